// The engine's own constants, each with where it comes from. A doctor's rules are not among them.
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#kernel';

/** Data older than this on arrival are history: stored, drawn, evaluated apart, and never page (docs/decisions/alarm-semantics.md). */
export const LATENESS_BOUND_MS = 10 * SECOND_MS;

/** A sample dated later than its receipt by more than this is dated back to it: the clock is wrong, not the patient ahead. */
export const FUTURE_BOUND_MS = 5 * SECOND_MS;

/** A recurrence within this joins the episode before; a gap longer than this ends a run of violating samples. */
export const RECURRENCE_MS = 10 * MINUTE_MS;

/** Three raises within this are chatter (ISA-18.2). */
export const CHATTER_MS = MINUTE_MS;
export const CHATTER_RAISES = 3;

/** A shelf never lasts longer. */
export const LONGEST_SHELF_MS = 24 * HOUR_MS;

/** Evidence reaches so far back from the raise, and so far on. */
export const EVIDENCE_MS = 30 * SECOND_MS;

/** A second sensor's word counts while it is no older than this. */
export const CURRENT_MS = 10 * SECOND_MS;

/** A momentary event (a pause between two beats) is held present for so long, that its signal can be heard. */
export const MOMENTARY_MS = MINUTE_MS;

/** Samples kept per signal and device: 30 s at one a second, and room for what comes out of order. */
export const WINDOW_SAMPLES = 40;

/** Unacknowledged earlier episodes kept per rule; the oldest give way. */
export const LATCHED_KEPT = 5;
