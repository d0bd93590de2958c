// Reads the fields of a record from outside: each is asked for once, what is wrong is noted by path, and what was never
// asked for is refused at the end. All problems come out together; values are never repeated in them.
import { SIGNAL_NAMES, type Signal } from '#vitals';
import type { RuleProblem } from '../rules.js';
import { PRIORITIES, type Priority } from '../words.js';
import { parseDuration, parseTimeOfDay } from './duration.js';

export class Fields {
  private readonly asked = new Set<string>();

  private constructor(
    private readonly record: Readonly<Record<string, unknown>>,
    private readonly path: string,
    readonly problems: RuleProblem[],
  ) {}

  /** Null, with a problem noted, when the value is no record. */
  static of(value: unknown, path: string, problems: RuleProblem[]): Fields | null {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new Fields(value as Record<string, unknown>, path, problems);
    }
    problems.push({ path, rule: 'a record of fields' });
    return null;
  }

  has(name: string): boolean {
    this.asked.add(name);
    const value = this.record[name];
    return value !== undefined && value !== null;
  }

  raw(name: string): unknown {
    this.asked.add(name);
    return this.record[name];
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  refuse(name: string, rule: string): void {
    this.problems.push({ path: this.at(name), rule });
  }

  text(name: string, isWhole: (text: string) => boolean, rule: string): string {
    const value = this.raw(name);
    if (typeof value === 'string' && isWhole(value)) return value;
    this.refuse(name, rule);
    return '';
  }

  number(name: string, { min = -Infinity, max = Infinity } = {}): number | null {
    if (!this.has(name)) return null;
    const value = this.raw(name);
    if (typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max) return value;
    const range = min === -Infinity && max === Infinity ? '' : ` from ${min} to ${max === Infinity ? 'any' : max}`;
    this.refuse(name, `a number${range}`);
    return null;
  }

  requiredNumber(name: string, range: { min?: number; max?: number } = {}): number {
    if (!this.has(name)) this.refuse(name, 'is required: a number');
    return this.number(name, range) ?? 0;
  }

  duration(name: string): number | null {
    if (!this.has(name)) return null;
    const ms = parseDuration(this.raw(name));
    if (ms === null) this.refuse(name, 'a length of time such as 15s, 20min, 24h, 7d');
    return ms;
  }

  requiredDuration(name: string): number {
    if (!this.has(name)) this.refuse(name, 'is required: a length of time such as 15s');
    const ms = this.duration(name);
    if (ms === 0) this.refuse(name, 'longer than nothing');
    return ms ?? 0;
  }

  timeOfDay(name: string): number {
    const minute = parseTimeOfDay(this.raw(name));
    if (minute === null) this.refuse(name, 'a time of day such as 21:00');
    return minute ?? 0;
  }

  oneOf<T extends string | number>(name: string, choices: readonly T[], fallback?: T): T {
    const first = fallback ?? choices[0];
    if (first === undefined) throw new RangeError('no choice given');
    if (!this.has(name) && fallback !== undefined) return fallback;
    const value = choices.find((choice) => choice === this.raw(name));
    if (value === undefined) this.refuse(name, `one of ${choices.join(', ')}`);
    return value ?? first;
  }

  flag(name: string, fallback: boolean): boolean {
    if (!this.has(name)) return fallback;
    const value = this.raw(name);
    if (typeof value !== 'boolean') this.refuse(name, 'true or false');
    return value === true;
  }

  priority(name = 'priority'): Priority {
    return this.oneOf(name, PRIORITIES);
  }

  signal(name: string): Signal {
    return this.oneOf(name, SIGNAL_NAMES);
  }

  optionalSignal(name: string): Signal | null {
    return this.has(name) ? this.signal(name) : null;
  }

  inner(name: string): Fields | null {
    return this.has(name) ? Fields.of(this.raw(name), this.at(name), this.problems) : null;
  }

  /** Call last: refuses every field nobody asked for. */
  end(): void {
    for (const name of Object.keys(this.record)) {
      if (!this.asked.has(name)) this.refuse(name, 'is not a field here');
    }
  }
}
