// A patient's rules as one set: checked as a whole before anything is kept, and handed to the engine as a whole, so that
// engine and records never differ by half a change.
import { Injectable } from '@nestjs/common';
import { parseRules } from '#alarms';
import { asPatientId, type Actor, type CentreTransaction } from '../centre-transaction.js';
import type { FieldProblemDto } from '../http/problem.dto.js';
import { Refusal } from '../http/refusal.js';

export type RuleJson = Readonly<Record<string, unknown>>;

@Injectable()
export class RuleSets {
  /** Refuses a set that is not understood, naming every problem. `changed` is the rule the request was about. */
  check(rules: readonly RuleJson[], changed: string): void {
    const parsed = parseRules(rules);
    if (parsed.kind === 'rules') return;
    const problems = parsed.problems.map(({ path, rule }) => ({ path: pathOf(path, rules, changed), rule }));
    throw new Refusal(400, 'RULE.REFUSED', 'The rule is not understood.', problems satisfies FieldProblemDto[]);
  }

  /** Keeps new versions of rules; refuses all when one does not go with the rest. `null` takes a rule away. */
  async write(
    tx: CentreTransaction,
    actor: Actor,
    patientId: string,
    changes: ReadonlyArray<{ readonly ruleId: string; readonly rule: RuleJson | null; readonly reason: string }>,
  ): Promise<void> {
    const known = new Map((await tx.records.rules.newestOf(patientId)).map((row) => [row.rule_id, row]));
    const set = new Map([...known].flatMap(([id, row]) => (row.rule === null ? [] : [[id, row.rule] as const])));
    for (const { ruleId, rule } of changes) {
      if (rule === null) set.delete(ruleId);
      else set.set(ruleId, rule);
    }
    this.check([...set.values()], changes[0]?.ruleId ?? '');
    for (const { ruleId, rule, reason } of changes) {
      await tx.records.rules.add({
        patient_id: patientId,
        rule_id: ruleId,
        version: (known.get(ruleId)?.version ?? 0) + 1,
        rule: rule === null ? null : JSON.stringify(rule),
        by: actor.id,
        reason,
        at: tx.now,
      });
    }
  }

  /** Hands the whole set in force to the engine. */
  async tellEngine(tx: CentreTransaction, actor: Actor, patientId: string, timeZone: string): Promise<void> {
    const rows = await tx.records.rules.inForce(patientId);
    const card = await tx.records.patients.find(patientId);
    tx.act(actor, {
      kind: 'patient-set',
      patientId: asPatientId(patientId),
      timeZone,
      rules: rows.map((row) => ({ ...row.rule, version: row.version })),
      ...(card === undefined ? {} : { card: { oxygen: card.oxygen, hypercapnic: card.hypercapnic } }),
    });
  }
}

/** `[3].severe.low` becomes `rule.severe.low`, or says which other rule no longer fits. */
function pathOf(path: string, rules: readonly RuleJson[], changed: string): string {
  const match = /^\[(\d+)\](.*)$/.exec(path);
  if (match === null) return path;
  const id = rules[Number(match[1])]?.['id'];
  const rest = match[2] ?? '';
  return id === changed ? `rule${rest}` : `rules[${typeof id === 'string' ? id : match[1]}]${rest}`;
}
