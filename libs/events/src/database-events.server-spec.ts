import { afterAll, describe } from '@jest/globals';
import { startTestServer } from '#testing';
import { eventsContract } from './events.contract.js';

const server = await startTestServer();
afterAll(() => server?.close());
if (server === null) {
  process.stderr.write('left out: events on PostgreSQL (no server, no packages)\n');
  describe.skip('events on PostgreSQL', () => undefined);
} else {
  eventsContract('PostgreSQL', () => server.openDatabase());
}
