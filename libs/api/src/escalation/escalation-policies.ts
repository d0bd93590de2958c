// The policies in force: the newest version, or the house's own until somebody has written one. Changing them is one
// decision with author and reason; incidents that wait are timed anew by the deadline it sets.
import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { DEFAULT_POLICIES, parsePolicies, writePolicies, type EscalationPolicy } from '#care';
import { AppError } from '#kernel';
import { violatedUnique, type EscalationPolicyVersionRow, type Repositories } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { DeadlineRunner } from '../deadlines/deadline-runner.js';
import { conflict, Refusal } from '../http/refusal.js';
import type { ChangeEscalationPoliciesDto, EscalationPoliciesDto } from './escalation.dto.js';

export const RETIME_DEADLINE = 'escalation-retime';
export const RETIME_SUBJECT = 'policies';
const VERSIONS_SHOWN = 100;

@Injectable()
export class EscalationPolicies {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly deadlines: DeadlineRunner,
  ) {}

  async inForce(records: Repositories): Promise<readonly EscalationPolicy[]> {
    const row = await records.escalations.newestPolicies();
    return row === undefined ? DEFAULT_POLICIES : policiesOf(row);
  }

  async current(): Promise<EscalationPoliciesDto> {
    const row = await this.transactions.records.escalations.newestPolicies();
    return row === undefined ? houseView() : versionView(row);
  }

  /** Newest first, the house's own last. */
  async history(): Promise<EscalationPoliciesDto[]> {
    const rows = await this.transactions.records.escalations.policyVersions(VERSIONS_SHOWN);
    return [...rows.map(versionView), houseView()];
  }

  /** Replaces the whole set; refused when somebody else has changed it since `basedOn`. */
  change(who: Principal, { policies, reason, basedOn }: ChangeEscalationPoliciesDto): Promise<EscalationPoliciesDto> {
    const parsed = parsePolicies(policies);
    if (parsed.kind === 'refused') {
      const problems = parsed.problems.map((one) => ({ path: `policies${one.path}`, rule: one.reason }));
      throw new Refusal(400, 'ESCALATION.REFUSED', 'These policies can’t hold.', problems);
    }
    return this.transactions
      .run(async (tx) => {
        const newest = await tx.records.escalations.newestPolicies();
        if ((newest?.version ?? 0) !== basedOn) {
          throw changedMeanwhile();
        }
        const row: EscalationPolicyVersionRow = {
          version: basedOn + 1,
          policies: writePolicies(parsed.policies),
          by: who.personId,
          by_name: who.displayName,
          reason,
          at: tx.now,
        };
        await tx.records.escalations.addPolicies(row);
        await this.deadlines.set(tx, { kind: RETIME_DEADLINE, subject: RETIME_SUBJECT, dueAt: tx.now });
        tx.audit(who, 'escalation.change', { subject: `version ${row.version}`, detail: { reason } });
        tx.event('escalation.changed', {}, { version: row.version });
        return versionView(row);
      })
      .catch((error: unknown) => {
        throw violatedUnique(error) === 'escalation_policy_version_pkey' ? changedMeanwhile() : error;
      });
  }
}

function changedMeanwhile(): Refusal {
  return conflict('ESCALATION.CHANGED', 'Somebody has changed the policies meanwhile. Look at theirs first.');
}

function policiesOf(row: EscalationPolicyVersionRow): readonly EscalationPolicy[] {
  const parsed = parsePolicies(row.policies);
  if (parsed.kind === 'refused') {
    throw new AppError('ESCALATION.NOT_READ', 'permanent', `Version ${row.version} of the policies can't be read.`);
  }
  return parsed.policies;
}

function versionView(row: EscalationPolicyVersionRow): EscalationPoliciesDto {
  const { version, policies, reason, at } = row;
  return { version, policies: [...policies], by: row.by, byName: row.by_name, reason, at };
}

function houseView(): EscalationPoliciesDto {
  return {
    version: 0,
    policies: writePolicies(DEFAULT_POLICIES),
    by: null,
    byName: null,
    reason: null,
    at: null,
  };
}
