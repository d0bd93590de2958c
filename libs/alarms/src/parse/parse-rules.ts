// From the shape of the API and of scenario files to rules the engine can trust. Unknown fields are refused, and all
// problems are told at once.
import { type ParsedRules, type Rule, type RuleProblem } from '../rules.js';
import { Fields } from './fields.js';
import {
  parseBreathing,
  parseBurden,
  parseCombination,
  parseLimit,
  parseNews2,
  parsePresence,
  parseRhythm,
  parseSilence,
  parseTrend,
} from './parse-kinds.js';
import { parseSchedule } from './parse-schedule.js';

export const RULE_KINDS = [
  'limit',
  'burden',
  'trend',
  'news2',
  'rhythm',
  'breathing',
  'presence',
  'silence',
  'combination',
] as const satisfies readonly Rule['kind'][];

export interface ParseContext {
  /** The version of rules that carry none; 1 if not given. */
  readonly version?: number;
  /** Ids of other rules that a combination may name. */
  readonly otherIds?: readonly string[];
  /** What the patient's card says; a rule's own word wins. Without a card: breathing air, scale 1. */
  readonly card?: PatientCard;
}

/** Of the card, what NEWS2 asks for. */
export interface PatientCard {
  /** On oxygen at home. */
  readonly oxygen: boolean;
  /** Confirmed hypercapnic respiratory failure: scale 2. On anybody else that scale calls a falling SpO2 normal. */
  readonly hypercapnic: boolean;
}

/** Takes a list of rules. */
export function parseRules(input: unknown, context: ParseContext = {}): ParsedRules {
  const problems: RuleProblem[] = [];
  if (!Array.isArray(input)) return { kind: 'refused', problems: [{ path: '', rule: 'a list of rules' }] };
  const rules = (input as unknown[]).flatMap((one, i) => parseOne(one, `[${i}]`, problems, context));
  checkTogether(rules, context, problems);
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'rules', rules };
}

function parseOne(input: unknown, path: string, problems: RuleProblem[], context: ParseContext): Rule[] {
  const fields = Fields.of(input, path, problems);
  if (!fields) return [];
  const kind = RULE_KINDS.find((known) => known === fields.raw('kind'));
  const id = fields.text(
    'id',
    (text) => /^\S{1,64}$/.test(text),
    'is required: a name of up to 64 characters without blanks',
  );
  if (!kind) {
    fields.refuse('kind', `one of ${RULE_KINDS.join(', ')}`);
    return [];
  }
  const common = {
    id,
    version: fields.number('version', { min: 1 }) ?? context.version ?? 1,
    priority: fields.priority(),
    enabled: fields.flag('enabled', true),
    schedule: parseSchedule(fields, 'schedule'),
  };
  const rule = { ...common, ...parseKind(kind, fields, context) } as Rule;
  fields.end();
  return [rule];
}

function parseKind(kind: Rule['kind'], fields: Fields, { card }: ParseContext) {
  switch (kind) {
    case 'limit':
      return parseLimit(fields);
    case 'burden':
      return parseBurden(fields);
    case 'trend':
      return parseTrend(fields);
    case 'news2':
      return parseNews2(fields, card);
    case 'rhythm':
      return parseRhythm(fields);
    case 'breathing':
      return parseBreathing(fields);
    case 'presence':
      return parsePresence(fields);
    case 'silence':
      return parseSilence(fields);
    case 'combination':
      return parseCombination(fields);
  }
}

function checkTogether(rules: readonly Rule[], context: ParseContext, problems: RuleProblem[]): void {
  const ids = new Set(context.otherIds ?? []);
  rules.forEach((rule, i) => {
    if (rules.findIndex((other) => other.id === rule.id) < i) {
      problems.push({ path: `[${i}].id`, rule: 'not the id of another rule' });
    }
    ids.add(rule.id);
  });
  rules.forEach((rule, i) => {
    if (rule.kind !== 'combination') return;
    rule.of.forEach((id, n) => {
      const path = `[${i}].${rule.mode}[${n}]`;
      const part = rules.find((other) => other.id === id);
      if (!ids.has(id)) problems.push({ path, rule: 'the id of another rule' });
      else if (part?.kind === 'combination') problems.push({ path, rule: 'a rule that is not itself a combination' });
    });
  });
}
