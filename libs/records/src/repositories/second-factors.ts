// Passkeys, time-based codes, recovery codes, one-time links, and secrets that were used up.
import type { Instant } from '#kernel';
import type { Insertable, Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { OneTimeLinkTable, PasskeyTable, TotpTable } from '../schema/access-tables.js';

export type PasskeyRow = Selectable<PasskeyTable>;
export type TotpRow = Selectable<TotpTable>;
export type OneTimeLinkRow = Selectable<OneTimeLinkTable>;

export interface FactorCounts {
  readonly passkeys: number;
  readonly totp: boolean;
  readonly recoveryCodes: number;
}

export class SecondFactorRepository {
  constructor(private readonly q: Queries) {}

  passkeysOf(personId: string): Promise<PasskeyRow[]> {
    return this.q
      .selectFrom('passkey')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
  }

  passkey(id: string): Promise<PasskeyRow | undefined> {
    return this.q.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async addPasskey(passkey: Insertable<PasskeyTable>): Promise<void> {
    await this.q.insertInto('passkey').values(passkey).execute();
  }

  /** False when the counter has moved since it was read: somebody else has just used a copy. */
  async notePasskeyUse(
    id: string,
    use: { from: number; to: number; backedUp: boolean; at: Instant },
  ): Promise<boolean> {
    const result = await this.q
      .updateTable('passkey')
      .set({ counter: use.to, backed_up: use.backedUp, last_used_at: use.at })
      .where('id', '=', id)
      .where('counter', '=', use.from)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async renamePasskey(personId: string, id: string, name: string): Promise<boolean> {
    const result = await this.q
      .updateTable('passkey')
      .set({ name })
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async removePasskey(personId: string, id: string): Promise<boolean> {
    const result = await this.q
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  totp(personId: string, confirmed: boolean): Promise<TotpRow | undefined> {
    return this.q
      .selectFrom('totp')
      .selectAll()
      .where('person_id', '=', personId)
      .where('confirmed', '=', confirmed)
      .executeTakeFirst();
  }

  allTotp(): Promise<TotpRow[]> {
    return this.q.selectFrom('totp').selectAll().execute();
  }

  async putPendingTotp(personId: string, sealedSecret: string, at: Instant): Promise<void> {
    const values = { person_id: personId, confirmed: false, sealed_secret: sealedSecret, last_step: 0, created_at: at };
    await this.q
      .insertInto('totp')
      .values(values)
      .onConflict((conflict) => conflict.columns(['person_id', 'confirmed']).doUpdateSet(values))
      .execute();
  }

  /** The pending secret takes the place of the one before; its first code counts as used. */
  async confirmTotp(personId: string, step: number): Promise<boolean> {
    await this.removeTotp(personId, true);
    const result = await this.q
      .updateTable('totp')
      .set({ confirmed: true, last_step: step })
      .where('person_id', '=', personId)
      .where('confirmed', '=', false)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** True for one caller only, however many show the same code side by side. */
  async useTotpStep(personId: string, step: number): Promise<boolean> {
    const result = await this.q
      .updateTable('totp')
      .set({ last_step: step })
      .where('person_id', '=', personId)
      .where('confirmed', '=', true)
      .where('last_step', '<', step)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async resealTotp(personId: string, confirmed: boolean, from: string, to: string): Promise<void> {
    await this.q
      .updateTable('totp')
      .set({ sealed_secret: to })
      .where('person_id', '=', personId)
      .where('confirmed', '=', confirmed)
      .where('sealed_secret', '=', from)
      .execute();
  }

  async removeTotp(personId: string, confirmed?: boolean): Promise<void> {
    let query = this.q.deleteFrom('totp').where('person_id', '=', personId);
    if (confirmed !== undefined) query = query.where('confirmed', '=', confirmed);
    await query.execute();
  }

  async replaceRecoveryCodes(personId: string, hashes: readonly string[], at: Instant): Promise<void> {
    await this.q.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
    if (hashes.length === 0) return;
    const rows = hashes.map((hash) => ({ code_hash: hash, person_id: personId, created_at: at, used_at: null }));
    await this.q.insertInto('recovery_code').values(rows).execute();
  }

  /** True once for each code. */
  async useRecoveryCode(personId: string, hash: string, at: Instant): Promise<boolean> {
    const result = await this.q
      .updateTable('recovery_code')
      .set({ used_at: at })
      .where('code_hash', '=', hash)
      .where('person_id', '=', personId)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** What each of these people has set up; people without anything are absent. */
  async counts(personIds: readonly string[]): Promise<Map<string, FactorCounts>> {
    if (personIds.length === 0) return new Map();
    const count = (table: 'passkey' | 'totp' | 'recovery_code') => {
      let query = this.q
        .selectFrom(table)
        .select((on) => [`${table}.person_id as person`, on.fn.countAll<number>().as('count')])
        .where(`${table}.person_id`, 'in', personIds);
      if (table === 'totp') query = query.where('confirmed', '=', true);
      if (table === 'recovery_code') query = query.where('used_at', 'is', null);
      return query.groupBy(`${table}.person_id`).execute();
    };
    const [passkeys, totp, codes] = await Promise.all([count('passkey'), count('totp'), count('recovery_code')]);
    const of = (rows: ReadonlyArray<{ person: string; count: number }>, id: string): number =>
      Number(rows.find(({ person }) => person === id)?.count ?? 0);
    const known = new Set([...passkeys, ...totp, ...codes].map(({ person }) => person));
    return new Map(
      [...known].map((id) => [
        id,
        { passkeys: of(passkeys, id), totp: of(totp, id) > 0, recoveryCodes: of(codes, id) },
      ]),
    );
  }

  async removeAll(personId: string): Promise<void> {
    for (const table of ['passkey', 'totp', 'recovery_code'] as const) {
      await this.q.deleteFrom(table).where('person_id', '=', personId).execute();
    }
  }
}

export class OneTimeSecretRepository {
  constructor(private readonly q: Queries) {}

  /** A new link of a person; those not yet used lapse. */
  async addLink(link: Omit<OneTimeLinkRow, 'used_at'>): Promise<void> {
    await this.lapseLinks([link.person_id]);
    await this.q.insertInto('one_time_link').values(link).execute();
  }

  link(tokenHash: string, now: Instant): Promise<OneTimeLinkRow | undefined> {
    return this.q
      .selectFrom('one_time_link')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
  }

  /** The link's row for one caller only. */
  useLink(tokenHash: string, now: Instant): Promise<OneTimeLinkRow | undefined> {
    return this.q
      .updateTable('one_time_link')
      .set({ used_at: now })
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returningAll()
      .executeTakeFirst();
  }

  openLinks(now: Instant): Promise<OneTimeLinkRow[]> {
    return this.q
      .selectFrom('one_time_link')
      .selectAll()
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .execute();
  }

  async lapseLinks(personIds: readonly string[]): Promise<void> {
    if (personIds.length === 0) return;
    await this.q.deleteFrom('one_time_link').where('person_id', 'in', personIds).where('used_at', 'is', null).execute();
  }

  /** True for the first who spends it. */
  async spend(digest: string, expiresAt: Instant): Promise<boolean> {
    const result = await this.q
      .insertInto('spent_secret')
      .values({ digest, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .executeTakeFirst();
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async forgetSpent(now: Instant): Promise<void> {
    await this.q.deleteFrom('spent_secret').where('expires_at', '<=', now).execute();
  }
}
