import { afterAll, describe } from '@jest/globals';
import { startTestServer } from '#testing';
import { sharedRecordsContract } from './test/shared-records.contract.js';

const server = await startTestServer();

if (server === null) {
  process.stderr.write('left out: two centres on one PostgreSQL server (no server, no packages)\n');
  describe.skip('two centres on one PostgreSQL server', () => undefined);
} else {
  sharedRecordsContract('one PostgreSQL server', () => server.openDatabase());
  afterAll(() => server.close());
}
