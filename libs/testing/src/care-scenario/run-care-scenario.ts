// Runs care scenarios through the real centre: lines in order of time, acts before checks at one instant, everything that
// falls due in between settled as the centre does it.
import { openCareDatabase, type CareDatabase } from './care-database.js';
import { CareActs } from './care-acts.js';
import { CareChecks } from './care-checks.js';
import type { CareLine, CareScenario } from './care-scenario.js';
import { CareWorld } from './care-world.js';
import type { CareCheckResult } from './care-report.js';

export class CareRunner {
  private constructor(private readonly records: CareDatabase) {}

  static async open(): Promise<CareRunner> {
    return new CareRunner(await openCareDatabase());
  }

  /** One result for each check; an act that is not possible is a failed one. */
  async run(scenario: CareScenario): Promise<CareCheckResult[]> {
    await this.records.empty();
    const world = await CareWorld.open(this.records.database, scenario);
    try {
      return await play(world, scenario);
    } finally {
      await world.close();
    }
  }

  close(): Promise<void> {
    return this.records.close();
  }
}

async function play(world: CareWorld, { lines, start }: CareScenario): Promise<CareCheckResult[]> {
  const [acts, checks] = [new CareActs(world), new CareChecks(world)];
  const results: CareCheckResult[] = [];
  for (const line of inOrder(lines)) {
    await world.goTo(start + line.at);
    if (line.kind === 'check') {
      const subject = checks.subject(line.check);
      results.push({ written: line.written, line: line.line, subject, wrong: await checks.wrong(line.check) });
      continue;
    }
    try {
      await acts.do(line.act);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'failed';
      results.push({ written: line.written, line: line.line, subject: line.act.act, wrong: [reason] });
    }
  }
  return results;
}

function inOrder(lines: readonly CareLine[]): CareLine[] {
  const rank = (line: CareLine): number => (line.kind === 'check' ? 1 : 0);
  return [...lines].sort((a, b) => a.at - b.at || rank(a) - rank(b));
}
