// An episode of the engine as a row of the records, and what becomes of a person's acknowledgement when the two meet.
import type { AlarmEpisode } from '#alarms';
import { priorityRank } from '#care';
import type { AlarmRow } from '#records';

/** The columns that are the engine's to say. */
export function alarmColumns(episode: AlarmEpisode) {
  return {
    rule_id: episode.ruleId,
    onset_at: episode.onsetAt,
    rule_version: episode.ruleVersion,
    rule_kind: episode.ruleKind,
    signal: episode.signal,
    condition_kind: episode.conditionKind,
    priority: episode.priority,
    presence: episode.presence,
    signal_state: episode.signalState,
    raised_at: episode.raisedAt,
    paged_at: episode.pagedAt,
    cleared_at: episode.clearedAt,
    suppressed_by: JSON.stringify(episode.suppressedBy),
    historical: episode.historical,
    episode_number: episode.episodeNumber,
    headline: JSON.stringify(episode.headline),
    value: episode.value,
    limit_value: episode.limit,
    direction: episode.direction,
    extreme: episode.extreme,
    evidence: JSON.stringify(episode.evidence),
  };
}

export interface AcknowledgementOutcome {
  readonly columns: {
    readonly acknowledged_by?: string | null;
    readonly acknowledged_at?: number | null;
    readonly engine_acknowledged?: boolean;
  };
  /** The alarm waits for a person again. */
  readonly ended: boolean;
}

/**
 * A person's acknowledgement is on record before the engine has heard of it. So an episode without one ends it only when
 * the engine had it before, or when the priority has risen meanwhile: the person accepted something milder.
 */
export function acknowledgementAfter(known: AlarmRow, episode: AlarmEpisode): AcknowledgementOutcome {
  if (episode.acknowledged !== null) {
    const { by, at } = episode.acknowledged;
    return known.acknowledged_by === null
      ? { columns: { acknowledged_by: by, acknowledged_at: at, engine_acknowledged: true }, ended: false }
      : { columns: { engine_acknowledged: true }, ended: false };
  }
  if (known.acknowledged_by === null) return { columns: {}, ended: false };
  const rose = priorityRank(episode.priority) < priorityRank(known.priority);
  if (!known.engine_acknowledged && !rose) return { columns: {}, ended: false };
  return { columns: { acknowledged_by: null, acknowledged_at: null, engine_acknowledged: false }, ended: true };
}

/** Whether boards need to hear of a change: all but the newest value, which they see live. */
export function isWorthTelling(known: AlarmRow, episode: AlarmEpisode): boolean {
  return (
    known.priority !== episode.priority ||
    known.presence !== episode.presence ||
    known.signal_state !== episode.signalState ||
    known.cleared_at !== episode.clearedAt ||
    known.extreme !== episode.extreme ||
    known.limit_value !== episode.limit ||
    known.engine_acknowledged !== (episode.acknowledged !== null) ||
    known.headline.ja !== episode.headline.ja ||
    known.suppressed_by.join() !== episode.suppressedBy.join() ||
    // The strip around the raise is complete half a minute after it.
    (known.evidence['values'] as readonly unknown[]).length !== episode.evidence.values.length
  );
}
