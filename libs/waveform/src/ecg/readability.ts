// Whether the signal can be judged at all: missing or invalid samples, a flat line, saturation, and noise in which beats can't
// be told apart. What can't be judged gives no rhythm.
import type { QualityCause } from '#vitals';
import type { StretchMeter } from './front-end.js';
import { countFlags, createRecent, type Recent, remember, rememberFlag } from './small-stats.js';

export const STRETCH_MS = 250;
/** Share of invalid samples a quarter second may hold; a single dropped sample is bridged. */
const MOST_INVALID = 0.1;
/**
 * A second of quarter seconds that each stay within this: muscles and skin always give more (amplifiers alone may give 30 µV
 * by ANSI/AAMI EC11), so nothing is connected. The last bit of a converter may flicker to either side.
 */
const FLAT_STRETCHES = 4;
const FLAT_MICROVOLTS = 5;
const FLAT_BITS = 2;
/** A quarter second that stands still for over half its length far from the baseline is at the amplifier's end. */
const STUCK_SHARE = 0.5;
const SATURATED_MICROVOLTS = 2_000;
const INT16_END = 32_700;
const SATURATED_STRETCHES = 2;
/** After the signal is back, the filters and the eye need a second. */
const RECOVERY_STRETCHES = 4;
/** Beats among the last eight before which a peak strong enough to be one was passed over. */
const DOUBT_BEATS = 8;
const DOUBTS_TO_BEGIN = 4;
const DOUBTS_TO_END = 1;
/** Doubtful beats among the last eight that make a readable signal questionable. */
const DOUBTS_TO_QUESTION = 2;
const ROUGHNESS_STRETCHES = 4;
/** More than so much above 16 Hz between the complexes, against the size of the complexes, makes a trace hard to read. */
const ROUGH_SHARE = 0.25;

export interface Readability {
  flat: number;
  stuck: number;
  good: number;
  /** The running unreadable span. */
  cause: QualityCause;
  since: number;
  /** Where the last such span ended; the next begins no earlier. */
  until: number;
  /** First sample of the present run of flat or stuck stretches. */
  runFrom: number;
  noisy: boolean;
  /** Of the latest beats, one bit each: whether there was doubt; and where they were. */
  doubts: number;
  readonly doubtSamples: Recent;
  /** Least roughness (µV) of each of the last four stretches. */
  readonly roughness: Recent;
}

export function createReadability(): Readability {
  return {
    flat: 0,
    stuck: 0,
    good: RECOVERY_STRETCHES,
    cause: 'none',
    since: 0,
    until: 0,
    runFrom: 0,
    noisy: false,
    doubts: 0,
    doubtSamples: createRecent(DOUBT_BEATS),
    roughness: createRecent(ROUGHNESS_STRETCHES),
  };
}

export interface Stretch {
  readonly fromSample: number;
  readonly toSample: number;
  readonly rawSamples: number;
  readonly cleanSamples: number;
  readonly microvoltsPerBit: number;
}

export interface ReadabilityChange {
  readonly cause: QualityCause;
  /** Where it begins or ends. */
  readonly sample: number;
}

function faultOf(state: Readability, meter: StretchMeter, stretch: Stretch): QualityCause {
  if (meter.invalid > MOST_INVALID * stretch.rawSamples) {
    state.runFrom = stretch.fromSample;
    return 'lead-off';
  }
  const { microvoltsPerBit } = stretch;
  const swing = meter.highest - meter.lowest;
  const isFlat = swing <= Math.max(FLAT_BITS, FLAT_MICROVOLTS / microvoltsPerBit);
  const level = Math.max(Math.abs(meter.highest), Math.abs(meter.lowest));
  const isFarOut = level * microvoltsPerBit > SATURATED_MICROVOLTS || level >= INT16_END;
  const isStuck = isFarOut && meter.repeats > STUCK_SHARE * stretch.cleanSamples;
  if ((isFlat || isStuck) && state.flat === 0 && state.stuck === 0) state.runFrom = stretch.fromSample;
  state.flat = isFlat ? state.flat + 1 : 0;
  state.stuck = isStuck ? state.stuck + 1 : 0;
  if (state.stuck >= SATURATED_STRETCHES) return 'saturated';
  return state.flat >= FLAT_STRETCHES ? 'lead-off' : 'none';
}

/** Judges a quarter second. Returns the change of readability, if any; `none` says readable again. */
export function judgeStretch(state: Readability, meter: StretchMeter, stretch: Stretch): ReadabilityChange | null {
  remember(state.roughness, meter.roughness / stretch.cleanSamples);
  const fault = faultOf(state, meter, stretch);
  if (fault !== 'none') {
    state.good = 0;
    state.noisy = false;
    if (state.cause === fault) return null;
    const from = state.cause === 'none' ? state.runFrom : stretch.fromSample;
    state.cause = fault;
    state.since = from;
    return { cause: fault, sample: from };
  }
  state.good++;
  if (state.cause === 'none' || state.noisy || state.good < RECOVERY_STRETCHES) return null;
  state.cause = 'none';
  state.until = stretch.toSample;
  forgetDoubts(state);
  return { cause: 'none', sample: stretch.toSample };
}

function forgetDoubts(state: Readability): void {
  state.doubts = 0;
  state.doubtSamples.count = 0;
}

/** What was taken for noise is fibrillation. */
export function endNoise(state: Readability, sample: number): ReadabilityChange | null {
  forgetDoubts(state);
  if (!state.noisy) return null;
  state.noisy = false;
  state.cause = 'none';
  state.until = sample;
  return { cause: 'none', sample };
}

/** Takes a beat in: whether a strong peak was passed over before it. `mayBeNoise` is false where fibrillation is suspected. */
export function judgeDoubt(
  state: Readability,
  sample: number,
  strongRejects: number,
  mayBeNoise: boolean,
): ReadabilityChange | null {
  state.doubts = rememberFlag(state.doubts, strongRejects > 0, DOUBT_BEATS);
  remember(state.doubtSamples, sample);
  const doubts = countFlags(state.doubts);
  if (state.noisy) {
    return doubts > DOUBTS_TO_END && mayBeNoise ? null : endNoise(state, sample);
  }
  if (state.cause !== 'none' || doubts < DOUBTS_TO_BEGIN || !mayBeNoise) return null;
  state.noisy = true;
  state.cause = 'noise';
  state.since = Math.max(state.until, oldestDoubt(state));
  return { cause: 'noise', sample: state.since };
}

/** The first of the latest beats before which there was doubt. */
function oldestDoubt({ doubts, doubtSamples }: Readability): number {
  const age = 31 - Math.clz32(doubts);
  return doubtSamples.values[doubtSamples.count - 1 - age] as number;
}

/** Readable, but rough: muscle or mains between the complexes, or some doubtful beats. */
export function isRough(state: Readability, complexMicrovolts: number): boolean {
  if (countFlags(state.doubts) >= DOUBTS_TO_QUESTION) return true;
  const { values, count } = state.roughness;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) least = Math.min(least, values[i] as number);
  return complexMicrovolts > 0 && least > ROUGH_SHARE * complexMicrovolts;
}

/** No beat could be made out for so long, yet there are peaks like beats: noise, not silence. */
export function judgeDisorder(state: Readability, silentFrom: number): ReadabilityChange | null {
  if (state.cause !== 'none') return null;
  const fromSample = Math.max(state.until, silentFrom);
  forgetDoubts(state);
  for (let i = 0; i < DOUBTS_TO_BEGIN; i++) {
    state.doubts = rememberFlag(state.doubts, true, DOUBT_BEATS);
    remember(state.doubtSamples, fromSample);
  }
  state.noisy = true;
  state.cause = 'noise';
  state.since = fromSample;
  return { cause: 'noise', sample: fromSample };
}
