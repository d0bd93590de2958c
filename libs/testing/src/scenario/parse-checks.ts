// Lines of a scenario that say what must be true.
import { PRIORITIES, SIGNAL_STATES } from '#alarms';
import { isRecord, LineFields } from './line-fields.js';
import type { CheckLine, When, ExpectedCondition } from './scenario.js';

export const CHECK_FIELDS = ['expect', 'expectAlarms', 'expectHistorical', 'expectTransitions'] as const;

const PRESENCES = ['absent', 'pending', 'present', 'clearing', 'unknown'] as const;

/** One line may say several things; each rule of an `expect` is a check of its own. */
export function parseChecks(fields: LineFields, when: When, knownIds: ReadonlySet<string>): CheckLine[] {
  const base = { kind: 'check' as const, ...when };
  const checks: CheckLine[] = [];
  if (fields.has('expect')) {
    const expected = fields.raw('expect');
    if (!isRecord(expected) || Object.keys(expected).length === 0)
      fields.refuse('expect', 'rules and what is true of them');
    else {
      for (const [ruleId, what] of Object.entries(expected)) {
        const inner = innerFields(fields, ruleId, what, knownIds);
        if (inner)
          checks.push({ ...base, line: inner.line, check: 'condition', ruleId, expected: parseExpected(inner) });
      }
    }
  }
  if (fields.has('expectAlarms')) checks.push({ ...base, check: 'alarms', count: fields.count('expectAlarms') });
  if (fields.has('expectHistorical')) {
    checks.push({ ...base, check: 'historical', count: fields.count('expectHistorical') });
  }
  if (fields.has('expectTransitions')) {
    checks.push({ ...base, check: 'transitions', expected: parseTransitions(fields, knownIds) });
  }
  fields.end();
  return checks;
}

function innerFields(
  fields: LineFields,
  ruleId: string,
  what: unknown,
  knownIds: ReadonlySet<string>,
): LineFields | null {
  const path = [...fields.path, 'expect', ruleId];
  if (!knownIds.has(ruleId)) {
    fields.file.refuse(path, `expect.${ruleId}: there is no such rule`);
    return null;
  }
  if (!isRecord(what)) {
    fields.file.refuse(path, `expect.${ruleId}: what is true of it, such as { presence: present }`);
    return null;
  }
  return new LineFields(fields.file, path, what);
}

function parseExpected(fields: LineFields): ExpectedCondition {
  const expected: ExpectedCondition = {
    ...(fields.has('presence') ? { presence: fields.oneOf('presence', PRESENCES, 'absent') } : {}),
    ...(fields.has('signal') ? { signal: fields.oneOf('signal', SIGNAL_STATES, 'silent') } : {}),
    ...(fields.has('priority') ? { priority: fields.oneOf('priority', PRIORITIES, 'low') } : {}),
    ...(fields.has('acknowledgedBy') ? { acknowledgedBy: parseAcknowledgedBy(fields) } : {}),
    ...(fields.has('suppressedBy') ? { suppressedBy: parseCauses(fields) } : {}),
    ...(fields.has('value') ? { value: parseValue(fields) } : {}),
    ...(fields.has('reason') ? { reason: fields.name('reason') } : {}),
  };
  fields.end();
  return expected;
}

function parseAcknowledgedBy(fields: LineFields): string | null {
  const value = fields.raw('acknowledgedBy');
  if (value === null || value === 'none') return null;
  return fields.name('acknowledgedBy');
}

function parseCauses(fields: LineFields): string[] {
  const value = fields.raw('suppressedBy');
  const items: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  const causes = items.filter((item): item is string => typeof item === 'string');
  if (causes.length !== items.length) fields.refuse('suppressedBy', 'a list of causes such as [shelved]');
  return causes;
}

function parseValue(fields: LineFields): number | null {
  const value = fields.raw('value');
  if (value === null || typeof value === 'number') return value;
  fields.refuse('value', 'a number');
  return null;
}

type Transitions = Extract<CheckLine, { check: 'transitions' }>['expected'];

function parseTransitions(fields: LineFields, knownIds: ReadonlySet<string>): Transitions {
  const value = fields.raw('expectTransitions');
  if (!Array.isArray(value)) {
    fields.refuse('expectTransitions', 'a list such as [ "spo2-low absent>pending" ]');
    return [];
  }
  return (value as unknown[]).flatMap((item, i) => {
    const [, ruleId, from, to] = typeof item === 'string' ? (/^(\S+) +([^\s>]+) *> *([^\s>]+)$/.exec(item) ?? []) : [];
    if (ruleId !== undefined && from !== undefined && to !== undefined && knownIds.has(ruleId)) {
      return [{ ruleId, from, to }];
    }
    fields.file.refuse([...fields.path, 'expectTransitions', i], 'expectTransitions: a rule and from>to');
    return [];
  });
}
