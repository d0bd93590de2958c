// A stream of server-sent events that keeps itself open: it resumes after the last event it has seen, gives up a connection
// that has gone quiet, and says at every moment whether it can be trusted. Read with fetch, because EventSource tells
// neither a closed session from a lost network nor when a connection has gone quiet.
import type { Cancel, Clock, DurationMs, Instant, Scheduler } from '#kernel';
import { SseParser, type SseMessage } from './sse-parser.js';

/** A stream that has said nothing for so long is given up; the centre sends a heartbeat each second. */
export const QUIET_MS = 5_000;
const FIRST_RETRY_MS = 400;
const LAST_RETRY_MS = 5_000;

export type StreamState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open'; readonly since: Instant }
  | { readonly kind: 'lost'; readonly since: Instant }
  | { readonly kind: 'refused'; readonly status: number };

export interface EventStreamOptions {
  readonly url: string;
  /** The sequence to listen on from; `null` for a stream that cannot be resumed. */
  readonly after: number | null;
  readonly onMessage: (message: SseMessage) => void;
  readonly onState: (state: StreamState) => void;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** 0 to 1; spreads reconnects so that a hundred boards do not come back at one instant. */
  readonly chance: () => number;
  readonly fetch: typeof fetch;
  /** Calls back regularly, also in a background tab. */
  readonly everySecond: (work: () => void) => Cancel;
}

/** How long to wait before the next try. */
export function retryDelayMs(failures: number, chance: number): DurationMs {
  const ceiling = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
  return Math.round(ceiling * (0.5 + chance / 2));
}

export class EventStream {
  private lastId: string | null;
  private failures = 0;
  private heardAt: Instant;
  private triedAt: Instant;
  private abort: AbortController | null = null;
  private state: StreamState = { kind: 'connecting' };
  private closed = false;
  private cancelRetry: Cancel | null = null;
  private readonly cancelWatch: Cancel;

  constructor(private readonly options: EventStreamOptions) {
    this.lastId = options.after === null ? null : String(options.after);
    this.heardAt = options.clock.now();
    this.triedAt = this.heardAt;
    this.cancelWatch = options.everySecond(() => this.watch());
    void this.connect();
  }

  close(): void {
    this.closed = true;
    this.cancelRetry?.();
    this.cancelWatch();
    this.abort?.abort();
  }

  /** Goes on from another sequence, after the snapshot was loaded anew. */
  resumeAfter(sequence: number): void {
    this.lastId = String(sequence);
  }

  private async connect(): Promise<void> {
    if (this.closed) return;
    const abort = new AbortController();
    this.abort = abort;
    this.triedAt = this.options.clock.now();
    try {
      const response = await this.options.fetch(this.options.url, {
        headers: { Accept: 'text/event-stream', ...(this.lastId === null ? {} : { 'Last-Event-ID': this.lastId }) },
        cache: 'no-store',
        credentials: 'same-origin',
        signal: abort.signal,
      });
      if (response.status >= 400 && response.status < 500 && response.status !== 429 && response.status !== 408) {
        this.become({ kind: 'refused', status: response.status });
        return;
      }
      if (!response.ok || response.body === null) throw new Error(`The centre answered ${response.status}.`);
      await this.read(response.body);
    } catch {
      // Lost, given up or closed: what happens next is the same.
    }
    if (this.abort === abort && !this.closed) this.retry();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const parser = new SseParser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.closed) return;
      this.heardAt = this.options.clock.now();
      for (const message of parser.push(decoder.decode(value, { stream: true }))) {
        this.failures = 0;
        if (this.state.kind !== 'open') this.become({ kind: 'open', since: this.heardAt });
        this.options.onMessage(message);
        // Only after it was taken in: what fails to be handled is asked for again.
        if (message.id !== null) this.lastId = message.id;
      }
    }
  }

  private retry(): void {
    this.abort = null;
    if (this.state.kind !== 'lost') this.become({ kind: 'lost', since: this.heardAt });
    const delay = retryDelayMs(this.failures, this.options.chance());
    this.failures++;
    this.cancelRetry?.();
    this.cancelRetry = this.options.scheduler.after(delay, () => void this.connect());
  }

  private watch(): void {
    if (this.closed || this.abort === null || this.state.kind === 'refused') return;
    if (this.options.clock.now() - Math.max(this.heardAt, this.triedAt) <= QUIET_MS) return;
    const { abort } = this;
    this.retry();
    abort.abort();
  }

  private become(state: StreamState): void {
    this.state = state;
    this.options.onState(state);
  }
}
