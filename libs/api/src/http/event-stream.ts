// One open stream of server-sent events (HTML Living Standard, 9.2) and its bounded buffer. A reader that does not take
// what is sent is let go: it reconnects and resumes, which is better than a picture that lags behind without saying so.
import type { Response } from 'express';
import { type Cancel, type Scheduler, SECOND_MS } from '#kernel';

/** Above this, what is not durable is skipped and what is waits. */
const FULL_BYTES = 256 * 1024;
/** Above this, or full for longer than the patience, the reader is let go. */
const OVERFULL_BYTES = 2 * 1024 * 1024;
const PATIENCE_MS = 10 * SECOND_MS;

export interface ServerSentEvent {
  readonly event: string;
  /** JSON text. */
  readonly data: string;
  /** Only for what can be resumed from. */
  readonly id?: number;
}

export class EventStream {
  private readonly closing = new AbortController();
  private readonly cleanUps: Array<() => void> = [];

  constructor(
    private readonly response: Response,
    private readonly scheduler: Scheduler,
  ) {
    response.status(200);
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Accel-Buffering', 'no');
    response.on('close', () => this.close());
    response.on('error', () => this.close());
    response.flushHeaders();
    response.write('retry: 1000\n\n');
  }

  get signal(): AbortSignal {
    return this.closing.signal;
  }

  get closed(): boolean {
    return this.closing.signal.aborted;
  }

  /** Runs when the stream ends, at once when it has ended. */
  onClose(work: () => void): void {
    if (this.closed) work();
    else this.cleanUps.push(work);
  }

  /** Sends what must not be missed; resolves when there is room for more, or the reader has been let go. */
  async send(event: ServerSentEvent): Promise<void> {
    this.write(event);
    if (!this.closed && this.response.writableLength > FULL_BYTES) await this.room();
  }

  /** Sends what the next one makes up for; left out while the reader is behind. */
  offer(event: ServerSentEvent): void {
    if (this.response.writableLength <= FULL_BYTES) this.write(event);
  }

  close(): void {
    if (this.closed) return;
    this.closing.abort();
    for (const work of this.cleanUps.splice(0)) work();
    if (!this.response.writableEnded) this.response.end();
  }

  /** Ends without waiting for what is still buffered. */
  drop(): void {
    this.response.destroy();
    this.close();
  }

  private write({ event, data, id }: ServerSentEvent): void {
    if (this.closed || this.response.destroyed) return;
    this.response.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`);
    if (this.response.writableLength > OVERFULL_BYTES) this.drop();
  }

  private room(): Promise<void> {
    return new Promise((resolve) => {
      let giveUp: Cancel = () => undefined;
      const done = (): void => {
        giveUp();
        this.response.off('drain', done);
        this.signal.removeEventListener('abort', done);
        resolve();
      };
      giveUp = this.scheduler.after(PATIENCE_MS, () => {
        this.drop();
        done();
      });
      this.response.once('drain', done);
      this.signal.addEventListener('abort', done);
    });
  }
}
