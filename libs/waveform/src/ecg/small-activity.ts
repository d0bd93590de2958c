// Whether a silence is certain: peaks that could have been beats after all, or a heart at work in a lead too small to judge.
import type { FrontEnd } from './front-end.js';
import { isCommon } from './morphology.js';
import type { BeatPath } from './path-state.js';
import { LEAST_ENERGY_MICROVOLTS } from './peak-evidence.js';
import { median, medianOf } from './small-stats.js';

const { max, min } = Math;

/** Log-odds from which a peak could have been a beat after all. */
export const PLAUSIBLE = -5;
/**
 * Work too small to count as beats: from 0.03 mV on where the lead has shown nothing larger, and from this share of the
 * smallest complexes the patient is known to have where it has, so that P waves of a standstill and noise after large beats
 * are none. The smallest: between large ectopic beats the conducted ones may be a tenth of their size.
 */
const SMALL_ENERGY_MICROVOLTS = LEAST_ENERGY_MICROVOLTS / 5;
const SMALL_SHARE = 0.15;
/** Peaks of half a complex that must be counted (ANSI/AAMI EC13) hide such complexes, whether they are noise or beats. */
export const FAINT_MICROVOLTS = LEAST_ENERGY_MICROVOLTS / 2;
/** A complex has been and gone, T wave and the settling of the filters after it included. */
const AFTERMATH_MS = 600;
/** It stands so far out of the peaks between, as noise does not do three times in four seconds. */
const SMALL_CLEARANCE = 4;
const SMALL_PEAKS = 3;
/** No more of the newest peaks are looked at. */
const MOST_PEAKS = 100;

/** Whether there are peaks since `at` that could have been beats after all, so that silence is not certain. */
export function hasPlausiblePeaks(path: BeatPath, at: number): boolean {
  if (path.beatLevel === 0)
    return path.pending.some((peak) => peak.at > at && peak.energy > 2 * LEAST_ENERGY_MICROVOLTS);
  return path.candidates.some(
    (candidate) =>
      candidate.at > at && !candidate.trails && candidate.evidence > PLAUSIBLE && candidate.energy >= path.atrialLimit,
  );
}

/**
 * Whether peaks since `at` show a heart at work in a lead too small to judge. A standstill in such a lead can't be told from
 * beats, so it must not be called asystole.
 */
export function hasSmallActivity(path: BeatPath, front: FrontEnd, at: number): boolean {
  const isKnown = path.beatEnergies.count > 0;
  const settled = at + (AFTERMATH_MS * front.internalHz) / 1000;
  const peaks = isKnown
    ? [...path.candidates.filter(({ trails }) => !trails), ...path.faint.filter((peak) => peak.at > settled)]
    : path.pending;
  const energies = peaks
    .filter((peak) => peak.at > at && peak.energy >= path.atrialLimit)
    .map(({ energy }) => energy)
    .slice(-MOST_PEAKS);
  const clear = isKnown
    ? max(FAINT_MICROVOLTS, SMALL_SHARE * smallestComplex(path))
    : min(FAINT_MICROVOLTS, max(SMALL_ENERGY_MICROVOLTS, SMALL_CLEARANCE * median(Float64Array.from(energies))));
  return energies.filter((energy) => energy >= clear).length >= SMALL_PEAKS;
}

function smallestComplex(path: BeatPath): number {
  const { morphology, beatEnergies } = path;
  const common = morphology.classes.filter((known) => known.trailing < 0.5 && isCommon(morphology, known));
  return min(medianOf(beatEnergies), ...common.map(({ energy }) => energy));
}
