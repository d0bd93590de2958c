// `mimamori scenario run FILE... [--trace]`: plays scenario files through the real engine on a manual clock.
// Exit 0 when every check holds, 1 when one fails, 2 when a file is not understood. Where there is no folder of recordings,
// scenarios that play one are left out by name.
import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { AppError } from '#kernel';
import { recordingsDir } from '#recordings';
import { checkLine, parseScenario, runScenario, traceLine, type Scenario, type ScenarioResult } from '#testing';

export function register(program: Command): void {
  const scenario = program.command('scenario').description('say and check how alarms behave');
  scenario
    .command('run')
    .description('run scenario files (docs/scenarios.md) through the alarm engine')
    .argument('<file...>', 'scenario files')
    .option('--trace', 'print every transition as a line of JSON')
    .action((files: string[], options: { trace?: boolean }) => {
      process.exitCode = runFiles(files, options.trace === true);
    });
}

function read(file: string): Scenario | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    console.error(`${file}: cannot be read`);
    return null;
  }
  const parsed = parseScenario(text);
  if (parsed.kind === 'scenario') return parsed.scenario;
  for (const { line, reason } of parsed.problems) console.error(`${file}:${line}: ${reason}`);
  return null;
}

/** Null when a recording that the scenario plays cannot be opened. */
function play(file: string, scenario: Scenario): ScenarioResult | null {
  try {
    return runScenario(scenario);
  } catch (error) {
    if (!(error instanceof AppError) && !(error instanceof RangeError)) throw error;
    const line = scenario.lines.find((one) => one.kind === 'ecg')?.line ?? 1;
    console.error(`${file}:${line}: ${error.message}`);
    return null;
  }
}

/** Nothing runs unless every file is understood. */
function runFiles(files: readonly string[], isTraced: boolean): number {
  const scenarios = files.map((file) => ({ file, scenario: read(file) }));
  if (scenarios.some(({ scenario }) => scenario === null)) return 2;
  let passed = 0;
  let failed = 0;
  let leftOut = 0;
  const withoutRecordings = !existsSync(recordingsDir());
  for (const { file, scenario } of scenarios) {
    if (!scenario) continue;
    if (withoutRecordings && scenario.lines.some(({ kind }) => kind === 'ecg')) {
      console.log(`left out: ${file} plays a recording, and there is no ${recordingsDir()} (RECORDINGS_DIR)`);
      leftOut += 1;
      continue;
    }
    if (files.length > 1) console.log(`${file}:`);
    const result = play(file, scenario);
    if (!result) return 2;
    if (isTraced) for (const transition of result.transitions) console.log(traceLine(transition, scenario.start));
    for (const check of result.checks) {
      console.log(checkLine(check));
      if (check.wrong.length === 0) passed += 1;
      else failed += 1;
    }
  }
  console.log(`${passed} passed, ${failed} failed${leftOut > 0 ? `, ${leftOut} files left out` : ''}`);
  return failed > 0 ? 1 : 0;
}
