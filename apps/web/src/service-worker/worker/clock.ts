// The worker's clock: the only file here that asks for the time of day.
import type { Clock } from '#kernel';

export const workerClock: Clock = { now: () => Date.now() };
