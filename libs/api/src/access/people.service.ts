// The people who may log in: invited, changed, closed and opened again by the administrator. Every change is on the audit
// trail with what was before, and ends the sessions it concerns.
import { Injectable } from '@nestjs/common';
import {
  Accounts,
  needsSecondFactor,
  OneTimeLinks,
  Sessions,
  type LinkPurpose,
  type NewAccount,
  type Principal,
  type Role,
} from '#access';
import type { FactorCounts, OneTimeLinkRow, PersonRow, Repositories } from '#records';
import { CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { conflict, invalid, notFound } from '../http/refusal.js';
import type {
  InvitationsDto,
  InvitedPersonDto,
  NewPersonDto,
  OneTimeLinkDto,
  PersonChangeDto,
  PersonDto,
  RevocationDto,
  RevokedDto,
} from './people.dto.js';
import type { SessionInfoDto } from './account.dto.js';
import { sessionView } from './account.service.js';

@Injectable()
export class PeopleService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly accounts: Accounts,
    private readonly links: OneTimeLinks,
    private readonly sessions: Sessions,
  ) {}

  list(): Promise<PersonDto[]> {
    return this.transactions.run(async ({ records, now }) => viewsOf(records, await records.people.all(), now));
  }

  async invite(who: Principal, body: NewPersonDto): Promise<InvitedPersonDto> {
    const [invited] = await this.inviteAll(who, { people: [body] });
    if (invited === undefined) throw new Error('an invitation of one invited nobody');
    return invited;
  }

  /** All or none, in one decision. */
  async inviteAll(who: Principal, { people, patientId, until }: InvitationsDto): Promise<InvitedPersonDto[]> {
    const names = people.map(({ name }) => name);
    if (new Set(names).size < names.length) throw invalid('people', 'namesDiffer');
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      if (patientId !== undefined && (await records.patients.find(patientId)) === undefined) {
        throw invalid('patientId', 'exists');
      }
      const made: Array<{ row: PersonRow; link: OneTimeLinkDto }> = [];
      for (const one of people) {
        await checkStation(records, one.role, one.stationId);
        const row = await this.add(tx, { ...one, stationId: one.stationId ?? null });
        const link = await this.links.issue(row.id, 'invitation', who.personId, records.queries);
        tx.audit(who, 'person.invited', { subject: row.id, detail: { role: one.role, stationId: row.station_id } });
        if (patientId !== undefined && (one.role === 'doctor' || one.role === 'family')) {
          const allowed = { patientId, personId: row.id, kind: one.role, from: now, until: until ?? null };
          await records.patients.link(allowed);
          tx.audit(who, 'patient.person-linked', { subject: row.id, patientId, detail: { new: allowed } });
        }
        made.push({ row, link });
      }
      const views = await viewsOf(
        records,
        made.map(({ row }) => row),
        now,
      );
      return made.map(({ link }, place) => ({ person: views[place] as PersonDto, link }));
    });
  }

  /** A new link: the invitation again, or a reset of the password. Earlier links of the person lapse. */
  async link(who: Principal, id: string): Promise<OneTimeLinkDto> {
    return this.transactions.run(async (tx) => {
      const person = await held(tx, id);
      if (!person.active) throw conflict('PERSON.CLOSED', 'This account is closed.');
      const purpose: LinkPurpose = person.password_hash === null ? 'invitation' : 'password-reset';
      tx.audit(who, `person.${purpose}-issued`, { subject: id });
      return this.links.issue(id, purpose, who.personId, tx.records.queries);
    });
  }

  async change(who: Principal, id: string, body: PersonChangeDto): Promise<PersonDto> {
    const { view, ended } = await this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const before = await held(tx, id);
      const stationId = body.stationId ?? null;
      if (before.role !== body.role || before.station_id !== stationId) {
        await checkStation(records, body.role, body.stationId);
      }
      if (before.role === 'administrator' && body.role !== 'administrator') await anotherAdministrator(records, id);
      const after = { display_name: body.displayName, initials: body.initials, role: body.role, station_id: stationId };
      await records.people.change(id, after);
      tx.audit(who, 'person.changed', { subject: id, detail: { old: auditedOf(before), new: auditedOf(after) } });
      // What a session may see hangs on both; an open stream was let in under the old ones.
      const moved = before.role !== body.role || before.station_id !== stationId;
      const ended = moved ? await records.sessions.removeOf([id]) : [];
      const [view] = await viewsOf(records, [{ ...before, ...after }], now);
      return { view, ended };
    });
    this.sessions.tell(ended);
    return view as PersonDto;
  }

  /** Closes accounts; their sessions end with the commit. */
  async revoke(who: Principal, { personIds, stationId }: RevocationDto): Promise<RevokedDto> {
    if ((personIds === undefined) === (stationId === undefined)) throw invalid('personIds', 'thatOrStation');
    const { people, ended } = await this.transactions.run(async (tx) => {
      const { records } = tx;
      const all = await records.people.all();
      const chosen = all.filter((one) =>
        personIds === undefined ? one.station_id === stationId : personIds.includes(one.id),
      );
      const open = chosen.filter(({ active }) => active);
      if (open.some(({ id }) => id === who.personId))
        throw conflict('PERSON.OWN_ACCOUNT', 'One can’t close one’s own account.');
      for (const { id } of open) {
        await records.people.change(id, { active: false });
        tx.audit(who, 'person.closed', { subject: id, detail: { old: { active: true }, new: { active: false } } });
      }
      const ids = open.map(({ id }) => id);
      await records.oneTimeSecrets.lapseLinks(ids);
      return { people: ids.length, ended: await records.sessions.removeOf(ids) };
    });
    this.sessions.tell(ended);
    return { people, sessions: ended.length };
  }

  reopen(who: Principal, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const person = await held(tx, id);
      if (person.active) return;
      await tx.records.people.change(id, { active: true });
      tx.audit(who, 'person.reopened', { subject: id, detail: { old: { active: false }, new: { active: true } } });
    });
  }

  /** For a lost phone: the person sets up a new factor at the next log-in. */
  async resetSecondFactor(who: Principal, id: string): Promise<void> {
    const ended = await this.transactions.run(async (tx) => {
      const { records } = tx;
      await held(tx, id);
      if (id === who.personId)
        throw conflict('PERSON.OWN_ACCOUNT', 'One’s own factors are changed on the account page.');
      const before = (await records.secondFactors.counts([id])).get(id) ?? null;
      await records.secondFactors.removeAll(id);
      tx.audit(who, 'person.factor-reset', { subject: id, detail: { old: before, new: null } });
      return records.sessions.removeOf([id]);
    });
    this.sessions.tell(ended);
  }

  async sessionsOf(id: string): Promise<SessionInfoDto[]> {
    return (await this.sessions.ofPerson(id)).map((row) => sessionView(row, null));
  }

  async endSessions(who: Principal, id: string, sessionId: string | null): Promise<void> {
    const rows = await this.sessions.ofPerson(id);
    const chosen = rows.filter((row) => sessionId === null || row.id === sessionId);
    if (sessionId !== null && chosen.length === 0) throw notFound('session');
    for (const row of chosen) await this.sessions.end(row.id);
    await this.transactions.run(async (tx) =>
      tx.audit(who, 'session.ended', { subject: id, detail: { sessions: chosen.map((row) => row.id) } }),
    );
  }

  private async add(tx: CentreTransaction, account: NewAccount): Promise<PersonRow> {
    const taken = await tx.records.people.byName(account.name);
    const row = taken === undefined ? await this.accounts.add(tx.records.queries, account) : null;
    if (row === null) throw conflict('PERSON.NAME_TAKEN', 'Somebody has this log-in name already.');
    return row;
  }
}

async function held({ records }: CentreTransaction, id: string): Promise<PersonRow> {
  const person = await records.people.hold(id);
  if (person === undefined) throw notFound('person');
  return person;
}

async function checkStation(records: Repositories, role: Role, stationId: string | undefined): Promise<void> {
  if ((role === 'station') !== (stationId !== undefined)) throw invalid('stationId', 'goesWithRoleStation');
  if (stationId !== undefined && (await records.stations.find(stationId)) === undefined) {
    throw invalid('stationId', 'exists');
  }
}

async function anotherAdministrator(records: Repositories, id: string): Promise<void> {
  const all = await records.people.all();
  if (all.some((one) => one.role === 'administrator' && one.active && one.id !== id)) return;
  throw conflict('PERSON.LAST_ADMINISTRATOR', 'Somebody has to be administrator.');
}

function auditedOf(row: Pick<PersonRow, 'display_name' | 'initials' | 'role' | 'station_id'>) {
  return { displayName: row.display_name, initials: row.initials, role: row.role, stationId: row.station_id };
}

async function viewsOf(records: Repositories, rows: readonly PersonRow[], now: number): Promise<PersonDto[]> {
  const factors = await records.secondFactors.counts(rows.map(({ id }) => id));
  const links = await records.oneTimeSecrets.openLinks(now);
  return rows.map((row) =>
    personView(
      row,
      factors.get(row.id),
      links.find(({ person_id }) => person_id === row.id),
    ),
  );
}

function personView(row: PersonRow, factors: FactorCounts | undefined, link: OneTimeLinkRow | undefined): PersonDto {
  const { totp = false, passkeys = 0, recoveryCodes = 0 } = factors ?? {};
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    initials: row.initials,
    role: row.role,
    stationId: row.station_id,
    active: row.active,
    demonstration: row.demonstration,
    hasPassword: row.password_hash !== null,
    linkUntil: link?.expires_at ?? null,
    secondFactor: { required: needsSecondFactor(row.role), totp, passkeys, recoveryCodes },
    createdAt: row.created_at,
    lastLogInAt: row.last_log_in_at,
  };
}
