import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemRandom } from '#host';
import { silentLogger } from '#kernel';
import { readSettings } from './settings.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  file = path.join(folder, 'gateway.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const idle = { now: () => 0, after: () => () => undefined, every: () => () => undefined };
const dependencies = { clock: idle, scheduler: idle, random: systemRandom, logger: silentLogger };

describe('gateway.json', () => {
  it('may be absent', () => {
    expect(readSettings(file)).toMatchObject({ kind: 'settings', spoolLimits: { maxBytes: 512 * 1024 * 1024 } });
  });

  it('names drivers and the disk they may use', () => {
    writeFileSync(
      file,
      JSON.stringify({ spoolMegabytes: 64, drivers: [{ kind: 'program', name: 'ble', command: ['ble-read'] }] }),
    );
    const settings = readSettings(file);
    if (settings.kind !== 'settings') throw new Error('was refused');
    expect(settings.spoolLimits.maxBytes).toBe(64 * 1024 * 1024);
    expect(settings.drivers(dependencies).map(({ name }) => name)).toEqual(['ble']);
  });

  it('is refused with every problem at once, by path and without the values', () => {
    writeFileSync(
      file,
      JSON.stringify({ spoolMegabytes: 1, extra: 'S3CRET', drivers: [{ kind: 'program', name: '', command: [] }] }),
    );
    const settings = readSettings(file);
    if (settings.kind !== 'refused') throw new Error('was taken');
    expect(settings.problems).toHaveLength(4);
    expect(settings.problems.join()).toContain('drivers.0.command');
    expect(settings.problems.join()).not.toContain('S3CRET');
  });

  it('is refused when it is not JSON', () => {
    writeFileSync(file, '{');
    expect(readSettings(file)).toEqual({ kind: 'refused', problems: [`${file} is not JSON`] });
  });
});
