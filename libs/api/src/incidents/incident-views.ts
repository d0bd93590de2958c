// Rows as boards show them. Everything of many incidents is loaded in a fixed number of queries.
import {
  attentionOf,
  headlineOf,
  incidentPriority,
  isChattering,
  unansweredSince,
  type BilingualText,
  type IncidentAlarm,
} from '#care';
import type { Instant } from '#kernel';
import type { AlarmRow, EscalationRow, IncidentRow, Repositories, TimelineEntryRow } from '#records';
import { QUALITIES, type Quality } from '#vitals';
import type { DispatchDto } from '../dispatches/dispatch.dto.js';
import { dispatchViews } from '../dispatches/dispatch-views.js';
import type { EscalationDto } from '../escalation/escalation.dto.js';
import { grouped } from '../grouped.js';
import type { AcknowledgementDto, AlarmDto, HeadlineAlarmDto, IncidentDto, TimelineEntryDto } from './incident.dto.js';
import type { LoadedIncident } from './incident-follower.js';

const NO_HEADLINE: BilingualText = { ja: '警報なし', en: 'No alarm' };

/** Incidents as boards show them, in the order given. */
export async function incidentViews(
  records: Repositories,
  incidents: readonly IncidentRow[],
  now: Instant,
): Promise<IncidentDto[]> {
  const escalations = await records.escalations.ofIncidents(incidents.map((row) => row.id));
  const loaded = await loadIncidents(records, incidents, now);
  return loaded.map((one) => incidentView(one, escalations.get(one.row.id)));
}

/** Incidents with what belongs to them, in the order given. */
export async function loadIncidents(
  records: Repositories,
  incidents: readonly IncidentRow[],
  now: Instant,
): Promise<Array<{ row: IncidentRow; alarms: AlarmRow[]; dispatches: DispatchDto[] }>> {
  const ids = incidents.map((incident) => incident.id);
  const [alarms, dispatches] = [
    grouped(await records.alarms.ofIncidents(ids), (alarm) => alarm.incident_id),
    grouped(await dispatchViews(records, await records.dispatches.ofIncidents(ids), now), (d) => d.incidentId),
  ];
  return incidents.map((row) => ({
    row,
    alarms: alarms.get(row.id) ?? [],
    dispatches: dispatches.get(row.id) ?? [],
  }));
}

export function careAlarm(row: AlarmRow): IncidentAlarm {
  return {
    id: row.id,
    ruleId: row.rule_id,
    priority: row.priority,
    conditionKind: row.condition_kind,
    presence: row.presence,
    signalState: row.signal_state,
    raisedAt: row.raised_at,
    clearedAt: row.cleared_at,
    acknowledgedAt: row.acknowledged_at,
    historical: row.historical,
    suppressedBy: row.suppressed_by,
  };
}

export function incidentView(
  { row, alarms, dispatches }: LoadedIncident,
  escalation: EscalationRow | undefined,
): IncidentDto {
  const facts = alarms.map(careAlarm);
  const headline = alarms.find((alarm) => alarm.id === headlineOf(facts)?.id);
  const attention =
    row.state === 'open' ? attentionOf(dispatches.map((d) => ({ ...d, settledAt: d.steps.at(-1)?.at ?? null }))) : null;
  const byRule = grouped(alarms, (alarm) => alarm.rule_id);
  return {
    id: row.id,
    patientId: row.patient_id,
    state: row.state,
    priority: incidentPriority(facts) ?? row.priority,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    acknowledged: acknowledgementOf(row),
    unansweredSince:
      row.state === 'open' ? unansweredSince({ acknowledgedAt: row.acknowledged_at, alarms: facts, attention }) : null,
    attention: attention?.kind ?? null,
    headline: headline?.headline ?? NO_HEADLINE,
    headlineAlarm: headline === undefined ? null : headlineAlarmView(headline),
    alarms: alarms.map(alarmView),
    dispatches: [...dispatches],
    escalation: row.state === 'open' ? escalationView(escalation) : null,
    episodes: alarms.length,
    chattering: [...byRule].filter(([, of]) => isChattering(of.map((a) => a.raised_at))).map(([ruleId]) => ruleId),
    follows: row.follows,
    lastTimelineSeq: row.last_timeline_seq,
    outcome: row.outcome,
  };
}

function escalationView(row: EscalationRow | undefined): EscalationDto | null {
  if (row === undefined || row.cause === null || row.since === null) return null;
  const { cause, taken, louder, since, next_at, unreached, calls } = row;
  return {
    cause,
    level: taken,
    louder,
    since,
    nextAt: next_at,
    unreached,
    calls: calls.map((call) => ({ ...call, channels: [...call.channels], names: [...call.names] })),
  };
}

function acknowledgementOf(row: {
  acknowledged_by: string | null;
  acknowledged_at: number | null;
  acknowledged_initials: string | null;
}): AcknowledgementDto | null {
  if (row.acknowledged_by === null || row.acknowledged_at === null) return null;
  return { by: row.acknowledged_by, initials: row.acknowledged_initials ?? '–', at: row.acknowledged_at };
}

function headlineAlarmView(row: AlarmRow): HeadlineAlarmDto {
  const quality = row.evidence['quality'];
  return {
    alarmId: row.id,
    ruleId: row.rule_id,
    signal: row.signal,
    value: row.value,
    limit: row.limit_value,
    direction: row.direction,
    since: row.onset_at,
    extreme: row.extreme,
    quality: QUALITIES.includes(quality as Quality) ? (quality as Quality) : null,
    conditionKind: row.condition_kind,
  };
}

export function alarmView(row: AlarmRow): AlarmDto {
  return {
    id: row.id,
    patientId: row.patient_id,
    incidentId: row.incident_id,
    ruleId: row.rule_id,
    ruleVersion: row.rule_version,
    ruleKind: row.rule_kind,
    signal: row.signal,
    priority: row.priority,
    conditionKind: row.condition_kind,
    presence: row.presence,
    signalState: row.signal_state,
    onsetAt: row.onset_at,
    raisedAt: row.raised_at,
    clearedAt: row.cleared_at,
    acknowledged: acknowledgementOf(row),
    headline: row.headline,
    value: row.value,
    limit: row.limit_value,
    extreme: row.extreme,
    historical: row.historical,
    episodeNumber: row.episode_number,
    recurrenceOf: row.recurrence_of,
    suppressedBy: row.suppressed_by,
    evidence: row.evidence,
  };
}

export function timelineView(row: TimelineEntryRow): TimelineEntryDto {
  return {
    incidentId: row.incident_id,
    seq: row.seq,
    at: row.at,
    madeAt: row.made_at,
    by: row.by,
    byName: row.by_name,
    kind: row.kind,
    text: row.text,
    data: row.data,
  };
}
