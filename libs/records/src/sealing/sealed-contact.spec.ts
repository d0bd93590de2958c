import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '#kernel';
import { systemClock, systemScheduler } from '#host';
import { openTestDatabase, plainPatient, testKeys, testProgram, testWorkerUrl } from '#testing';
import { sql } from 'kysely';
import { openEmbeddedDatabase } from '../embedded/embedded-database.js';
import { migrate } from '../migrations/migrator.js';
import { Repositories } from '../repositories/index.js';
import { sealedContactContract } from './sealed-contact.contract.js';
import type { Sealer } from './sealer.js';

async function empty(dir: string, sealer: Sealer) {
  const ports = { clock: systemClock, scheduler: systemScheduler, logger: silentLogger };
  const made = { workerUrl: await testWorkerUrl(), program: await testProgram() };
  return openEmbeddedDatabase({ dir, ...ports, ...made, durability: 'none', sealer });
}

sealedContactContract('the embedded database', async ({ sealer, migrated }) => {
  if (migrated) return openTestDatabase({ sealer });
  const dir = mkdtempSync(path.join(tmpdir(), 'mimamori-sealed-'));
  const database = await empty(dir, sealer);
  return { ...database, close: () => database.close().finally(() => rmSync(dir, { recursive: true, force: true })) };
});

describe('the files of the embedded database', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'mimamori-sealed-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('hold no address, not even in the log of changes', async () => {
    const database = await openTestDatabase({ dir });
    await new Repositories(database.db).patients.add(
      plainPatient('himeko', 0, { address: 'ひみつ町', phone: '03-9999-0001' }),
    );
    await database.close();
    const places = {
      name: filesWith(dir, 'himeko'),
      address: filesWith(dir, 'ひみつ町'),
      phone: filesWith(dir, '03-9999-0001'),
    };
    expect(places).toEqual({ name: expect.arrayContaining([expect.any(String)]), address: [], phone: [] });
  });

  it('hold none that an earlier version left in a table, once it is upgraded', async () => {
    const database = await empty(dir, await testKeys());
    await migrate(database, { version: '0321-gateway-credentials' });
    await sql`insert into patient (id, display_name, kana, birth_date, sex, area, time_zone, living_alone, conditions, address,
      key_note, phone, family, wishes, medication, oxygen, hypercapnic, created_at, changed_at)
      values ('hana', 'himeko', '', '1941-03-08', 'female', '', 'Asia/Tokyo', true, '[]', 'ひみつ町', '', '03-9999-0001', '[]',
      '', '[]', false, false, 0, 0)`.execute(database.db);
    await sql`checkpoint`.execute(database.db);
    expect(filesWith(dir, 'ひみつ町', isTable)).not.toEqual([]);
    await migrate(database);
    await database.close();
    expect(filesWith(dir, 'ひみつ町', isTable)).toEqual([]);
    expect(filesWith(dir, 'himeko', isTable)).not.toEqual([]);
  }, 120_000);
});

const isTable = (file: string): boolean => file.includes(`${path.sep}base${path.sep}`);

function filesWith(dir: string, word: string, of: (file: string) => boolean = () => true): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(dir, name))
    .filter((file) => of(file) && statSync(file).isFile() && readFileSync(file).includes(word));
}
