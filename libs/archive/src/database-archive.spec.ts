import { ManualClock, openTestDatabase } from '#testing';
import { archiveContract } from './archive.contract.js';
import { openDatabaseArchive } from './index.js';

archiveContract('the embedded database', async () => {
  const database = await openTestDatabase();
  const clock = new ManualClock(Date.UTC(2026, 0, 10, 12));
  const archive = openDatabaseArchive({ database, clock });
  return {
    archive,
    clock,
    reopen: async () => openDatabaseArchive({ database, clock }),
    close: async () => {
      await archive.close();
      await database.close();
    },
  };
});
