// `mimamori care run FILE...`: plays care scenarios through the real centre on a clock of its own and an embedded database
// that is thrown away. Exit 0 when every check holds, 1 when one fails, 2 when a file is not understood.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { careCheckLine, openCareRunner, parseCareScenario, type CareScenario } from '#testing';

export function register(program: Command): void {
  const care = program.command('care').description('say and check what the centre does when nobody answers');
  care
    .command('run')
    .description('run care scenarios (docs/care-scenarios.md) through the real centre')
    .argument('<file...>', 'care scenario files')
    .action(async (files: string[]) => {
      process.exitCode = await runFiles(files);
    });
}

function read(file: string): CareScenario | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    console.error(`${file}: cannot be read`);
    return null;
  }
  const parsed = parseCareScenario(text);
  if (parsed.kind === 'scenario') return parsed.scenario;
  for (const { line, reason } of parsed.problems) console.error(`${file}:${line}: ${reason}`);
  return null;
}

/** Nothing runs unless every file is understood. */
async function runFiles(files: readonly string[]): Promise<number> {
  const scenarios = files.map((file) => ({ file, scenario: read(file) }));
  if (scenarios.some(({ scenario }) => scenario === null)) return 2;
  const runner = await openCareRunner();
  let passed = 0;
  let failed = 0;
  try {
    for (const { file, scenario } of scenarios) {
      if (scenario === null) continue;
      if (files.length > 1) console.log(`${file}:`);
      for (const check of await runner.run(scenario)) {
        console.log(careCheckLine(check));
        if (check.wrong.length === 0) passed += 1;
        else failed += 1;
      }
    }
  } finally {
    await runner.close();
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
