// A limit rule as its form holds it, the rule that comes of it, and what is wrong with it at which field.
import { parseRules, PRIORITIES, type LimitRule, type Priority } from '#alarms';
import { SECOND_MS } from '#kernel';
import { SIGNALS } from '#vitals';
import type { RuleJson } from './use-clinic.js';

export type DraftField = 'low' | 'high' | 'severeLow' | 'severeHigh' | 'severePriority' | 'delay' | 'priority';

/** `''`: left empty. */
export type Figure = number | '';

export interface LimitDraft {
  readonly low: Figure;
  readonly high: Figure;
  readonly severeLow: Figure;
  readonly severeHigh: Figure;
  readonly severePriority: Priority;
  readonly delaySeconds: Figure;
  readonly priority: Priority;
}

export function draftOf(rule: LimitRule): LimitDraft {
  const { low, high, severe, onDelayMs, priority } = rule;
  return {
    low: low ?? '',
    high: high ?? '',
    severeLow: severe?.low ?? '',
    severeHigh: severe?.high ?? '',
    severePriority: severe?.priority ?? 'high',
    delaySeconds: onDelayMs / SECOND_MS,
    priority,
  };
}

/** The rule with the draft's figures; what the form does not show stays as it was. */
export function ruleOf(before: RuleJson, draft: LimitDraft): RuleJson {
  const { low: _low, high: _high, severe: _severe, onDelay: _delay, ...rest } = before;
  const bounds = (low: Figure, high: Figure): object => ({
    ...(low === '' ? {} : { low }),
    ...(high === '' ? {} : { high }),
  });
  const hasSevere = draft.severeLow !== '' || draft.severeHigh !== '';
  return {
    ...rest,
    ...bounds(draft.low, draft.high),
    ...(hasSevere ? { severe: { ...bounds(draft.severeLow, draft.severeHigh), priority: draft.severePriority } } : {}),
    onDelay: `${draft.delaySeconds === '' ? 0 : draft.delaySeconds}s`,
    priority: draft.priority,
  };
}

export type DraftProblem =
  | { readonly kind: 'bound' | 'overLow' | 'underLow' | 'overHigh' | 'severeLower' }
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  | { readonly kind: 'other'; readonly rule: string };
export type DraftProblems = Partial<Record<DraftField, DraftProblem>>;

const FIELDS: Readonly<Record<string, DraftField>> = {
  low: 'low',
  high: 'high',
  severe: 'severeLow',
  'severe.low': 'severeLow',
  'severe.high': 'severeHigh',
  'severe.priority': 'severePriority',
  onDelay: 'delay',
  priority: 'priority',
};
const KNOWN: Readonly<Record<string, 'bound' | 'overLow' | 'underLow' | 'overHigh'>> = {
  'low or high is required': 'bound',
  'over low': 'overLow',
  'under low': 'underLow',
  'over high': 'overHigh',
};

/** The centre's problems (`rule.severe.low`), or the parser's own (`[0].severe.low`), at the fields of the form. */
export function atFields(problems: ReadonlyArray<{ path: string; rule: string }>): DraftProblems {
  const found: DraftProblems = {};
  for (const { path, rule } of problems) {
    const field = FIELDS[path.replace(/^(rule|\[0\])\./, '')];
    if (field === undefined || found[field] !== undefined) continue;
    const known = KNOWN[rule];
    found[field] = known === undefined ? { kind: 'other', rule } : { kind: known };
  }
  return found;
}

/** What can be said before asking the centre. */
export function problemsOf(before: RuleJson, draft: LimitDraft, rule: LimitRule): DraftProblems {
  const parsed = parseRules([ruleOf(before, draft)]);
  const found = parsed.kind === 'refused' ? atFields(parsed.problems) : {};
  const { min, max } = SIGNALS[rule.signal];
  for (const field of ['low', 'high', 'severeLow', 'severeHigh'] as const) {
    const value = draft[field];
    if (value !== '' && (value < min || value > max)) found[field] = { kind: 'range', min, max };
  }
  if (draft.delaySeconds !== '' && (draft.delaySeconds < 0 || draft.delaySeconds > LONGEST_DELAY_S)) {
    found.delay = { kind: 'range', min: 0, max: LONGEST_DELAY_S };
  }
  const hasSevere = draft.severeLow !== '' || draft.severeHigh !== '';
  // `PRIORITIES` runs from the most pressing down.
  if (hasSevere && PRIORITIES.indexOf(draft.severePriority) > PRIORITIES.indexOf(draft.priority)) {
    found.severePriority ??= { kind: 'severeLower' };
  }
  return found;
}

const LONGEST_DELAY_S = 3_600;
