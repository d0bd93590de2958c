// Messages from a decision to a device, over real HTTPS to a push service on the loopback: written once, run on the embedded
// database and on a PostgreSQL server.
import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import type { Database } from '#records';
import { openOutboxUnderTest, type OutboxUnderTest } from './outbox/outbox-under-test.js';
import { reachingMessages } from './outbox/reaching-messages.contract.js';
import { refusedMessages } from './outbox/refused-messages.contract.js';
import { sharedMessages } from './outbox/shared-messages.contract.js';
import { withdrawnMessages } from './outbox/withdrawn-messages.contract.js';

export function outboxContract(name: string, openDatabase: () => Promise<Database>): void {
  describe(`the outbox on ${name}`, () => {
    let outbox: OutboxUnderTest;
    beforeAll(async () => {
      outbox = await openOutboxUnderTest(await openDatabase());
    }, 120_000);
    afterEach(() => outbox.settle());
    afterAll(() => outbox.close());

    const open = (): OutboxUnderTest => outbox;
    reachingMessages(open);
    refusedMessages(open);
    withdrawnMessages(open);
    sharedMessages(open);
  });
}
