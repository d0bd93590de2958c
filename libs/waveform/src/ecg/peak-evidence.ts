// How much one peak of slope energy looks like a beat: its energy against the levels of beats and of noise, its likeness to
// the patient's own complexes, and whether it is just where a T wave would be. Log-odds, 0 for undecided.
import type { FrontEnd } from './front-end.js';
import { isCommon, matchClass, type Match, SAME_CLASS } from './morphology.js';
import type { BeatPath, Candidate } from './path-state.js';

const { log, max, min } = Math;

/** Natural logarithm of energies of one patient's beats varies by about this (ventricular beats and breathing included). */
const LOG_ENERGY_SPREAD = 0.4;
/** T waves reach a tenth of a QRS complex's slope energy even where there is no noise; so that is the least noise level. */
const LEAST_NOISE_SHARE = 0.08;
/** Evidence beyond this (natural log of odds) adds nothing: no single peak outweighs several others. */
const MOST_EVIDENCE = 8;
const SHAPE_GAIN = 4;
const SHAPE_NEUTRAL = 0.6;
const MOST_SHAPE_EVIDENCE = 1.5;
/** A T wave peaks within 360 ms of its QRS complex (Pan–Tompkins 1985) and is less steep. */
const T_WAVE_MS = 360;
const T_WAVE_SHARE = 0.5;
const T_WAVE_EVIDENCE = 6;
/** Slope energy of a complex of 0.15 mV, the least that a monitor should count (ANSI/AAMI EC13, 4.1.2.1). */
export const LEAST_ENERGY_MICROVOLTS = 40;

/** Whether a peak comes in the T wave's time after a complex twice its energy. */
export function trailsLarger(path: BeatPath, front: FrontEnd, at: number, energy: number): boolean {
  const tWave = (T_WAVE_MS * front.internalHz) / 1000;
  const larger = energy / T_WAVE_SHARE;
  if (path.lastBeatAt >= 0 && at - path.lastBeatAt < tWave && path.lastBeatEnergy > larger) return true;
  for (const other of path.candidates) if (at - other.at < tWave && other.energy > larger) return true;
  return false;
}

const NO_MATCH: Match = { correlation: Number.NaN, beatClass: -1, shift: 0 };

/** Sets the candidate's evidence. */
export function weigh(path: BeatPath, front: FrontEnd, candidate: Candidate): void {
  const { energy, at, trails } = candidate;
  const noise = max(path.noiseLevel, LEAST_NOISE_SHARE * path.beatLevel);
  const distance = max(0.2, log(path.beatLevel / noise));
  const slope = distance / (LOG_ENERGY_SPREAD * LOG_ENERGY_SPREAD);
  // Two log-normal levels of equal spread: the log-odds are linear in the log of the energy, zero half-way between.
  const odds = slope * (log(energy / path.beatLevel) + distance / 2);
  // Where energy alone leaves no doubt, the shape need not be looked at.
  const isPlain = odds > 1.5 * MOST_EVIDENCE && !trails;
  const match = isPlain ? NO_MATCH : matchClass(path.morphology, front, Math.round(at - front.energyDelay), true);
  const known = path.morphology.classes[match.beatClass];
  const established = known !== undefined && known.trailing < 0.5 && isCommon(path.morphology, known);
  let shape = 0;
  if (match.beatClass >= 0) {
    shape = SHAPE_GAIN * (match.correlation - SHAPE_NEUTRAL);
    shape = max(-MOST_SHAPE_EVIDENCE, min(established ? MOST_SHAPE_EVIDENCE : 0, shape));
  }
  // A T wave may have the rounded shape of a ventricular beat, but not its size.
  const looksLikeBeat = established && match.correlation > SAME_CLASS && energy > 0.5 * known.energy;
  let size = energy < LEAST_ENERGY_MICROVOLTS ? -2 * MOST_EVIDENCE : odds;
  // Small beats among large ectopic ones are measured against their own class.
  if (looksLikeBeat && known.energy < path.beatLevel) size += slope * log(path.beatLevel / known.energy);
  const after = trails && !looksLikeBeat ? T_WAVE_EVIDENCE : 0;
  candidate.evidence = max(-MOST_EVIDENCE, min(MOST_EVIDENCE, size)) + shape - after;
}
