// The fields of one line of a scenario, asked for by name; what was not asked for is refused.
import { parseDuration } from '#alarms';
import type { DurationMs } from '#kernel';
import type { Path, YamlFile } from './yaml-file.js';

export type PlainRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export class LineFields {
  private readonly asked = new Set<string>();

  constructor(
    readonly file: YamlFile,
    readonly path: Path,
    readonly record: PlainRecord,
  ) {}

  get line(): number {
    return this.file.lineOf(this.path);
  }

  has(name: string): boolean {
    return name in this.record;
  }

  raw(name: string): unknown {
    this.asked.add(name);
    return this.record[name];
  }

  refuse(name: string, rule: string): void {
    this.file.refuse([...this.path, name], `${name}: ${rule}`);
  }

  duration(name: string): DurationMs {
    const ms = parseDuration(this.raw(name));
    if (ms === null) this.refuse(name, 'a length of time such as 15s, 20min, 24h, 7d');
    return ms ?? 0;
  }

  optionalDuration(name: string): DurationMs | null {
    return this.has(name) ? this.duration(name) : null;
  }

  name(name: string): string {
    const value = this.raw(name);
    if (typeof value === 'string' && value !== '') return value;
    this.refuse(name, 'a name');
    return '';
  }

  optionalName(name: string, fallback: string): string {
    return this.has(name) ? this.name(name) : fallback;
  }

  count(name: string): number {
    const value = this.raw(name);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    this.refuse(name, 'a whole number');
    return 0;
  }

  isTrue(name: string): boolean {
    const value = this.raw(name);
    if (typeof value !== 'boolean') this.refuse(name, 'true or false');
    return value === true;
  }

  oneOf<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    if (!this.has(name)) return fallback;
    const value = this.raw(name);
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.refuse(name, `one of ${choices.join(', ')}`);
    return found ?? fallback;
  }

  end(): void {
    for (const name of Object.keys(this.record)) {
      if (!this.asked.has(name)) this.refuse(name, 'is not a field here');
    }
  }
}
