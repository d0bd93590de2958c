// A message whose reason is gone: not sent, or taken back where it was.
import { expect, it } from '@jest/globals';
import type { Channel } from '#channels';
import type { BellDto } from '../../notifications/notification.dto.js';
import { payloads, person, type OutboxUnderTest } from './outbox-under-test.js';

export function withdrawnMessages(outbox: () => OutboxUnderTest): void {
  it('never sends what was acknowledged while it waited', async () => {
    const { push, sender, nurse, subscribe, ask, withdraw, messagesOf, factsOf } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'acknowledged');
    const reach = await ask({ audience: person(ono) });
    expect(await withdraw()).toBeGreaterThanOrEqual(2);
    await sender().idle();
    expect(push.to('acknowledged')).toEqual([]);
    const [message] = await messagesOf(reach);
    expect(await factsOf(message!.id)).toEqual(['queued', 'withdrawn']);
    expect(await ono.get<BellDto>('/api/notifications/bell')).toMatchObject({ unread: 0 });
  });

  it('takes back what was sent, under the same topic and tag, silently', async () => {
    const { push, sender, nurse, subscribe, ask, withdraw } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'follow');
    await ask({ audience: person(ono) });
    const by = sender();
    await by.idle();
    await withdraw();
    await withdraw();
    await by.idle();
    const [first, second, ...more] = push.to('follow');
    expect(more).toEqual([]);
    expect(second!.payload).toMatchObject({ kind: 'withdrawal', withdraw: true, sound: false });
    expect(second!.headers.topic).toBe(first!.headers.topic);
    expect(second!.payload['tag']).toBe(first!.payload['tag']);
    expect(second!.payload['id']).not.toBe(first!.payload['id']);
  });

  it('follows up a message that was on its way when it was taken back', async () => {
    const { push, webPush, sender, nurse, subscribe, ask, withdraw, messagesOf, factsOf } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'under-way');
    let arrive = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const inner = webPush();
    const slow: Channel = {
      kind: 'web-push',
      send: async (...words) => {
        arrive();
        await held;
        return inner.send(...words);
      },
    };
    const reach = await ask({ audience: person(ono) });
    const by = sender({ channels: [slow] });
    const working = by.idle();
    await reached;
    await withdraw();
    release();
    await working;
    await by.idle();
    expect(payloads(push.to('under-way')).map(({ kind }) => kind)).toEqual(['escalation', 'withdrawal']);
    const [message] = await messagesOf(reach);
    expect(await factsOf(message!.id)).toEqual(['queued', 'sent', 'withdrawn']);
  });

  it('does not send to somebody whose account was closed meanwhile', async () => {
    const { database, push, sender, nurse, subscribe, ask, messagesOf } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'left');
    const reach = await ask({ audience: person(ono) });
    await database.db.updateTable('person').set({ active: false }).where('id', '=', ono.personId).execute();
    await sender().idle();
    expect(push.to('left')).toEqual([]);
    expect(await messagesOf(reach)).toMatchObject([{ state: 'withdrawn' }]);
    expect(await ask({ audience: person(ono) })).toMatchObject({ people: 0, wakeable: 0, channels: [] });
  });
}
