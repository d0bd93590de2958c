// Ventricular fibrillation and flutter: four seconds of a signal that swings all the time, has no flat line between
// complexes and comes back to no pattern. Judged second by second with cheap counts; the full test runs only where those
// are suspicious.
import { cleanAt, type FrontEnd } from './front-end.js';

const { abs } = Math;

/** The definition of PhysioNet/CinC 2015: fibrillation or flutter for four seconds. */
const WINDOW_S = 4;
const KEPT_S = 6;
/**
 * Threshold crossing sample count (Arafat, Chowdhury & Hasan 2011): share of samples beyond a fifth of the second's maximum.
 * A QRS complex fills 5–35 % of a beat, fibrillation over 48 %; 58 % leaves sinus rhythm with tall T waves far behind.
 */
const LEAST_CROSSING = 0.58;
/** Of a single second: more than Arafat's 48 %. Says where in the window it began. */
const CROSSING_OF_ONSET = 0.5;
/** A sine has a kurtosis of 1.5, Gaussian noise 3, spikes on a flat line over 5. */
const MOST_KURTOSIS = 3.3;
/**
 * Leakage past a filter at the mean frequency (Kuo & Dillman 1978): a narrow-band signal loses most against itself shifted by
 * half a period. Jekova 2000 takes up to 0.406 for weak signals; slow or coarse fibrillation reaches 0.6.
 */
const MOST_LEAKAGE = 0.6;
/**
 * Share of a phase-space plot (signal against itself half a second earlier, 40 × 40 boxes) that is visited, per sample, as in
 * Amann, Tratnig & Unterkofler 2007: a repeating rhythm walks one track again and again.
 */
const LEAST_PHASE_SPACE = 0.62;
const BOXES = 40;
const PHASE_LAG_S = 0.5;
/** Fibrillation is 1.5 to 10 waves a second. */
const LEAST_FREQUENCY_HZ = 1.5;
const MOST_FREQUENCY_HZ = 10;
/** Fine fibrillation below 0.2 mV counts as asystole. */
const LEAST_SWING_MICROVOLTS = 200;

export interface SecondShape {
  crossing: number;
  swing: number;
  power: number;
  power2: number;
  samples: number;
}

export interface FibrillationWatch {
  /** The last seconds, oldest first. */
  seconds: SecondShape[];
  active: boolean;
  /** Seconds in a row that passed, or failed while active. */
  streak: number;
}

export function createFibrillationWatch(): FibrillationWatch {
  return { seconds: [], active: false, streak: 0 };
}

/** Clean samples by which the judged second lies behind, as its baseline is the mean of half a second to either side. */
export function fibrillationDelay(front: FrontEnd): number {
  return Math.round(front.internalHz / 2);
}

const wave = new Float64Array(1024);

/** Writes `length` samples up to `end` (exclusive), less the mean over the second around each, to the scratch wave. */
function takeWave(front: FrontEnd, end: number, length: number): void {
  const half = Math.round(front.internalHz / 2);
  let sum = 0;
  const start = end - length;
  for (let i = start - half; i < start + half; i++) sum += cleanAt(front, i);
  const scale = 1 / (2 * half);
  for (let i = 0; i < length; i++) {
    const at = start + i;
    wave[i] = cleanAt(front, at) - sum * scale;
    sum += cleanAt(front, at + half) - cleanAt(front, at - half);
  }
}

function shapeOf(length: number): SecondShape {
  let high = 0;
  let low = 0;
  let power = 0;
  let power2 = 0;
  for (let i = 0; i < length; i++) {
    const value = wave[i] as number;
    if (value > high) high = value;
    if (value < low) low = value;
    const square = value * value;
    power += square;
    power2 += square * square;
  }
  const limit = 0.2 * Math.max(high, -low);
  let beyond = 0;
  for (let i = 0; i < length; i++) if (abs(wave[i] as number) > limit) beyond++;
  return { crossing: beyond / length, swing: high - low, power, power2, samples: length };
}

function looksPlausible(seconds: readonly SecondShape[]): boolean {
  let crossing = 0;
  let power = 0;
  let power2 = 0;
  let samples = 0;
  let swing = 0;
  for (const second of seconds) {
    crossing += second.crossing * second.samples;
    power += second.power;
    power2 += second.power2;
    samples += second.samples;
    swing = Math.max(swing, second.swing);
  }
  if (swing < LEAST_SWING_MICROVOLTS || power === 0) return false;
  return crossing > LEAST_CROSSING * samples && (power2 * samples) / (power * power) < MOST_KURTOSIS;
}

function leakageAndFrequency(length: number, internalHz: number): { leakage: number; frequencyHz: number } {
  let level = 0;
  let slope = 0;
  for (let i = 1; i < length; i++) {
    level += abs(wave[i] as number);
    slope += abs((wave[i] as number) - (wave[i - 1] as number));
  }
  const period = Math.max(2, Math.min(length / 2, (2 * Math.PI * level) / slope));
  const half = Math.max(1, Math.round(period / 2));
  let left = 0;
  let total = 0;
  for (let i = half; i < length; i++) {
    const now = wave[i] as number;
    const before = wave[i - half] as number;
    left += abs(now + before);
    total += abs(now) + abs(before);
  }
  return { leakage: left / total, frequencyHz: internalHz / period };
}

const visited = new Uint8Array(BOXES * BOXES);

function phaseSpace(length: number, lag: number): number {
  let high = Number.NEGATIVE_INFINITY;
  let low = Number.POSITIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const value = wave[i] as number;
    if (value > high) high = value;
    if (value < low) low = value;
  }
  visited.fill(0);
  const scale = BOXES / (high - low);
  const box = (value: number): number => Math.min(BOXES - 1, Math.floor((value - low) * scale));
  let boxes = 0;
  for (let i = lag; i < length; i++) {
    const at = box(wave[i] as number) * BOXES + box(wave[i - lag] as number);
    boxes += 1 - (visited[at] as number);
    visited[at] = 1;
  }
  return boxes / (length - lag);
}

/** Windows in a row, one second apart, that must agree before it begins, and before it ends. */
const AGREE_TO_BEGIN = 2;
const AGREE_TO_END = 3;

export interface FibrillationVerdict {
  readonly change: 'none' | 'begins' | 'ends';
  /** Seconds back from the judged instant to where it began or ended. */
  readonly secondsBack: number;
  readonly ratePerMin: number;
}

/** Judges the four seconds that end `fibrillationDelay` before now. Called once a second of readable signal. */
export function judgeFibrillation(watch: FibrillationWatch, front: FrontEnd): FibrillationVerdict {
  const ratePerMin = waveRate(watch, front);
  const differs = (ratePerMin !== null) !== watch.active;
  watch.streak = differs ? watch.streak + 1 : 0;
  if (watch.streak < (watch.active ? AGREE_TO_END : AGREE_TO_BEGIN))
    return { change: 'none', secondsBack: 0, ratePerMin: 0 };
  watch.active = !watch.active;
  watch.streak = 0;
  if (ratePerMin === null) return { change: 'ends', secondsBack: AGREE_TO_END, ratePerMin: 0 };
  let secondsBack = 0;
  while (secondsBack < KEPT_S && (watch.seconds.at(-1 - secondsBack)?.crossing ?? 0) > CROSSING_OF_ONSET) secondsBack++;
  return { change: 'begins', secondsBack, ratePerMin };
}

/** Waves per minute where the last four seconds are fibrillation or flutter, else null. */
function waveRate(watch: FibrillationWatch, front: FrontEnd): number | null {
  const second = Math.round(front.internalHz);
  const end = front.count - fibrillationDelay(front);
  takeWave(front, end, second);
  watch.seconds.push(shapeOf(second));
  if (watch.seconds.length > KEPT_S) watch.seconds.shift();
  const window = watch.seconds.slice(-WINDOW_S);
  if (window.length < WINDOW_S || !looksPlausible(window)) return null;
  // The history holds five seconds: the four of the window and the half on either side for the baseline.
  const length = Math.min(WINDOW_S * second, 1024 - 2 * second - 4);
  takeWave(front, end, length);
  const { leakage, frequencyHz } = leakageAndFrequency(length, front.internalHz);
  if (leakage > MOST_LEAKAGE || frequencyHz < LEAST_FREQUENCY_HZ || frequencyHz > MOST_FREQUENCY_HZ) return null;
  if (phaseSpace(length, Math.round(PHASE_LAG_S * front.internalHz)) < LEAST_PHASE_SPACE) return null;
  return Math.round(frequencyHz * 60);
}

/** True while the last two seconds swing all the time: what can't be counted there may be fibrillation, not noise. */
export function mayFibrillate(watch: FibrillationWatch): boolean {
  const [a, b] = watch.seconds.slice(-2);
  return a !== undefined && b !== undefined && a.crossing > CROSSING_OF_ONSET && b.crossing > CROSSING_OF_ONSET;
}
