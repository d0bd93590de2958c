import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import { ManualClock, ManualScheduler } from '#testing';
import { EventStream } from './event-stream.js';

/** A reader whose socket takes nothing until told to. */
class SlowReader extends EventEmitter {
  readonly headers = new Map<string, string>();
  writableLength = 0;
  writableEnded = false;
  destroyed = false;
  text = '';

  status(): this {
    return this;
  }
  setHeader(name: string, value: string): void {
    this.headers.set(name.toLowerCase(), value);
  }
  flushHeaders(): void {}
  write(text: string): boolean {
    this.text += text;
    this.writableLength += Buffer.byteLength(text);
    return this.writableLength < 16_384;
  }
  end(): void {
    this.writableEnded = true;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
  takeAll(): void {
    this.writableLength = 0;
    this.emit('drain');
  }
}

const KIB = 1_024;

describe('a stream of server-sent events', () => {
  let reader: SlowReader;
  let scheduler: ManualScheduler;
  let stream: EventStream;

  beforeEach(() => {
    reader = new SlowReader();
    scheduler = new ManualScheduler(new ManualClock());
    stream = new EventStream(reader as unknown as Response, scheduler);
  });

  it('writes id only for what can be resumed from, and is never cached or buffered on the way', async () => {
    await stream.send({ id: 7, event: 'incident.changed', data: '{"a":1}' });
    stream.offer({ event: 'heartbeat', data: '{}' });
    expect(reader.text).toBe(
      'retry: 1000\n\nid: 7\nevent: incident.changed\ndata: {"a":1}\n\nevent: heartbeat\ndata: {}\n\n',
    );
    expect(reader.headers.get('cache-control')).toBe('no-store');
    expect(reader.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  });

  it('lets what must not be missed wait for a reader that is behind, and leaves out what the next one makes up for', async () => {
    let sent = false;
    const sending = stream.send({ id: 1, event: 'x', data: 'y'.repeat(300 * KIB) }).then(() => (sent = true));
    const before = reader.text.length;
    stream.offer({ event: 'vitals', data: '[]' });
    expect(reader.text.length).toBe(before);
    await scheduler.advanceAsync(9_999);
    expect(sent).toBe(false);
    reader.takeAll();
    await sending;
    stream.offer({ event: 'vitals', data: '[]' });
    expect(reader.text.length).toBeGreaterThan(before);
    expect(reader.destroyed).toBe(false);
  });

  it('lets a reader go that takes nothing for ten seconds', async () => {
    const ended: string[] = [];
    stream.onClose(() => ended.push('cleaned up'));
    const sending = stream.send({ id: 1, event: 'x', data: 'y'.repeat(300 * KIB) });
    await scheduler.advanceAsync(10_000);
    await sending;
    expect([reader.destroyed, stream.closed, ended]).toEqual([true, true, ['cleaned up']]);
    expect(scheduler.waiting).toBe(0);
  });

  it('never buffers more than its bound, however fast things come', () => {
    for (let sent = 0; sent < 100; sent += 1) void stream.send({ id: sent, event: 'x', data: 'y'.repeat(100 * KIB) });
    expect(reader.destroyed).toBe(true);
    expect(reader.writableLength).toBeLessThan(2.2 * KIB * KIB);
  });

  it('cleans up once when the reader leaves, and at once for what comes later', () => {
    const ended: number[] = [];
    stream.onClose(() => ended.push(1));
    reader.emit('close');
    reader.emit('close');
    stream.onClose(() => ended.push(2));
    expect(ended).toEqual([1, 2]);
    const { length } = reader.text;
    stream.offer({ event: 'x', data: '' });
    expect(reader.text).toHaveLength(length);
  });
});
