// Emergency access: a doctor, or a nurse of a station on duty, looks at one patient outside their scope, for four hours and
// with a reason. Whoever asks must know whom: name and date of birth, so that nobody can leaf through the ward this way.
// The patient's doctors and the supervisors are told in the same moment; if nobody is, the centre's seats are.
import { Injectable, Inject } from '@nestjs/common';
import { AttemptLimits, type Principal } from '#access';
import { folded } from '#care';
import { DAY_MS, SECOND_MS } from '#kernel';
import { EMERGENCY_MS, type Database, type EmergencyAccessRow, type PatientOverviewRow } from '#records';
import { actorOf, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { conflict, notFound, Refusal } from '../http/refusal.js';
import { Notifier, type Audience } from '../notifications/notifier.js';
import { DATABASE } from '../ports.js';
import { Roster } from '../roster/roster.js';
import type { EmergencyAccessDto, OpenEmergencyAccessDto } from './emergency-access.dto.js';
import { covers, Scope } from './scope.js';

const SHOWN = 100;
const SHOWN_FOR_MS = 90 * DAY_MS;

@Injectable()
export class EmergencyAccess {
  private readonly limits: AttemptLimits;

  constructor(
    private readonly transactions: CentreTransactions,
    private readonly scope: Scope,
    private readonly roster: Roster,
    private readonly notifier: Notifier,
    @Inject(DATABASE) database: Database,
  ) {
    this.limits = new AttemptLimits(database);
  }

  async open(who: Principal, body: OpenEmergencyAccessDto): Promise<EmergencyAccessDto> {
    const attempt = { kind: 'enrolment', value: `emergency:${who.personId}` } as const;
    const { records } = this.transactions;
    const now = this.transactions.now();
    const verdict = await this.limits.begin([attempt], now);
    if (verdict.kind === 'wait') {
      const seconds = Math.ceil(verdict.forMs / SECOND_MS);
      throw new Refusal(429, 'EMERGENCY.WAIT', 'Too many tries one after the other.', undefined, seconds);
    }
    if (who.role === 'station' && !(await this.isOnDuty(who, now))) {
      throw new Refusal(403, 'EMERGENCY.NOT_ON_DUTY', 'A station opens a patient in an emergency while it is on duty.');
    }
    const found = (await records.patients.overviews()).filter((patient) => isMeant(patient, body));
    const [patient] = found;
    if (patient === undefined || found.length > 1) {
      await this.transactions.run((tx) => {
        tx.audit(who, 'emergency.not-found', { detail: { matches: found.length } });
        return Promise.resolve();
      });
      throw found.length > 1
        ? conflict('EMERGENCY.AMBIGUOUS', 'Several patients have this name and date of birth. Telephone the centre.')
        : notFound('patient');
    }
    await this.limits.succeeded([attempt]);
    return this.transactions.run((tx) => this.openFor(tx, who, patient.id, body.reason.trim()), 'urgent');
  }

  private async openFor(tx: CentreTransaction, who: Principal, patientId: string, reason: string) {
    const { records, now } = tx;
    if ((await records.patients.hold(patientId)) === undefined) throw notFound('patient');
    if (covers(await this.scope.clinical(who, records), patientId)) {
      throw conflict('EMERGENCY.NOT_NEEDED', 'This patient is open to you already.');
    }
    const id = tx.newId();
    await records.emergencyAccess.add({
      id,
      person_id: who.personId,
      person_name: who.displayName,
      role: who.role === 'station' ? 'station' : 'doctor',
      patient_id: patientId,
      reason,
      opened_at: now,
      until_at: now + EMERGENCY_MS,
      ended_at: null,
      ended_by: null,
      ended_by_name: null,
    });
    tx.audit(who, 'emergency.open', { subject: id, patientId, detail: { reason, until: now + EMERGENCY_MS } });
    await this.tell(tx, patientId, id);
    tx.event('patient.changed', { patientId }, { patientId });
    return this.view(tx, id);
  }

  /** Told to the patient's doctors and the supervisors; where nobody of them can be, to the centre. */
  private async tell(tx: CentreTransaction, patientId: string, id: string): Promise<void> {
    const doctors = await tx.records.patients.doctorsOf(patientId, tx.now);
    let told = 0;
    for (const doctor of doctors) {
      told += await this.request(tx, patientId, id, { kind: 'person', personId: doctor.id }, `/clinic/${patientId}`);
    }
    const board = `/board?patient=${patientId}`;
    told += await this.request(tx, patientId, id, { kind: 'role', role: 'supervisor' }, board);
    if (told === 0) await this.request(tx, patientId, id, { kind: 'role', role: 'centre' }, board);
  }

  private async request(
    tx: CentreTransaction,
    patientId: string,
    id: string,
    audience: Audience,
    link: string,
  ): Promise<number> {
    const to = audience.kind === 'person' ? audience.personId : audience.kind === 'role' ? audience.role : '';
    const { people } = await this.notifier.request(tx, {
      audience,
      purpose: 'system',
      priority: 'high',
      incidentId: null,
      dispatchId: null,
      patientId,
      text: {
        ja: '緊急アクセスで患者の記録が開かれました。',
        en: 'A patient’s record has been opened by emergency access.',
      },
      namedText: null,
      link,
      expiresAt: tx.now + DAY_MS,
      key: `emergency:${id}:${to}`,
    });
    return people;
  }

  /** Supervisors end anybody's; whoever opened it ends their own. */
  end(who: Principal, id: string): Promise<EmergencyAccessDto> {
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      if (!(await records.emergencyAccess.hold(id))) throw notFound('emergency access');
      const row = await records.emergencyAccess.find(id);
      if (row === undefined || (who.role !== 'supervisor' && row.person_id !== who.personId)) {
        throw notFound('emergency access');
      }
      if (row.ended_at !== null || row.until_at <= now) {
        throw conflict('EMERGENCY.OVER', 'This emergency access is over already.');
      }
      await records.emergencyAccess.end(id, actorOf(who), now);
      tx.audit(who, 'emergency.end', { subject: id, patientId: row.patient_id });
      tx.event('patient.changed', { patientId: row.patient_id }, { patientId: row.patient_id });
      return this.view(tx, id);
    });
  }

  /** Of one patient, newest first: for those who look after them. */
  ofPatient(who: Principal, patientId: string): Promise<EmergencyAccessDto[]> {
    return this.transactions.read(who, async ({ records, open }) => {
      await open('emergency-access', patientId);
      return (await records.emergencyAccess.ofPatient(patientId, SHOWN)).map(viewOf);
    });
  }

  /** Of the last 90 days: for seats all, for everybody else the own ones and those of their patients. */
  list(who: Principal): Promise<EmergencyAccessDto[]> {
    return this.transactions.read(who, async ({ records, see, now }) => {
      see('emergency-access', null);
      return (await records.emergencyAccess.since(now - SHOWN_FOR_MS, SHOWN)).map(viewOf);
    });
  }

  private async isOnDuty({ stationId }: Principal, at: number): Promise<boolean> {
    const onDuty = await this.roster.onDuty(this.transactions.records, { kind: 'station', area: null, at });
    return stationId !== null && onDuty.includes(stationId);
  }

  private async view({ records }: CentreTransaction, id: string): Promise<EmergencyAccessDto> {
    const row = await records.emergencyAccess.find(id);
    if (row === undefined) throw notFound('emergency access');
    return viewOf(row);
  }
}

function isMeant(
  { display_name, kana, birth_date }: PatientOverviewRow,
  { name, birthDate }: OpenEmergencyAccessDto,
): boolean {
  const said = folded(name);
  return said !== '' && birth_date === birthDate && [display_name, kana].some((known) => folded(known) === said);
}

function viewOf(row: EmergencyAccessRow): EmergencyAccessDto {
  return {
    id: row.id,
    patientId: row.patient_id,
    patientName: row.patient_name,
    personId: row.person_id,
    personName: row.person_name,
    role: row.role,
    reason: row.reason,
    openedAt: row.opened_at,
    untilAt: row.until_at,
    endedAt: row.ended_at,
    endedByName: row.ended_by_name,
  };
}
