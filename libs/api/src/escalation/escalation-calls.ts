// Calls whom a step names, within the decision that takes the step: seats, supervisors, stations, doctors. What became of
// each call is told back, so that a step that reached nobody is known at once.
import { Injectable } from '@nestjs/common';
import {
  isLive,
  priorityText,
  type BilingualText,
  type EscalationCall,
  type EscalationTarget,
  type StepTaken,
} from '#care';
import { WAKING_CHANNELS } from '#channels';
import { MINUTE_MS, type Instant } from '#kernel';
import type { IncidentRow, PatientRow } from '#records';
import { CENTRE, type CentreTransaction } from '../centre-transaction.js';
import { DispatchOffers } from '../dispatches/dispatch-offers.js';
import { DoctorChain } from '../doctors/doctor-chain.js';
import {
  Notifier,
  type Audience,
  type NotificationReach,
  type NotificationRequest,
} from '../notifications/notifier.js';
import { Roster } from '../roster/roster.js';
import { CallRound } from './call-round.js';

/** A message nobody has seen by then is overtaken by the next steps. */
const WORTH_SENDING_MS = 15 * MINUTE_MS;

/** What became of a step: each call, and whether no station was left to ask. */
export interface CallsMade {
  readonly calls: readonly EscalationCall[];
  readonly exhausted: boolean;
}

/** One incident's step, with what calling needs to know. */
export interface CallContext {
  readonly incident: IncidentRow;
  readonly patient: PatientRow;
  readonly headline: BilingualText;
  readonly step: StepTaken;
  /** Makes the messages of one round of waiting its own. */
  readonly since: Instant;
}

@Injectable()
export class EscalationCalls {
  constructor(
    private readonly notifier: Notifier,
    private readonly roster: Roster,
    private readonly offers: DispatchOffers,
    private readonly doctors: DoctorChain,
  ) {}

  round(tx: CentreTransaction): CallRound {
    return new CallRound(tx, this.roster);
  }

  /** Makes the calls of several steps, with their messages put together; what became of each in the order of the steps. */
  async makeAll(round: CallRound, contexts: readonly CallContext[]): Promise<CallsMade[]> {
    const plans: Array<{ readonly planned: readonly PlannedCall[] }> = [];
    for (const context of contexts) {
      const planned: PlannedCall[] = [];
      for (const target of context.step.call) planned.push(await this.plan(round, context, target));
      plans.push({ planned });
    }
    const requests = plans.flatMap(({ planned }) => planned.flatMap((call) => call.requests));
    const reaches = (await this.notifier.requestAll(round.tx, requests)).values();
    return plans.map(({ planned }) => {
      const calls = planned.map(({ requests: own, made }) => made(own.map(() => nextOf(reaches))));
      return { calls, exhausted: calls.some(({ target, people }) => STATIONS.has(target) && people === 0) };
    });
  }

  private async plan(round: CallRound, context: CallContext, target: EscalationTarget): Promise<PlannedCall> {
    switch (target) {
      case 'seat':
        return this.planSeat(round, context);
      case 'all-seats':
        return this.planAllSeats(round, context);
      case 'supervisor':
        return this.planSupervisor(round, context);
      case 'station-on-duty':
      case 'next-station':
        return done(await this.callStation(round, context, target));
      case 'doctor-chain':
        return done(await this.callDoctors(round, context));
    }
  }

  /** Whoever accepted it last; where nobody has, or that account was closed since, all seats. */
  private async planSeat(round: CallRound, context: CallContext): Promise<PlannedCall> {
    const personId = context.incident.acknowledged_by;
    const accepted = personId === null ? [] : await round.active([personId]);
    if (accepted.length > 0) return this.planPeople(round, context, 'seat', ids(accepted));
    const all = await this.planAllSeats(round, context);
    return { ...all, made: (reaches) => ({ ...all.made(reaches), target: 'seat' }) };
  }

  private async planAllSeats(round: CallRound, context: CallContext): Promise<PlannedCall> {
    const seated = (await round.seated()).length;
    return {
      requests: [message(round, context, 'all-seats', { kind: 'role', role: 'centre' })],
      made: ([reach = NOBODY]) => ({
        target: 'all-seats',
        people: Math.max(reach.people, seated),
        // Whoever sits before a board and whom a channel can wake are the same people, mostly: counted once.
        reached: Math.max(reach.wakeable, seated),
        channels: [...(seated > 0 ? ['board'] : []), ...wakingChannels(reach)],
        names: [],
      }),
    };
  }

  /** Those on duty for the area; where the roster has nobody, every supervisor. */
  private async planSupervisor(round: CallRound, context: CallContext): Promise<PlannedCall> {
    const onDuty = await round.active(await round.supervisorsOf(context.patient.area));
    if (onDuty.length > 0) return this.planPeople(round, context, 'supervisor', ids(onDuty));
    return {
      requests: [message(round, context, 'supervisor', { kind: 'role', role: 'supervisor' })],
      made: ([reach = NOBODY]) => ({
        target: 'supervisor',
        people: reach.people,
        reached: reach.wakeable,
        channels: wakingChannels(reach),
        names: [],
      }),
    };
  }

  private async planPeople(
    round: CallRound,
    context: CallContext,
    target: EscalationTarget,
    personIds: readonly string[],
  ): Promise<PlannedCall> {
    const people = await round.active(personIds);
    const seated = await round.seated();
    return {
      requests: people.map(({ id }) => message(round, context, target, { kind: 'person', personId: id })),
      made: (reaches) => {
        const channels = new Set<string>();
        let reached = 0;
        for (const [index, { id }] of people.entries()) {
          const reach = reaches[index] ?? NOBODY;
          const isSeated = seated.includes(id);
          if (isSeated) channels.add('board');
          for (const channel of wakingChannels(reach)) channels.add(channel);
          if (isSeated || reach.wakeable > 0) reached += 1;
        }
        const names = people.map((person) => person.display_name);
        return { target, people: people.length, reached, channels: [...channels], names };
      },
    };
  }

  /** The station on duty is not asked beside one that is asked or on the way; the next one is while none has accepted. */
  private async callStation(
    { tx }: CallRound,
    { incident }: CallContext,
    target: 'station-on-duty' | 'next-station',
  ): Promise<EscalationCall> {
    const { records } = tx;
    const live = (await records.dispatches.ofIncidents([incident.id])).filter(({ state }) => isLive(state));
    const [inHand] = target === 'station-on-duty' ? live : live.filter(({ state }) => state !== 'offered');
    if (inHand !== undefined) return offeredTo(target, inHand.station_name);
    const outcome = await this.offers.next(tx, incident, CENTRE);
    if (outcome.kind === 'exhausted') return { target, people: 0, reached: 0, channels: [], names: [] };
    const station = await records.stations.find(outcome.stationId);
    return offeredTo(target, station?.name ?? '');
  }

  private async callDoctors({ tx }: CallRound, { incident, patient }: CallContext): Promise<EscalationCall> {
    const chain = await this.roster.doctorChain(tx.records, patient.id, tx.now);
    if (chain.length === 0) {
      return { target: 'doctor-chain', people: 0, reached: 0, channels: [], names: [] };
    }
    await this.doctors.start(tx, incident, CENTRE);
    return { target: 'doctor-chain', people: chain.length, reached: 1, channels: ['offer'], names: [] };
  }
}

/** A call whose messages are to be requested together with others', and what it comes to once their reach is known. */
interface PlannedCall {
  readonly requests: readonly NotificationRequest[];
  readonly made: (reaches: readonly NotificationReach[]) => EscalationCall;
}

const ids = (people: ReadonlyArray<{ readonly id: string }>): string[] => people.map(({ id }) => id);

function done(call: EscalationCall): PlannedCall {
  return { requests: [], made: () => call };
}

const NOBODY: Pick<NotificationReach, 'people' | 'wakeable' | 'channels'> = { people: 0, wakeable: 0, channels: [] };

function nextOf(reaches: Iterator<NotificationReach>): NotificationReach {
  const next: IteratorResult<NotificationReach, unknown> = reaches.next();
  if (next.done === true) throw new Error('A call came back without an answer.');
  return next.value;
}

function message(
  { tx }: CallRound,
  { incident, patient, headline, step, since }: CallContext,
  target: EscalationTarget,
  audience: Audience,
): NotificationRequest {
  const priority = priorityText(incident.priority);
  const ja = `【${priority.ja}】応答待ち：${headline.ja}`;
  const en = `[${priority.en}] Waits for an answer: ${headline.en}`;
  const whom = audience.kind === 'person' ? `${target}:${audience.personId}` : target;
  return {
    audience,
    purpose: 'escalation',
    priority: incident.priority,
    incidentId: incident.id,
    dispatchId: null,
    patientId: patient.id,
    text: { ja, en },
    namedText: { ja: `${patient.display_name} ${ja}`, en: `${patient.display_name} ${en}` },
    link: `/board?incident=${incident.id}`,
    expiresAt: tx.now + WORTH_SENDING_MS,
    key: `escalation:${incident.id}:${since}:${step.number}:${whom}`,
  };
}

const STATIONS: ReadonlySet<EscalationTarget> = new Set(['station-on-duty', 'next-station']);

function offeredTo(target: EscalationTarget, name: string): EscalationCall {
  return { target, people: 1, reached: 1, channels: ['offer'], names: [name] };
}

function wakingChannels({ channels, wakeable }: Pick<NotificationReach, 'channels' | 'wakeable'>): string[] {
  return wakeable === 0 ? [] : channels.filter((channel) => WAKING_CHANNELS.includes(channel));
}
