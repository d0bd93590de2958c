import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrations, Repositories, type Database } from '#records';
import { openTestDatabase } from '#testing';
import { parseAnchor, verifyAudit } from './audit-chain.js';

let database: Database & { close(): Promise<void> };
beforeEach(async () => {
  database = await openTestDatabase({ asOwner: true });
});
afterEach(() => database.close());

const write = (actions: readonly string[], queries = database.db) =>
  new Repositories(queries).audit.add(
    actions.map((action, at) => ({
      at,
      personId: 'p-1',
      role: 'centre',
      action,
      detail: { old: { low: 90, 名: 'あ"\\\n' }, new: null, share: 0.1 },
    })),
  );
/** As somebody who owns the database and switches its guards off. */
const tamper = async (statement: string): Promise<void> => {
  await sql.raw(`alter table audit_entry disable trigger user`).execute(database.db);
  await sql.raw(`alter table audit_head disable trigger user`).execute(database.db);
  await sql.raw(statement).execute(database.db);
};

describe('the audit', () => {
  it('is whole from its first entry on, empty or long', async () => {
    expect(await verifyAudit(database)).toEqual({
      kind: 'whole',
      entries: 0,
      head: { link: 0, hash: '0'.repeat(64) },
    });
    await write(Array.from({ length: 1_500 }, (_, at) => `rule.change-${at}`));
    await write(['session.log-in']);
    const verdict = await verifyAudit(database);
    expect(verdict).toMatchObject({ kind: 'whole', entries: 1_501, head: { link: 1_501 } });
  });

  it('keeps one chain when many write at once, and nothing of what was undone', async () => {
    const undone = database.transaction(async (trx) => {
      await write(['undone'], trx);
      throw new Error('undone');
    });
    await Promise.allSettled([undone, ...Array.from({ length: 20 }, (_, at) => write([`a-${at}`, `b-${at}`]))]);
    expect(await verifyAudit(database)).toMatchObject({ kind: 'whole', entries: 40 });
  });

  it.each<[string, string, object]>([
    ['changed', `update audit_entry set subject = 'other' where link = 3`, { reason: 'changed', link: 3 }],
    [
      'changed together with its hash',
      `update audit_entry set at = 9, hash = repeat('a', 64) where link = 3`,
      { link: 3 },
    ],
    ['removed', `delete from audit_entry where link = 3`, { reason: 'missing', link: 3 }],
    ['removed at the end', `delete from audit_entry where link = 5`, { reason: 'cut-short', link: 5 }],
    ['put in another’s place', `update audit_entry set detail = '{}' where link = 5`, { reason: 'changed', link: 5 }],
  ])('shows an entry that was %s', async (_how, statement, where) => {
    await write(['a', 'b', 'c', 'd', 'e']);
    await tamper(statement);
    expect(await verifyAudit(database)).toMatchObject({ kind: 'broken', ...where });
  });

  it('shows a chain remade or cut as a whole to whoever noted where it stood', async () => {
    await write(['a', 'b', 'c']);
    const noted = await verifyAudit(database);
    if (noted.kind !== 'whole') throw new Error('not whole');
    await write(['d']);
    expect(await verifyAudit(database, noted.head)).toMatchObject({ kind: 'whole', entries: 4 });
    await tamper(`update audit_entry set hash = repeat('0', 64)`);
    await sql.raw(`delete from audit_entry`).execute(database.db);
    await sql.raw(`update audit_head set link = 0, hash = repeat('0', 64)`).execute(database.db);
    expect(await verifyAudit(database)).toMatchObject({ kind: 'whole', entries: 0 });
    expect(await verifyAudit(database, noted.head)).toMatchObject({ kind: 'broken', reason: 'cut-short' });
    await sql.raw(`alter table audit_entry enable trigger user`).execute(database.db);
    await write(['x', 'y', 'z', 'w']);
    expect(await verifyAudit(database, noted.head)).toMatchObject({
      kind: 'broken',
      reason: 'other-than-noted',
      link: 3,
    });
  });

  it.each([
    `update audit_entry set subject = 'other'`,
    `delete from audit_entry`,
    `truncate audit_entry`,
    `update audit_head set link = 0`,
    `update audit_head set link = link + 1`,
    `delete from audit_head`,
    `truncate audit_head`,
    `insert into audit_head (single, link, hash) values (true, 1, '')`,
  ])('cannot be written over: %s', async (statement) => {
    await write(['a']);
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow();
    expect(await verifyAudit(database)).toMatchObject({ kind: 'whole', entries: 1 });
  });

  it('gives a forged link and hash the chain’s own', async () => {
    await write(['a']);
    await sql
      .raw(`insert into audit_entry (at, action, detail, link, hash) values (1, 'b', '{}', 77, 'forged')`)
      .execute(database.db);
    expect(await verifyAudit(database)).toMatchObject({ kind: 'whole', entries: 2 });
  });

  it('takes in what was written before there was a chain', async () => {
    const run = (...statements: string[]) =>
      statements.reduce((before, one) => before.then(() => sql.raw(one).execute(database.db)), Promise.resolve({}));
    await run(
      `drop table audit_head`,
      `drop function chain_audit cascade`,
      `drop function guard_audit_head cascade`,
      `drop function audit_hash`,
      `alter table audit_entry drop column link, drop column hash`,
      `drop index audit_by_action`,
      `insert into audit_entry (at, action, detail) values (1, 'a', '{}'), (2, 'b', '{"x": 1.50}')`,
    );
    const chain = migrations.find(({ name }) => name === '0311-audit-chain');
    await chain?.up(database.db as unknown as Parameters<typeof chain.up>[0]);
    await write(['c']);
    expect(await verifyAudit(database)).toMatchObject({ kind: 'whole', entries: 3 });
  });
});

describe('a note of where the chain stood', () => {
  it('is read as printed, and nothing else', () => {
    const hash = 'ab'.repeat(32);
    expect(parseAnchor(`12:${hash}`)).toEqual({ link: 12, hash });
    for (const wrong of ['', '12', `12:${hash}0`, `-1:${hash}`, `12:${hash.toUpperCase()}`]) {
      expect(parseAnchor(wrong)).toBeNull();
    }
  });
});
