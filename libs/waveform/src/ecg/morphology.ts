// The shapes of this patient's own complexes: a few averaged classes, learnt from accepted beats. A candidate that looks like
// a known class is a beat even in noise; one that looks unlike the conducted class and wider, is ventricular.
import { cleanAt, type FrontEnd, HISTORY } from './front-end.js';

const { abs, max, round, sqrt } = Math;

/** Half the compared stretch: a QRS complex, also a wide one, without its T wave. */
const HALF_MS = 120;
/** How far two fiducial points of one class may lie apart. */
const SHIFT_MS = 32;
const MAX_CLASSES = 5;
/** Correlation from which two complexes count as one class. Multiform ectopic beats stay apart from it. */
export const SAME_CLASS = 0.85;
/** No better fit needs to be looked for. */
const PERFECT = 0.97;
/** Beats before a class is believed. */
const MATURE = 3;
/** A class that stops coming is forgotten over about 200 beats. */
const FADE = 0.99;
/** Average over about eight beats, as breathing turns the heart's axis over that many. */
const LEARNING = 1 / 8;

export interface BeatClass {
  /** Zero mean, unit norm, around the fiducial point. */
  readonly shape: Float32Array;
  /** Beats, fading. */
  weight: number;
  /** Mean slope energy of its beats. */
  energy: number;
  /** Mean width in ms. */
  widthMs: number;
  /** Share of its beats that came in the T wave's time after a larger complex, as T waves taken for beats do. */
  trailing: number;
}

export interface Morphology {
  readonly half: number;
  readonly shift: number;
  readonly classes: BeatClass[];
}

export interface Match {
  /** −1 to 1; NaN while no class is mature. */
  readonly correlation: number;
  /** Index of the class, −1 for none. */
  readonly beatClass: number;
  readonly shift: number;
}

export function createMorphology(internalHz: number): Morphology {
  return {
    half: round((HALF_MS * internalHz) / 1000),
    shift: max(1, round((SHIFT_MS * internalHz) / 1000)),
    classes: [],
  };
}

/** As long as the longest complex compared, its shifts included. */
const segment = new Float64Array(2 * 64 + 1);

/** Copies the clean samples around one to the scratch segment, `reach` to either side. */
function takeSegment({ clean }: FrontEnd, centre: number, reach: number): void {
  const first = centre - reach;
  const length = 2 * reach + 1;
  for (let j = 0; j < length; j++) segment[j] = clean[(first + j) & (HISTORY - 1)] as number;
}

/** What brings `length` samples from `from` on of the segment, less their mean, to unit norm. */
function segmentScale(from: number, length: number): number {
  let sum = 0;
  let power = 0;
  const end = from + length;
  for (let j = from; j < end; j++) {
    const value = segment[j] as number;
    sum += value;
    power += value * value;
  }
  const spread = power - (sum * sum) / length;
  return spread > 0 ? 1 / sqrt(spread) : 0;
}

/** Gives the first samples of the segment zero mean and unit norm. */
function levelSegment(length: number): void {
  let sum = 0;
  for (let j = 0; j < length; j++) sum += segment[j] as number;
  const mean = sum / length;
  const scale = segmentScale(0, length);
  for (let j = 0; j < length; j++) segment[j] = ((segment[j] as number) - mean) * scale;
}

/** The segment from `from` on against a shape. As the shape's mean is zero, the segment's does not count. */
function correlate(shape: Float32Array, from: number): number {
  // Four sums do not wait for each other.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const { length } = shape;
  let j = 0;
  for (; j + 3 < length; j += 4) {
    a += (shape[j] as number) * (segment[from + j] as number);
    b += (shape[j + 1] as number) * (segment[from + j + 1] as number);
    c += (shape[j + 2] as number) * (segment[from + j + 2] as number);
    d += (shape[j + 3] as number) * (segment[from + j + 3] as number);
  }
  for (; j < length; j++) a += (shape[j] as number) * (segment[from + j] as number);
  return a + b + (c + d);
}

/** The class most like the complex at a clean sample, over small shifts. `mature` leaves out classes of few beats. */
export function matchClass(morphology: Morphology, front: FrontEnd, centre: number, mature: boolean): Match {
  let correlation = Number.NaN;
  let beatClass = -1;
  let bestShift = 0;
  const { classes, half, shift } = morphology;
  if (mature && !hasMature(classes)) return { correlation, beatClass, shift: 0 };
  const step = max(1, shift >> 1);
  const reach = shift + step;
  const length = 2 * half + 1;
  takeSegment(front, centre, half + reach);
  // From the middle outwards: 0, 1, −1, 2, −2 steps, until it fits as well as two beats ever do.
  for (let turn = 0; turn * step <= 2 * shift && !(correlation > PERFECT); turn++) {
    const s = step * (turn % 2 === 1 ? (turn + 1) >> 1 : -(turn >> 1));
    const from = reach + s;
    const scale = segmentScale(from, length);
    for (let k = 0; k < classes.length; k++) {
      const known = classes[k] as BeatClass;
      if (mature && known.weight < MATURE) continue;
      const likeness = scale * correlate(known.shape, from);
      // The first comparison replaces NaN.
      if (!(likeness <= correlation)) {
        correlation = likeness;
        beatClass = k;
        bestShift = s;
      }
    }
  }
  return { correlation, beatClass, shift: bestShift };
}

function hasMature(classes: readonly BeatClass[]): boolean {
  for (const { weight } of classes) if (weight >= MATURE) return true;
  return false;
}

function weakest(classes: readonly BeatClass[]): number {
  let at = 0;
  for (let k = 1; k < classes.length; k++)
    if ((classes[k] as BeatClass).weight < (classes[at] as BeatClass).weight) at = k;
  return at;
}

/** Adds an accepted beat to its class, or opens a class for it. Returns the class's index and the match. */
export function learnBeat(
  morphology: Morphology,
  front: FrontEnd,
  centre: number,
  energy: number,
  widthMs: number,
  trails: boolean,
): Match {
  const { classes, half } = morphology;
  const match = matchClass(morphology, front, centre, false);
  for (const known of classes) known.weight *= FADE;
  const known = classes[match.beatClass];
  if (known === undefined || match.correlation < SAME_CLASS) {
    takeSegment(front, centre, half);
    levelSegment(2 * half + 1);
    const opened: BeatClass = {
      shape: Float32Array.from(segment.subarray(0, 2 * half + 1)),
      weight: 1,
      energy,
      widthMs,
      trailing: trails ? 1 : 0,
    };
    const at = classes.length < MAX_CLASSES ? classes.length : weakest(classes);
    classes[at] = opened;
    return { correlation: match.correlation, beatClass: at, shift: 0 };
  }
  known.weight += 1;
  const rate = max(LEARNING, 1 / known.weight);
  known.energy += rate * (energy - known.energy);
  known.widthMs += rate * (widthMs - known.widthMs);
  known.trailing += rate * ((trails ? 1 : 0) - known.trailing);
  takeSegment(front, centre + match.shift, half);
  levelSegment(2 * half + 1);
  let power = 0;
  for (let j = 0; j < known.shape.length; j++) {
    const value = (known.shape[j] as number) + rate * ((segment[j] as number) - (known.shape[j] as number));
    known.shape[j] = value;
    power += value * value;
  }
  const scale = 1 / sqrt(power);
  for (let j = 0; j < known.shape.length; j++) known.shape[j] = (known.shape[j] as number) * scale;
  return match;
}

/** A class that is rarer than this among recent beats may be noise that was taken for beats a few times. */
const COMMON_SHARE = 0.1;

export function isCommon(morphology: Morphology, known: BeatClass): boolean {
  let total = 0;
  for (const { weight } of morphology.classes) total += weight;
  return known.weight >= COMMON_SHARE * total;
}

/** A class this large against the largest may be the conducted one: in bigeminy half the beats are ventricular. */
const RIVAL_SHARE = 0.25;

/**
 * The class of normally conducted beats: the narrowest of the large ones, as conduction through the bundles is faster than any
 * other way. −1 before there is any.
 */
export function conductedClass({ classes }: Morphology): number {
  let most = 0;
  for (const { weight } of classes) most = max(most, weight);
  let at = -1;
  let narrowest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < classes.length; k++) {
    const { weight, widthMs } = classes[k] as BeatClass;
    if (weight < RIVAL_SHARE * most || widthMs >= narrowest) continue;
    narrowest = widthMs;
    at = k;
  }
  return at;
}

const WIDTH_REACH_MS = 160;
/** Share of the steepest slope that still belongs to the complex. */
const WIDTH_SHARE = 0.15;

/**
 * Width of the complex in ms: how long the slope around it stays above a share of its steepest, as a QRS complex ends where
 * the trace turns flat. The low-pass adds some 20 ms to every complex alike.
 */
export function complexWidthMs(front: FrontEnd, centre: number): number {
  const reach = round((WIDTH_REACH_MS * front.internalHz) / 1000);
  let steepest = 0;
  for (let j = -reach; j <= reach; j++)
    steepest = max(steepest, abs(cleanAt(front, centre + j) - cleanAt(front, centre + j - 2)));
  const limit = steepest * WIDTH_SHARE;
  const steep = (j: number): boolean => abs(cleanAt(front, centre + j) - cleanAt(front, centre + j - 2)) > limit;
  // Two flat samples in a row end the complex: its slope passes through zero at every peak.
  let from = 0;
  while (from > -reach && (steep(from - 1) || steep(from - 2) || steep(from - 3))) from--;
  let to = 0;
  while (to < reach && (steep(to + 1) || steep(to + 2) || steep(to + 3))) to++;
  return ((to - from) * 1000) / front.internalHz;
}
