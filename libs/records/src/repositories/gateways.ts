// Gateways: how they join, what proves them, what they last said, what was refused of theirs.
import type { Instant } from '#kernel';
import type { Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { EnrolmentCodeTable, GatewayRefusalTable, GatewayTable } from '../schema/centre-tables.js';

export type GatewayRow = Selectable<GatewayTable>;
export type GatewayRefusalRow = Selectable<GatewayRefusalTable>;

export class GatewayRepository {
  constructor(private readonly q: Queries) {}

  all(): Promise<GatewayRow[]> {
    return this.q.selectFrom('gateway').selectAll().orderBy('id').execute();
  }

  find(id: string): Promise<GatewayRow | undefined> {
    return this.q.selectFrom('gateway').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** Adds a gateway, or renames a known one. */
  async put(gateway: { id: string; label: string; createdAt: Instant }): Promise<void> {
    await this.q
      .insertInto('gateway')
      .values({ id: gateway.id, label: gateway.label, created_at: gateway.createdAt })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ label: gateway.label }))
      .execute();
  }

  /** A new code; older unused ones of the gateway lapse. */
  async addCode(code: Omit<Selectable<EnrolmentCodeTable>, 'used_at'>): Promise<void> {
    await this.q
      .updateTable('enrolment_code')
      .set({ expires_at: code.created_at })
      .where('gateway_id', '=', code.gateway_id)
      .where('used_at', 'is', null)
      .where('expires_at', '>', code.created_at)
      .execute();
    await this.q
      .insertInto('enrolment_code')
      .values({ ...code, used_at: null })
      .execute();
  }

  /** Uses a code up; the gateway's id, or undefined when it is unknown, used or lapsed. Of two at once, one wins. */
  async useCode(codeHash: string, at: Instant): Promise<string | undefined> {
    const row = await this.q
      .updateTable('enrolment_code')
      .set({ used_at: at })
      .where('code_hash', '=', codeHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', at)
      .returning('gateway_id')
      .executeTakeFirst();
    return row?.gateway_id;
  }

  /** A credential given at enrolment: nothing of earlier ones stays. */
  async setCredential(
    id: string,
    { hash, at, expiresAt }: { hash: string; at: Instant; expiresAt: Instant },
  ): Promise<void> {
    await this.q
      .updateTable('gateway')
      .set({
        credential_hash: hash,
        credential_expires_at: expiresAt,
        next_credential_hash: null,
        next_expires_at: null,
        retired_credential_hash: null,
        suspected_clone_at: null,
        enrolled_at: at,
        revoked_at: null,
      })
      .where('id', '=', id)
      .execute();
  }

  /** A newer credential beside the present one, until it is first used. A later offer replaces an earlier one. */
  async offerCredential(id: string, { hash, expiresAt }: { hash: string; expiresAt: Instant }): Promise<void> {
    await this.q
      .updateTable('gateway')
      .set({ next_credential_hash: hash, next_expires_at: expiresAt })
      .where('id', '=', id)
      .where('credential_hash', 'is not', null)
      .execute();
  }

  /** The newer credential was used: it is the only one now, and the one before it is remembered as retired. */
  async promoteCredential(id: string, hash: string): Promise<void> {
    await this.q
      .updateTable('gateway')
      .set((on) => ({
        retired_credential_hash: on.ref('credential_hash'),
        credential_hash: on.ref('next_credential_hash'),
        credential_expires_at: on.ref('next_expires_at'),
        next_credential_hash: null,
        next_expires_at: null,
      }))
      .where('id', '=', id)
      .where('next_credential_hash', '=', hash)
      .execute();
  }

  async revoke(id: string, at: Instant): Promise<boolean> {
    const row = await this.q
      .updateTable('gateway')
      .set({
        credential_hash: null,
        credential_expires_at: null,
        next_credential_hash: null,
        next_expires_at: null,
        retired_credential_hash: null,
        suspected_clone_at: null,
        revoked_at: at,
      })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Notes a sign of a copied credential, once until it is settled. False when it was noted already. */
  async suspectClone(id: string, at: Instant): Promise<boolean> {
    const row = await this.q
      .updateTable('gateway')
      .set({ suspected_clone_at: at })
      .where('id', '=', id)
      .where('suspected_clone_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  async setConnected(id: string, connected: boolean, at: Instant): Promise<void> {
    await this.q.updateTable('gateway').set({ connected, connection_changed_at: at }).where('id', '=', id).execute();
  }

  /** After a start nobody is connected until they come again. */
  async forgetConnections(): Promise<void> {
    await this.q.updateTable('gateway').set({ connected: false }).where('connected', '=', true).execute();
  }

  async setStatus(id: string, status: Record<string, unknown>): Promise<void> {
    await this.q
      .updateTable('gateway')
      .set({ status: JSON.stringify(status) })
      .where('id', '=', id)
      .execute();
  }

  /** Adds to the counter of a gateway and reason. */
  async countRefusals(refusal: GatewayRefusalRow): Promise<void> {
    await this.q
      .insertInto('gateway_refusal')
      .values(refusal)
      .onConflict((conflict) =>
        conflict.columns(['gateway_id', 'reason']).doUpdateSet((on) => ({
          count: on('gateway_refusal.count', '+', refusal.count),
          last_at: refusal.last_at,
          last_path: refusal.last_path,
          last_detail: refusal.last_detail,
        })),
      )
      .execute();
  }

  refusalsOf(id: string): Promise<GatewayRefusalRow[]> {
    return this.q
      .selectFrom('gateway_refusal')
      .selectAll()
      .where('gateway_id', '=', id)
      .orderBy('count', 'desc')
      .execute();
  }

  async refusalTotals(): Promise<Map<string, number>> {
    const rows = await this.q
      .selectFrom('gateway_refusal')
      .select((on) => ['gateway_id', on.cast<number>(on.fn.sum('count'), 'bigint').as('total')])
      .groupBy('gateway_id')
      .execute();
    return new Map(rows.map((row) => [row.gateway_id, row.total]));
  }
}
