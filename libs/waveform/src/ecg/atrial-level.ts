// What is there before each beat: P waves, flutter and fibrillation waves of the atria, or noise. In a standstill of the
// ventricles it goes on alone. What came before every beat and was none is no beat when the beats have gone, and must not pass
// for a heart at work.
import { cleanAt, type FrontEnd } from './front-end.js';
import { ranked, type Recent, remember } from './small-stats.js';

const { abs, max, min, round, sqrt } = Math;

/** P waves begin up to 300 ms before the complex they lead to (first-degree block included). */
const FROM_MS = 320;
/** Half a normal complex of 110 ms; wider ones have their own half. */
const UNTIL_MS = 60;
/** The T wave of the beat before is over by then at 60 beats a minute: QT shortens with the root of the interval (Bazett 1920). */
const T_WAVE_MS = 400;
/** Shorter stretches hold no whole P wave. */
const LEAST_STRETCH_MS = 100;
/** Beats that are remembered, and their rank from the least: breathing changes P waves by a third or so. */
export const ATRIAL_BEATS = 8;
const LOWER = 1;
const UPPER = 6;
/** Breathing changes P waves by a third or so; what differs more from beat to beat is noise, or beats that were missed. */
const MOST_SPREAD = 1.6;
/** By so much the waves may outgrow what they were before. */
const CLEARANCE = 1.3;
/** Complexes of one rhythm are that alike; where some are far larger the small ones may be beats that were passed over. */
const MOST_BEAT_SPREAD = 2;
/** Waves beyond this share of the largest beats count as this share: what is larger may be a beat. */
const MOST_SHARE = 0.35;

/** Notes the greatest slope energy before the complex at a clean sample, as a P wave's peak would give. */
export function noteBefore(levels: Recent, front: FrontEnd, centre: number, previous: number, widthMs: number): void {
  const samples = (ms: number): number => round((ms * front.internalHz) / 1000);
  const { slopeLag, energySpan } = front;
  const tWave = T_WAVE_MS * sqrt((centre - previous) / front.internalHz);
  const from = max(centre - samples(FROM_MS), previous < 0 ? 0 : round(previous) + samples(tWave)) + slopeLag;
  const to = centre - samples(max(UNTIL_MS, widthMs / 2 + 10));
  if (to - from < samples(LEAST_STRETCH_MS)) return;
  const slope = (at: number): number => abs(cleanAt(front, at) - cleanAt(front, at - slopeLag));
  let sum = 0;
  let greatest = 0;
  for (let at = from; at <= to; at++) {
    sum += slope(at);
    if (at - energySpan >= from) sum -= slope(at - energySpan);
    greatest = max(greatest, sum);
  }
  remember(levels, greatest / energySpan);
}

/** Slope energy up to which a peak is no beat where beats are overdue; 0 while that is not known. */
export function atrialLimit(before: Recent, beats: Recent): number {
  const { count, values } = before;
  if (count < ATRIAL_BEATS || beats.count < ATRIAL_BEATS) return 0;
  const upper = ranked(values, count, UPPER);
  if (upper > MOST_SPREAD * ranked(values, count, LOWER)) return 0;
  const largest = ranked(beats.values, beats.count, beats.count - 1);
  if (largest > MOST_BEAT_SPREAD * ranked(beats.values, beats.count, 0)) return 0;
  return CLEARANCE * min(upper, MOST_SHARE * largest);
}
