// The rules as the engine reads them: the same parser, so that what is shown is what is meant.
import { parseRules, type LimitRule, type Rule, type RuleKind } from '#alarms';
import type { PatientRule, Signal } from '../api/types.js';
import type { TrendLimit } from '../trends/trends.js';
import type { RuleJson } from './use-clinic.js';

export interface ShownRule {
  readonly of: PatientRule;
  /** Null where this page is older than the rule's kind and cannot read it. */
  readonly rule: Rule | null;
}

/** Combinations name other rules, so the set is read as a whole; should that fail, each by itself. */
export function readRules(rules: readonly PatientRule[]): ShownRule[] {
  const whole = parseRules(rules.flatMap(({ rule }) => (rule === null ? [] : [rule])));
  const byId = new Map(whole.kind === 'rules' ? whole.rules.map((rule) => [rule.id, rule]) : []);
  return rules
    .map((of) => ({ of, rule: byId.get(of.ruleId) ?? (of.rule === null ? null : readRule(of.rule)) }))
    .sort((a, b) => place(a) - place(b));
}

export function readRule(json: RuleJson): Rule | null {
  const parsed = parseRules([json]);
  return parsed.kind === 'rules' ? (parsed.rules[0] ?? null) : null;
}

const KINDS: readonly RuleKind[] = [
  'limit',
  'burden',
  'breathing',
  'rhythm',
  'news2',
  'trend',
  'presence',
  'combination',
  'silence',
];
const SIGNALS: readonly Signal[] = ['spo2', 'hr', 'pr', 'rr'];

/** What a doctor changes most comes first; rules of one kind keep the centre's order. */
function place({ rule }: ShownRule): number {
  if (rule === null) return 1_000;
  const signal = rule.kind === 'limit' || rule.kind === 'burden' ? SIGNALS.indexOf(rule.signal) : 0;
  return KINDS.indexOf(rule.kind) * 10 + (signal < 0 ? 9 : signal);
}

export function isEquipment({ rule }: ShownRule): boolean {
  return rule?.kind === 'silence';
}

/** Limit lines for the trends; the rule being edited gives the figures that are in its form. */
export function limitLines(rules: readonly ShownRule[], edited: LimitRule | null): TrendLimit[] {
  return rules.flatMap(({ of, rule }) => {
    const shown = edited !== null && edited.id === of.ruleId ? edited : rule;
    if (shown?.kind !== 'limit' || !shown.enabled) return [];
    const { signal, low, high, severe } = shown;
    return [{ signal, low, high }, ...(severe === null ? [] : [{ signal, low: severe.low, high: severe.high }])];
  });
}
