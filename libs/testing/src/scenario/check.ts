// Holds what a scenario expects against what is.
import type { ConditionView, Transition } from '#alarms';
import type { ExpectedCondition } from './scenario.js';

/** What does not match, one sentence each; empty when all does. */
export function compareCondition(expected: ExpectedCondition, actual: ConditionView | undefined): string[] {
  if (!actual) return ['the rule is not there'];
  const wrong: string[] = [];
  const differ = (field: string, wanted: unknown, was: unknown) =>
    wrong.push(`${field} expected ${shown(wanted)}, was ${shown(was)}`);
  if (expected.presence !== undefined && !isPresence(expected.presence, actual)) {
    differ('presence', expected.presence, actual.presence);
  }
  if (expected.signal !== undefined && expected.signal !== actual.signal) {
    differ('signal', expected.signal, actual.signal);
  }
  if (expected.priority !== undefined && expected.priority !== actual.priority) {
    differ('priority', expected.priority, actual.priority);
  }
  if (expected.acknowledgedBy !== undefined && expected.acknowledgedBy !== actual.acknowledgedBy) {
    differ('acknowledgedBy', expected.acknowledgedBy, actual.acknowledgedBy);
  }
  if (expected.suppressedBy !== undefined && !sameCauses(expected.suppressedBy, actual.suppressedBy)) {
    differ('suppressedBy', expected.suppressedBy, actual.suppressedBy);
  }
  if (expected.value !== undefined && !sameValue(expected.value, actual.value)) {
    differ('value', expected.value, actual.value);
  }
  if (expected.reason !== undefined && !actual.reason.toLowerCase().includes(expected.reason.toLowerCase())) {
    differ('reason', expected.reason, actual.reason);
  }
  return wrong;
}

/** `unknown` asks about the predicate, the others about the condition, which keeps its state while it is unknown. */
function isPresence(expected: NonNullable<ExpectedCondition['presence']>, actual: ConditionView): boolean {
  return expected === 'unknown' ? actual.unknown : expected === actual.presence;
}

function sameValue(expected: number | null, actual: number | null): boolean {
  if (expected === null || actual === null) return expected === actual;
  return Math.abs(expected - actual) < 1e-9;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(', ')}]`;
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : 'none';
}

const plain = (cause: string): string => cause.toLowerCase().replace(/[^a-z0-9]/g, '');

/** `shelved`, `patient-paused`, and for `inhibited:RULE` also `inhibited` or the rule alone. Any order. */
function isCause(expected: string, actual: string): boolean {
  const [kind = '', by = ''] = actual.split(':');
  const names = [actual, kind, by, `${kind} by ${by}`, ...(kind === 'patient-paused' ? ['paused'] : [])];
  return names.some((name) => name !== '' && plain(name) === plain(expected));
}

function sameCauses(expected: readonly string[], actual: readonly string[]): boolean {
  const left = [...actual];
  for (const cause of expected) {
    const found = left.findIndex((one) => isCause(cause, one));
    if (found < 0) return false;
    left.splice(found, 1);
  }
  return left.length === 0;
}

const AXIS_OF_STATE: Readonly<Record<string, Transition['axis']>> = {
  absent: 'presence',
  pending: 'presence',
  present: 'presence',
  clearing: 'presence',
  silent: 'signal',
  sounding: 'signal',
  latched: 'signal',
  high: 'priority',
  medium: 'priority',
  low: 'priority',
};

type Wanted = { readonly ruleId: string; readonly from: string; readonly to: string };

/**
 * The transitions of the rules that are named, on the axes that are named, must be exactly these in this order. An empty
 * list: no condition of any rule moved.
 */
export function compareTransitions(expected: readonly Wanted[], seen: readonly Transition[]): string[] {
  const axes = new Set(expected.map((one) => AXIS_OF_STATE[one.from] ?? AXIS_OF_STATE[one.to] ?? 'presence'));
  if (axes.size === 0) axes.add('presence');
  const rules = new Set(expected.map((one) => one.ruleId));
  const relevant = seen.filter((one) => axes.has(one.axis) && (rules.size === 0 || rules.has(one.ruleId)));
  const said = (one: Wanted) => `${one.ruleId} ${one.from}>${one.to}`;
  // Rules that move at one instant have no order among themselves: each rule's own sequence must match.
  const wanted = [...rules].map((id) =>
    expected
      .filter((one) => one.ruleId === id)
      .map(said)
      .join(', '),
  );
  const actual = [...rules].map((id) =>
    relevant
      .filter((one) => one.ruleId === id)
      .map(said)
      .join(', '),
  );
  if (wanted.join('; ') === actual.join('; ') && (rules.size > 0 || relevant.length === 0)) return [];
  return [`expected [${expected.map(said).join(', ')}], was [${relevant.map(said).join(', ')}]`];
}
