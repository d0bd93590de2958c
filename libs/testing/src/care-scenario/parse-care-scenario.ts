// From a care scenario's text to what is run, or to the lines and reasons for which it is refused.
import { parseDuration } from '#alarms';
import { isTimeZone, parsePolicies, WEEKDAYS, type DutyPattern, type WrittenPolicy } from '#care';
import type { DurationMs, Instant } from '#kernel';
import { z } from 'zod';
import { YamlFile, type Path } from '../scenario/yaml-file.js';
import type { CareDuty, CareLine, CareScenario, CareWhen, ParsedCareScenario } from './care-scenario.js';
import { LINES, WRITTEN_DUTY, type Built, type LineName, type WrittenDuty } from './care-lines.js';

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a short name in small letters');

const fileSchema = z.strictObject({
  start: z.string(),
  timeZone: z.string().optional(),
  centres: z.int().min(1).max(3).optional(),
  policies: z.array(z.unknown()).optional(),
  patients: z
    .array(z.strictObject({ id: name, area: z.string().optional(), timeZone: z.string().optional() }))
    .min(1)
    .max(50)
    .optional(),
  stations: z.array(z.strictObject({ id: name, areas: z.array(z.string()).optional() })).optional(),
  people: z.array(
    z.strictObject({
      id: name,
      role: z.enum(['centre', 'supervisor', 'station', 'doctor', 'administrator']),
      station: name.optional(),
      devices: z.array(z.enum(['push', 'email'])).optional(),
      seated: z.boolean().optional(),
    }),
  ),
  roster: z.array(WRITTEN_DUTY).optional(),
  events: z.array(z.record(z.string(), z.unknown())).min(1),
});

const AREA = '板橋';
const EVERY_DAY = [...WEEKDAYS];

export function parseCareScenario(text: string): ParsedCareScenario {
  const file = new YamlFile(text);
  const refused = (): ParsedCareScenario => ({
    kind: 'refused',
    problems: [...file.problems].sort((a, b) => a.line - b.line),
  });
  if (file.problems.length > 0) return refused();
  const read = fileSchema.safeParse(file.content);
  if (!read.success) {
    refuseIssues(file, [], read.error.issues);
    return refused();
  }
  const scenario = new CareFile(file, read.data).scenario();
  return file.problems.length > 0 ? refused() : { kind: 'scenario', scenario };
}

function refuseIssues(file: YamlFile, at: Path, issues: readonly z.core.$ZodIssue[]): void {
  for (const { path, message } of issues) {
    const steps = path.filter((step) => typeof step !== 'symbol');
    file.refuse([...at, ...steps], `${steps.join('.')}${steps.length > 0 ? ': ' : ''}${message}`);
  }
}

class CareFile {
  constructor(
    private readonly file: YamlFile,
    private readonly read: z.infer<typeof fileSchema>,
  ) {}

  scenario(): CareScenario {
    const { read } = this;
    const start = instantOf(read.start);
    if (start === null) this.file.refuse(['start'], 'start: an ISO time with offset such as 2026-01-10T22:00:00+09:00');
    const timeZone = this.zone(read.timeZone ?? 'Asia/Tokyo', ['timeZone']);
    const patients = (read.patients ?? [{ id: 'hana' }]).map((one, index) => ({
      id: one.id,
      area: one.area ?? AREA,
      timeZone: one.timeZone === undefined ? timeZone : this.zone(one.timeZone, ['patients', index, 'timeZone']),
    }));
    const stations = (read.stations ?? []).map((one) => ({ id: one.id, areas: one.areas ?? [AREA] }));
    const people = read.people.map((one, index) => {
      if (one.role === 'station' && !stations.some(({ id }) => id === one.station)) {
        this.file.refuse(['people', index], `there is no station ${one.station ?? 'named'}`);
      }
      return {
        id: one.id,
        role: one.role,
        station: one.station ?? null,
        devices: one.devices ?? [],
        seated: one.seated ?? false,
      };
    });
    const known = { patients, stations, people };
    return {
      start: start ?? 0,
      timeZone,
      centres: read.centres ?? 1,
      area: AREA,
      ...known,
      roster: (read.roster ?? []).map((duty, index) => this.duty(duty, ['roster', index])),
      policies: read.policies === undefined ? null : this.policies(read.policies, ['policies']),
      lines: read.events.flatMap((entry, index) => this.line(entry, index, { ...known, start: start ?? 0 })),
    };
  }

  private zone(written: string, path: Path): string {
    if (!isTimeZone(written)) this.file.refuse(path, 'timeZone: an IANA name such as Asia/Tokyo');
    return isTimeZone(written) ? written : 'UTC';
  }

  private policies(written: readonly unknown[], path: Path): readonly WrittenPolicy[] {
    const parsed = parsePolicies(written);
    if (parsed.kind === 'policies') return written as readonly WrittenPolicy[];
    for (const problem of parsed.problems) {
      const steps = [...problem.path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, field]) =>
        index === undefined ? (field ?? '') : Number(index),
      );
      this.file.refuse([...path, ...steps], `policies${problem.path}: ${problem.reason}`);
    }
    return [];
  }

  private duty(written: WrittenDuty, path: Path): CareDuty {
    const { station, supervisor, doctor, rank = 0 } = written;
    const named = [station, supervisor, doctor].filter((one) => one !== undefined);
    if (named.length !== 1) this.file.refuse(path, 'one of station, supervisor, doctor');
    const kind = station !== undefined ? 'station' : supervisor !== undefined ? 'supervisor' : 'doctor';
    const task = written.task ?? (kind === 'doctor' ? 'covering' : 'duty');
    return { kind, subject: named[0] ?? '', task, rank, pattern: this.pattern(written, path) };
  }

  private pattern({ always, days, from = '', to = '' }: WrittenDuty, path: Path): DutyPattern {
    if (always === true) return { kind: 'weekly', days: EVERY_DAY, from: '00:00', to: '00:00' };
    if (days !== undefined) {
      for (const time of [from, to]) if (!/^\d\d:\d\d$/.test(time)) this.file.refuse(path, 'from and to as "18:00"');
      return { kind: 'weekly', days, from, to };
    }
    const [start, end] = [instantOf(from), instantOf(to)];
    if (start !== null && end !== null) return { kind: 'interval', from: start, to: end };
    if (!/^[a-z]{3} \d\d:\d\d$/.test(from) || !/^[a-z]{3} \d\d:\d\d$/.test(to)) {
      this.file.refuse(path, 'always: true, days with from and to, "fri 18:00" to "mon 09:00", or two ISO times');
    }
    return { kind: 'weekly-span', from, to };
  }

  private line(
    entry: Record<string, unknown>,
    index: number,
    known: Pick<CareScenario, 'patients' | 'stations' | 'people' | 'start'>,
  ): CareLine[] {
    const path: Path = ['events', index];
    const names = Object.keys(entry).filter((one): one is LineName => one in LINES);
    const [lineName] = names;
    if (names.length !== 1 || lineName === undefined) {
      const stranger = Object.keys(entry).find((one) => one !== 'at');
      const reason = names.length > 1 ? 'says two things: one line each' : 'says nothing that is known';
      this.file.refuse(path, names.length > 1 ? reason : `${reason}${stranger === undefined ? '' : ` (${stranger})`}`);
      return [];
    }
    const { at, ...fields } = entry;
    const written = typeof at === 'string' ? at : '';
    const when = { line: this.file.lineOf(path), at: this.at(at, known.start, path), written };
    const { schema, build } = LINES[lineName];
    const read = schema.safeParse(fields);
    if (!read.success) {
      refuseIssues(this.file, path, read.error.issues);
      return [];
    }
    const built = build(read.data as never, known);
    if ('unknown' in built) {
      this.file.refuse([...path, lineName], `there is no ${built.unknown}`);
      return [];
    }
    return [this.placed(built, when, [...path, lineName])];
  }

  private placed(built: Exclude<Built, { unknown: string }>, when: CareWhen, path: Path): CareLine {
    if ('check' in built) return { kind: 'check', ...when, check: built };
    if ('written' in built) {
      return { kind: 'act', ...when, act: { act: 'roster', duty: this.duty(built.written, path) } };
    }
    if (built.act === 'policies') this.policies(built.policies, path);
    return { kind: 'act', ...when, act: built };
  }

  private at(written: unknown, start: Instant, path: Path): DurationMs {
    if (typeof written === 'string' && written.startsWith('+')) {
      const ms = parseDuration(written.slice(1));
      if (ms !== null) return ms;
    }
    const instant = typeof written === 'string' ? instantOf(written) : null;
    if (instant !== null && instant >= start) return instant - start;
    this.file.refuse([...path, 'at'], 'at: a time such as +90s, or ISO with offset, not before the start');
    return 0;
  }
}

/** ISO 8601 with an offset or Z; null for anything else. */
function instantOf(written: string): Instant | null {
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
  const instant = iso.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}
