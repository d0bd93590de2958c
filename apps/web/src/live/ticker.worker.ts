// A timer that browsers do not slow down in background tabs. Told an interval once, it posts a message at each tick.
import { browserScheduler } from '../clock.js';

self.onmessage = ({ data }: MessageEvent<number>) => {
  browserScheduler.every(data, () => self.postMessage(null));
};
