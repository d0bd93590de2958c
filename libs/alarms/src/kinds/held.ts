// Rules made of levels: `limit` (its limit and its severe limit), `breathing` (no breath, and the rate) and
// `presence: no-movement`. Each track of the signal keeps levels of its own, so that two sensors of one quantity are
// never mixed into one run.
import type { Instant } from '#kernel';
import type { LevelMemory, LevelsMemory } from '../memory.js';
import { advance, freshLevel, playOn, rangeOf, revise, type LevelSpec } from '../levels.js';
import type { BreathingRule, LimitRule, PresenceRule, Rule } from '../rules.js';
import { isCurrent } from '../track.js';
import { verdict, worse, type Lane, type Sample, type Verdict } from '../verdict.js';
import { GOOD, NEVER, USABLE_AT, VALUE } from '../state.js';
import { urgency } from '../words.js';

export type HeldRule = LimitRule | BreathingRule | Extract<PresenceRule, { event: 'no-movement' }>;

export function isHeld(rule: Rule): rule is HeldRule {
  return (
    rule.kind === 'limit' || rule.kind === 'breathing' || (rule.kind === 'presence' && rule.event === 'no-movement')
  );
}

const known = new WeakMap<Rule, readonly LevelSpec[]>();

/** The levels of a rule, the plain one first. Worked out once per rule object. */
export function levelsOf(rule: HeldRule): readonly LevelSpec[] {
  const before = known.get(rule);
  if (before) return before;
  const made = makeLevels(rule);
  known.set(rule, made);
  return made;
}

const AT_ONCE = { onDelayMs: 0, offDelayMs: 0, clearMargin: 0, share: 1, ignoreBelow: -Infinity } as const;

/** Less than one breath or movement is none. */
const AT_LEAST_1 = { low: 1, high: Infinity } as const;

function makeLevels(rule: HeldRule): readonly LevelSpec[] {
  switch (rule.kind) {
    case 'limit': {
      const { onDelayMs, offDelayMs, clearMargin, share, priority, severe } = rule;
      const held = { onDelayMs, offDelayMs, clearMargin, share, ignoreBelow: -Infinity };
      const plain = { ...held, ...rangeOf(rule), name: 'limit', priority };
      return severe ? [plain, { ...held, ...rangeOf(severe), name: 'severe', priority: severe.priority }] : [plain];
    }
    case 'breathing': {
      const { priority, low, high, noBreathForMs } = rule;
      const levels: LevelSpec[] = [];
      // A rate of 0 belongs to "no breath" where the rule asks for that; else it is simply the lowest of rates.
      const ignoreBelow = noBreathForMs === null ? -Infinity : 1;
      if (low !== null || high !== null) {
        levels.push({ ...AT_ONCE, ...rangeOf(rule), name: 'rate', priority, ignoreBelow });
      }
      if (noBreathForMs !== null) {
        levels.push({ ...AT_ONCE, ...AT_LEAST_1, name: 'no-breath', priority, onDelayMs: noBreathForMs });
      }
      return levels;
    }
    case 'presence':
      return [
        { ...AT_ONCE, ...AT_LEAST_1, name: 'no-movement', priority: rule.priority, onDelayMs: rule.longerThanMs },
      ];
  }
}

export function freshHeld(at: Instant): LevelsMemory {
  return { kind: 'levels', since: at, tracks: [] };
}

function levelsOn(memory: LevelsMemory, rule: HeldRule, track: number): LevelMemory[] {
  const known = memory.tracks.find((entry) => entry.track === track);
  if (known) return known.levels;
  const levels = levelsOf(rule).map(freshLevel);
  memory.tracks.push({ track, levels });
  return levels;
}

/** Whether every level of every track rests: the next value within the bounds need not be looked at. */
export function isAtRest(memory: LevelsMemory): boolean {
  return memory.tracks.every(({ levels }) => levels.every((level) => level.phase === 'idle' && level.violating === 0));
}

/**
 * Takes a sample and says what now holds; two verdicts where a late-coming sample shows a run that is already over.
 * `isAbsent`: the condition is absent, so that levels which stay at rest need not be told.
 */
export function observeHeld(
  rule: HeldRule,
  memory: LevelsMemory,
  sample: Sample,
  lane: Lane,
  isAbsent: boolean,
): readonly Verdict[] {
  if (rule.kind !== 'limit' && isOutOfBed(lane)) return [reset(rule, memory, sample, 'out of bed')];
  if (sample.track.signal === 'bed') return [];
  const levels = levelsOn(memory, rule, sample.index);
  const specs = levelsOf(rule);
  let past: Verdict | null = null;
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i];
    const spec = specs[i];
    if (!level || !spec) continue;
    if (!sample.outOfOrder) advance(level, spec, sample, memory.since);
    else if (revise(level, spec, sample, memory.since)) {
      past ??= judgeHeld(rule, memory, sample, lane);
      playOn(level, spec, sample, memory.since);
    }
  }
  if (past === null && isAbsent && isAtRest(memory)) return [];
  const verdicts = past === null ? [] : [past];
  verdicts.push(judgeHeld(rule, memory, sample, lane));
  return verdicts;
}

/** Breathing and movement are measured through the mattress: out of bed they say nothing about the patient. */
function isOutOfBed(lane: Lane): boolean {
  return lane.tracks.some(
    (track) => track.signal === 'bed' && track.now[USABLE_AT] !== NEVER && track.now[VALUE] === 0,
  );
}

function reset(rule: HeldRule, memory: LevelsMemory, sample: Sample, reason: string): Verdict {
  memory.tracks = [];
  return verdict(rule, 'false', sample.observedAt, reason);
}

/** After a change of the rule the condition that was present stays so, and clears by the new rule's margin and delay. */
export function carryOver(rule: HeldRule, memory: LevelsMemory, lane: Lane, onsetAt: number, extreme: number): void {
  lane.tracks.forEach((track, index) => {
    if (track.now[USABLE_AT] === NEVER || !track.watchers.length) return;
    if (track.signal !== signalOf(rule)) return;
    const first = levelsOn(memory, rule, index)[0];
    if (first) Object.assign(first, { phase: 'true', startAt: onsetAt, extreme });
  });
}

export function signalOf(rule: HeldRule): 'movement' | 'rr' | LimitRule['signal'] {
  if (rule.kind === 'limit') return rule.signal;
  return rule.kind === 'breathing' ? 'rr' : 'movement';
}

interface Leading {
  readonly level: LevelMemory;
  readonly spec: LevelSpec;
}

/** True if any level on any track is; a sensor that has gone away does not outvote one that measures now. */
function judgeHeld(rule: HeldRule, memory: LevelsMemory, sample: Sample, lane: Lane): Verdict {
  const byPhase: Record<'true' | 'clearing' | 'not-yet', Leading[]> = { true: [], clearing: [], 'not-yet': [] };
  for (const entry of memory.tracks) {
    const track = lane.tracks[entry.track];
    const counts = entry.track === sample.index || lane.historical || (track && isCurrent(track, lane.at));
    if (!counts) continue;
    entry.levels.forEach((level, i) => {
      const spec = levelsOf(rule)[i];
      if (spec && level.phase !== 'idle') byPhase[level.phase].push({ level, spec });
    });
  }
  const standing = [...byPhase.true, ...byPhase.clearing];
  const leading = mostUrgent(standing) ?? mostUrgent(byPhase['not-yet']);
  if (!leading) {
    return verdict(rule, 'false', sample.observedAt, 'within limits', { value: sample.value, grade: sample.grade });
  }
  const predicate = byPhase.true.length > 0 ? 'true' : byPhase.clearing.length > 0 ? 'clearing' : 'not-yet';
  return describe(rule, predicate, leading, standing, sample);
}

function mostUrgent(levels: readonly Leading[]): Leading | undefined {
  return [...levels].sort((a, b) => urgency(a.spec.priority) - urgency(b.spec.priority))[0];
}

function describe(
  rule: HeldRule,
  predicate: 'true' | 'clearing' | 'not-yet',
  { level, spec }: Leading,
  standing: readonly Leading[],
  sample: Sample,
): Verdict {
  const isBelow = spec.high === Infinity || level.extreme < spec.low;
  const limit = isBelow ? spec.low : spec.high;
  const onsetAt = standing.reduce((first, one) => Math.min(first, one.level.startAt), level.startAt);
  return verdict(rule, predicate, onsetAt, reasonOf(predicate, spec, isBelow, limit), {
    priority: spec.priority,
    value: sample.value,
    limit,
    direction: isBelow ? 'below' : 'above',
    extreme: level.extreme,
    grade: standing.reduce((worst, one) => worse(worst, one.level.grade), Math.max(level.grade, GOOD)),
    figures: {
      level: spec.name,
      heldMs: sample.observedAt - onsetAt - level.lostMs,
      lostMs: level.lostMs,
      onDelayMs: spec.onDelayMs,
      ...(spec.share < 1 ? { share: shareOf(level) } : {}),
    },
  });
}

function reasonOf(predicate: string, spec: LevelSpec, isBelow: boolean, limit: number): string {
  if (predicate === 'clearing') return 'back within the limit by the clear margin';
  const beyond = spec.name === 'no-breath' ? 'no breath' : spec.name === 'no-movement' ? 'no movement' : null;
  const what = beyond ?? `${spec.name === 'severe' ? 'severe: ' : ''}${isBelow ? 'below' : 'above'} ${limit}`;
  return predicate === 'true' && spec.onDelayMs > 0 ? `${what} for ${spec.onDelayMs / 1_000} s` : what;
}

function shareOf({ total, violating }: LevelMemory): number {
  return total === 0 ? 0 : Math.round((1_000 * violating) / total) / 1_000;
}
