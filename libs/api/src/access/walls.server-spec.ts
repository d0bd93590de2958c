import { afterAll, describe } from '@jest/globals';
import { startTestServer } from '#testing';
import { wallsContract } from '../test/walls.contract.js';

const server = await startTestServer();

if (server === null) {
  process.stderr.write('left out: the walls on PostgreSQL (no server, no packages)\n');
  describe.skip('the walls on PostgreSQL', () => undefined);
} else {
  wallsContract('PostgreSQL', () => server.openDatabase());
  afterAll(() => server.close());
}
