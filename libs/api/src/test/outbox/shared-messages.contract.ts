// Senders that die or share the work: nothing lost, nothing sent twice that could be known.
import { expect, it } from '@jest/globals';
import { LEASE_MS } from '#channels';
import { Repositories, type Database } from '#records';
import { payloads, person, type OutboxUnderTest } from './outbox-under-test.js';

export function sharedMessages(outbox: () => OutboxUnderTest): void {
  it('sends once after a process that died between claiming and sending', async () => {
    const { database, push, centre, sender, nurse, subscribe, ask, messagesOf } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'claimed');
    const reach = await ask({ audience: person(ono) });
    const request = { now: centre.clock.now(), leaseMs: LEASE_MS, limit: 9, perService: 9, busy: {} };
    const dead = await database.transaction((trx) =>
      new Repositories(trx).outbox.claim({ ...request, claim: 'dead', channels: ['web-push'] }),
    );
    expect(dead.map(({ id }) => id)).toEqual((await messagesOf(reach)).map(({ id }) => id));
    const by = sender();
    await by.idle();
    centre.clock.advance(LEASE_MS - 1);
    await by.idle();
    expect(push.to('claimed')).toEqual([]);
    centre.clock.advance(1);
    await by.idle();
    expect(payloads(push.to('claimed')).map(({ id }) => id)).toEqual([dead[0]!.id]);
    expect(await messagesOf(reach)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('repeats under the same id after a process that died between sending and writing it down', async () => {
    const { database, push, centre, sender, nurse, subscribe, ask, messagesOf } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'forgotten');
    const reach = await ask({ audience: person(ono) });
    let transactions = 0;
    const dying: Database = {
      ...database,
      transaction: (work, priority) => {
        // The first one claims; from the second on the process is dead.
        transactions += 1;
        return transactions === 1 ? database.transaction(work, priority) : Promise.reject(new Error('killed'));
      },
    };
    await sender({ database: dying }).idle();
    expect(push.to('forgotten')).toHaveLength(1);
    expect(await messagesOf(reach)).toMatchObject([{ state: 'queued' }]);
    centre.clock.advance(LEASE_MS);
    await sender().idle();
    const sent = payloads(push.to('forgotten'));
    expect(sent).toHaveLength(2);
    expect(sent[1]!.id).toBe(sent[0]!.id);
    expect(await messagesOf(reach)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('lets two senders share the work without sending anything twice', async () => {
    const { push, sender, nurse, subscribe, ask } = outbox();
    const nurses = [await nurse(), await nurse()];
    for (const [index, who] of nurses.entries()) {
      for (let device = 0; device < 4; device += 1) await subscribe(who, `shared-${index}-${device}`);
    }
    for (let round = 0; round < 5; round += 1) {
      for (const who of nurses) await ask({ audience: person(who) });
    }
    await Promise.all([sender(), sender(), sender()].map((by) => by.idle()));
    const ids = payloads(push.received.filter(({ device }) => device.startsWith('shared'))).map(({ id }) => id);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });
}
