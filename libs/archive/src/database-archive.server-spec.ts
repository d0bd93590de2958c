import { afterAll, describe } from '@jest/globals';
import { ManualClock, startTestServer } from '#testing';
import { archiveContract } from './archive.contract.js';
import { openDatabaseArchive } from './index.js';

const server = await startTestServer();
afterAll(() => server?.close());
if (server === null) {
  process.stderr.write('left out: the archive on PostgreSQL (no server, no packages)\n');
  describe.skip('the archive on PostgreSQL', () => undefined);
} else {
  archiveContract('PostgreSQL', async () => {
    const database = await server.openDatabase();
    const clock = new ManualClock(Date.UTC(2026, 0, 10, 12));
    const archive = openDatabaseArchive({ database, clock });
    return {
      archive,
      clock,
      reopen: () => Promise.resolve(openDatabaseArchive({ database, clock })),
      close: async () => {
        await archive.close();
        await database.close();
      },
    };
  });
}
