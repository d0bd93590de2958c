// `mimamori backtest --rules FILE --data FILE [--before FILE] [--from T] [--to T] [--time-zone TZ]`: the alarm engine
// over a patient's history. Prints JSON: every alarm and a summary, and with --before what the change does.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { parse as parseYaml } from 'yaml';
import {
  backtest,
  compareBacktests,
  isTimeZone,
  parseRules,
  type BacktestResult,
  type BacktestSeries,
  type RuleSet,
} from '#alarms';
import { SIGNAL_NAMES, type Signal } from '#vitals';

interface Options {
  readonly rules: string;
  readonly data: string;
  readonly before?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timeZone: string;
}

/** Something in the files or options is not understood: said on standard error, exit 2. */
class Refused extends Error {}

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
    .option('--from <time>', 'ISO time, inclusive')
    .option('--to <time>', 'ISO time, exclusive')
    .option('--time-zone <zone>', "the patient's time zone, for schedules", 'Asia/Tokyo')
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
  const series = readSeries(options.data);
  const from = readInstant('--from', options.from);
  const to = readInstant('--to', options.to);
  const span = { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
  const replay = (rules: RuleSet) => backtest({ rules, series, timeZone: options.timeZone, ...span });
  const result = replay(readRules(options.rules));
  if (options.before === undefined) return shown(result);
  return { ...shown(result), compared: compareBacktests(replay(readRules(options.before)), result) };
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

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
    episodes: alarms.map(({ ruleId, priority, conditionKind, extreme, headline, ...times }) => ({
      rule: ruleId,
      onsetAt: iso(times.onsetAt),
      raisedAt: iso(times.raisedAt),
      clearedAt: iso(times.clearedAt),
      priority,
      conditionKind,
      extreme,
      headline,
    })),
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refused(`${file}: cannot be read`);
  }
}

function readRules(file: string): RuleSet {
  let content: unknown;
  try {
    content = parseYaml(readText(file));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(`${file}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not YAML'}`);
  }
  const isRecord = typeof content === 'object' && content !== null && !Array.isArray(content);
  const parsed = parseRules(isRecord ? (content as { rules?: unknown }).rules : content);
  if (parsed.kind === 'rules') return parsed.rules;
  throw new Refused(parsed.problems.map(({ path, rule }) => `${file}: rules${path}: ${rule}`).join('\n'));
}

function readInstant(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const at = instant(text);
  if (at === null) throw new Refused(`${name}: an ISO time with offset, or epoch milliseconds`);
  return at;
}

function instant(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const at = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : at;
}

function readSeries(file: string): BacktestSeries[] {
  const lines = readText(file)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const [first = '', ...names] = (lines[0] ?? '').split(',').map((name) => name.trim());
  if (first !== 'observedAt') throw new Refused(`${file}:1: the first column is observedAt`);
  const signals = names.map((name): Signal => {
    const signal = SIGNAL_NAMES.find((known) => known === name);
    if (!signal) throw new Refused(`${file}:1: ${name} is not a signal (${SIGNAL_NAMES.join(', ')})`);
    return signal;
  });
  const times: number[] = [];
  const columns = signals.map((): number[] => []);
  lines.slice(1).forEach((line, i) => {
    if (line.trim() !== '') readRow(`${file}:${i + 2}`, line, times, columns);
  });
  return signals.map((signal, i) => ({ signal, device: 'd1', times, values: columns[i] ?? [] }));
}

function readRow(where: string, line: string, times: number[], columns: number[][]): void {
  const cells = line.split(',');
  const at = instant((cells[0] ?? '').trim());
  if (at === null) throw new Refused(`${where}: observedAt is an ISO time with offset, or epoch milliseconds`);
  if (at < (times[times.length - 1] ?? -Infinity)) throw new Refused(`${where}: observedAt goes back`);
  times.push(at);
  columns.forEach((column, i) => {
    const cell = (cells[i + 1] ?? '').trim();
    const value = cell === '' ? NaN : Number(cell);
    if (cell !== '' && !Number.isFinite(value)) throw new Refused(`${where}: column ${i + 2} is not a number`);
    column.push(value);
  });
}
