import { describe, expect, it } from '@jest/globals';
import { EventStream, QUIET_MS, retryDelayMs, type StreamState } from './event-stream.js';
import type { SseMessage } from './sse-parser.js';

/** A network whose every connection is in the spec's hand. */
class Network {
  now = 1_000;
  readonly messages: SseMessage[] = [];
  readonly states: StreamState[] = [];
  readonly requests: Array<{
    lastEventId: string | null;
    signal: AbortSignal;
    send: (text: string) => void;
    end: () => void;
  }> = [];
  answer: 'open' | 'unreachable' | number = 'open';
  tick: () => void = () => undefined;
  private later: Array<{ at: number; work: () => void }> = [];

  open(after: number | null): EventStream {
    return new EventStream({
      url: '/api/events',
      after,
      onMessage: (message) => this.messages.push(message),
      onState: (state) => this.states.push(state),
      clock: { now: () => this.now },
      scheduler: {
        after: (ms, work) => {
          const entry = { at: this.now + ms, work };
          this.later.push(entry);
          return () => (this.later = this.later.filter((each) => each !== entry));
        },
        every: () => () => undefined,
      },
      chance: () => 1,
      fetch: ((_: string, init: RequestInit) => this.respond(init)) as typeof fetch,
      everySecond: (work) => {
        this.tick = work;
        return () => undefined;
      },
    });
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = this.later.filter(({ at }) => at <= this.now);
    this.later = this.later.filter(({ at }) => at > this.now);
    for (const { work } of due) work();
    this.tick();
    await settle();
  }

  private respond(init: RequestInit): Promise<Response> {
    const signal = init.signal as AbortSignal;
    const lastEventId = new Headers(init.headers).get('Last-Event-ID');
    if (this.answer === 'unreachable') return Promise.reject(new TypeError('no network'));
    if (this.answer !== 'open') return Promise.resolve(new Response(null, { status: this.answer }));
    let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
    const body = new ReadableStream<Uint8Array>({ start: (made) => void (controller = made) });
    signal.addEventListener('abort', () => controller?.error(new DOMException('gone', 'AbortError')));
    this.requests.push({
      lastEventId,
      signal,
      send: (text) => controller?.enqueue(new TextEncoder().encode(text)),
      end: () => controller?.close(),
    });
    return Promise.resolve(new Response(body, { status: 200 }));
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 30; i++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}

describe('an event stream', () => {
  it('resumes after the last event it has handed on', async () => {
    const network = new Network();
    network.open(40);
    await settle();
    expect(network.requests[0]?.lastEventId).toBe('40');
    network.requests[0]?.send('id: 41\nevent: a\ndata: 1\n\nevent: heartbeat\ndata: 2\n\n');
    await settle();
    network.requests[0]?.end();
    await settle();
    await network.pass(1_000);
    expect(network.requests[1]?.lastEventId).toBe('41');
    expect(network.messages.map(({ data }) => data)).toEqual(['1', '2']);
  });

  it('gives up a connection that has gone quiet, and says since when it has heard nothing', async () => {
    const network = new Network();
    network.open(0);
    await settle();
    network.requests[0]?.send('data: x\n\n');
    await settle();
    const heardAt = network.now;
    await network.pass(QUIET_MS);
    expect(network.states.at(-1)?.kind).toBe('open');
    await network.pass(1);
    expect(network.requests[0]?.signal.aborted).toBe(true);
    expect(network.states.at(-1)).toEqual({ kind: 'lost', since: heardAt });
  });

  it('gives up a try that never answers, too', async () => {
    const network = new Network();
    network.open(0);
    await settle();
    await network.pass(QUIET_MS + 1);
    await network.pass(10_000);
    expect(network.requests.length).toBeGreaterThanOrEqual(2);
  });

  it('keeps trying without a network, and is open again as soon as something comes', async () => {
    const network = new Network();
    network.answer = 'unreachable';
    network.open(0);
    await settle();
    for (let i = 0; i < 5; i++) await network.pass(6_000);
    expect(network.states.map(({ kind }) => kind)).toEqual(['lost']);
    network.answer = 'open';
    await network.pass(6_000);
    network.requests.at(-1)?.send('data: x\n\n');
    await settle();
    expect(network.states.at(-1)?.kind).toBe('open');
  });

  it('stops for good when the session is over', async () => {
    const network = new Network();
    network.answer = 401;
    network.open(0);
    await settle();
    await network.pass(60_000);
    expect(network.states).toEqual([{ kind: 'refused', status: 401 }]);
  });

  it('goes on trying when the centre is overloaded', async () => {
    const network = new Network();
    network.answer = 429;
    network.open(0);
    await settle();
    network.answer = 'open';
    await network.pass(6_000);
    expect(network.requests).toHaveLength(1);
  });

  it('says nothing more once closed', async () => {
    const network = new Network();
    const stream = network.open(0);
    await settle();
    stream.close();
    await network.pass(60_000);
    expect(network.requests).toHaveLength(1);
    expect(network.states).toEqual([]);
  });
});

describe('the wait before the next try', () => {
  it('grows to five seconds and is spread by chance', () => {
    expect(retryDelayMs(0, 1)).toBe(400);
    expect(retryDelayMs(20, 1)).toBe(5_000);
    expect(retryDelayMs(20, 0)).toBe(2_500);
  });
});
