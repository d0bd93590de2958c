// From raw samples to the two series everything else reads: a clean ECG at about 100 samples a second without mains hum,
// and the slope energy in which QRS complexes stand out. One pass, no allocation per sample.

/** Clean samples kept: over 5 s at every internal rate. A power of two, so that a mask wraps the index. */
export const HISTORY = 1024;
const MASK = HISTORY - 1;
// A local name is found faster than a global one in the loop over all samples.
const { abs, fround } = Math;

/**
 * QRS energy is at 5–20 Hz (Thakor 1984; Elgendi 2010 found 8–20 Hz best over the MIT-BIH database), so 100 samples a second
 * are enough, and the cost per second of signal does not grow with the device's rate.
 */
const LEAST_INTERNAL_RATE_HZ = 100;

/** Difference over 32 ms: a band-pass with its peak at 16 Hz and none of the baseline (as Pan–Tompkins' derivative). */
const SLOPE_MS = 32;
/** The width of a normal QRS complex; Elgendi 2013 finds 97 ms best as the window of QRS energy. */
const ENERGY_MS = 100;
/** Two peaks of energy closer than this are one complex. */
const PEAK_APART_MS = 100;

export interface FrontEnd {
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  /** Raw samples per clean sample. */
  readonly factor: number;
  /** Clean samples per second, 100 to 199. */
  readonly internalHz: number;
  /** Low-pass over raw samples, in µV per bit: zero gain at 50 and 60 Hz. */
  readonly taps: Float64Array;
  readonly slopeLag: number;
  readonly energySpan: number;
  readonly peakApart: number;
  /** By how many clean samples a peak of the energy comes after the middle of its complex. */
  readonly energyDelay: number;
  /** Raw samples by which clean samples are late. */
  readonly tapDelay: number;
  /** The last raw samples, as many as taps. */
  readonly tail: Float64Array;
  /** Raw samples to come before the next clean one; within a push, counted from the first sample pushed. */
  countdown: number;
  lastRaw: number;
  /** Clean samples so far; sample i is at `clean[i & (HISTORY - 1)]`. */
  count: number;
  readonly clean: Float32Array;
  energySum: number;
  lastEnergy: number;
  /** The highest energy since the last peak, where it was, and its neighbours. */
  peak: number;
  peakAt: number;
  beforePeak: number;
  afterPeak: number;
  /** True while the energy still falls from the last peak. */
  falling: boolean;
}

/**
 * A box of one period of 50 Hz convolved with a box of one period of 60 Hz: both hums and their harmonics average out, and
 * what is left is a low-pass with −3 dB at 16 Hz. Periods that are not whole samples get a fractional last tap.
 */
function mainsFreeTaps(rateHz: number, microvoltsPerBit: number): Float64Array {
  const box = (lengthInSamples: number): number[] => {
    const whole = Math.floor(lengthInSamples);
    const rest = lengthInSamples - whole;
    const taps = new Array<number>(whole).fill(1 / lengthInSamples);
    return rest > 1e-9 ? [...taps, rest / lengthInSamples] : taps;
  };
  const a = box(rateHz / 50);
  const b = box(rateHz / 60);
  // A multiple of four, so that the sum runs in four parts that do not wait for each other.
  const taps = new Float64Array((a.length + b.length + 2) & ~3);
  for (const [i, left] of a.entries())
    for (const [j, right] of b.entries()) taps[i + j] = (taps[i + j] ?? 0) + left * right * microvoltsPerBit;
  return taps;
}

export function createFrontEnd(rateHz: number, microvoltsPerBit: number): FrontEnd {
  const factor = Math.max(1, Math.floor(rateHz / LEAST_INTERNAL_RATE_HZ));
  const internalHz = rateHz / factor;
  const samples = (ms: number): number => Math.round((ms * internalHz) / 1000);
  const slopeLag = samples(SLOPE_MS);
  const energySpan = samples(ENERGY_MS);
  const taps = mainsFreeTaps(rateHz, microvoltsPerBit);
  return {
    rateHz,
    microvoltsPerBit,
    factor,
    internalHz,
    taps,
    slopeLag,
    energySpan,
    peakApart: samples(PEAK_APART_MS),
    energyDelay: slopeLag / 2 + (energySpan - 1) / 2,
    tapDelay: (rateHz / 50 - 1 + rateHz / 60 - 1) / 2,
    tail: new Float64Array(taps.length),
    countdown: factor,
    lastRaw: 0,
    count: 0,
    clean: new Float32Array(HISTORY),
    energySum: 0,
    lastEnergy: 0,
    peak: 0,
    peakAt: 0,
    beforePeak: 0,
    afterPeak: 0,
    falling: true,
  };
}

/** Fills the memory with one value, so that the start of a signal is no step. */
export function settleFrontEnd(front: FrontEnd, raw: number): void {
  front.tail.fill(raw);
  front.clean.fill(raw * front.microvoltsPerBit);
  front.lastRaw = raw;
  front.energySum = 0;
  front.lastEnergy = 0;
  front.peak = 0;
  front.peakAt = front.count;
  front.falling = true;
}

/** Raw sample index, fractional, of a point of the clean series that `delay` clean samples have passed since. */
export function rawIndex(front: FrontEnd, cleanIndex: number, delay: number): number {
  return (cleanIndex - delay + 1) * front.factor - 1 - front.tapDelay;
}

/** Clean sample at an index of the last five seconds. */
export function cleanAt(front: FrontEnd, index: number): number {
  return front.clean[index & MASK] as number;
}

/** Why the front end stopped, as bits: all is taken, a peak, or the end of a stretch; the last two may come at once. */
export const ALL_TAKEN = 0;
/**
 * A local maximum of the energy, `peakApart` after it. Read it from `front.peak`, `peakAt`, `beforePeak`, `afterPeak`.
 */
export const AT_PEAK = 1;
/** The last clean sample was the last of its stretch. */
export const AT_STRETCH = 2;

/** What a stretch of the raw signal looked like, for the judgement of quality. In bits; reset by its reader. */
export interface StretchMeter {
  lowest: number;
  highest: number;
  /** Σ |raw − clean| in µV: what is above 16 Hz, muscle and mains. */
  roughness: number;
  /** Clean samples whose raw sample equals the one before. */
  repeats: number;
  invalid: number;
}

/**
 * Takes raw samples (with the `taps.length` before them in front: `raw[taps.length + i]` is sample i) through the filters, and
 * stops where something is to be judged: at peaks and every `stretch` clean samples. To be called again with the same samples
 * until it returns `ALL_TAKEN`. A loop that calls nothing stays fast.
 */
export function runFrontEnd(
  front: FrontEnd,
  raw: Float64Array,
  rawCount: number,
  meter: StretchMeter,
  stretch: number,
): number {
  const { taps, factor, clean, slopeLag, energySpan, peakApart, microvoltsPerBit } = front;
  const reach = taps.length;
  const middle = Math.round(front.tapDelay);
  const perSpan = 1 / energySpan;
  let { lastEnergy, energySum, lastRaw, peak, peakAt, beforePeak, afterPeak, falling } = front;
  let { lowest, highest, repeats, roughness } = meter;
  let at = front.count;
  let next = front.countdown - 1;
  let untilStretch = stretch - (at % stretch);
  let halt = ALL_TAKEN;
  for (; next < rawCount && halt === ALL_TAKEN; next += factor) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    const newest = next + reach;
    for (let j = 0; j < reach; j += 4) {
      a += (taps[j] as number) * (raw[newest - j] as number);
      b += (taps[j + 1] as number) * (raw[newest - j - 1] as number);
      c += (taps[j + 2] as number) * (raw[newest - j - 2] as number);
      d += (taps[j + 3] as number) * (raw[newest - j - 3] as number);
    }
    const sum = a + b + (c + d);
    const value = raw[newest - middle] as number;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (value === lastRaw) repeats++;
    lastRaw = value;
    roughness += abs(value * microvoltsPerBit - sum);
    clean[at & MASK] = sum;
    energySum +=
      abs(fround(sum) - (clean[(at - slopeLag) & MASK] as number)) -
      abs((clean[(at - energySpan) & MASK] as number) - (clean[(at - energySpan - slopeLag) & MASK] as number));
    const energy = energySum * perSpan;
    if (energy > peak || falling) {
      if (energy > lastEnergy) falling = false;
      peak = energy;
      peakAt = at;
      beforePeak = lastEnergy;
    } else if (at === peakAt + 1) afterPeak = energy;
    else if (at - peakAt >= peakApart) {
      falling = true;
      halt = AT_PEAK;
    }
    lastEnergy = energy;
    at++;
    if (--untilStretch === 0) halt |= AT_STRETCH;
  }
  front.countdown = halt === ALL_TAKEN ? next - rawCount + 1 : next + 1;
  front.count = at;
  front.lastEnergy = lastEnergy;
  front.energySum = energySum;
  front.lastRaw = lastRaw;
  front.peak = peak;
  front.peakAt = peakAt;
  front.beforePeak = beforePeak;
  front.afterPeak = afterPeak;
  front.falling = falling;
  meter.lowest = lowest;
  meter.highest = highest;
  meter.repeats = repeats;
  meter.roughness = roughness;
  return halt;
}
