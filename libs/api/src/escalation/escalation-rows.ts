// Between the rows of incidents and what escalation is decided from.
import { callsForAttention, type EscalationFacts, type EscalationState } from '#care';
import type { Instant } from '#kernel';
import type { EscalationRow } from '#records';
import { careAlarm } from '../incidents/incident-views.js';
import type { LoadedIncident } from '../incidents/incident-follower.js';

export function quietRow(incidentId: string): EscalationRow {
  return {
    incident_id: incidentId,
    cause: null,
    priority: null,
    since: null,
    acted: false,
    taken: 0,
    taken_at: null,
    louder: false,
    unreached: false,
    held: false,
    next_at: null,
    calls: [],
    acted_at: null,
    exhausted_at: null,
  };
}

export function stateOf(row: EscalationRow): EscalationState | null {
  if (row.cause === null || row.priority === null || row.since === null) return null;
  return {
    cause: row.cause,
    priority: row.priority,
    since: row.since,
    acted: row.acted,
    taken: row.taken,
    takenAt: row.taken_at,
    louder: row.louder,
    unreached: row.unreached,
    held: row.held,
  };
}

/** The row with another state; who was called stays only while the calling goes on. */
export function withState(row: EscalationRow, state: EscalationState | null, nextAt: Instant | null): EscalationRow {
  const { incident_id, acted_at, exhausted_at } = row;
  if (state === null) return { ...quietRow(incident_id), acted_at, exhausted_at };
  return {
    incident_id,
    cause: state.cause,
    priority: state.priority,
    since: state.since,
    acted: state.acted,
    taken: state.taken,
    taken_at: state.takenAt,
    louder: state.louder,
    unreached: state.unreached,
    held: state.held,
    next_at: nextAt,
    calls: state.taken === 0 ? [] : row.calls,
    acted_at,
    exhausted_at,
  };
}

const ACCEPTED = 'accepted';

export function factsOf(incident: LoadedIncident, row: EscalationRow): EscalationFacts {
  const { state, priority, acknowledged_at } = incident.row;
  return {
    state,
    priority,
    alarms: incident.alarms.map(careAlarm),
    acknowledgedAt: acknowledged_at,
    actedAt: row.acted_at,
    exhaustedAt: row.exhausted_at,
    dispatches: incident.dispatches.map((dispatch) => ({
      state: dispatch.state,
      acceptedAt: dispatch.steps.find((step) => step.state === ACCEPTED)?.at ?? null,
      settledAt: SETTLED.has(dispatch.state) ? (dispatch.steps.at(-1)?.at ?? null) : null,
    })),
  };
}

const SETTLED: ReadonlySet<string> = new Set(['declined', 'timed-out', 'reported', 'closed', 'recalled']);

/** Since when a new incident has waited: since its first alarm that calls was raised. */
export function firstCallOf({ alarms }: LoadedIncident): Instant | null {
  const calling = alarms.map(careAlarm).filter((alarm) => callsForAttention(alarm) && alarm.acknowledgedAt === null);
  return calling.length === 0 ? null : Math.min(...calling.map((alarm) => alarm.raisedAt));
}

export function isSameRow(a: EscalationRow, b: EscalationRow): boolean {
  return (
    a.cause === b.cause &&
    a.priority === b.priority &&
    a.since === b.since &&
    a.acted === b.acted &&
    a.taken === b.taken &&
    a.held === b.held &&
    a.louder === b.louder &&
    a.next_at === b.next_at &&
    a.acted_at === b.acted_at &&
    a.exhausted_at === b.exhausted_at
  );
}
