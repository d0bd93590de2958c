// An event stream on this browser's network and clock.
import { browserClock, browserScheduler, chance, everySecondInBackground } from '../clock.js';
import { EventStream, type EventStreamOptions } from './event-stream.js';

export function openStream(options: Pick<EventStreamOptions, 'url' | 'after' | 'onMessage' | 'onState'>): EventStream {
  return new EventStream({
    ...options,
    clock: browserClock,
    scheduler: browserScheduler,
    chance,
    fetch: (input, init) => fetch(input, init),
    everySecond: everySecondInBackground,
  });
}
