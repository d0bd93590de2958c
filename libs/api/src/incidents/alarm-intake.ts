// Takes what the engine decided into the records: alarms, the incident they belong to, its timeline and the boards' events
// in one transaction. Taking the same effects again changes nothing, and older ones never overwrite newer state, because
// each patient's position in the journal is kept with them.
import { Inject, Injectable } from '@nestjs/common';
import type { AlarmEpisode, Effect } from '#alarms';
import { callsForAttention, placeAlarm, priorityRank, type Placement, type TimelineFact } from '#care';
import type { PatientEffects } from '#engine';
import type { Instant, Logger } from '#kernel';
import type { AlarmRow, IncidentRow } from '#records';
import { CENTRE, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { LOGGER } from '../ports.js';
import { grouped } from '../grouped.js';
import { alarmColumns, acknowledgementAfter, isWorthTelling } from './alarm-row.js';
import { alarmView } from './incident-views.js';
import { IncidentWork } from './incident-work.js';

/** Patients settled in one transaction: many when a whole district's gateways go at once, few enough to hold them briefly. */
const PATIENTS_AT_ONCE = 40;

type EpisodeEffect = Extract<Effect, { episode: AlarmEpisode }>;

@Injectable()
export class AlarmIntake {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Resolves once everything is committed. Effects of one patient must come in order. */
  async take(effects: readonly PatientEffects[]): Promise<void> {
    const byPatient = [...grouped(effects, (group) => group.patientId as string)];
    // Everybody holds patients in one order, so that two intakes never wait for each other.
    byPatient.sort(([a], [b]) => (a < b ? -1 : 1));
    for (let from = 0; from < byPatient.length; from += PATIENTS_AT_ONCE) {
      const some = byPatient.slice(from, from + PATIENTS_AT_ONCE);
      await this.transactions.run((tx) => this.takeSome(tx, some), 'urgent');
    }
  }

  private async takeSome(
    tx: CentreTransaction,
    byPatient: ReadonlyArray<readonly [string, readonly PatientEffects[]]>,
  ): Promise<void> {
    const { patients, alarms } = tx.records;
    const ids = byPatient.map(([patientId]) => patientId);
    const held = await patients.holdAll(ids);
    const intakes = await alarms.intakesOf(ids);
    const newPositions = [];
    const works: IncidentWork[] = [];
    for (const [patientId, groups] of byPatient) {
      if (!held.has(patientId)) {
        this.logger.warn({ patientId }, 'alarms of a patient who is not on record were left out');
        continue;
      }
      const fresh = groups.filter((group) => isAfter(group, intakes.get(patientId)));
      const newest = fresh.at(-1);
      if (newest === undefined) continue;
      const work = new PatientIntake(tx, patientId);
      for (const { effects } of fresh) for (const effect of effects) if ('episode' in effect) await work.take(effect);
      works.push(...work.touched.values());
      newPositions.push({ patient_id: patientId, position: newest.position, step: newest.ordinal });
    }
    await IncidentWork.finishAll(tx, works);
    await alarms.setIntakes(newPositions);
  }
}

function isAfter(
  { position, ordinal }: PatientEffects,
  taken: { readonly position: number; readonly step: number } | undefined,
): boolean {
  if (taken === undefined) return true;
  return position > taken.position || (position === taken.position && ordinal > taken.step);
}

/** One patient's effects within one transaction. */
class PatientIntake {
  /** Incidents worked on, by id; whoever drives this finishes them. */
  readonly touched = new Map<string, IncidentWork>();

  constructor(
    private readonly tx: CentreTransaction,
    private readonly patientId: string,
  ) {}

  async take({ at, kind, episode }: EpisodeEffect): Promise<void> {
    const known = await this.tx.records.alarms.byIdentity(this.patientId, episode.ruleId, episode.onsetAt);
    const endedAt = kind === 'alarm-ended' ? at : null;
    if (known === undefined) await this.add(episode, at, endedAt);
    else await this.change(known, episode, at, endedAt ?? known.ended_at);
  }

  private async add(episode: AlarmEpisode, at: Instant, endedAt: Instant | null): Promise<void> {
    const { records } = this.tx;
    const earlier =
      episode.previousOnsetAt === null
        ? undefined
        : await records.alarms.byIdentity(this.patientId, episode.ruleId, episode.previousOnsetAt);
    const { placement, incidentId } = await this.place(episode, earlier);
    const id = this.tx.newId();
    await records.alarms.add({
      ...alarmColumns(episode),
      id,
      patient_id: this.patientId,
      incident_id: incidentId,
      recurrence_of: placement.kind === 'recorded' ? null : placement.recurrenceOf,
      ended_at: endedAt,
      acknowledged_by: episode.acknowledged?.by ?? null,
      acknowledged_at: episode.acknowledged?.at ?? null,
      engine_acknowledged: episode.acknowledged !== null,
    });
    if (incidentId === null) return this.tellRecorded(episode);
    await this.tellRaised(incidentId, id, episode, placement, at);
  }

  private async change(known: AlarmRow, episode: AlarmEpisode, at: Instant, endedAt: Instant | null): Promise<void> {
    const { records } = this.tx;
    const acknowledgement = acknowledgementAfter(known, episode);
    const heardAgain = known.suppressed_by.length > 0 && episode.suppressedBy.length === 0;
    const home = known.incident_id === null ? undefined : await records.incidents.find(known.incident_id);
    const asksAgain = acknowledgement.ended || heardAgain;
    // Alarms whose incident is closed, and those that called nobody so far, get one that is open when they call (again).
    const moves =
      callsForAttention(episode) &&
      episode.clearedAt === null &&
      (home === undefined || (home.state === 'closed' && asksAgain));
    const moved = moves ? await this.place(episode, undefined) : null;
    const incidentId = moved?.incidentId ?? known.incident_id;
    await records.alarms.change(known.id, {
      ...alarmColumns(episode),
      ...acknowledgement.columns,
      incident_id: incidentId,
      ended_at: endedAt,
    });
    if (incidentId === null) {
      if (isWorthTelling(known, episode)) await this.tellRecorded(episode);
      return;
    }
    if (moved !== null) return this.tellRaised(incidentId, known.id, episode, moved.placement, at);
    await this.tellChanges(incidentId, known, episode, { home, at, ended: acknowledgement.ended });
  }

  private async place(
    episode: AlarmEpisode,
    earlier: AlarmRow | undefined,
  ): Promise<{ placement: Placement; incidentId: string | null }> {
    const { incidents } = this.tx.records;
    const open = await incidents.openOf(this.patientId);
    const lastClosed = open === undefined ? await incidents.lastClosedOf(this.patientId) : undefined;
    const placement = placeAlarm({
      alarm: episode,
      open: open ?? null,
      lastClosed:
        lastClosed === undefined || lastClosed.closed_at === null
          ? null
          : { id: lastClosed.id, closedAt: lastClosed.closed_at },
      earlier: earlier === undefined ? null : { id: earlier.id, clearedAt: earlier.cleared_at },
    });
    if (placement.kind === 'recorded') return { placement, incidentId: null };
    if (placement.kind === 'joined') return { placement, incidentId: placement.incidentId };
    const id = this.tx.newId();
    await incidents.add({
      id,
      patient_id: this.patientId,
      state: 'open',
      priority: episode.priority,
      opened_at: episode.raisedAt,
      closed_at: null,
      acknowledged_by: null,
      acknowledged_at: null,
      follows: placement.follows,
      outcome: null,
    });
    return { placement, incidentId: id };
  }

  private workOn(incidentId: string): IncidentWork {
    let work = this.touched.get(incidentId);
    if (work === undefined) {
      work = new IncidentWork(this.tx, incidentId, this.patientId);
      this.touched.set(incidentId, work);
    }
    return work;
  }

  private async tellRaised(
    incidentId: string,
    alarmId: string,
    episode: AlarmEpisode,
    placement: Placement,
    at: Instant,
  ): Promise<void> {
    const work = this.workOn(incidentId);
    if (placement.kind === 'opened') {
      work.write(CENTRE, { kind: 'incident-opened', follows: placement.follows }, { at });
    }
    const recurrence = placement.kind !== 'recorded' && placement.recurrenceOf !== null;
    const { priority, headline } = episode;
    work.write(CENTRE, { kind: 'alarm-raised', alarmId, priority, headline, recurrence }, { at });
    if (placement.kind === 'joined' && episode.acknowledged === null) {
      const incident = await this.tx.records.incidents.find(incidentId);
      if (incident !== undefined) await work.endAcknowledgement(incident, alarmId, at);
    }
    if (episode.clearedAt !== null) work.write(CENTRE, { kind: 'alarm-cleared', alarmId, headline }, { at });
  }

  private async tellChanges(
    incidentId: string,
    known: AlarmRow,
    episode: AlarmEpisode,
    { home, at, ended }: { home: IncidentRow | undefined; at: Instant; ended: boolean },
  ): Promise<void> {
    if (!isWorthTelling(known, episode)) return;
    const work = this.workOn(incidentId);
    for (const fact of changesOf(known, episode)) work.write(CENTRE, fact, { at });
    const calls = callsForAttention(episode);
    const heardAgain = known.suppressed_by.length > 0 && episode.suppressedBy.length === 0;
    if (home !== undefined && calls && (ended || (heardAgain && episode.acknowledged === null))) {
      await work.endAcknowledgement(home, known.id, at);
    }
  }

  /** An alarm that calls nobody: found in late data, or suppressed. Boards may show it all the same. */
  private async tellRecorded(episode: AlarmEpisode): Promise<void> {
    const row = await this.tx.records.alarms.byIdentity(this.patientId, episode.ruleId, episode.onsetAt);
    if (row !== undefined) this.tx.event('alarm.recorded', { patientId: this.patientId }, { alarm: alarmView(row) });
  }
}

/** What the timeline says of the way from one state of an alarm to the next. */
function changesOf(known: AlarmRow, episode: AlarmEpisode): TimelineFact[] {
  const { headline } = episode;
  const alarmId = known.id;
  const facts: TimelineFact[] = [];
  if (priorityRank(known.priority) !== priorityRank(episode.priority)) {
    facts.push({ kind: 'alarm-priority-changed', alarmId, from: known.priority, to: episode.priority, headline });
  }
  if (known.suppressed_by.length === 0 && episode.suppressedBy.length > 0) {
    facts.push({ kind: 'alarm-suppressed', alarmId, headline, causes: episode.suppressedBy });
  }
  if (known.suppressed_by.length > 0 && episode.suppressedBy.length === 0) {
    facts.push({ kind: 'alarm-heard-again', alarmId, headline });
  }
  if (known.cleared_at === null && episode.clearedAt !== null) facts.push({ kind: 'alarm-cleared', alarmId, headline });
  return facts;
}
