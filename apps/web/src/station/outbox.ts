// Keeps the nurse's acts on the phone until the centre has taken them, in order, also over a reload.
import { SECOND_MS, type Cancel, type Clock, type Scheduler } from '#kernel';
import type { Dispatch } from '../api/types.js';
import {
  dismissed,
  enqueued,
  EMPTY_QUEUE,
  parsedQueue,
  settled,
  type NurseAct,
  type QueuedAct,
  type Queue,
  type Sending,
} from './offline-queue.js';

const RETRY_MS = 4 * SECOND_MS;

export interface OutboxPorts {
  /** The person's own shelf on this phone. */
  readonly storage: { read(): string | null; write(text: string | null): void };
  /** One try. `dispatch` is the centre's answer where it took the act. */
  readonly send: (act: QueuedAct) => Promise<{ result: Sending; dispatch: Dispatch | null }>;
  readonly onTaken: (dispatch: Dispatch) => void;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly newId: () => string;
}

export class Outbox {
  private queue: Queue;
  private sending = false;
  private cancelRetry: Cancel | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ports: OutboxPorts) {
    this.queue = parsedQueue(ports.storage.read());
  }

  readonly read = (): Queue => this.queue;

  readonly subscribe = (listener: () => void): Cancel => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(dispatchId: string, act: NurseAct): void {
    const { clock, newId } = this.ports;
    this.become(
      enqueued(this.queue, { requestId: newId(), dispatchId, act, madeAt: Math.round(clock.now()), late: false }),
    );
    void this.flush();
  }

  dismiss(requestId: string): void {
    this.become(dismissed(this.queue, requestId));
  }

  /** Forgets everything, at log-out. */
  clear(): void {
    this.cancelRetry?.();
    this.become(EMPTY_QUEUE);
  }

  /** Sends what waits, oldest first; stops at the first that does not get through, and tries again later. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.cancelRetry?.();
    this.cancelRetry = null;
    try {
      for (let next = this.queue.waiting[0]; next !== undefined; next = this.queue.waiting[0]) {
        const { result, dispatch } = await this.ports.send(next);
        this.become(settled(this.queue, next.requestId, result));
        if (dispatch !== null) this.ports.onTaken(dispatch);
        if (result === 'unreachable') {
          this.cancelRetry = this.ports.scheduler.after(RETRY_MS, () => void this.flush());
          return;
        }
      }
    } finally {
      this.sending = false;
    }
  }

  private become(queue: Queue): void {
    this.queue = queue;
    const empty = queue.waiting.length === 0 && queue.refused.length === 0;
    this.ports.storage.write(empty ? null : JSON.stringify(queue));
    for (const listener of this.listeners) listener();
  }
}
