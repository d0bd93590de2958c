// What a push service may answer, or not answer, and what becomes of the message then.
import { expect, it } from '@jest/globals';
import { MINUTE_MS, SECOND_MS } from '#kernel';
import type { MessagesOverviewDto } from '../../notifications/messages-overview.dto.js';
import type { PushSubscriptionDto } from '../../notifications/notification.dto.js';
import { payloads, person, type OutboxUnderTest } from './outbox-under-test.js';

export function refusedMessages(outbox: () => OutboxUnderTest): void {
  it('takes a device off when its push service says it is gone, and shows it', async () => {
    const { database, push, centre, sender, nurse, subscribe, ask, messagesOf, factsOf, administrator } = outbox();
    const ono = await nurse();
    const device = await subscribe(ono, 'gone');
    push.answers('gone', { status: 410 });
    const first = await ask({ audience: person(ono) });
    const waiting = await ask({ audience: person(ono), expiresAt: centre.clock.now() + MINUTE_MS });
    const [later] = await messagesOf(waiting);
    await database.db
      .updateTable('notification_message')
      .set({ next_attempt_at: centre.clock.now() + 30 * SECOND_MS })
      .where('id', '=', later!.id)
      .execute();
    await sender().idle();
    expect(await ono.get<PushSubscriptionDto[]>('/api/notifications/subscriptions')).toEqual([]);
    const [failed, alsoFailed] = [...(await messagesOf(first)), ...(await messagesOf(waiting))];
    expect(failed).toMatchObject({ state: 'failed', last_error: 'HTTP 410' });
    expect(alsoFailed).toMatchObject({ state: 'failed', last_error: 'device gone: HTTP 410' });
    expect(await factsOf(failed!.id)).toEqual(['failed', 'queued']);
    const overview = await (await administrator()).get<MessagesOverviewDto>('/api/notifications/overview');
    const shown = overview.people.find(({ personId }) => personId === ono.personId)!;
    expect(shown.subscriptions).toMatchObject([{ id: device.id, removedReason: 'HTTP 410', usable: false }]);
    expect(await ask({ audience: person(ono) })).toMatchObject({ people: 1, wakeable: 0, channels: ['bell'] });
    const kept = await database.db.selectFrom('push_subscription').selectAll().where('id', '=', device.id).execute();
    expect(kept).toMatchObject([{ endpoint_digest: null, target: null }]);
  });

  it('waits as long as it is asked to, then sends the same message again', async () => {
    const { push, centre, sender, nurse, subscribe, ask, messagesOf } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'busy');
    push.answers('busy', { status: 429, headers: { 'retry-after': '7' } }, { status: 503 }, { status: 500 });
    const reach = await ask({ audience: person(ono) });
    const by = sender();
    await by.idle();
    centre.clock.advance(6_999);
    await by.idle();
    expect(push.to('busy')).toHaveLength(1);
    centre.clock.advance(1);
    await by.idle();
    expect(push.to('busy')).toHaveLength(2);
    for (const least of [2, 4]) {
      centre.clock.advance((least * SECOND_MS) / 2 - 1);
      await by.idle();
      expect(push.to('busy')).toHaveLength(least === 2 ? 2 : 3);
      centre.clock.advance((least * SECOND_MS) / 2 + 1);
      await by.idle();
    }
    expect(push.to('busy').map(({ status }) => status)).toEqual([429, 503, 500, 201]);
    expect(new Set(payloads(push.to('busy')).map(({ id }) => id)).size).toBe(1);
    expect(await messagesOf(reach)).toMatchObject([{ state: 'sent', attempts: 4 }]);
  });

  it('does not repeat what can never be taken', async () => {
    const { push, centre, sender, nurse, subscribe, ask, messagesOf } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'large');
    push.answers('large', { status: 413 });
    const reach = await ask({ audience: person(ono) });
    const by = sender();
    await by.idle();
    centre.clock.advance(5 * MINUTE_MS);
    await by.idle();
    expect(push.to('large')).toHaveLength(1);
    expect(await messagesOf(reach)).toMatchObject([{ state: 'failed', last_error: 'HTTP 413' }]);
  });

  it('gives up when the message’s time is over, and says so', async () => {
    const { push, centre, sender, nurse, subscribe, ask, messagesOf } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'late');
    const reach = await ask({ audience: person(ono), expiresAt: centre.clock.now() + SECOND_MS });
    centre.clock.advance(SECOND_MS);
    await sender().idle();
    expect(push.to('late')).toEqual([]);
    expect(await messagesOf(reach)).toMatchObject([{ state: 'failed', last_error: 'out of time' }]);
  });

  it('does not let one slow push service hold up another’s receivers', async () => {
    const { push, other, sender, nurse, subscribe, ask } = outbox();
    const [slow, quick] = [await nurse(), await nurse()];
    await subscribe(slow, 'slow');
    await subscribe(quick, 'quick', { at: other });
    push.answers('slow', ...Array.from({ length: 100 }, () => ({ status: 201, hangs: true })));
    for (let round = 0; round < 30; round += 1) await ask({ audience: person(slow) });
    await sender().start();
    const until = async (met: () => boolean): Promise<void> => {
      for (let turn = 0; turn < 400 && !met(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    await until(() => push.to('slow').length === 12);
    await ask({ audience: person(quick) });
    await until(() => other.to('quick').length === 1);
    expect(other.to('quick')).toHaveLength(1);
    expect(push.to('slow')).toHaveLength(12);
  });
}
