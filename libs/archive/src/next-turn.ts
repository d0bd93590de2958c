// Lets whatever else waits on this thread run: the archive's work comes in large pieces, and the alarms share its thread.
import { setImmediate as turn } from 'node:timers/promises';

export function nextTurn(): Promise<void> {
  return turn();
}
