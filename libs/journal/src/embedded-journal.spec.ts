import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '#testing';
import { openDatabaseJournal, openSegmentJournal } from './embedded-journal.js';
import { journalContract } from './journal.contract.js';

for (const [name, recentBytes] of [
  ['segment files', undefined],
  ['segment files, read from disk', 1],
] as const) {
  journalContract(name, async (clock) => {
    const dir = mkdtempSync(join(tmpdir(), 'mimamori-journal-'));
    const open = () => openSegmentJournal({ dir, clock, segmentBytes: 4_096, recentBytes });
    let journal = await open();
    return {
      journal,
      reopen: async () => {
        await journal.close();
        return (journal = await open());
      },
      close: async () => {
        await journal.close();
        rmSync(dir, { recursive: true });
      },
    };
  });
}

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

for (const [name, recentBytes] of [
  ['the embedded database', undefined],
  ['the embedded database, read from its rows', 1],
] as const) {
  journalContract(name, async (clock) => {
    await database.db.deleteFrom('journal_batch').execute();
    const open = () => openDatabaseJournal({ database, clock, recentBytes });
    let journal = await open();
    return {
      journal,
      reopen: async () => {
        await journal.close();
        return (journal = await open());
      },
      close: () => journal.close(),
    };
  });
}
