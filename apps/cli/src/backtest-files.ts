// What `mimamori backtest` reads: rules, a history as CSV, and how staff judged alarms. Whatever is not understood is
// refused with the file and the line, never half-read.
import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { parseRules, type BacktestOutcome, type BacktestSeries, type RuleSet } from '#alarms';
import type { Instant } from '#kernel';
import { SIGNAL_NAMES, type Signal } from '#vitals';

/** Something in the files or options is not understood: said on standard error, exit 2. */
export class Refused extends Error {}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refused(`${file}: cannot be read`);
  }
}

function readYaml(file: string): unknown {
  const text = readText(file);
  try {
    return parseYaml(text);
  } catch (error) {
    throw new Refused(`${file}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not YAML'}`);
  }
}

export function readRules(file: string): RuleSet {
  const content = readYaml(file);
  const isRecord = typeof content === 'object' && content !== null && !Array.isArray(content);
  const parsed = parseRules(isRecord ? (content as { rules?: unknown }).rules : content);
  if (parsed.kind === 'rules') return parsed.rules;
  throw new Refused(parsed.problems.map(({ path, rule }) => `${file}: rules${path}: ${rule}`).join('\n'));
}

const OUTCOMES = ['true-acted', 'true-watched', 'false-artefact', 'false-limit', 'technical', 'test'] as const;

/** A list of `{ rule, onsetAt, outcome }`. */
export function readOutcomes(file: string): BacktestOutcome[] {
  const content = readYaml(file);
  if (!Array.isArray(content)) throw new Refused(`${file}: a list of { rule, onsetAt, outcome }`);
  return (content as unknown[]).map((one, i) => {
    const { rule, onsetAt, outcome } = (one ?? {}) as Readonly<Record<string, unknown>>;
    const at = typeof onsetAt === 'string' || typeof onsetAt === 'number' ? instant(String(onsetAt)) : null;
    const known = OUTCOMES.find((name) => name === outcome);
    if (typeof rule !== 'string') throw new Refused(`${file}: [${i}].rule: the id of a rule`);
    if (at === null) throw new Refused(`${file}: [${i}].onsetAt: an ISO time with offset`);
    if (!known) throw new Refused(`${file}: [${i}].outcome: one of ${OUTCOMES.join(', ')}`);
    return { ruleId: rule, onsetAt: at, outcome: known };
  });
}

export function readInstant(name: string, text: string | undefined): Instant | null {
  if (text === undefined) return null;
  const at = instant(text);
  if (at === null) throw new Refused(`${name}: an ISO time with offset, or epoch milliseconds`);
  return at;
}

function instant(text: string): Instant | null {
  if (/^\d+$/.test(text)) return Number(text);
  const at = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : at;
}

export function readSeries(file: string): BacktestSeries[] {
  const lines = readText(file)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const [first = '', ...names] = (lines[0] ?? '').split(',').map((name) => name.trim());
  if (first !== 'observedAt') throw new Refused(`${file}:1: the first column is observedAt`);
  if (names.length === 0) throw new Refused(`${file}:1: no signal columns (${SIGNAL_NAMES.join(', ')})`);
  const signals = names.map((name, i): Signal => {
    const signal = SIGNAL_NAMES.find((known) => known === name);
    if (names.indexOf(name) < i) throw new Refused(`${file}:1: ${name} stands there twice`);
    if (!signal) throw new Refused(`${file}:1: ${name} is not a signal (${SIGNAL_NAMES.join(', ')})`);
    return signal;
  });
  const times: number[] = [];
  const columns = signals.map((): number[] => []);
  lines.slice(1).forEach((line, i) => {
    if (line.trim() !== '') readRow(`${file}:${i + 2}`, line, times, columns);
  });
  if (times.length === 0) throw new Refused(`${file}: no rows below the header`);
  return signals.map((signal, i) => ({ signal, device: 'd1', times, values: columns[i] ?? [] }));
}

function readRow(where: string, line: string, times: number[], columns: number[][]): void {
  const cells = line.split(',');
  if (cells.length > columns.length + 1) {
    throw new Refused(`${where}: ${cells.length} columns, where the header names ${columns.length + 1}`);
  }
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
