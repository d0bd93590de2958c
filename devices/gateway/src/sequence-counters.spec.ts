import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SequenceCounters } from './sequence-counters.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sequence-'));
  file = path.join(folder, 'sequences.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (now = 1_768_050_000_000) => SequenceCounters.open(file, { now: () => now });

describe('SequenceCounters', () => {
  it('counts up by one per device and stream from the epoch', () => {
    const counters = open();
    expect([counters.take('a', 'hr'), counters.take('a', 'hr'), counters.take('b', 'hr')]).toEqual([
      1_768_050_000_000, 1_768_050_000_001, 1_768_050_000_000,
    ]);
  });

  it('goes on without a gap after a clean stop', () => {
    const first = open();
    const last = [first.take('a', 'hr'), first.take('a', 'hr')].at(-1) ?? 0;
    first.close();
    expect(open().take('a', 'hr')).toBe(last + 1);
  });

  it('never gives a number out twice when it was killed at any moment', () => {
    const given = new Set<number>();
    for (let life = 0; life < 5; life++) {
      const counters = open();
      for (let i = 0; i < 700 * life + 1; i++) {
        const sequence = counters.take('a', 'hr');
        expect(given.has(sequence)).toBe(false);
        given.add(sequence);
      }
    }
  });

  it('starts above every earlier number when its file is gone or spoilt', () => {
    const first = open();
    const last = Array.from({ length: 3000 }, () => first.take('a', 'hr')).at(-1) ?? 0;
    writeFileSync(file, '{"a/hr":');
    expect(open(1_768_050_000_000 + 3_600_000).take('a', 'hr')).toBeGreaterThan(last);
  });
});
