// `mimamori backtest --rules FILE --data FILE [--before FILE] [--outcomes FILE] [--from T] [--to T] [--time-zone TZ]`: the
// alarm engine over a patient's history. Prints JSON: every alarm and a summary, and what a change does to them.
import type { Command } from 'commander';
import {
  backtest,
  compareBacktests,
  isTimeZone,
  type BacktestAlarm,
  type BacktestComparison,
  type BacktestOutcome,
  type BacktestResult,
  type RuleSet,
} from '#alarms';
import { readInstant, readOutcomes, readRules, readSeries, Refused } from './backtest-files.js';

interface Options {
  readonly rules: string;
  readonly data: string;
  readonly before?: string;
  readonly outcomes?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timeZone: string;
}

export function register(program: Command): void {
  program
    .command('backtest')
    .description('run rules over recorded numerics and print the alarms they would have given')
    .requiredOption('--rules <file>', 'rules as in scenario files, YAML or JSON: a list, or a record with rules')
    .requiredOption(
      '--data <file>',
      'CSV: observedAt (ISO or epoch ms), then one column for each signal; blank is no value',
    )
    .option('--before <file>', 'the rules so far: adds what would go, come, and be later')
    .option('--outcomes <file>', 'how staff judged alarms: a list of { rule, onsetAt, outcome }')
    .option('--from <time>', 'ISO time, inclusive')
    .option('--to <time>', 'ISO time, exclusive')
    .option('--time-zone <zone>', "the patient's time zone, for schedules", 'Asia/Tokyo')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action((options: Options) => {
      try {
        console.log(JSON.stringify(run(options), null, 2));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        console.error(error.message);
        process.exitCode = 2;
      }
    });
}

function run(options: Options): object {
  if (!isTimeZone(options.timeZone)) throw new Refused(`--time-zone: ${options.timeZone} is not a time zone`);
  const from = readInstant('--from', options.from);
  const to = readInstant('--to', options.to);
  if (from !== null && to !== null && from >= to) throw new Refused('--to: not after --from');
  const rules = readRules(options.rules);
  const before = options.before === undefined ? null : readRules(options.before);
  const outcomes = options.outcomes === undefined ? null : readOutcomes(options.outcomes);
  const series = readSeries(options.data);
  const span = { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
  const replay = (set: RuleSet) => backtest({ rules: set, series, timeZone: options.timeZone, ...span });
  const result = replay(rules);
  if (before === null && outcomes === null) return shown(result);
  const compared = compareBacktests(before === null ? result : replay(before), result, outcomes ?? []);
  return { ...shown(result), compared: difference(compared, outcomes !== null) };
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function episode({ ruleId, onsetAt, raisedAt, clearedAt, priority, conditionKind, extreme, headline }: BacktestAlarm) {
  return {
    rule: ruleId,
    onsetAt: iso(onsetAt),
    raisedAt: iso(raisedAt),
    clearedAt: iso(clearedAt),
    priority,
    conditionKind,
    extreme,
    headline,
  };
}

function shown({ from, to, alarms, alarmsPerDay, byRule, byPriority }: BacktestResult): object {
  return {
    summary: {
      from: iso(from),
      to: iso(to),
      alarms: alarms.length,
      alarmsPerDay: Math.round(alarmsPerDay * 1_000) / 1_000,
      byRule,
      byPriority,
    },
    episodes: alarms.map(episode),
  };
}

function difference(
  { before, after, added, removed, delayed, outcomes }: BacktestComparison,
  isJudged: boolean,
): object {
  const judged = ({ ruleId, onsetAt, outcome }: BacktestOutcome) => ({ rule: ruleId, onsetAt: iso(onsetAt), outcome });
  return {
    before,
    after,
    added: added.map(episode),
    removed: removed.map(episode),
    delayed: delayed.map(({ ruleId, onsetAt, byMs }) => ({
      rule: ruleId,
      onsetAt: iso(onsetAt),
      bySeconds: byMs / 1_000,
    })),
    ...(isJudged ? { outcomes: { ...outcomes, trueLost: outcomes.trueLost.map(judged) } } : {}),
  };
}
