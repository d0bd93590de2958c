// A doctor's rules for a patient: versions with author and reason, and putting a rule aside for a while.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { MINUTE_MS, type Clock } from '#kernel';
import type { PatientRow, Repositories, RuleShelvingRow, RuleVersionRow } from '#records';
import { actorOf, asPatientId, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { Scope } from '../access/scope.js';
import { ID_PATTERN } from '../http/fields.js';
import { invalid, notFound } from '../http/refusal.js';
import { CLOCK } from '../ports.js';
import type { PatientRuleDto, RulePutDto, RuleRemovalDto, RuleVersionDto, ShelveRuleDto } from './patient.dto.js';
import { writeToOpenIncident } from './patient.service.js';
import { RuleSets } from './rule-sets.js';

@Injectable()
export class RuleService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly scope: Scope,
    private readonly ruleSets: RuleSets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(who: Principal, patientId: string): Promise<PatientRuleDto[]> {
    return this.transactions.read(who, async ({ records, open }) => {
      await open('rules', patientId);
      return this.inForce(records, patientId);
    });
  }

  history(who: Principal, patientId: string): Promise<RuleVersionDto[]> {
    return this.transactions.read(who, async ({ records, open }) => {
      await open('rules', patientId);
      return (await records.rules.history(patientId)).map(versionView);
    });
  }

  put(who: Principal, patientId: string, ruleId: string, { rule, reason }: RulePutDto): Promise<PatientRuleDto> {
    if (!ID_PATTERN.test(ruleId)) throw invalid('ruleId', 'isId');
    if (rule['id'] !== ruleId) throw invalid('rule.id', 'sameAsInPath');
    if ('version' in rule) throw invalid('rule.version', 'setByTheCentre');
    return this.change(who, patientId, ruleId, async (tx, patient) => {
      await this.ruleSets.write(tx, actorOf(who), patientId, [{ ruleId, rule, reason }]);
      await this.ruleSets.tellEngine(tx, actorOf(who), patientId, patient.time_zone);
      tx.audit(who, 'rule.put', { subject: ruleId, patientId, detail: { rule, reason } });
    });
  }

  async remove(who: Principal, patientId: string, ruleId: string, { reason }: RuleRemovalDto): Promise<void> {
    await this.transactions.run(async (tx) => {
      const patient = await this.hold(tx, who, patientId);
      await this.requireRule(tx.records, patientId, ruleId);
      await this.ruleSets.write(tx, actorOf(who), patientId, [{ ruleId, rule: null, reason }]);
      await tx.records.rules.unshelve(patientId, ruleId);
      await this.ruleSets.tellEngine(tx, actorOf(who), patientId, patient.time_zone);
      tx.audit(who, 'rule.remove', { subject: ruleId, patientId, detail: { reason } });
      tx.event('patient.changed', { patientId }, { patientId });
    });
  }

  shelve(
    who: Principal,
    patientId: string,
    ruleId: string,
    { minutes, reason }: ShelveRuleDto,
  ): Promise<PatientRuleDto> {
    return this.change(who, patientId, ruleId, async (tx) => {
      await this.requireRule(tx.records, patientId, ruleId);
      const until = tx.now + minutes * MINUTE_MS;
      await tx.records.rules.shelve({
        patient_id: patientId,
        rule_id: ruleId,
        until_at: until,
        reason,
        by: who.personId,
        at: tx.now,
      });
      tx.act(actorOf(who), { kind: 'shelve', patientId: asPatientId(patientId), ruleId, until, reason });
      await writeToOpenIncident(tx, who, patientId, { kind: 'rule-shelved', ruleId, untilAt: until, reason });
      tx.audit(who, 'rule.shelve', { subject: ruleId, patientId, detail: { until, reason } });
    });
  }

  unshelve(who: Principal, patientId: string, ruleId: string): Promise<PatientRuleDto> {
    return this.change(who, patientId, ruleId, async (tx) => {
      await this.requireRule(tx.records, patientId, ruleId);
      await tx.records.rules.unshelve(patientId, ruleId);
      tx.act(actorOf(who), { kind: 'unshelve', patientId: asPatientId(patientId), ruleId });
      await writeToOpenIncident(tx, who, patientId, { kind: 'rule-unshelved', ruleId });
      tx.audit(who, 'rule.unshelve', { subject: ruleId, patientId });
    });
  }

  private change(
    who: Principal,
    patientId: string,
    ruleId: string,
    work: (tx: CentreTransaction, patient: PatientRow) => Promise<void>,
  ): Promise<PatientRuleDto> {
    return this.transactions.run(async (tx) => {
      await work(tx, await this.hold(tx, who, patientId));
      tx.event('patient.changed', { patientId }, { patientId });
      return tx.readAs(who, (records) => this.requireRule(records, patientId, ruleId));
    });
  }

  private async hold(tx: CentreTransaction, who: Principal, patientId: string): Promise<PatientRow> {
    await this.scope.requirePatient(who, patientId, tx.records);
    const patient = await tx.records.patients.hold(patientId);
    if (patient === undefined) throw notFound('patient');
    return patient;
  }

  private async requireRule(records: Repositories, patientId: string, ruleId: string): Promise<PatientRuleDto> {
    const rule = (await this.inForce(records, patientId)).find((one) => one.ruleId === ruleId);
    if (rule === undefined) throw notFound('rule');
    return rule;
  }

  private async inForce(records: Repositories, patientId: string): Promise<PatientRuleDto[]> {
    const shelved = await records.rules.shelved(this.clock.now(), patientId);
    const byRule = new Map<string, RuleShelvingRow>(shelved.map((row) => [row.rule_id, row]));
    return (await records.rules.inForce(patientId)).map((row) => {
      const shelving = byRule.get(row.rule_id);
      return {
        ...versionView(row),
        shelvedUntil: shelving?.until_at ?? null,
        shelvedReason: shelving?.reason ?? null,
      };
    });
  }
}

function versionView(row: RuleVersionRow): RuleVersionDto {
  return {
    ruleId: row.rule_id,
    version: row.version,
    rule: row.rule,
    by: row.by,
    byName: row.by_name ?? 'センター',
    reason: row.reason,
    at: row.at,
  };
}
