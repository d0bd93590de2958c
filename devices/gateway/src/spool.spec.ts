import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Spool, type Lane, type SpoolHandle } from './spool.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'spool-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const roomy = { maxBytes: 1_000_000, segmentBytes: 2_000 };
const open = (limits = roomy) => Spool.open(folder, limits);

function put(spool: Spool, observedAt: number, lane: Lane = 'numeric', bytes = 20): SpoolHandle {
  const handle = spool.append(
    lane,
    { observedAt, topic: `t/${lane}`, payload: new Uint8Array(bytes).fill(observedAt) },
    { claim: false },
  );
  if (!handle) throw new Error('the disk refused');
  return handle;
}

function backlog(spool: Spool, upTo = Infinity): number[] {
  const times: number[] = [];
  while (times.length < upTo) {
    const next = spool.nextBacklog();
    if (!next) break;
    times.push(next.observedAt);
  }
  return times;
}

describe('Spool', () => {
  it('gives back what was put in, oldest first across both lanes', () => {
    const spool = open();
    for (const at of [1, 3, 5]) put(spool, at, 'numeric');
    for (const at of [2, 4, 6]) put(spool, at, 'waveform');
    const first = spool.nextBacklog();
    expect(first).toMatchObject({ observedAt: 1, topic: 't/numeric' });
    expect([...(first?.payload ?? [])]).toEqual(Array(20).fill(1));
    expect(backlog(spool)).toEqual([2, 3, 4, 5, 6]);
  });

  it('keeps claimed frames out of the backlog until the claim is released', () => {
    const spool = open();
    spool.append('numeric', { observedAt: 1, topic: 't', payload: new Uint8Array(1) }, { claim: true });
    put(spool, 2);
    expect(backlog(spool)).toEqual([2]);
    spool.releaseClaims();
    expect(backlog(spool)).toEqual([1, 2]);
  });

  it('is empty on disk when everything was acknowledged', () => {
    const spool = open();
    const handles = Array.from({ length: 500 }, (_, i) => put(spool, i));
    for (const handle of handles) spool.acknowledge(handle);
    expect(spool.depth().frames).toBe(0);
    spool.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('deletes closed segments as soon as their last frame is acknowledged, whatever the order', () => {
    const spool = open();
    const handles = Array.from({ length: 300 }, (_, i) => put(spool, i));
    const before = readdirSync(folder).length;
    for (const handle of handles.slice(0, 200).reverse()) spool.acknowledge(handle);
    expect(readdirSync(folder).length).toBeLessThanOrEqual(before / 2);
    expect(backlog(spool)).toEqual(Array.from({ length: 100 }, (_, i) => 200 + i));
  });

  it('gives an earlier run’s unacknowledged frames again, and only those', () => {
    const first = open();
    const handles = Array.from({ length: 100 }, (_, i) => put(first, i, i % 2 ? 'waveform' : 'numeric'));
    for (const handle of handles.slice(10, 60)) first.acknowledge(handle);
    first.close();
    const left = [...Array(10).keys(), ...Array.from({ length: 40 }, (_, i) => 60 + i)];
    const second = open();
    expect(second.depth()).toMatchObject({ frames: 50, oldestObservedAt: 0 });
    expect(backlog(second)).toEqual(left);
  });

  it('sends again, but never loses, frames whose acknowledgement was not yet written when it was killed', () => {
    const killed = open();
    const handles = Array.from({ length: 10 }, (_, i) => put(killed, i));
    for (const handle of handles.slice(0, 4)) killed.acknowledge(handle);
    killed.flushAcks();
    for (const handle of handles.slice(4, 6)) killed.acknowledge(handle);
    expect(backlog(open())).toEqual([4, 5, 6, 7, 8, 9]);
  });

  it('whatever byte it was cut at, keeps every frame before the cut', () => {
    const spool = open();
    for (let at = 0; at < 4; at++) put(spool, at);
    const name = readdirSync(folder)[0] ?? '';
    const whole = readFileSync(path.join(folder, name)).length;
    const record = whole / 4;
    for (let cut = 0; cut <= whole; cut++) {
      const copy = mkdtempSync(path.join(tmpdir(), 'spool-cut-'));
      cpSync(folder, copy, { recursive: true });
      truncateSync(path.join(copy, name), cut);
      const recovered = Spool.open(copy, roomy);
      expect(backlog(recovered)).toEqual([...Array(Math.floor(cut / record)).keys()]);
      expect(recovered.damaged).toBe(cut % record === 0 ? 0 : 1);
      rmSync(copy, { recursive: true });
    }
  });

  it('passes over a damaged frame and says so', () => {
    const spool = open();
    for (let at = 0; at < 3; at++) put(spool, at);
    const file = path.join(folder, readdirSync(folder)[0] ?? '');
    const bytes = readFileSync(file);
    bytes[bytes.length / 3 + 30] = 0xff;
    writeFileSync(file, bytes);
    const recovered = open();
    expect(recovered.damaged).toBe(1);
    expect(backlog(recovered)).toEqual([0, 2]);
  });

  it('ignores acknowledgements that are torn or lie beside no records', () => {
    const spool = open();
    const handles = [put(spool, 0), put(spool, 1)];
    spool.acknowledge(handles[0]!);
    spool.flushAcks();
    const name = readdirSync(folder).find((file) => file.endsWith('.ack')) ?? '';
    appendFileSync(path.join(folder, name), Uint8Array.of(1, 0, 0, 0, 9));
    writeFileSync(path.join(folder, 'n-000000000077.spool.ack'), readFileSync(path.join(folder, name)));
    expect(backlog(open())).toEqual([1]);
    expect(readdirSync(folder)).not.toContain('n-000000000077.spool.ack');
  });

  describe('when it is full', () => {
    const small = { maxBytes: 16_000, segmentBytes: 2_000 };

    it('drops the oldest waveform first, keeps all numerics, and counts', () => {
      const spool = open(small);
      for (let at = 0; at < 100; at++) {
        put(spool, at, 'waveform', 400);
        put(spool, at, 'numeric', 20);
      }
      const depth = spool.depth();
      expect(depth.bytes).toBeLessThanOrEqual(small.maxBytes);
      expect(depth.droppedWaveform).toBeGreaterThan(0);
      expect(depth.droppedNumeric).toBe(0);
      expect(depth.frames).toBe(200 - depth.droppedWaveform);
      const left = backlog(spool);
      expect(left.filter((at) => at < depth.droppedWaveform).length).toBe(depth.droppedWaveform);
      expect(new Set(left).size).toBe(100);
    });

    it('drops the oldest numerics when there is no waveform', () => {
      const spool = open(small);
      for (let at = 0; at < 1000; at++) put(spool, at);
      const { frames, droppedNumeric, bytes } = spool.depth();
      expect(bytes).toBeLessThanOrEqual(small.maxBytes);
      expect(frames + droppedNumeric).toBe(1000);
      expect(backlog(spool)[0]).toBe(droppedNumeric);
    });

    it('does not count acknowledged frames as dropped', () => {
      const spool = open(small);
      for (let at = 0; at < 1000; at++) spool.acknowledge(put(spool, at, 'waveform', 400));
      expect(spool.depth()).toMatchObject({ frames: 0, droppedWaveform: 0 });
    });

    it('forgets an acknowledgement that comes after the drop', () => {
      const spool = open(small);
      const first = put(spool, 0, 'waveform', 400);
      for (let at = 1; at < 100; at++) put(spool, at, 'waveform', 400);
      const before = spool.depth().frames;
      spool.acknowledge(first);
      expect(spool.depth().frames).toBe(before);
    });
  });
});
