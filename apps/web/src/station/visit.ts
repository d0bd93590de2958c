// A dispatch in the order in which a station works.
import { compareDispatches } from '#care';
import type { Dispatch } from '../api/types.js';

/** What an alarm asks for first, by urgency; then what is planned, by its time; then what is over, newest first. */
export function inWorkingOrder(dispatches: readonly Dispatch[]): Dispatch[] {
  return [...dispatches].sort(compareDispatches);
}
