import { describe, expect, it } from '@jest/globals';
import type { AedesPublishPacket } from 'aedes';
import { Session } from './session.js';

const message = (topic: string): AedesPublishPacket =>
  ({ cmd: 'publish', topic, payload: Buffer.from('x'), qos: 2, retain: false }) as unknown as AedesPublishPacket;

describe('Session', () => {
  it('grants the highest QoS of all subscriptions that match', () => {
    const session = new Session('c', true);
    session.subscribe('a/#', 0);
    session.subscribe('a/+', 2);
    session.subscribe('a/b', 1);
    expect(session.grantedQos('a/b')).toBe(2);
    expect(session.grantedQos('a/b/c')).toBe(0);
    expect(session.grantedQos('b')).toBeNull();
    session.unsubscribe('a/+');
    expect(session.grantedQos('a/b')).toBe(1);
  });

  it('gives no packet id twice while its message is not done with, across connections too', () => {
    const session = new Session('c', false);
    const first = session.enqueue(1, message('a'), 1);
    session.send(first, {});
    session.resume();
    const used = new Set([first.messageId]);
    for (let counter = 2; counter <= 65_535; counter++) {
      const delivery = session.enqueue(counter, message('a'), 1);
      if (session.send(delivery, {})) used.add(delivery.messageId);
    }
    expect(used.size).toBe(65_535);
    expect(used.has(0)).toBe(false);
    expect(session.send(session.enqueue(70_000, message('a'), 1), {})).toBe(false);
    session.send(first, {});
    session.acknowledge(first.messageId ?? 0, 'puback');
    const next = session.enqueue(70_001, message('a'), 1);
    expect(session.send(next, {})).toBe(true);
    expect(next.messageId).toBe(first.messageId);
  });

  it('tells expected, unknown and wrong acknowledgements apart', () => {
    const session = new Session('c', true);
    const one = session.sendUnkept(1) ?? 0;
    const two = session.sendUnkept(2) ?? 0;
    expect(session.acknowledge(999, 'puback')).toBe('unknown');
    expect(session.acknowledge(one, 'pubrec')).toBe('wrong-type');
    expect(session.acknowledge(one, 'puback')).toBe('expected');
    expect(session.acknowledge(one, 'puback')).toBe('unknown');
    expect(session.acknowledge(two, 'puback')).toBe('wrong-type');
    expect(session.acknowledge(two, 'pubcomp')).toBe('wrong-type');
    expect(session.acknowledge(two, 'pubrec')).toBe('expected');
    expect(session.acknowledge(two, 'pubrec')).toBe('expected');
    expect(session.acknowledge(two, 'pubcomp')).toBe('expected');
  });

  it('counts the bytes it keeps', () => {
    const session = new Session('c', false);
    const delivery = session.enqueue(1, message('abc'), 1);
    expect(session.queuedBytes).toBe(4);
    session.forget(delivery);
    session.forget(delivery);
    expect(session.queuedBytes).toBe(0);
  });
});
