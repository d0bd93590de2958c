import { afterAll, describe } from '@jest/globals';
import { startTestServer } from '#testing';
import { outboxContract } from '../test/outbox.contract.js';

const server = await startTestServer();

if (server === null) {
  process.stderr.write('left out: the outbox on a PostgreSQL server (no server, no packages)\n');
  describe.skip('the outbox on a PostgreSQL server', () => undefined);
} else {
  outboxContract('a PostgreSQL server', () => server.openDatabase());
  afterAll(() => server.close());
}
