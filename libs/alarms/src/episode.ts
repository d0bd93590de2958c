// One alarm in the making: what is recorded when a condition is raised, and how it is told to the outside.
import type { Instant } from '#kernel';
import { CHATTER_MS, CHATTER_RAISES, EVIDENCE_MS, RECURRENCE_MS } from './constants.js';
import { headlineOf } from './headline.js';
import type { AlarmEpisode, Evidence } from './model.js';
import type { Rule } from './rules.js';
import { LAST_AT, NEVER, UNUSABLE, type Condition, type Episode, type Track } from './state.js';
import { windowOf } from './track.js';
import { QUALITY_OF_GRADE, type Lane, type Verdict } from './verdict.js';
import type { ConditionKind, Priority } from './words.js';

export function conditionKindOf(rule: Rule): ConditionKind {
  return rule.kind === 'silence' ? 'technical' : 'physiological';
}

export function signalOfRule(rule: Rule): AlarmEpisode['signal'] {
  switch (rule.kind) {
    case 'limit':
    case 'burden':
    case 'trend':
      return rule.signal;
    case 'breathing':
      return 'rr';
    case 'rhythm':
      return 'hr';
    case 'presence':
      return rule.event === 'no-movement' ? 'movement' : 'bed';
    case 'silence':
      return rule.event === 'battery' ? 'battery' : 'signal' in rule ? rule.signal : null;
    case 'news2':
    case 'combination':
      return null;
  }
}

/** The track whose values are the evidence: of the rule's signal, the one that spoke last. */
function witness(rule: Rule, tracks: readonly Track[]): Track | null {
  const signal = signalOfRule(rule);
  let newest: Track | null = null;
  for (const track of tracks) {
    if (track.signal === signal && (!newest || track.now[LAST_AT] > newest.now[LAST_AT])) newest = track;
  }
  return newest;
}

/** Values from 30 s before; those from 30 s after are added as they come. */
function valuesAround(rule: Rule, lane: Lane): (readonly [Instant, number | null])[] {
  const track = witness(rule, lane.tracks);
  if (!track) return [];
  return windowOf(track)
    .filter((sample) => sample.observedAt >= track.now[LAST_AT] - EVIDENCE_MS)
    .map((sample) => [sample.observedAt, sample.grade === UNUSABLE ? null : sample.value] as const);
}

function ecgAround(condition: Condition, lane: Lane): Evidence['ecg'] {
  const memory = lane.historical ? condition.past?.memory : condition.memory;
  if (memory?.kind !== 'rhythm') return null;
  const { device, from, observedAt } = memory;
  return { device, from: from - EVIDENCE_MS, to: observedAt + EVIDENCE_MS };
}

export interface Opening {
  readonly verdict: Verdict;
  readonly priority: Priority;
  readonly corroboration: Evidence['corroboration'];
  readonly lane: Lane;
}

/** A new episode of a condition. Its onset is after the last one of that rule, so that no two have one identity. */
export function openEpisode(condition: Condition, opening: Opening): Episode {
  const { verdict, priority, corroboration, lane } = opening;
  const last = lane.historical ? null : condition.episode;
  const lastOnsetAt = last?.onsetAt ?? lane.state.formerOnsets[condition.rule.id] ?? NEVER;
  const isRecurrence = last !== null && last.clearedAt !== null && lane.at - last.clearedAt <= RECURRENCE_MS;
  const lastMinute = condition.raises.filter((at) => lane.at - at <= CHATTER_MS);
  const contradicted = corroboration?.verdict === 'contradicts';
  const episode: Episode = {
    ruleId: condition.rule.id,
    onsetAt: lane.historical ? verdict.onsetAt : Math.max(verdict.onsetAt, lastOnsetAt + 1),
    ruleVersion: condition.rule.version,
    ruleKind: condition.rule.kind,
    signal: signalOfRule(condition.rule),
    conditionKind: conditionKindOf(condition.rule),
    raisedAt: lane.at,
    pagedAt: null,
    clearedAt: null,
    priority,
    presence: 'present',
    signalState: 'silent',
    acknowledged: null,
    suppressedBy: [],
    historical: lane.historical,
    episodeNumber: isRecurrence ? last.episodeNumber + 1 : 1,
    previousOnsetAt: isRecurrence ? last.onsetAt : null,
    headline: { ja: '', en: '' },
    value: verdict.value,
    limit: verdict.limit,
    direction: verdict.direction,
    extreme: verdict.extreme,
    evidence: {
      quality: contradicted ? 'questionable' : (QUALITY_OF_GRADE[verdict.grade] ?? 'invalid'),
      corroboration,
      figures: verdict.figures,
      missing: verdict.missing,
      values: valuesAround(condition.rule, lane),
      ecg: ecgAround(condition, lane),
      chatter: !lane.historical && lastMinute.length + 1 >= CHATTER_RAISES,
    },
  };
  episode.headline = headlineOf(condition.rule, episode);
  return episode;
}

/** Brings a running episode up to what the verdict says now. */
export function follow(episode: Episode, verdict: Verdict): void {
  if (verdict.predicate === 'false' || verdict.predicate === 'unknown') {
    if (verdict.value !== null) episode.value = verdict.value;
    return;
  }
  episode.value = verdict.value;
  if (isWorse(verdict, episode.extreme)) episode.extreme = verdict.extreme;
  if (verdict.limit !== null) episode.limit = verdict.limit;
  if (verdict.direction !== null) episode.direction = verdict.direction;
  const grade = QUALITY_OF_GRADE[verdict.grade] ?? 'invalid';
  const quality = episode.evidence.quality === 'good' ? grade : episode.evidence.quality;
  episode.evidence = { ...episode.evidence, quality, figures: verdict.figures, missing: verdict.missing };
}

function isWorse(verdict: Verdict, extreme: number | null): boolean {
  if (verdict.extreme === null || extreme === null) return verdict.extreme !== null;
  return verdict.direction === 'below' ? verdict.extreme < extreme : verdict.extreme > extreme;
}

const EVIDENCE_VALUES_KEPT = 240;

export function addValue(episode: Episode, observedAt: Instant, value: number | null): void {
  const { values } = episode.evidence;
  const last = values[values.length - 1];
  if (values.length >= EVIDENCE_VALUES_KEPT || (last && last[0] >= observedAt)) return;
  episode.evidence = { ...episode.evidence, values: [...values, [observedAt, value]] };
}

/** A copy to hand out: later steps change the engine's own, not this. */
export function told(condition: Condition, episode: Episode): AlarmEpisode {
  episode.headline = headlineOf(condition.rule, episode);
  return { ...episode, suppressedBy: [...episode.suppressedBy], evidence: { ...episode.evidence } };
}
