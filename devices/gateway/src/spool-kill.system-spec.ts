// The spool under kill −9: a process of its own appends, acknowledges and is killed in the middle, again and again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { Spool } from './spool.js';

const limits = { maxBytes: 500_000_000, segmentBytes: 20_000 };
const built = path.resolve(import.meta.dirname, '../../../dist/devices/gateway/src/spool.js');

/**
 * Appends from `first` on; says `p n` once n is in the spool and `a n` before it is acknowledged. Every third frame is.
 * Synchronous writes, so that what was said before the kill is known.
 */
const script = (folder: string, first: number) => `
  import { writeSync } from 'node:fs';
  import { Spool } from ${JSON.stringify(pathToFileURL(built).href)};
  const spool = Spool.open(${JSON.stringify(folder)}, ${JSON.stringify(limits)});
  for (let n = ${first}; ; n++) {
    const lane = n % 2 ? 'waveform' : 'numeric';
    const handle = spool.append(lane, { observedAt: n, topic: 't', payload: new Uint8Array(300) }, { claim: false });
    writeSync(1, 'p ' + n + '\\n');
    if (n % 3 === 0) { writeSync(1, 'a ' + n + '\\n'); spool.acknowledge(handle); }
    if (n % 50 === 0) spool.flushAcks();
  }
`;

async function killedAfter(
  folder: string,
  first: number,
  lines: number,
): Promise<{ put: number[]; acknowledged: number[] }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script(folder, first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    output += chunk.toString();
    if (output.split('\n').length > lines) child.kill('SIGKILL');
  }
  const said = output.split('\n').slice(0, -1);
  const numbers = (letter: string) =>
    said.filter((line) => line.startsWith(letter)).map((line) => Number(line.slice(2)));
  return { put: numbers('p'), acknowledged: numbers('a') };
}

it('loses no frame that was in the spool, and doubles none, over 12 kills', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'spool-kill-'));
  const put = new Set<number>();
  const acknowledged = new Set<number>();
  for (let kill = 0; kill < 12; kill++) {
    const said = await killedAfter(folder, kill * 1_000_000, 40 + kill * 83);
    for (const n of said.put) put.add(n);
    for (const n of said.acknowledged) acknowledged.add(n);
  }
  const spool = Spool.open(folder, limits);
  const left: number[] = [];
  for (let next = spool.nextBacklog(); next; next = spool.nextBacklog()) left.push(next.observedAt);
  expect(new Set(left).size).toBe(left.length);
  const lost = [...put].filter((n) => !acknowledged.has(n) && !left.includes(n));
  expect(lost).toEqual([]);
  // A kill may cost the word of the last acknowledgements, never of more than one flush interval each time.
  expect(left.filter((n) => acknowledged.has(n)).length).toBeLessThanOrEqual(12 * 17);
  expect(put.size).toBeGreaterThan(3_000);
  rmSync(folder, { recursive: true });
});
