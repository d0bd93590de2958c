// A timer that browsers do not slow down in background tabs: posts a message every second.
import { SECOND_MS } from '#kernel';
import { browserScheduler } from '../clock.js';

browserScheduler.every(SECOND_MS, () => self.postMessage(null));
