import { afterAll, describe } from '@jest/globals';
import { startTestServer, type TestServer } from '#testing';
import { sealedContactContract } from './sealed-contact.contract.js';

const server = await startTestServer();
afterAll(() => server?.close());
const present = server === null ? describe.skip : describe;
if (server === null) process.stderr.write('left out: contact data on PostgreSQL (no server, no packages)\n');

present('contact data on a server', () => {
  sealedContactContract('PostgreSQL', (options) => (server as TestServer).openDatabase(options));
});
