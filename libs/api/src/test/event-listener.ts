// Reads a stream of server-sent events as it comes, the way a board does.
import { get, type IncomingMessage } from 'node:http';
import type { Client } from './centre-under-test.js';

export interface HeardEvent {
  /** Only of what can be resumed from. */
  readonly id: number | null;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export class EventListener {
  readonly heard: HeardEvent[] = [];
  ended = false;
  private text = '';
  private wake: Array<() => void> = [];

  private constructor(private readonly message: IncomingMessage) {
    message.setEncoding('utf8');
    message.on('data', (chunk: string) => this.take(chunk));
    message.on('close', () => {
      this.ended = true;
      this.tell();
    });
  }

  static open(client: Client, path: string, headers: Readonly<Record<string, string>> = {}): Promise<EventListener> {
    return new Promise((resolve, reject) => {
      const request = get(`${client.base}${path}`, { headers: { cookie: client.cookie ?? '', ...headers } });
      request.on('response', (message) => resolve(new EventListener(message)));
      request.on('error', reject);
    });
  }

  get status(): number {
    return this.message.statusCode ?? 0;
  }

  of(event: string): HeardEvent[] {
    return this.heard.filter((one) => one.event === event);
  }

  /** What a listener that comes back is told again. */
  durable(): HeardEvent[] {
    return this.heard.filter(({ id }) => id !== null);
  }

  /** Resolves once it holds; what arrives wakes it, no time passes. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.ended) throw new Error(`the stream ended after ${this.heard.map(({ event }) => event).join(', ')}`);
      await new Promise<void>((resolve) => this.wake.push(resolve));
    }
  }

  async untilEnd(): Promise<void> {
    while (!this.ended) await new Promise<void>((resolve) => this.wake.push(resolve));
  }

  close(): void {
    this.message.destroy();
  }

  private take(chunk: string): void {
    this.text += chunk;
    const blocks = this.text.split('\n\n');
    this.text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      const [event, id] = [fields.get('event'), fields.get('id')];
      if (event === undefined) continue;
      const data = JSON.parse(fields.get('data') ?? '{}') as HeardEvent['data'];
      this.heard.push({ id: id === undefined ? null : Number(id), event, data });
    }
    this.tell();
  }

  private tell(): void {
    for (const wake of this.wake.splice(0)) wake();
  }
}
