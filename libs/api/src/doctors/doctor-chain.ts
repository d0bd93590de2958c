// Looking for a doctor: the family doctor, then who covers, then who coordinates, each by a deadline that survives a
// restart. Every step is in the story; when the last one must be repeated the centre is told loudly.
import { Injectable } from '@nestjs/common';
import {
  doctorAnswersBy,
  nextDoctor,
  stepDoctorCall,
  type ChainDoctor,
  type DoctorCallAction,
  type DoctorCallActor,
  type DoctorCallState,
} from '#care';
import { MINUTE_MS } from '#kernel';
import type { DispatchRow, DoctorCallRow, DoctorChainRow, IncidentRow, PatientRow } from '#records';
import { CENTRE, type Actor, type CentreTransaction } from '../centre-transaction.js';
import { DeadlineRunner, type DueDeadline } from '../deadlines/deadline-runner.js';
import { storyOf, tellDispatch } from '../dispatches/dispatch-telling.js';
import { conflict, notFound } from '../http/refusal.js';
import type { IncidentWork } from '../incidents/incident-work.js';
import { Roster } from '../roster/roster.js';
import { DoctorTelling } from './doctor-telling.js';

export const DOCTOR_ANSWER = 'doctor-answer';
/** With nobody on the list the roster is looked at again so soon. */
const LOOK_AGAIN_MS = 3 * MINUTE_MS;

export interface DoctorNeed {
  readonly patientId: string;
  readonly incident: IncidentRow | null;
  readonly dispatch: DispatchRow | null;
  readonly question: string;
}

@Injectable()
export class DoctorChain {
  constructor(
    private readonly roster: Roster,
    private readonly telling: DoctorTelling,
    private readonly deadlines: DeadlineRunner,
  ) {
    deadlines.register(DOCTOR_ANSWER, (tx, deadline) => this.lapse(tx, deadline));
  }

  /** Looks for a doctor for an incident. With `on` the story is written there and its owner finishes it. */
  start(tx: CentreTransaction, incident: IncidentRow, by: Actor, on?: IncidentWork): Promise<DoctorChainRow> {
    const need = { patientId: incident.patient_id, incident, dispatch: null, question: '' };
    return this.begin(tx, need, by, on);
  }

  /** Begins a search, or returns the one already under way for the patient. */
  async begin(tx: CentreTransaction, need: DoctorNeed, by: Actor, given?: IncidentWork): Promise<DoctorChainRow> {
    const { records, now } = tx;
    if ((await records.patients.hold(need.patientId)) === undefined) throw notFound('patient');
    const asking = await records.doctorChains.askingFor(need.patientId);
    if (asking !== undefined) return asking;
    const id = tx.newId();
    await records.doctorChains.add({
      id,
      patient_id: need.patientId,
      incident_id: need.incident?.id ?? need.dispatch?.incident_id ?? null,
      dispatch_id: need.dispatch?.id ?? null,
      state: 'asking',
      question: need.question,
      started_by: by.id,
      started_by_name: by.name,
      started_at: now,
      settled_at: null,
    });
    const chain = await this.require(tx, id);
    const on = given ?? (await storyOf(tx, chain));
    on?.write(by, { kind: 'doctor-sought', chainId: id, question: need.question });
    await this.askNext(tx, chain, on);
    await this.tell(tx, chain);
    if (given === undefined) await on?.finish();
    return chain;
  }

  /** A doctor's own word, or what somebody who telephoned logs. The patient must be held. */
  async settle(
    tx: CentreTransaction,
    call: DoctorCallRow,
    action: Exclude<DoctorCallAction, 'lapse' | 'withdraw'>,
    actor: Exclude<DoctorCallActor, 'clock'>,
    by: Actor,
    note: string,
  ): Promise<DoctorChainRow> {
    const chain = await this.require(tx, call.chain_id);
    const step = stepDoctorCall(call.state, action, actor);
    if (step.kind === 'refused' || chain.state !== 'asking') {
      throw conflict('DOCTOR.SETTLED', `Not possible now: the call is ${call.state}, the search ${chain.state}.`);
    }
    await this.moveCall(tx, call, step.to, by, note);
    const on = await storyOf(tx, chain);
    const fact = { chainId: chain.id, doctor: call.doctor_name, role: call.role };
    if (step.to === 'answered') {
      on?.write(by, { kind: 'doctor-answered', ...fact });
      await this.close(tx, chain, 'answered', by);
      await this.telling.answered(tx, chain, by);
    } else {
      if (step.to === 'declined') on?.write(by, { kind: 'doctor-declined', ...fact, note });
      else on?.write(by, { kind: 'doctor-no-answer', ...fact });
      await this.askNext(tx, chain, on);
    }
    await this.tell(tx, chain);
    await on?.finish();
    return this.require(tx, chain.id);
  }

  /** No doctor is needed any more. The patient must be held. */
  async end(tx: CentreTransaction, chain: DoctorChainRow, by: Actor, reason: string): Promise<DoctorChainRow> {
    if (chain.state !== 'asking') throw conflict('DOCTOR.SETTLED', 'This search is over already.');
    await this.close(tx, chain, 'ended', by);
    const on = await storyOf(tx, chain);
    on?.write(by, { kind: 'doctor-search-ended', chainId: chain.id, reason });
    await this.tell(tx, chain);
    await on?.finish();
    return this.require(tx, chain.id);
  }

  /** A doctor whose time is up, or a list that was empty. The patient is held by the runner. */
  private async lapse(tx: CentreTransaction, { subject }: DueDeadline): Promise<void> {
    const chain = await tx.records.doctorChains.find(subject);
    if (chain === undefined || chain.state !== 'asking') return;
    const call = (await tx.records.doctorChains.callsOf([chain.id])).find(({ state }) => state === 'asked');
    const on = await storyOf(tx, chain);
    if (call !== undefined) {
      await this.moveCall(tx, call, 'no-answer', CENTRE, '');
      on?.write(CENTRE, {
        kind: 'doctor-no-answer',
        chainId: chain.id,
        doctor: call.doctor_name,
        role: call.role,
      });
    }
    await this.askNext(tx, chain, on);
    await this.tell(tx, chain);
    await on?.finish();
  }

  private async askNext(tx: CentreTransaction, chain: DoctorChainRow, on: IncidentWork | null): Promise<void> {
    const { records, now } = tx;
    const patient = await records.patients.find(chain.patient_id);
    if (patient === undefined) throw notFound('patient');
    const before = await records.doctorChains.callsOf([chain.id]);
    const asked = before.map((call) => ({ doctorId: call.doctor_id, role: call.role, repetition: call.repetition }));
    const next = nextDoctor(await this.doctorsFor(tx, patient), asked);
    if (next.kind === 'nobody') {
      on?.write(CENTRE, { kind: 'doctor-nobody', chainId: chain.id });
      await this.expect(tx, chain, now + LOOK_AGAIN_MS);
      return this.telling.nobodyAnswers(tx, chain, before.length);
    }
    const { doctor, repetition } = next;
    const { name, telephone } = await this.reachOf(tx, patient, doctor);
    const answerBy = doctorAnswersBy(now, doctor.role);
    const id = tx.newId();
    await records.doctorChains.addCall({
      id,
      chain_id: chain.id,
      place: before.length + 1,
      doctor_id: doctor.doctorId,
      doctor_name: name,
      role: doctor.role,
      telephone,
      repetition,
      state: 'asked',
      asked_at: now,
      answer_by: answerBy,
      settled_at: null,
      settled_by: null,
      settled_by_name: null,
      note: '',
    });
    await this.expect(tx, chain, answerBy);
    on?.write(CENTRE, { kind: 'doctor-asked', chainId: chain.id, doctor: name, role: doctor.role, repetition });
    if (doctor.doctorId !== null)
      await this.telling.doctorAsked(tx, chain, patient, { id, doctorId: doctor.doctorId, answerBy });
    if (repetition > 0) await this.telling.nobodyAnswers(tx, chain, before.length);
  }

  /** The roster's chain; a family doctor who has no account, and stands on the patient's card alone, comes first. */
  private async doctorsFor({ records, now }: CentreTransaction, patient: PatientRow): Promise<ChainDoctor[]> {
    const links = await this.roster.doctorChain(records, patient.id, now);
    const doctors = links.map(({ personId, role }): ChainDoctor => ({ doctorId: personId, role }));
    const hasFamily = (await records.patients.doctorsOf(patient.id, now)).length > 0;
    if (hasFamily || patient.family_doctor === null) return doctors;
    return [{ doctorId: null, role: 'family-doctor' }, ...doctors];
  }

  private async reachOf(
    { records }: CentreTransaction,
    patient: PatientRow,
    { doctorId, role }: ChainDoctor,
  ): Promise<{ name: string; telephone: string }> {
    const card = patient.family_doctor;
    if (doctorId === null) return { name: card?.name ?? '', telephone: card?.phone ?? '' };
    const person = await records.people.find(doctorId);
    const own = (await records.doctorChains.telephonesOf([doctorId])).get(doctorId);
    const fromCard = role === 'family-doctor' ? card?.phone : undefined;
    return { name: person?.display_name ?? '', telephone: own ?? fromCard ?? '' };
  }

  private expect(tx: CentreTransaction, chain: DoctorChainRow, dueAt: number): Promise<void> {
    return this.deadlines.set(tx, { kind: DOCTOR_ANSWER, subject: chain.id, patientId: chain.patient_id, dueAt });
  }

  private async moveCall(
    tx: CentreTransaction,
    call: DoctorCallRow,
    to: DoctorCallState,
    by: Actor,
    note: string,
  ): Promise<void> {
    await tx.records.doctorChains.changeCall(call.id, {
      state: to,
      settled_at: tx.now,
      settled_by: by.id,
      settled_by_name: by.name,
      note,
    });
  }

  private async close(
    tx: CentreTransaction,
    chain: DoctorChainRow,
    state: 'answered' | 'ended',
    by: Actor,
  ): Promise<void> {
    const { doctorChains } = tx.records;
    for (const call of await doctorChains.callsOf([chain.id])) {
      if (call.state === 'asked') await this.moveCall(tx, call, 'withdrawn', by, '');
    }
    await doctorChains.change(chain.id, { state, settled_at: tx.now });
    await this.deadlines.drop(tx, { kind: DOCTOR_ANSWER, subject: chain.id });
    await this.telling.settled(tx, chain, state);
  }

  /** The nurse's phone and the boards follow the visit; without one they follow the incident. */
  private async tell(tx: CentreTransaction, chain: DoctorChainRow): Promise<void> {
    if (chain.dispatch_id !== null) await tellDispatch(tx, chain.dispatch_id);
    const scope = { patientId: chain.patient_id };
    tx.event('doctor-chain.changed', chain.incident_id === null ? scope : { ...scope, incidentId: chain.incident_id }, {
      chainId: chain.id,
    });
  }

  private async require(tx: CentreTransaction, id: string): Promise<DoctorChainRow> {
    const chain = await tx.records.doctorChains.find(id);
    if (chain === undefined) throw notFound('search');
    return chain;
  }
}
