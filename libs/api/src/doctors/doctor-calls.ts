// Who may look for a doctor, log how a call went and take an order down: the centre, the nurse at the bedside, and the
// doctor asked.
import { Inject, Injectable } from '@nestjs/common';
import { isSeat, type Principal } from '#access';
import { DAY_MS, MINUTE_MS, type Clock, type Instant } from '#kernel';
import type { DispatchRow, DoctorCallRow, DoctorChainRow, Repositories } from '#records';
import { covers, Scope } from '../access/scope.js';
import { actorOf, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { isOwn } from '../dispatches/dispatch-steps.js';
import { requireDispatch, storyOf, tellDispatch } from '../dispatches/dispatch-telling.js';
import { dispatchViews, orderView } from '../dispatches/dispatch-views.js';
import type { DoctorOrderDto } from '../dispatches/dispatch.dto.js';
import { invalid, notFound } from '../http/refusal.js';
import { CLOCK } from '../ports.js';
import { DoctorChain } from './doctor-chain.js';
import type { DoctorChainDto } from './doctor-chain.dto.js';
import { callView, chainViews } from './doctor-views.js';
import type {
  DoctorQuestionDto,
  EndDoctorChainDto,
  SettleDoctorCallDto,
  StartDoctorChainDto,
  TakeDownOrderDto,
} from './doctor.dto.js';

const CALLS_SHOWN_MS = 7 * DAY_MS;
const ACTIONS = { answered: 'answer', declined: 'decline', 'no-answer': 'give-up' } as const;

/** What a chain or an order is about, found and checked for this person. */
type Subject = { readonly incidentId: string } | { readonly dispatchId: string };

@Injectable()
export class DoctorCalls {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly chain: DoctorChain,
    private readonly scope: Scope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  start(who: Principal, subject: Subject, { question = '' }: StartDoctorChainDto): Promise<DoctorChainDto> {
    return this.transactions.run(async (tx) => {
      const { incident, dispatch, patientId } = await this.subjectOf(tx.records, who, subject);
      const chain = await this.chain.begin(tx, { patientId, incident, dispatch, question }, actorOf(who));
      tx.audit(who, 'doctor.seek', { subject: chain.id, patientId });
      return this.view(tx.records, chain);
    }, 'urgent');
  }

  /** Searches of an incident or a visit, newest first. */
  of(who: Principal, subject: Subject): Promise<DoctorChainDto[]> {
    return this.transactions.read(who, async ({ records, open }) => {
      await open('doctor-chain', (await this.found(records, who, subject)).patientId);
      return chainViews(records, await records.doctorChains.of(subject));
    });
  }

  settle(who: Principal, callId: string, { outcome, note = '' }: SettleDoctorCallDto): Promise<DoctorChainDto> {
    return this.transactions.run(async (tx) => {
      const { call, chain } = await this.holdCall(tx, callId);
      const isAsked = call.doctor_id === who.personId;
      if (!isAsked && !(await this.mayLog(tx.records, who, chain))) throw notFound('call');
      if (isAsked && outcome === 'no-answer') throw invalid('outcome', 'answeredOrDeclined');
      const actor = isAsked ? 'doctor' : 'caller';
      const after = await this.chain.settle(tx, call, ACTIONS[outcome], actor, actorOf(who), note);
      tx.audit(who, `doctor.${outcome}`, { subject: callId, patientId: chain.patient_id });
      return this.view(tx.records, after);
    }, 'urgent');
  }

  end(who: Principal, chainId: string, { reason }: EndDoctorChainDto): Promise<DoctorChainDto> {
    return this.transactions.run(async (tx) => {
      const before = await tx.records.doctorChains.find(chainId);
      if (before === undefined || !(await this.mayLog(tx.records, who, before))) throw notFound('search');
      await tx.records.patients.hold(before.patient_id);
      const held = (await tx.records.doctorChains.find(chainId)) ?? before;
      const after = await this.chain.end(tx, held, actorOf(who), reason);
      tx.audit(who, 'doctor.end', { subject: chainId, patientId: before.patient_id });
      return this.view(tx.records, after);
    }, 'urgent');
  }

  /** Keeps an order given by telephone: who said it, word for word, read back. */
  takeDown(who: Principal, subject: Subject, body: TakeDownOrderDto): Promise<DoctorOrderDto> {
    const { text, doctorName, doctorId, readBack, madeAt, requestId } = body;
    if (madeAt !== undefined && madeAt > this.clock.now() + MINUTE_MS) throw invalid('madeAt', 'notInFuture');
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const { incident, dispatch, patientId } = await this.subjectOf(records, who, subject);
      await records.patients.hold(patientId);
      const known =
        requestId === undefined ? undefined : await records.doctorChains.orderByRequest(who.personId, requestId);
      if (known !== undefined) return orderView(known);
      if (doctorId !== undefined && (await records.people.find(doctorId))?.role !== 'doctor') {
        throw invalid('doctorId', 'isDoctor');
      }
      const order = {
        id: tx.newId(),
        patient_id: patientId,
        incident_id: incident?.id ?? dispatch?.incident_id ?? null,
        dispatch_id: dispatch?.id ?? null,
        chain_id: (await records.doctorChains.of(subject))[0]?.id ?? null,
        doctor_id: doctorId ?? null,
        doctor_name: doctorName,
        way: 'telephone' as const,
        text,
        read_back: readBack,
        taken_by: who.personId,
        taken_by_name: who.displayName,
        given_at: madeAt ?? now,
        at: now,
        request_id: requestId ?? null,
      };
      await records.doctorChains.addOrder(order);
      const on = await storyOf(tx, order);
      const fact = { doctor: doctorName, way: order.way, order: text, readBack };
      on?.write(actorOf(who), { kind: 'doctor-ordered', ...fact }, { madeAt: madeAt ?? null, requestId });
      tx.audit(who, 'doctor.order', { subject: order.id, patientId });
      if (dispatch !== null) await tellDispatch(tx, dispatch.id);
      await on?.finish();
      return orderView(order);
    }, 'urgent');
  }

  /** What waits for this doctor, and what was asked in the last days. */
  questions(who: Principal): Promise<DoctorQuestionDto[]> {
    return this.transactions.read(who, async ({ records, now, see }) => {
      const questions = await this.questionsOf(who, records, now);
      see('dispatches', null);
      for (const { patientId } of questions) see('doctor-chain', patientId);
      return questions;
    });
  }

  private async questionsOf(who: Principal, records: Repositories, now: Instant): Promise<DoctorQuestionDto[]> {
    const calls = await records.doctorChains.callsTo(who.personId, now - CALLS_SHOWN_MS);
    const chains = await records.doctorChains.byIds([...new Set(calls.map((call) => call.chain_id))]);
    const views = new Map((await chainViews(records, chains)).map((chain) => [chain.id, chain]));
    const patients = new Map((await records.patients.byIds(chains.map((one) => one.patient_id))).map((p) => [p.id, p]));
    const visits = await records.dispatches.byIds(chains.flatMap(({ dispatch_id: id }) => (id === null ? [] : [id])));
    const dispatches = new Map((await dispatchViews(records, visits, now)).map((one) => [one.id, one]));
    return calls.flatMap((call) => {
      const chain = views.get(call.chain_id);
      const patient = chain === undefined ? undefined : patients.get(chain.patientId);
      if (chain === undefined || patient === undefined) return [];
      const dispatch = chain.dispatchId === null ? null : (dispatches.get(chain.dispatchId) ?? null);
      return [
        {
          call: callView(call),
          chain,
          patientName: patient.display_name,
          patientId: patient.id,
          priority: dispatch?.priority ?? ('medium' as const),
          callBackTelephone: dispatch?.nurse?.telephone ?? '',
          callBackName: dispatch?.nurse?.displayName ?? chain.startedByName,
          dispatch,
        },
      ];
    });
  }

  private async subjectOf(records: Repositories, who: Principal, subject: Subject) {
    const found = await this.found(records, who, subject);
    await this.scope.requirePatient(who, found.patientId, records);
    return found;
  }

  private async found(records: Repositories, who: Principal, subject: Subject) {
    if ('dispatchId' in subject) {
      const dispatch = await requireDispatch(records, subject.dispatchId);
      if (!isOwn(who, dispatch)) throw notFound('dispatch');
      return { incident: null, dispatch, patientId: dispatch.patient_id };
    }
    const incident = await records.incidents.find(subject.incidentId);
    if (incident === undefined) throw notFound('incident');
    return { incident, dispatch: null as DispatchRow | null, patientId: incident.patient_id };
  }

  private async mayLog(records: Repositories, who: Principal, chain: DoctorChainRow): Promise<boolean> {
    if (isSeat(who.role)) return true;
    if (who.role !== 'station' || chain.dispatch_id === null) return false;
    const dispatch = await records.dispatches.find(chain.dispatch_id);
    if (dispatch === undefined || !isOwn(who, dispatch)) return false;
    // A station that was called off, or that was there long ago, has no more to do with the search.
    return covers(await this.scope.clinical(who, records), chain.patient_id);
  }

  private async holdCall(
    { records }: CentreTransaction,
    callId: string,
  ): Promise<{ call: DoctorCallRow; chain: DoctorChainRow }> {
    const before = await records.doctorChains.findCall(callId);
    const chain = before === undefined ? undefined : await records.doctorChains.find(before.chain_id);
    if (chain === undefined) throw notFound('call');
    await records.patients.hold(chain.patient_id);
    const call = await records.doctorChains.findCall(callId);
    if (call === undefined) throw notFound('call');
    return { call, chain };
  }

  private async view(records: Repositories, row: DoctorChainRow): Promise<DoctorChainDto> {
    const [chain] = await chainViews(records, [row]);
    if (chain === undefined) throw notFound('search');
    return chain;
  }
}
