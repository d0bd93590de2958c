// A dispatch as the phone uses it, with the order in which a station works.
import { compareDispatches, type DispatchState } from '#care';
import type { Instant } from '#kernel';
import type { Dispatch, Priority } from '../api/types.js';

/** What later versions of the centre say beside what every version does. */
interface Later {
  readonly priority?: Priority;
  readonly plannedFor?: Instant | null;
}

export function stateOf(dispatch: Dispatch): DispatchState {
  return dispatch.state;
}

export function priorityOf(dispatch: Dispatch & Later): Priority {
  return dispatch.priority ?? 'medium';
}

export function plannedFor(dispatch: Dispatch & Later): Instant | null {
  return dispatch.plannedFor ?? null;
}

/** What an alarm asks for first, by urgency; then what is planned, by its time; then what is over, newest first. */
export function inWorkingOrder(dispatches: readonly Dispatch[]): Dispatch[] {
  return [...dispatches].sort((a, b) => compareDispatches(urgencyOf(a), urgencyOf(b)));
}

function urgencyOf(dispatch: Dispatch) {
  const { id, offeredAt } = dispatch;
  const planned = plannedFor(dispatch);
  return {
    id,
    kind: planned === null ? ('offer' as const) : ('planned' as const),
    state: stateOf(dispatch),
    priority: priorityOf(dispatch),
    offeredAt,
    plannedFor: planned,
  };
}
