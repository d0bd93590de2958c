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
import { Notifier, type Audience, type NotificationReach } from '../notifications/notifier.js';
import { Roster } from '../roster/roster.js';

/** A session in use since then has an open board, which uses it each minute. */
const SEATED_MS = 2 * MINUTE_MS;
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

/** What is the same for every call of one decision. */
export class CallRound {
  private readonly supervisors = new Map<string, string[]>();
  private seatedIds: readonly string[] | null = null;

  constructor(
    readonly tx: CentreTransaction,
    private readonly roster: Roster,
  ) {}

  async seated(): Promise<readonly string[]> {
    const { records, now } = this.tx;
    this.seatedIds ??= await records.escalations.seatedSince(now - SEATED_MS, now);
    return this.seatedIds;
  }

  async supervisorsOf(area: string): Promise<readonly string[]> {
    const known = this.supervisors.get(area);
    if (known !== undefined) return known;
    const { records, now } = this.tx;
    const ids = await this.roster.onDuty(records, { kind: 'supervisor', area, at: now });
    this.supervisors.set(area, ids);
    return ids;
  }
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

  async make(round: CallRound, context: CallContext): Promise<CallsMade> {
    const calls: EscalationCall[] = [];
    for (const target of context.step.call) calls.push(await this.call(round, context, target));
    const exhausted = calls.some(({ target, people }) => STATIONS.has(target) && people === 0);
    return { calls, exhausted };
  }

  private call(round: CallRound, context: CallContext, target: EscalationTarget): Promise<EscalationCall> {
    switch (target) {
      case 'seat':
        return this.callSeat(round, context);
      case 'all-seats':
        return this.callAllSeats(round, context);
      case 'supervisor':
        return this.callSupervisor(round, context);
      case 'station-on-duty':
      case 'next-station':
        return this.callStation(round, context, target);
      case 'doctor-chain':
        return this.callDoctors(round, context);
    }
  }

  /** Whoever accepted it last; where nobody has, all seats. */
  private async callSeat(round: CallRound, context: CallContext): Promise<EscalationCall> {
    const personId = context.incident.acknowledged_by;
    if (personId === null) return { ...(await this.callAllSeats(round, context)), target: 'seat' };
    return this.callPeople(round, context, 'seat', [personId]);
  }

  private async callAllSeats(round: CallRound, context: CallContext): Promise<EscalationCall> {
    const reach = await this.notify(round, context, 'all-seats', { kind: 'role', role: 'centre' });
    const seated = (await round.seated()).length;
    return {
      target: 'all-seats',
      people: Math.max(reach.people, seated),
      // Whoever sits before a board and whom a channel can wake are the same people, mostly: counted once.
      reached: Math.max(reach.wakeable, seated),
      channels: [...(seated > 0 ? ['board'] : []), ...wakingChannels(reach)],
      names: [],
    };
  }

  /** Those on duty for the area; where the roster has nobody, every supervisor. */
  private async callSupervisor(round: CallRound, context: CallContext): Promise<EscalationCall> {
    const onDuty = await round.supervisorsOf(context.patient.area);
    if (onDuty.length > 0) return this.callPeople(round, context, 'supervisor', onDuty);
    const reach = await this.notify(round, context, 'supervisor', { kind: 'role', role: 'supervisor' });
    return {
      target: 'supervisor',
      people: reach.people,
      reached: reach.wakeable,
      channels: wakingChannels(reach),
      names: [],
    };
  }

  private async callPeople(
    round: CallRound,
    context: CallContext,
    target: EscalationTarget,
    personIds: readonly string[],
  ): Promise<EscalationCall> {
    const people = (await round.tx.records.people.byIds(personIds)).filter((person) => person.active);
    const seated = await round.seated();
    const channels = new Set<string>();
    let reached = 0;
    for (const { id } of people) {
      const reach = await this.notify(round, context, target, { kind: 'person', personId: id });
      const isSeated = seated.includes(id);
      if (isSeated) channels.add('board');
      for (const channel of wakingChannels(reach)) channels.add(channel);
      if (isSeated || reach.wakeable > 0) reached += 1;
    }
    const names = people.map((person) => person.display_name);
    return { target, people: people.length, reached, channels: [...channels], names };
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

  private notify(
    { tx }: CallRound,
    { incident, patient, headline, step, since }: CallContext,
    target: EscalationTarget,
    audience: Audience,
  ): Promise<NotificationReach> {
    const priority = priorityText(incident.priority);
    const ja = `【${priority.ja}】応答待ち：${headline.ja}`;
    const en = `[${priority.en}] Waits for an answer: ${headline.en}`;
    const whom = audience.kind === 'person' ? `${target}:${audience.personId}` : target;
    return this.notifier.request(tx, {
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
    });
  }
}

const STATIONS: ReadonlySet<EscalationTarget> = new Set(['station-on-duty', 'next-station']);

function offeredTo(target: EscalationTarget, name: string): EscalationCall {
  return { target, people: 1, reached: 1, channels: ['offer'], names: [name] };
}

function wakingChannels({ channels, wakeable }: NotificationReach): string[] {
  return wakeable === 0 ? [] : channels.filter((channel) => WAKING_CHANNELS.includes(channel));
}
