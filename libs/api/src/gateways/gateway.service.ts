// Gateways: adding, enrolling, revoking, what they say of themselves, what was refused of theirs.
import { Inject, Injectable } from '@nestjs/common';
import { GatewayAuthenticator, GatewayEnrolment, type Principal } from '#access';
import type { GatewayRow, Repositories } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { notFound, Refusal } from '../http/refusal.js';
import { SETTINGS, type CentreSettings } from '../ports.js';
import type {
  EnrolGatewayDto,
  EnrolmentCodeDto,
  GatewayCredentialDto,
  GatewayDto,
  GatewayRefusalDto,
  NewerCredentialDto,
  NewGatewayDto,
  RotateCredentialDto,
} from './gateway.dto.js';

@Injectable()
export class GatewayService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly enrolment: GatewayEnrolment,
    private readonly authenticator: GatewayAuthenticator,
    @Inject(SETTINGS) private readonly settings: CentreSettings,
  ) {}

  async list(): Promise<GatewayDto[]> {
    const { gateways } = this.transactions.records;
    const [rows, refused] = [await gateways.all(), await gateways.refusalTotals()];
    return rows.map((row) => gatewayView(row, refused.get(row.id) ?? 0));
  }

  create(who: Principal, { id, label }: NewGatewayDto): Promise<EnrolmentCodeDto> {
    return this.transactions.run(async (tx) => {
      await tx.records.gateways.put({ id, label, createdAt: tx.now });
      const { code, expiresAt } = await this.enrolment.issueCode(id, who.personId, tx.records.queries);
      tx.audit(who, 'gateway.code', { subject: id });
      return { gateway: await oneGateway(tx.records, id), code, expiresAt };
    });
  }

  async enrol({ code }: EnrolGatewayDto, from: { address: string; host: string }): Promise<GatewayCredentialDto> {
    const outcome = await this.enrolment.enrol(code, from.address);
    switch (outcome.kind) {
      case 'wait':
        throw tooManyAttempts(outcome.forMs);
      case 'refused':
        throw new Refusal(403, 'GATEWAY.CODE_REFUSED', 'This code is not valid (any more).');
      case 'enrolled':
        return {
          gateway: outcome.gateway,
          username: outcome.gateway,
          password: outcome.secret,
          mqttUrl: this.settings.mqttUrl.replace('{host}', from.host),
          expiresAt: outcome.expiresAt,
        };
    }
  }

  async rotate({ gateway, password }: RotateCredentialDto, address: string): Promise<NewerCredentialDto> {
    const outcome = await this.enrolment.rotate(gateway, password, address);
    switch (outcome.kind) {
      case 'wait':
        throw tooManyAttempts(outcome.forMs);
      case 'refused':
        throw new Refusal(403, 'GATEWAY.CREDENTIAL_REFUSED', 'This gateway and password are not known (any more).');
      case 'rotated':
        return { password: outcome.secret, expiresAt: outcome.expiresAt };
    }
  }

  async revoke(who: Principal, id: string): Promise<GatewayDto> {
    const gateway = await this.transactions.run(async (tx) => {
      if (!(await tx.records.gateways.revoke(id, tx.now))) throw notFound('gateway');
      tx.audit(who, 'gateway.revoke', { subject: id });
      const gateway = await oneGateway(tx.records, id);
      tx.event('gateway.changed', {}, { gateway });
      return gateway;
    });
    this.authenticator.changed(id, { revoked: true });
    return gateway;
  }

  async refusals(id: string): Promise<GatewayRefusalDto[]> {
    const { gateways } = this.transactions.records;
    if ((await gateways.find(id)) === undefined) throw notFound('gateway');
    return (await gateways.refusalsOf(id)).map((row) => ({
      reason: row.reason,
      count: row.count,
      lastAt: row.last_at,
      lastPath: row.last_path,
      lastDetail: row.last_detail,
    }));
  }
}

export async function oneGateway(records: Repositories, id: string): Promise<GatewayDto> {
  const row = await records.gateways.find(id);
  if (row === undefined) throw notFound('gateway');
  return gatewayView(row, (await records.gateways.refusalTotals()).get(id) ?? 0);
}

function gatewayView(row: GatewayRow, refusedFrames: number): GatewayDto {
  return {
    id: row.id,
    label: row.label,
    state: row.revoked_at !== null ? 'revoked' : row.credential_hash === null ? 'awaiting-enrolment' : 'enrolled',
    connected: row.connected,
    connectionChangedAt: row.connection_changed_at,
    enrolledAt: row.enrolled_at,
    revokedAt: row.revoked_at,
    credentialExpiresAt: row.credential_expires_at,
    suspectedCloneAt: row.suspected_clone_at,
    status: row.status,
    refusedFrames,
  };
}

function tooManyAttempts(forMs: number): Refusal {
  const message = 'Too many attempts that failed from here; wait.';
  return new Refusal(429, 'GATEWAY.TOO_MANY_ATTEMPTS', message, undefined, Math.ceil(forMs / 1_000));
}
