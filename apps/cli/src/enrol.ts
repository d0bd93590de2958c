// `mimamori enrol` and `mimamori gateway run`: the gateway of a home, from the same program as everything else.
import type { Command } from 'commander';
import { createLogger } from '#observability';
import { registerEnrol, registerRun, type ProgramOutput } from '../../../devices/gateway/src/program.js';

const output: ProgramOutput = {
  print: (line) => console.log(line),
  fail: (line) => {
    console.error(line);
    process.exitCode = 1;
  },
  logger: createLogger({ level: 'info' }),
};

export function register(program: Command): void {
  registerEnrol(program, output);
  registerRun(program.command('gateway').description('the gateway of a home'), output);
}
