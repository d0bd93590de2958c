#!/usr/bin/env node
// The demonstration ward as a program. The description is a file named as the argument, or the first line of standard
// input; in the second case the ward ends when standard input closes, so that it never outlives the program that started it.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { systemClock, systemRandom, systemScheduler } from '#host';
import { softwareVersion, terminationSignal } from '../../gateway/src/index.js';
import { Ward } from './ward.js';
import { readWardDescription } from './ward-description.js';

const logger = pino({
  base: null,
  level: process.env['LOG_LEVEL'] ?? 'warn',
  timestamp: pino.stdTimeFunctions.isoTime,
});

interface Source {
  readonly text: string;
  /** Resolves when whoever gave the text is gone; never for a file. */
  readonly gone: Promise<void>;
}

function fromStandardInput(): Promise<Source> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: process.stdin });
    const gone = new Promise<void>((close) => lines.once('close', () => close()));
    lines.once('line', (text) => resolve({ text, gone }));
    lines.once('close', () => reject(new Error('standard input ended without a description of the ward')));
  });
}

async function run(): Promise<void> {
  const [file] = process.argv.slice(2);
  const source =
    file === undefined
      ? await fromStandardInput()
      : { text: readFileSync(file, 'utf8'), gone: new Promise<void>(() => undefined) };
  const read = readWardDescription(source.text);
  if (read.kind === 'refused') throw new Error(read.problems.join('\n'));
  const end = Promise.race([terminationSignal(), source.gone]);
  const dependencies = { clock: systemClock, scheduler: systemScheduler, random: systemRandom, logger };
  const ward = await Ward.start(read.ward, { softwareVersion: softwareVersion() }, dependencies);
  process.stdout.write(`${JSON.stringify({ ward: 'started', gateways: ward.size })}\n`);
  await end;
  await ward.stop();
}

try {
  await run();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'the ward failed'}\n`);
  process.exit(1);
}
