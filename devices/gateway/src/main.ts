#!/usr/bin/env node
// The gateway as a program of its own, for the small computer in a patient's home.
import { Command } from 'commander';
import { pino } from 'pino';
import { registerEnrol, registerRun, type ProgramOutput } from './program.js';

const output: ProgramOutput = {
  print: (line) => process.stdout.write(`${line}\n`),
  fail: (line) => {
    process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  },
  logger: pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }),
};

const program = new Command('mimamori-gateway').description(
  'Carries what devices in a home measure to its monitoring centre',
);
registerEnrol(program, output);
registerRun(program, output);
try {
  await program.parseAsync();
} catch (error) {
  output.fail(error instanceof Error ? error.message : 'failed');
}
