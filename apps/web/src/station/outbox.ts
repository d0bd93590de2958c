// Keeps the nurse's acts on the phone until the centre has taken them, in order, also over a reload and a new log-in.
// The stored queue is the truth: a second window on the same phone reads and writes it too, so every change starts from it.
import { SECOND_MS, type Cancel, type Clock, type Scheduler } from '#kernel';
import type { Dispatch } from '../api/types.js';
import {
  dismissed,
  enqueued,
  parsedQueue,
  retried,
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
  /** The act is with the centre, or its refusal has been read: nothing of it is needed any more. */
  readonly onGone?: (act: NurseAct) => void;
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
    const queued = { requestId: newId(), dispatchId, act, madeAt: Math.round(clock.now()), late: false };
    this.change((queue) => enqueued(queue, queued));
    void this.flush();
  }

  dismiss(requestId: string): void {
    const act = this.queue.refused.find((each) => each.requestId === requestId)?.act;
    this.change((queue) => dismissed(queue, requestId));
    if (act !== undefined) this.ports.onGone?.(act);
  }

  retry(requestId: string): void {
    this.change((queue) => retried(queue, requestId));
    void this.flush();
  }

  /** Another window of this person has changed what is stored. */
  reread(): void {
    this.become(parsedQueue(this.ports.storage.read()));
  }

  /** Stops trying; what waits stays on the phone. */
  close(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
  }

  /** Sends what waits, oldest first; stops at the first that does not get through, and tries again later. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.close();
    try {
      for (let next = this.queue.waiting[0]; next !== undefined; next = this.queue.waiting[0]) {
        const { requestId, act } = next;
        const { result, dispatch } = await this.ports.send(next);
        this.change((queue) => settled(queue, requestId, result));
        if (dispatch !== null) this.ports.onTaken(dispatch);
        if (result.kind === 'taken') this.ports.onGone?.(act);
        if (result.kind === 'unreachable') {
          this.cancelRetry = this.ports.scheduler.after(RETRY_MS, () => void this.flush());
          return;
        }
      }
    } finally {
      this.sending = false;
    }
  }

  private change(step: (queue: Queue) => Queue): void {
    const queue = step(parsedQueue(this.ports.storage.read()));
    const empty = queue.waiting.length === 0 && queue.refused.length === 0;
    this.ports.storage.write(empty ? null : JSON.stringify(queue));
    this.become(queue);
  }

  private become(queue: Queue): void {
    this.queue = queue;
    for (const listener of this.listeners) listener();
  }
}
