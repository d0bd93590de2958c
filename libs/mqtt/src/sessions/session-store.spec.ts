import { describe, expect, it } from '@jest/globals';
import { SessionStore } from './session-store.js';

const limits = { sessions: 3, queuedMessages: 10, queuedBytes: 1_000, retainedMessages: 10, retainedBytes: 1_000 };

describe('SessionStore', () => {
  it('forgets the session that has been away longest when there are too many, never a live one', () => {
    const store = new SessionStore(limits, () => undefined);
    const live = store.open('live', false).session;
    for (const id of ['a', 'b', 'c', 'd']) store.leave(store.open(id, false).session);
    expect(store.open('a', false).present).toBe(false);
    expect(store.open('d', false).present).toBe(true);
    store.leave(live);
    expect(store.open('live', false).present).toBe(true);
  });

  it('keeps messages for sessions alone, and for none after it is forgotten', async () => {
    const store = new SessionStore(limits, () => undefined);
    const { session: clean } = store.open('clean', true);
    const { session: kept } = store.open('kept', false);
    for (const session of [clean, kept]) store.subscribe(session, 'a/#', 1);
    expect((await store.subscriptionsByTopic('a/b')).map(({ clientId }) => clientId)).toEqual(['kept']);
    store.forget('kept');
    expect(await store.subscriptionsByTopic('a/b')).toHaveLength(1);
    store.leave(kept);
    store.forget('kept');
    expect(await store.subscriptionsByTopic('a/b')).toHaveLength(0);
  });

  it('lets an old connection’s end leave the session of a newer one alone', () => {
    const store = new SessionStore(limits, () => undefined);
    const { session: before } = store.open('c', true);
    const { session: after } = store.open('c', false);
    store.leave(before);
    store.leave(after);
    expect(store.open('c', false).present).toBe(true);
  });
});
