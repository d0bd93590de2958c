// Which values need not be looked at. Each signal keeps, for each condition that watches it, a band: a value within it
// would change nothing, so the hot path passes it over with two comparisons and without touching the condition at all.
// That keeps the cost of a patient the same whether a hundred or thousands share the processor's cache.
import type { DurationMs, Instant } from '#kernel';
import { isAtRest, isHeld, levelsOf, signalOf } from './kinds/held.js';
import { burdenBand } from './kinds/burden.js';
import { news2Band } from './kinds/news2.js';
import { watchersOf } from './intake.js';
import { memoryAs } from './memory.js';
import type { Rule } from './rules.js';
import {
  BOUNDLESS,
  CALM_HIGH,
  CALM_LOW,
  CALM_UNTIL,
  type Band,
  type Condition,
  type PatientState,
  type Track,
} from './state.js';
import { newTally, sliceMsOf } from './tally.js';

const EVERYTHING: Band = { low: -BOUNDLESS, high: BOUNDLESS, until: BOUNDLESS };
/** No value is passed over. */
const NOTHING: Band = { low: BOUNDLESS, high: -BOUNDLESS, until: BOUNDLESS };

/** Where each band lies in a track's `bands`. */
const WIDTH = 3;

/** Whether a value may be passed over by the watcher at `place`. `at` is engine time. */
export function isQuiet(track: Track, place: number, value: number, at: Instant): boolean {
  const { bands } = track;
  const from = place * WIDTH;
  return value >= (bands[from] ?? BOUNDLESS) && value <= (bands[from + 1] ?? -BOUNDLESS) && at < (bands[from + 2] ?? 0);
}

/** Brings the band of one condition on one track up to what it has become. */
export function settleOn(track: Track, place: number, condition: Condition): void {
  write(track, place, bandOf(condition, track));
  overlap(track);
}

/** The same on every track that the condition watches. */
export function settle(state: PatientState, condition: Condition): void {
  const index = state.conditions.indexOf(condition);
  for (const track of state.tracks) {
    const place = track.watchers.indexOf(index);
    if (place >= 0) settleOn(track, place, condition);
  }
}

/** Finds out who watches a track, and gives it their bands and the counters of samples that they need. */
export function tellWatchers(state: PatientState, track: Track): void {
  track.watchers = watchersOf(state, track);
  track.bands = [];
  const before = track.tallies;
  track.tallies = [];
  track.watchers.forEach((index, place) => {
    const condition = state.conditions[index];
    if (!condition) return;
    write(track, place, bandOf(condition, track));
    const sliceMs = shareSliceMs(condition.rule);
    if (sliceMs === null || track.tallies.some((one) => one.sliceMs === sliceMs)) return;
    track.tallies.push(before.find((one) => one.sliceMs === sliceMs) ?? newTally(sliceMs));
  });
  overlap(track);
}

function write({ bands }: Track, place: number, { low, high, until }: Band): void {
  bands[place * WIDTH] = low;
  bands[place * WIDTH + 1] = high;
  bands[place * WIDTH + 2] = until;
}

/** What all watchers pass over needs one look instead of one for each. */
function overlap({ bands, now }: Track): void {
  let { low, high, until } = EVERYTHING;
  for (let i = 0; i < bands.length; i += WIDTH) {
    low = Math.max(low, bands[i] ?? BOUNDLESS);
    high = Math.min(high, bands[i + 1] ?? -BOUNDLESS);
    until = Math.min(until, bands[i + 2] ?? 0);
  }
  now[CALM_LOW] = low;
  now[CALM_HIGH] = high;
  now[CALM_UNTIL] = until;
}

function bandOf(condition: Condition, track: Track): Band {
  const { rule, memory } = condition;
  if (rule.kind === 'news2') return news2Band(rule, memoryAs(memory, 'news2'), track.signal) ?? NOTHING;
  if (condition.presence !== 'absent') return NOTHING;
  // The pulse has a say only while a rhythm is present.
  if (rule.kind === 'rhythm') return EVERYTHING;
  if (isHeld(rule)) {
    // Bed reports start rules on breathing and movement anew.
    return isAtRest(memoryAs(memory, 'levels')) && track.signal === signalOf(rule) ? heldBand(rule) : NOTHING;
  }
  if (rule.kind === 'burden') return burdenBand(rule, memoryAs(memory, 'burden')) ?? NOTHING;
  return NOTHING;
}

/** Within every level's bounds. A value that one level leaves to another must be within the other's. */
function heldBand(rule: Parameters<typeof levelsOf>[0]): Band {
  let [low, high] = [-BOUNDLESS, BOUNDLESS];
  for (const level of levelsOf(rule)) {
    low = Math.max(low, level.low);
    high = Math.min(high, level.high);
  }
  return { low, high, until: BOUNDLESS };
}

/** How long a slice of the rule's window is where only a share of its samples must violate; null elsewhere. */
function shareSliceMs(rule: Rule): DurationMs | null {
  return rule.kind === 'limit' && rule.share < 1 && rule.onDelayMs > 0 ? sliceMsOf(rule.onDelayMs) : null;
}
