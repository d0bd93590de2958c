// Patients: the list, the emergency card, and the acts by which monitoring pauses.
import { Inject, Injectable } from '@nestjs/common';
import { type Principal } from '#access';
import { ageAt, isTimeZone } from '#care';
import { MINUTE_MS, SECOND_MS, type Clock } from '#kernel';
import { type PatientOverviewRow, type PatientRow, type Repositories, withoutContact } from '#records';
import { actorOf, asPatientId, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { Scope } from '../access/scope.js';
import { invalid, notFound, Refusal } from '../http/refusal.js';
import { IncidentWork } from '../incidents/incident-work.js';
import type { TimelineFact } from '#care';
import { CLOCK } from '../ports.js';
import { cardColumns } from './patient-card.js';
import type {
  AudioPauseDto,
  NewPatientDto,
  PatientChangeDto,
  PatientDto,
  PatientSummaryDto,
  PausePatientDto,
  PauseStateDto,
} from './patient.dto.js';
import { RuleSets } from './rule-sets.js';
import { writeInstruction } from './standing-instructions.js';

@Injectable()
export class PatientService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly scope: Scope,
    private readonly ruleSets: RuleSets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** An administrator sees who there is, and nothing of how they are. */
  async list(who: Principal): Promise<PatientSummaryDto[]> {
    if (who.role === 'administrator') {
      const everybody = await this.transactions.records.patients.overviews();
      await this.transactions.noteLooks(who, [{ kind: 'patients', patientId: null }]);
      return everybody.map((row) => this.summary(row, { clinical: false }));
    }
    return this.transactions.read(who, async ({ records, scope, see }) => {
      see('patients', null);
      const rows =
        scope.kind === 'all' ? await records.patients.overviews() : await records.patients.byIds(scope.patientIds);
      return rows.map((row) => this.summary(row, { clinical: true }));
    });
  }

  create(who: Principal, body: NewPatientDto): Promise<PatientSummaryDto> {
    checkCard(body);
    return this.transactions.run(async (tx) => {
      const row = await this.add(tx, who, body);
      return this.summary(row, { clinical: who.role !== 'administrator' });
    });
  }

  /** Adds a patient and puts them before the engine; `rules` are those in force from the start. */
  async add(tx: CentreTransaction, who: Principal, body: NewPatientDto): Promise<PatientRow> {
    const id = tx.newId();
    const { now } = tx;
    await tx.records.patients.add({
      ...cardColumns(body),
      id,
      paused_until: null,
      pause_reason: null,
      audio_paused_until: null,
      created_at: now,
      changed_at: now,
    });
    const instruction = body.standingInstruction ?? '';
    if (instruction !== '') await writeInstruction(tx, actorOf(who), id, instruction);
    await this.ruleSets.tellEngine(tx, actorOf(who), id, body.timeZone);
    tx.audit(who, 'patient.create', { subject: id, patientId: id });
    tx.event('patient.changed', { patientId: id }, { patientId: id });
    return this.require(tx.records, id);
  }

  get(who: Principal, id: string): Promise<PatientDto> {
    return this.transactions.read(who, async ({ records, open }) => {
      await open('card', id);
      return this.detail(records, await this.require(records, id));
    });
  }

  change(who: Principal, id: string, body: PatientChangeDto): Promise<PatientDto> {
    checkCard(body);
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      await this.scope.requirePatient(who, id, records);
      const before = await records.patients.hold(id);
      if (before === undefined) throw notFound('patient');
      const change = cardColumns(body);
      const instruction = change.standing_instruction;
      if (instruction !== undefined && instruction !== before.standing_instruction) {
        if (who.role !== 'doctor') {
          throw new Refusal(403, 'INSTRUCTION.DOCTORS_ONLY', 'A standing instruction is written by a doctor.');
        }
        await writeInstruction(tx, actorOf(who), id, instruction);
      }
      await records.patients.change(id, { ...change, changed_at: now });
      const { timeZone = before.time_zone, oxygen = before.oxygen, hypercapnic = before.hypercapnic } = body;
      if (timeZone !== before.time_zone || oxygen !== before.oxygen || hypercapnic !== before.hypercapnic) {
        await this.ruleSets.tellEngine(tx, actorOf(who), id, timeZone);
      }
      tx.audit(who, 'patient.change', { subject: id, patientId: id, detail: changeOf(before, body) });
      tx.event('patient.changed', { patientId: id }, { patientId: id });
      return tx.readAs(who, async () => this.detail(records, await this.require(records, id)));
    });
  }

  pauseAudio(who: Principal, id: string, { seconds }: AudioPauseDto): Promise<PauseStateDto> {
    return this.pauses(who, id, 'patient.audio-pause', async (tx) => {
      const until = tx.now + seconds * SECOND_MS;
      await tx.records.patients.change(id, { audio_paused_until: until });
      tx.act(actorOf(who), { kind: 'audio-pause', patientId: asPatientId(id), until });
      return { kind: 'audio-paused', untilAt: until };
    });
  }

  pause(who: Principal, id: string, { minutes, reason }: PausePatientDto): Promise<PauseStateDto> {
    return this.pauses(who, id, 'patient.pause', async (tx) => {
      const until = tx.now + minutes * MINUTE_MS;
      await tx.records.patients.change(id, { paused_until: until, pause_reason: reason });
      tx.act(actorOf(who), { kind: 'patient-paused', patientId: asPatientId(id), until, reason });
      return { kind: 'patient-paused', untilAt: until, reason };
    });
  }

  resume(who: Principal, id: string): Promise<PauseStateDto> {
    return this.pauses(who, id, 'patient.resume', async (tx) => {
      await tx.records.patients.change(id, { paused_until: null, pause_reason: null });
      tx.act(actorOf(who), { kind: 'patient-resumed', patientId: asPatientId(id) });
      return { kind: 'patient-resumed' };
    });
  }

  private pauses(
    who: Principal,
    id: string,
    action: string,
    work: (tx: CentreTransaction) => Promise<TimelineFact>,
  ): Promise<PauseStateDto> {
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      await this.scope.requirePatient(who, id, records);
      if ((await records.patients.hold(id)) === undefined) throw notFound('patient');
      const { kind, ...detail } = await work(tx).then(async (fact) => {
        await writeToOpenIncident(tx, who, id, fact);
        return fact;
      });
      tx.audit(who, action, { subject: id, patientId: id, detail: { kind, ...detail } });
      const row = await this.require(records, id);
      const state = {
        patientId: id,
        pausedUntil: later(row.paused_until, now),
        audioPausedUntil: later(row.audio_paused_until, now),
      };
      tx.event('patient.changed', { patientId: id }, state);
      return state;
    }, 'urgent');
  }

  private async require(records: Repositories, id: string): Promise<PatientRow> {
    const row = await records.patients.find(id);
    if (row === undefined) throw notFound('patient');
    return row;
  }

  private summary(row: PatientOverviewRow, { clinical }: { clinical: boolean }): PatientSummaryDto {
    const now = this.clock.now();
    return {
      id: row.id,
      displayName: row.display_name,
      kana: row.kana,
      age: ageAt(row.birth_date, now, row.time_zone),
      sex: row.sex,
      area: row.area,
      conditions: clinical ? row.conditions : [],
      pausedUntil: clinical ? later(row.paused_until, now) : null,
    };
  }

  private async detail(records: Repositories, row: PatientRow): Promise<PatientDto> {
    const now = this.clock.now();
    const [doctors, devices] = [await records.patients.doctorsOf(row.id, now), await records.devices.lent([row.id])];
    const pausedUntil = later(row.paused_until, now);
    return {
      id: row.id,
      displayName: row.display_name,
      kana: row.kana,
      birthDate: row.birth_date,
      age: ageAt(row.birth_date, now, row.time_zone),
      sex: row.sex,
      area: row.area,
      timeZone: row.time_zone,
      livingAlone: row.living_alone,
      conditions: row.conditions,
      address: row.address,
      lat: row.lat,
      lon: row.lon,
      keyNote: row.key_note,
      phone: row.phone,
      family: row.family,
      familyDoctor: row.family_doctor,
      wishes: row.wishes,
      medication: row.medication,
      oxygen: row.oxygen,
      hypercapnic: row.hypercapnic,
      standingInstruction: row.standing_instruction,
      pausedUntil,
      pauseReason: pausedUntil === null ? null : row.pause_reason,
      doctors: doctors.map((doctor) => ({ personId: doctor.id, displayName: doctor.display_name })),
      devices: devices.map((device) => ({
        id: `${device.gateway_id}.${device.device}`,
        gateway: device.gateway_id,
        device: device.device,
        label: device.label,
        from: device.lent_from ?? 0,
      })),
    };
  }
}

/** An act on a patient with an open incident is part of its story. */
export async function writeToOpenIncident(
  tx: CentreTransaction,
  who: Principal,
  patientId: string,
  fact: TimelineFact,
): Promise<void> {
  const incident = await tx.records.incidents.openOf(patientId);
  if (incident === undefined) return;
  const work = new IncidentWork(tx, incident.id, patientId);
  work.write(actorOf(who), fact);
  await work.finish();
}

/** An end that still lies ahead, else null. */
export function later(until: number | null, now: number): number | null {
  return until !== null && until > now ? until : null;
}

function checkCard(body: PatientChangeDto): void {
  if (body.timeZone !== undefined && !isTimeZone(body.timeZone)) throw invalid('timeZone', 'isTimeZone');
  if (body.birthDate !== undefined && Number.isNaN(Date.parse(body.birthDate))) throw invalid('birthDate', 'isDate');
}

/**
 * Old and new of what was changed, for the audit. How the patient is found is sealed where it is kept, and an audit that
 * nobody can rewrite can't be sealed under a newer key: of those fields it says only that they changed.
 */
function changeOf(before: PatientRow, body: PatientChangeDto): Record<string, unknown> {
  const { rest: old } = withoutContact(cardColumns(body));
  const { address: _a, lat: _b, lon: _c, keyNote: _d, phone: _e, family: _f, familyDoctor: _g, ...after } = body;
  return {
    fields: Object.keys(body).sort(),
    before: Object.fromEntries(Object.keys(old).map((name) => [name, before[name as keyof typeof before]])),
    after,
  };
}
