// From a scenario file's text to a scenario, or to the lines and reasons for which it is refused.
import { isTimeZone, parseDuration, parseRules } from '#alarms';
import type { DurationMs, Instant } from '#kernel';
import { isRecord, LineFields } from './line-fields.js';
import { ACT_FIELDS, parseAct, refuseRules } from './parse-acts.js';
import { CHECK_FIELDS, parseChecks } from './parse-checks.js';
import { DATA_FIELDS, parseData, parseEcg } from './parse-data.js';
import type { Line, ParsedScenario, Scenario } from './scenario.js';
import { YamlFile } from './yaml-file.js';

export function parseScenario(text: string): ParsedScenario {
  const file = new YamlFile(text);
  const refused = (): ParsedScenario => ({
    kind: 'refused',
    problems: [...file.problems].sort((a, b) => a.line - b.line),
  });
  if (file.problems.length > 0) return refused();
  if (!isRecord(file.content)) {
    file.refuse([], 'a scenario has start, timeZone, rules and events');
    return refused();
  }
  const scenario = parseTop(new LineFields(file, [], file.content));
  return file.problems.length > 0 ? refused() : { kind: 'scenario', scenario };
}

function parseTop(fields: LineFields): Scenario {
  const { file } = fields;
  const start = parseInstant(fields.raw('start'));
  if (start === null) fields.refuse('start', 'an ISO time with offset such as 2026-01-10T22:00:00+09:00');
  const timeZone = fields.optionalName('timeZone', 'Asia/Tokyo');
  if (timeZone !== '' && !isTimeZone(timeZone)) fields.refuse('timeZone', 'an IANA name such as Asia/Tokyo');
  const parsed = parseRules(fields.has('rules') ? fields.raw('rules') : undefined);
  if (parsed.kind === 'refused') refuseRules(file, ['rules'], parsed.problems);
  const rules = parsed.kind === 'rules' ? parsed.rules : [];
  const knownIds = new Set(rules.map((rule) => rule.id));
  // Ids of rules that were refused are known all the same: one mistake, one complaint.
  const written = fields.raw('rules');
  if (Array.isArray(written)) {
    for (const one of written) if (isRecord(one) && typeof one['id'] === 'string') knownIds.add(one['id']);
  }
  const events = fields.raw('events');
  if (!Array.isArray(events)) fields.refuse('events', 'a list of lines');
  const entries: readonly unknown[] = Array.isArray(events) ? (events as unknown[]) : [];
  // Rules that a later line brings may be named by an earlier one, as lines run by time and not by place.
  for (const entry of entries) {
    const rule = isRecord(entry) ? entry['changeRule'] : undefined;
    if (isRecord(rule) && typeof rule['id'] === 'string') knownIds.add(rule['id']);
  }
  const lines = entries.flatMap((entry, i) => parseLine(file, entry, i, start ?? 0, knownIds));
  fields.end();
  return { start: start ?? 0, timeZone, rules, lines };
}

function parseLine(file: YamlFile, entry: unknown, index: number, start: Instant, knownIds: Set<string>): Line[] {
  const path = ['events', index];
  if (!isRecord(entry)) {
    file.refuse(path, 'a line is a record such as { at: +0s, spo2: 96 }');
    return [];
  }
  const fields = new LineFields(file, path, entry);
  const written = fields.raw('at');
  const when = { line: fields.line, at: parseAt(fields, start), written: typeof written === 'string' ? written : '' };
  const names = Object.keys(entry);
  const acts = ACT_FIELDS.filter((name) => names.includes(name));
  const isCheck = CHECK_FIELDS.some((name) => names.includes(name));
  const isEcg = names.includes('ecg');
  const isData = names.some((name) => DATA_FIELDS.has(name));
  const kinds = acts.length + Number(isCheck) + Number(isEcg) + Number(isData);
  const [act] = acts;
  if (kinds !== 1) {
    const reason = kinds === 0 ? 'says nothing: no data, no act, no expectation' : 'says two things: one line each';
    const stranger = names.find((name) => name !== 'at');
    file.refuse(path, kinds === 0 && stranger ? `${reason} (${stranger} is not known)` : reason);
    return [];
  }
  if (act) return [parseAct(fields, when, act, knownIds)];
  if (isCheck) return parseChecks(fields, when, knownIds);
  return [isEcg ? parseEcg(fields, when) : parseData(fields, when)];
}

function parseAt(fields: LineFields, start: Instant): DurationMs {
  const value = fields.raw('at');
  if (typeof value === 'string' && value.startsWith('+')) {
    const ms = parseDuration(value.slice(1));
    if (ms !== null) return ms;
  }
  const instant = parseInstant(value);
  if (instant !== null && instant >= start) return instant - start;
  fields.refuse('at', instant === null ? 'a time such as +90s, or ISO with offset' : 'not before the start');
  return 0;
}

/** ISO 8601 with an offset or Z; null for anything else. */
function parseInstant(value: unknown): Instant | null {
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
  if (typeof value !== 'string' || !iso.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}
