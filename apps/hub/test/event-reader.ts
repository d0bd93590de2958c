// A board's ear: reads server-sent events as a browser does, resumes with Last-Event-ID, and keeps everything it heard.
import type { Schemas, Seat } from './seat.js';
import { eventually, type Patience } from './eventually.js';

export interface DurableEvent {
  readonly id: number;
  readonly type: string;
  readonly data: Schemas['CentreEvent'];
}

export class EventReader {
  /** Every event with an id, over all connections, in order of arrival. */
  readonly durable: DurableEvent[] = [];
  /** Live values in order of arrival. */
  readonly vitals: Schemas['LiveNumeric'][] = [];
  heartbeats = 0;
  resets = 0;
  private lastId: number | null = null;
  private abort: AbortController | null = null;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly seat: Seat,
    /** Where to begin; from now on when absent. */
    private readonly after?: number,
  ) {}

  /** Connects, the first time as told, later from the last id heard. Resolves when the stream is open. */
  async connect(): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    const from = this.lastId === null && this.after !== undefined ? `?after=${this.after}` : '';
    const response = await fetch(`${this.seat.url}/api/events${from}`, {
      headers: {
        cookie: this.seat.cookie,
        accept: 'text/event-stream',
        ...(this.lastId === null ? {} : { 'last-event-id': String(this.lastId) }),
      },
      signal: abort.signal,
    });
    if (!response.ok || response.body === null) throw new Error(`no event stream: HTTP ${response.status}`);
    this.reading = this.read(response.body);
  }

  /** Resolves when the connection has ended, by whichever side. */
  closed(): Promise<void> {
    return this.reading;
  }

  async disconnect(): Promise<void> {
    this.abort?.abort();
    await this.reading;
  }

  /** The first event, old or new, for which `wanted` holds. */
  waitFor(what: string, wanted: (event: DurableEvent) => boolean, patience?: Patience): Promise<DurableEvent> {
    return eventually(what, () => this.durable.find(wanted), { everyMs: 20, ...patience });
  }

  waitForVital(what: string, wanted: (value: Schemas['LiveNumeric']) => boolean, patience?: Patience) {
    return eventually(what, () => this.vitals.find(wanted), { everyMs: 20, ...patience });
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const text = new TextDecoder();
    let pending = '';
    try {
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
        pending += text.decode(chunk, { stream: true });
        const messages = pending.split(/\r?\n\r?\n/);
        pending = messages.pop() ?? '';
        for (const message of messages) this.take(message);
      }
    } catch {
      // The hub died or the test hung up; a message cut short is thrown away, as a browser does.
    }
  }

  private take(message: string): void {
    const fields = new Map<string, string>();
    for (const line of message.split(/\r?\n/)) {
      const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
      if (name !== undefined && name !== '') fields.set(name, `${fields.get(name) ?? ''}${value}`);
    }
    const type = fields.get('event') ?? 'message';
    const id = fields.get('id');
    const data: unknown = JSON.parse(fields.get('data') ?? 'null');
    if (id !== undefined) {
      this.lastId = Number(id);
      this.durable.push({ id: this.lastId, type, data: data as Schemas['CentreEvent'] });
    } else if (type === 'vitals') this.vitals.push(...(data as Schemas['LiveNumeric'][]));
    else if (type === 'heartbeat') this.heartbeats += 1;
    else if (type === 'reset') this.resets += 1;
  }
}

export function incidentOf(event: DurableEvent): Schemas['Incident'] | null {
  return event.type === 'incident.changed' ? (event.data.data as unknown as Schemas['IncidentChanged']).incident : null;
}
