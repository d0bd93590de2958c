// Rhythm from the series of beats, by the definitions of the PhysioNet/CinC challenge 2015: asystole, extreme bradycardia and
// tachycardia, ventricular tachycardia; and pauses and irregular rhythm.
import type { EcgRhythm } from './events.js';
import { createIrregularity, forgetIntervals, type Irregularity, noteBeat, pushInterval } from './irregularity.js';
import { countFlags, createRecent, type Recent, remember, rememberFlag } from './small-stats.js';

export const ASYSTOLE_MS = 4_000;
const BRADYCARDIA_BEATS = 5;
const BRADYCARDIA_MS = 60_000 / 40;
/** No interval of a bradycardia is as short as this (50 a minute): one pause among normal beats is no bradycardia. */
const BRADYCARDIA_SHORTEST_MS = 1_200;
const TACHYCARDIA_BEATS = 17;
const TACHYCARDIA_MS = 60_000 / 140;
/** In noise, peaks between beats count as beats: so few of the seventeen may be unsure. */
const TACHYCARDIA_SURE = 15;
const VENTRICULAR_BEATS = 5;
const VENTRICULAR_MS = 60_000 / 100;
/** Of the four pairs in five beats so many are of one shape: noise taken for beats never looks the same twice. */
const VENTRICULAR_ALIKE = 3;
/** So many other beats in a row end a ventricular tachycardia; single captured beats belong to it. */
const VENTRICULAR_END_BEATS = 2;
const RATE_INTERVALS = 8;
const REMEMBERED = TACHYCARDIA_BEATS;

export interface RhythmBeat {
  readonly sample: number;
  /** Joined to the beat before without missing signal. */
  readonly linked: boolean;
  readonly ventricular: boolean;
  /** Which of the patient's shapes it has. */
  readonly beatClass: number;
  /** No strong peak was passed over before it and the signal is readable. */
  readonly sure: boolean;
  /** Nothing between it and the beat before could have been a beat. */
  readonly afterSilence: boolean;
}

export interface RhythmSpan {
  readonly event: EcgRhythm;
  readonly fromSample: number;
  readonly confidence: number;
  readonly ratePerMin: number | null;
}

export interface RhythmWatch {
  readonly rateHz: number;
  readonly pauseMs: number;
  /** The latest beats, linked to each other throughout. */
  readonly samples: Recent;
  /** Of them, one bit each: whether it was sure. */
  sures: number;
  lastSample: number;
  lastVentricular: boolean;
  /** Ventricular beats in a row, and beats of another kind since. */
  ventricularRun: number;
  /** The shape most recent of the run, and beats of the run that had the shape of the one before. */
  ventricularClass: number;
  ventricularAlike: number;
  otherRun: number;
  readonly irregularity: Irregularity;
  /** End of the last span of each rhythm whose beginning is reckoned back: the next begins no earlier. */
  readonly until: { irregular: number; fibrillation: number };
  active: RhythmSpan[];
}

export function createRhythmWatch(rateHz: number, pauseMs: number): RhythmWatch {
  return {
    rateHz,
    pauseMs,
    samples: createRecent(REMEMBERED),
    sures: 0,
    lastSample: -1,
    lastVentricular: false,
    ventricularRun: 0,
    ventricularClass: -1,
    ventricularAlike: 0,
    otherRun: 0,
    irregularity: createIrregularity(),
    until: { irregular: 0, fibrillation: 0 },
    active: [],
  };
}

export interface RhythmChange {
  readonly span: RhythmSpan;
  /** Null when it begins. */
  readonly toSample: number | null;
}

function begin(watch: RhythmWatch, span: RhythmSpan, changes: RhythmChange[]): void {
  if (watch.active.some(({ event }) => event === span.event)) return;
  watch.active.push(span);
  changes.push({ span, toSample: null });
}

function end(watch: RhythmWatch, event: EcgRhythm, toSample: number, changes: RhythmChange[]): void {
  const span = watch.active.find((one) => one.event === event);
  if (span === undefined) return;
  watch.active = watch.active.filter((one) => one !== span);
  changes.push({ span, toSample });
}

export function isActive(watch: RhythmWatch, event: EcgRhythm): boolean {
  return watch.active.some((span) => span.event === event);
}

const msOf = (watch: RhythmWatch, samples: number): number => (samples * 1000) / watch.rateHz;

/** The series is broken: signal was missing. What lasted goes on until beats say otherwise. */
export function breakSeries(watch: RhythmWatch): void {
  watch.samples.count = 0;
  watch.sures = 0;
  watch.lastSample = -1;
  watch.ventricularRun = 0;
  watch.otherRun = 0;
  forgetIntervals(watch.irregularity);
}

/** Where the newest beat was for 1, the one before for 2, and so on. */
function beatBack({ samples: { values, count } }: RhythmWatch, back: number): number {
  return values[count - back] as number;
}

/** Mean rate over the newest `beats` beats; null where there are fewer. */
function meanRate(watch: RhythmWatch, beats: number): number | null {
  if (watch.samples.count < beats || beats < 2) return null;
  const span = beatBack(watch, 1) - beatBack(watch, beats);
  return (60_000 * (beats - 1)) / msOf(watch, span);
}

/** Beats per minute over the last eight intervals; null with fewer than two beats. */
export function heartRate(watch: RhythmWatch): number | null {
  return meanRate(watch, Math.min(watch.samples.count, RATE_INTERVALS + 1));
}

function sureBeats(watch: RhythmWatch, beats: number): number {
  return countFlags(watch.sures & (-1 >>> (32 - beats)));
}

function confidenceOf(watch: RhythmWatch, beats: number): number {
  return Math.round((0.5 + (0.5 * sureBeats(watch, beats)) / beats) * 100) / 100;
}

function judgeRates(watch: RhythmWatch, mayBegin: boolean, changes: RhythmChange[]): void {
  const newest = beatBack(watch, 1);
  const slow = meanRate(watch, BRADYCARDIA_BEATS);
  if (slow !== null) {
    let shortest = Number.POSITIVE_INFINITY;
    for (let back = 1; back < BRADYCARDIA_BEATS; back++)
      shortest = Math.min(shortest, msOf(watch, beatBack(watch, back) - beatBack(watch, back + 1)));
    const isSlow = 60_000 / slow > BRADYCARDIA_MS && shortest > BRADYCARDIA_SHORTEST_MS;
    if (!isSlow) end(watch, 'extreme-bradycardia', newest, changes);
    else if (mayBegin && sureBeats(watch, BRADYCARDIA_BEATS) === BRADYCARDIA_BEATS)
      begin(watch, spanOf(watch, 'extreme-bradycardia', BRADYCARDIA_BEATS, slow), changes);
  }
  const fast = meanRate(watch, TACHYCARDIA_BEATS);
  if (fast !== null && 60_000 / fast < TACHYCARDIA_MS) {
    if (mayBegin && sureBeats(watch, TACHYCARDIA_BEATS) >= TACHYCARDIA_SURE)
      begin(watch, spanOf(watch, 'extreme-tachycardia', TACHYCARDIA_BEATS, fast), changes);
  } else if (
    (meanRate(watch, BRADYCARDIA_BEATS) ?? 0) < 60_000 / TACHYCARDIA_MS &&
    watch.samples.count >= BRADYCARDIA_BEATS
  )
    end(watch, 'extreme-tachycardia', newest, changes);
}

function spanOf(watch: RhythmWatch, event: EcgRhythm, beats: number, ratePerMin: number): RhythmSpan {
  const fromSample = beatBack(watch, beats);
  return { event, fromSample, confidence: confidenceOf(watch, beats), ratePerMin: Math.round(ratePerMin) };
}

function judgeVentricular(watch: RhythmWatch, beat: RhythmBeat, mayBegin: boolean, changes: RhythmChange[]): void {
  if (beat.ventricular && beat.sure) {
    if (watch.ventricularRun === 0) watch.ventricularAlike = 0;
    else if (beat.beatClass === watch.ventricularClass) watch.ventricularAlike++;
    watch.ventricularClass = beat.beatClass;
    watch.ventricularRun++;
    watch.otherRun = 0;
  } else {
    watch.otherRun++;
    if (!isActive(watch, 'ventricular-tachycardia') || watch.otherRun >= VENTRICULAR_END_BEATS)
      watch.ventricularRun = 0;
  }
  if (watch.ventricularRun === 0) return end(watch, 'ventricular-tachycardia', beat.sample, changes);
  if (watch.ventricularRun < VENTRICULAR_BEATS || watch.ventricularAlike < VENTRICULAR_ALIKE) return;
  const rate = meanRate(watch, VENTRICULAR_BEATS);
  if (rate === null || 60_000 / rate >= VENTRICULAR_MS)
    return end(watch, 'ventricular-tachycardia', beat.sample, changes);
  if (mayBegin) begin(watch, spanOf(watch, 'ventricular-tachycardia', VENTRICULAR_BEATS, rate), changes);
}

function judgeIrregular(
  watch: RhythmWatch,
  beat: RhythmBeat,
  rrMs: number,
  mayBegin: boolean,
  changes: RhythmChange[],
): void {
  const state = watch.irregularity;
  noteBeat(state, beat.ventricular);
  // Ectopic beats disturb the interval before and after; what is left is the rhythm under them.
  if (!beat.ventricular && !watch.lastVentricular && beat.sure) pushInterval(state, rrMs, beat.sample);
  if (!state.active) {
    if (isActive(watch, 'irregular')) watch.until.irregular = beat.sample;
    return end(watch, 'irregular', beat.sample, changes);
  }
  if (!mayBegin) return;
  const fromSample = Math.max(state.ends.values[0] as number, watch.until.irregular);
  const span = { event: 'irregular', fromSample, confidence: state.confidence } as const;
  begin(watch, { ...span, ratePerMin: Math.round(heartRate(watch) ?? 0) }, changes);
}

/**
 * Takes a beat in. `mayBegin` is false while the signal can't be judged or may be fibrillation; a ventricular tachycardia may
 * begin in the latter (`mayBeginVentricular`), as it looks and leads that way.
 */
export function judgeBeat(
  watch: RhythmWatch,
  beat: RhythmBeat,
  mayBegin: boolean,
  mayBeginVentricular: boolean,
): RhythmChange[] {
  const changes: RhythmChange[] = [];
  end(watch, 'asystole', beat.sample, changes);
  const previous = watch.lastSample;
  if (!beat.linked || previous < 0) breakSeries(watch);
  remember(watch.samples, beat.sample);
  watch.sures = rememberFlag(watch.sures, beat.sure, REMEMBERED);
  if (beat.linked && previous >= 0) {
    const rrMs = msOf(watch, beat.sample - previous);
    if (rrMs >= watch.pauseMs && mayBegin && beat.afterSilence) {
      const span = { event: 'pause', fromSample: previous, confidence: 0.9, ratePerMin: null } as const;
      changes.push({ span, toSample: beat.sample });
    }
    judgeIrregular(watch, beat, rrMs, mayBegin, changes);
  }
  judgeRates(watch, mayBegin, changes);
  judgeVentricular(watch, beat, mayBeginVentricular, changes);
  watch.lastSample = beat.sample;
  watch.lastVentricular = beat.ventricular;
  return changes;
}

export function isSilent(watch: RhythmWatch, sinceSample: number, nowSample: number): boolean {
  return msOf(watch, nowSample - sinceSample) >= ASYSTOLE_MS;
}

/** No beat, decided or likely, for four seconds. */
export function judgeSilence(watch: RhythmWatch, sinceSample: number): RhythmChange[] {
  const changes: RhythmChange[] = [];
  begin(watch, { event: 'asystole', fromSample: sinceSample, confidence: 0.9, ratePerMin: 0 }, changes);
  return changes;
}

/** Fibrillation begins or ends at a sample. */
export function judgeFlutter(watch: RhythmWatch, begins: boolean, sample: number, ratePerMin: number): RhythmChange[] {
  const changes: RhythmChange[] = [];
  const event = 'ventricular-fibrillation';
  const fromSample = Math.max(watch.until.fibrillation, sample);
  if (begins) begin(watch, { event, fromSample, confidence: 0.9, ratePerMin }, changes);
  else {
    const running = watch.active.find((span) => span.event === event);
    watch.until.fibrillation = Math.max(running?.fromSample ?? 0, sample);
    end(watch, event, watch.until.fibrillation, changes);
  }
  return changes;
}
