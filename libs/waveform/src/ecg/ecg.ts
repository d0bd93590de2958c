// The ECG detector: samples in, beats, rates, quality and rhythm out. One pass, the same code in the running system and on the
// command line.
import type { Instant } from '#kernel';
import { addPeak, settlePath, tickPath, type AcceptedBeat } from './beat-path.js';
import { likelyLastBeat } from './path-choice.js';
import { hasPlausiblePeaks, hasSmallActivity } from './small-activity.js';
import { restartPath } from './path-state.js';
import type { EcgState } from './ecg-state.js';
import type { EcgEvent } from './events.js';
import { fibrillationDelay, judgeFibrillation, mayFibrillate } from './fibrillation.js';
import { ALL_TAKEN, AT_PEAK, AT_STRETCH, rawIndex, runFrontEnd, settleFrontEnd } from './front-end.js';
import { endNoise, isRough, judgeDisorder, judgeDoubt, judgeStretch, STRETCH_MS } from './readability.js';
import {
  breakSeries,
  heartRate,
  isActive,
  isSilent,
  judgeBeat,
  judgeFlutter,
  judgeSilence,
  type RhythmBeat,
  type RhythmChange,
} from './rhythm.js';
import { instantOf, newestSample, tellQuality, tellReadability, tellRhythm, type Telling } from './telling.js';
import { isVentricular } from './ventricular.js';

const INVALID_SAMPLE = -32768;
/** Frames whose times fit the sample count within this are one stream; clocks of wearables jitter by tens of ms. */
const JITTER_MS = 200;
/** Samples taken at once; longer input is cut up, so that memory stays small. */
const CHUNK = 4096;
const LONGEST_TAPS = 64;
const scratch = new Float64Array(CHUNK + LONGEST_TAPS);

function tellBeat(telling: Telling, beat: AcceptedBeat): void {
  const { state } = telling;
  const { rhythm, readability } = state;
  const sample = state.base + beat.sample;
  const since = readability.since;
  const fibrillates = isActive(rhythm, 'ventricular-fibrillation');
  const mayFlutter = fibrillates || mayFibrillate(state.fibrillation);
  const doubt = fibrillates
    ? endNoise(readability, sample)
    : judgeDoubt(readability, sample, beat.strongRejects, !mayFlutter);
  tellReadability(telling, doubt, since);
  const isReadable = readability.cause === 'none';
  const linked = !state.unlinked && rhythm.lastSample >= 0;
  const ventricular = isVentricular(state, beat);
  const { beatClass } = beat;
  const sure = isReadable && beat.strongRejects === 0;
  const afterSilence = beat.plausibleRejects === 0;
  const entry: RhythmBeat = { sample, linked, ventricular, beatClass, sure, afterSilence };
  const rrMs = linked ? ((sample - rhythm.lastSample) * 1000) / state.front.rateHz : null;
  const quality = isReadable ? (beat.strongRejects === 0 ? 'good' : 'questionable') : 'invalid';
  telling.events.push({ kind: 'beat', sample, at: instantOf(telling, sample), rrMs, quality, ventricular });
  tellRhythm(telling, judgeBeat(rhythm, entry, isReadable && !mayFlutter, isReadable && !fibrillates));
  state.unlinked = false;
}

/** Ends what rests on an unbroken signal. */
function breakStream(telling: Telling): void {
  const { state } = telling;
  for (const beat of settlePath(state.path, state.front, state.front.count, true)) tellBeat(telling, beat);
  restartPath(state.path, state.front.count);
  breakSeries(state.rhythm);
  state.fibrillation.seconds = [];
  state.fibrillation.streak = 0;
  state.unlinked = true;
}

function onStretch(telling: Telling): void {
  const { state } = telling;
  const { meter, front, readability } = state;
  const toSample = state.base + Math.round(rawIndex(front, front.count - 1, 0) + front.tapDelay) + 1;
  const wasReadable = readability.cause === 'none' || readability.noisy;
  const since = readability.since;
  const change = judgeStretch(readability, meter, {
    fromSample: state.stretchFrom,
    toSample,
    rawSamples: Math.max(1, toSample - state.stretchFrom),
    cleanSamples: stretchLength(state),
    microvoltsPerBit: front.microvoltsPerBit,
  });
  if (change !== null) {
    if (change.cause !== 'none' && wasReadable) breakStream(telling);
    tellReadability(telling, change, since);
  }
  meter.lowest = Number.POSITIVE_INFINITY;
  meter.highest = Number.NEGATIVE_INFINITY;
  meter.roughness = 0;
  meter.repeats = 0;
  meter.invalid = 0;
  state.stretchFrom = toSample;
  const isJudgeable = readability.cause === 'none' || readability.noisy;
  if (isJudgeable) for (const beat of tickPath(state.path, front)) tellBeat(telling, beat);
  const second = Math.floor(toSample / front.rateHz);
  if (second > state.second) {
    state.second = second;
    onSecond(telling, Math.round(second * front.rateHz), isJudgeable);
  }
}

function onSecond(telling: Telling, nowSample: number, isJudgeable: boolean): void {
  const { state } = telling;
  const { front, rhythm, readability, path } = state;
  if (isJudgeable && nowSample - state.readableFrom >= front.rateHz) {
    const verdict = judgeFibrillation(state.fibrillation, front);
    const endSample = Math.round(state.base + rawIndex(front, front.count - fibrillationDelay(front), 0));
    const sample = endSample - verdict.secondsBack * front.rateHz;
    if (verdict.change !== 'none')
      tellRhythm(telling, judgeFlutter(rhythm, verdict.change === 'begins', sample, verdict.ratePerMin));
  }
  if (isJudgeable && !isActive(rhythm, 'ventricular-fibrillation')) onSilence(telling, nowSample);
  if (readability.cause === 'none') {
    const level = path.beatLevel * 2;
    const rough = isRough(readability, level);
    tellQuality(telling, rough ? 'questionable' : 'good', rough ? 'noise' : 'none', nowSample);
  }
  const rate = isActive(rhythm, 'asystole') ? 0 : heartRate(rhythm);
  const isUnreadable = state.quality === 'invalid' || isActive(rhythm, 'ventricular-fibrillation');
  telling.events.push({
    kind: 'heart-rate',
    sample: nowSample,
    at: instantOf(telling, nowSample),
    ratePerMin: isUnreadable || rate === null ? null : Math.round(rate),
    quality: state.quality,
    cause: state.cause,
  });
}

/** Four seconds without a beat: asystole where it is quiet, unreadable where something might have been a beat. */
function onSilence(telling: Telling, nowSample: number): void {
  const { state } = telling;
  const { front, rhythm, readability, path } = state;
  const likely = likelyLastBeat(path, front.count);
  const likelySample = likely < 0 ? -1 : Math.round(state.base + rawIndex(front, likely, front.energyDelay));
  const since = Math.max(likelySample, rhythm.lastSample, state.readableFrom);
  if (!isSilent(rhythm, since, nowSample)) return;
  const quietFrom = front.count - ((nowSample - since) / front.rateHz) * front.internalHz;
  const mayBeat =
    hasPlausiblePeaks(path, quietFrom) || (!isActive(rhythm, 'asystole') && hasSmallActivity(path, front, quietFrom));
  // What may be beats in a standstill has only just come.
  const doubtFrom = isActive(rhythm, 'asystole') ? Math.max(since, nowSample - front.rateHz) : since;
  if (mayBeat) return tellReadability(telling, judgeDisorder(readability, doubtFrom), doubtFrom);
  // The noise has gone and left silence.
  if (readability.noisy)
    tellReadability(telling, endNoise(readability, Math.max(since, readability.since)), readability.since);
  tellRhythm(telling, judgeSilence(rhythm, since));
}

function stretchLength(state: EcgState): number {
  return Math.round((STRETCH_MS * state.front.internalHz) / 1000);
}

function onPeak(telling: Telling): void {
  const { front, path, readability } = telling.state;
  if (readability.cause !== 'none' && !readability.noisy) return;
  const { beforePeak, peak, afterPeak } = front;
  // The top of the parabola through the three highest values.
  const bend = beforePeak - 2 * peak + afterPeak;
  const at = front.peakAt + (bend < 0 ? (0.5 * (beforePeak - afterPeak)) / bend : 0);
  if (!addPeak(path, front, at, peak)) return;
  for (const beat of settlePath(path, front, front.count, false)) tellBeat(telling, beat);
}

function pushChunk(telling: Telling, samples: Int16Array): void {
  const { state } = telling;
  const { front, meter } = state;
  const reach = front.taps.length;
  for (let i = 0; i < reach; i++) scratch[i] = front.tail[i] as number;
  let last = scratch[reach - 1] as number;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] as number;
    if (value === INVALID_SAMPLE) meter.invalid++;
    else last = value;
    scratch[reach + i] = last;
  }
  state.taken += samples.length;
  for (let halt = AT_PEAK; halt !== ALL_TAKEN;) {
    halt = runFrontEnd(front, scratch, samples.length, meter, stretchLength(state));
    if ((halt & AT_PEAK) !== 0) onPeak(telling);
    if ((halt & AT_STRETCH) !== 0) onStretch(telling);
  }
  for (let i = 0; i < reach; i++) front.tail[i] = scratch[samples.length + i] as number;
}

/** Signal is missing from `fromSample` to `toSample`. */
function skip(telling: Telling, missing: number): void {
  const { state } = telling;
  const fromSample = newestSample(state);
  if (state.readability.cause === 'none' || state.readability.noisy) breakStream(telling);
  const since = state.readability.since;
  if (state.readability.cause === 'none') {
    Object.assign(state.readability, { cause: 'unspecified', since: fromSample });
    tellReadability(telling, { cause: 'unspecified', sample: fromSample }, since);
  }
  Object.assign(state.readability, { noisy: false, good: 0, flat: 0, stuck: 0 });
  state.base += missing;
  state.stretchFrom = newestSample(state);
}

/**
 * Takes the next samples of the stream, `observedAt` being the instant of the first; −32768 marks an invalid one. A jump
 * ahead in time is a gap: unreadable, never asystole. Samples from before what was already taken are left out.
 * Returns what is known now, each kind in order of time; beats come up to 2.5 s late in noise, and at once in a clean signal.
 */
export function pushEcg(state: EcgState, samples: Int16Array, observedAt: Instant): EcgEvent[] {
  const telling: Telling = { state, events: [] };
  const { front } = state;
  if (samples.length === 0) return telling.events;
  if (state.anchorAt === null) {
    const first = samples.find((value) => value !== INVALID_SAMPLE) ?? 0;
    settleFrontEnd(front, first);
  } else {
    const drift = observedAt - instantOf(telling, newestSample(state));
    if (drift < -JITTER_MS) return telling.events;
    if (drift > JITTER_MS) {
      skip(telling, Math.round((drift * front.rateHz) / 1000));
      settleFrontEnd(front, samples.find((value) => value !== INVALID_SAMPLE) ?? front.lastRaw);
    }
  }
  state.anchorSample = newestSample(state);
  state.anchorAt = observedAt;
  for (let i = 0; i < samples.length; i += CHUNK) pushChunk(telling, samples.subarray(i, i + CHUNK));
  return telling.events;
}

/** The stream is over: what waits is decided, and what lasts ends at the last sample. */
export function endEcg(state: EcgState): EcgEvent[] {
  const telling: Telling = { state, events: [] };
  const last = newestSample(state);
  // A complex at the very end has its energy peak still to come.
  const rest = new Int16Array(Math.round(0.3 * state.front.rateHz)).fill(state.front.lastRaw);
  if (state.readability.cause === 'none' || state.readability.noisy) pushChunk(telling, rest);
  for (const beat of settlePath(state.path, state.front, state.front.count, true)) tellBeat(telling, beat);
  if (state.readability.cause !== 'none')
    tellReadability(telling, { cause: 'none', sample: last }, state.readability.since);
  const changes = state.rhythm.active.map((span): RhythmChange => ({ span, toSample: last }));
  state.rhythm.active = [];
  tellRhythm(telling, changes);
  return telling.events.filter((event) => event.kind === 'rhythm' || event.sample <= last);
}
