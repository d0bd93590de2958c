// Whether a beat is of ventricular origin: unlike the conducted complex and wider, as it spreads through muscle instead of the
// conduction system.
import type { AcceptedBeat } from './beat-path.js';
import type { EcgState } from './ecg-state.js';
import { conductedClass } from './morphology.js';
import { isActive } from './rhythm.js';

/** By how much a ventricular complex is wider than the patient's own: a normal QRS ends at 110 ms, a ventricular starts at 120–140. */
const WIDER_MS = 30;
/** Correlation with the conducted class up to which the shape counts as different. */
const UNLIKE = 0.85;
/** So many beats make the conducted class one to compare with. */
const KNOWN_BEATS = 8;

export function isVentricular(state: EcgState, beat: AcceptedBeat): boolean {
  const { classes } = state.path.morphology;
  const goesOn = isActive(state.rhythm, 'ventricular-tachycardia') || state.rhythm.ventricularRun > 0;
  // While it lasts, the reference stays what it was when it began: a long tachycardia would become its own norm.
  if (!goesOn) state.referenceClass = conductedClass(state.path.morphology);
  const reference = classes[state.referenceClass];
  if (reference === undefined) return false;
  if (goesOn) reference.weight = Math.max(reference.weight, KNOWN_BEATS);
  if (reference.weight < KNOWN_BEATS || beat.beatClass === state.referenceClass) return false;
  const own = classes[beat.beatClass];
  if (own === undefined) return false;
  let likeness = 0;
  for (let j = 0; j < reference.shape.length; j++)
    likeness += (own.shape[j] as number) * (reference.shape[j] as number);
  const widthMs = Math.max(beat.widthMs, own.widthMs);
  return likeness < UNLIKE && widthMs >= reference.widthMs + WIDER_MS;
}
