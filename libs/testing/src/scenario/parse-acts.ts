// Lines of a scenario in which people, the broker or the machine do something.
import { parseRules, PRIORITIES, type Rule, type RuleProblem } from '#alarms';
import type { LineFields } from './line-fields.js';
import type { ActLine, When } from './scenario.js';
import type { Path, YamlFile } from './yaml-file.js';

/** The field that makes a line this act. */
export const ACT_FIELDS = [
  'acknowledge',
  'audioPause',
  'shelve',
  'unshelve',
  'pausePatient',
  'resumePatient',
  'changeRule',
  'removeRule',
  'gatewayLost',
  'gatewayBack',
  'restart',
] as const;
export type ActField = (typeof ACT_FIELDS)[number];

export function parseAct(fields: LineFields, when: When, act: ActField, knownIds: Set<string>): ActLine {
  const line = { kind: 'act', ...when, ...parseSpecific(fields, act, knownIds) } as ActLine;
  fields.end();
  return line;
}

/** Distributes over the union, as a plain `Omit` would not. */
type Specific<A> = A extends ActLine ? Omit<A, 'kind' | keyof When> : never;

function parseSpecific(fields: LineFields, act: ActField, knownIds: Set<string>): Specific<ActLine> {
  const by = () => fields.optionalName('by', 'staff');
  switch (act) {
    case 'acknowledge':
      return { act, ruleId: ruleId(fields, act, knownIds), seen: fields.oneOf('seen', PRIORITIES, 'high'), by: by() };
    case 'audioPause':
      return { act: 'audio-pause', forMs: fields.duration(act), by: by() };
    case 'shelve': {
      const forMs = fields.duration('for');
      return {
        act,
        ruleId: ruleId(fields, act, knownIds),
        forMs,
        by: by(),
        reason: fields.optionalName('reason', '-'),
      };
    }
    case 'unshelve':
      return { act, ruleId: ruleId(fields, act, knownIds), by: by() };
    case 'pausePatient':
      mustBeTrue(fields, act);
      return {
        act: 'pause-patient',
        forMs: fields.duration('for'),
        by: by(),
        reason: fields.optionalName('reason', '-'),
      };
    case 'resumePatient':
      mustBeTrue(fields, act);
      return { act: 'resume-patient', by: by() };
    case 'changeRule':
      return { act: 'change-rule', rule: changedRule(fields, knownIds) };
    case 'removeRule':
      return { act: 'remove-rule', ruleId: ruleId(fields, act, knownIds) };
    case 'gatewayLost':
      return { act: 'gateway', gateway: fields.name(act), connected: false };
    case 'gatewayBack':
      return { act: 'gateway', gateway: fields.name(act), connected: true };
    case 'restart':
      mustBeTrue(fields, act);
      return { act };
  }
}

function mustBeTrue(fields: LineFields, name: string): void {
  if (fields.raw(name) !== true) fields.refuse(name, 'true');
}

function ruleId(fields: LineFields, name: string, knownIds: ReadonlySet<string>): string {
  const id = fields.name(name);
  if (id !== '' && !knownIds.has(id)) fields.refuse(name, `there is no rule ${id}`);
  return id;
}

function changedRule(fields: LineFields, knownIds: Set<string>): Rule {
  const path = [...fields.path, 'changeRule'];
  const parsed = parseRules([fields.raw('changeRule')], { otherIds: [...knownIds] });
  if (parsed.kind === 'refused') refuseRules(fields.file, path, parsed.problems, true);
  const rule = parsed.kind === 'rules' ? parsed.rules[0] : undefined;
  if (rule) knownIds.add(rule.id);
  return rule ?? ({} as Rule);
}

/** Tells problems of rules by the lines they stand on. A problem's path is such as `[1].severe.low`. */
export function refuseRules(file: YamlFile, at: Path, problems: readonly RuleProblem[], isSingle = false): void {
  for (const problem of problems) {
    const steps: (string | number)[] = [];
    for (const [, index, name] of problem.path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)) {
      steps.push(index === undefined ? (name ?? '') : Number(index));
    }
    const inner = isSingle ? steps.slice(1) : steps;
    const shown = isSingle ? problem.path.replace(/^\[0\]\.?/, 'changeRule.') : `rules${problem.path}`;
    file.refuse([...at, ...inner], `${shown}: ${problem.rule}`);
  }
}
