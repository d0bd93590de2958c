import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Database } from '#records';
import { startTestServer } from '#testing';
import { openDatabaseJournal } from './embedded-journal.js';
import { journalContract } from './journal.contract.js';

const server = await startTestServer();
if (server === null) {
  process.stderr.write('left out: the journal on PostgreSQL (no server, no packages)\n');
  describe.skip('the journal on PostgreSQL', () => undefined);
} else {
  let database: Database;
  beforeAll(async () => {
    database = await server.openDatabase();
  });
  afterAll(async () => {
    await database.close();
    server.close();
  });
  journalContract('PostgreSQL', async (clock) => {
    await database.db.deleteFrom('journal_batch').execute();
    const open = () => openDatabaseJournal({ database, clock, recentBytes: 1 });
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
