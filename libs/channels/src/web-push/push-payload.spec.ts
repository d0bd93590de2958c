import { describe, expect, it } from '@jest/globals';
import { PURPOSES, type MessagePriority, type OutgoingMessage } from '../message.js';
import { topicOf } from '../topic.js';
import { pushUrgency, sounds, urgencyRank } from '../urgency.js';
import { pushPayload, type PushPayload } from './push-payload.js';

const message: OutgoingMessage = {
  id: 'm1',
  purpose: 'offer',
  priority: 'medium',
  title: '訪問の依頼',
  body: '様子の確認',
  link: '/station?dispatch=d1',
  topic: 'topic',
  withdraws: false,
  queuedAt: 0,
  expiresAt: 60_000,
};
const read = (bytes: Buffer): PushPayload => JSON.parse(bytes.toString()) as PushPayload;

describe('the payload of a push', () => {
  it('says all that the device needs, and where to report', () => {
    expect(read(pushPayload(message, 'token'))).toEqual({
      v: 1,
      id: 'm1',
      kind: 'offer',
      priority: 'medium',
      title: '訪問の依頼',
      body: '様子の確認',
      link: '/station?dispatch=d1',
      tag: 'topic',
      sound: true,
      expiresAt: 60_000,
      report: { url: '/api/notifications/facts', token: 'token' },
    });
  });

  it('stays small enough for every push service, cutting the text and nothing else', () => {
    const bytes = pushPayload({ ...message, body: '酸素'.repeat(4_000) }, 'token');
    expect(bytes.length).toBeLessThanOrEqual(3_000);
    const { body, link } = read(bytes);
    expect(body).toMatch(/^(酸素)+酸?…$/);
    expect(link).toBe(message.link);
  });
});

describe('how pressing a message is', () => {
  it('is high for whatever asks to act, because a phone keeps anything less until it is picked up', () => {
    for (const purpose of ['offer', 'escalation', 'doctor-call'] as const) {
      for (const priority of ['high', 'medium', 'low'] as const) {
        expect(pushUrgency({ purpose, priority })).toBe('high');
        expect(sounds({ purpose, priority })).toBe(true);
      }
    }
  });

  it('never makes a noise for a family or a roster', () => {
    for (const purpose of ['family', 'roster', 'report', 'withdrawal', 'system'] as const) {
      expect(sounds({ purpose, priority: 'high' })).toBe(false);
    }
  });

  it('puts an alarm before a report whatever their priorities', () => {
    const rank = (purpose: (typeof PURPOSES)[number], priority: MessagePriority) => urgencyRank({ purpose, priority });
    expect(rank('escalation', 'low')).toBeLessThan(rank('report', 'high'));
    expect(rank('offer', 'high')).toBeLessThan(rank('offer', 'medium'));
  });

  it('lets a newer message replace an older one of the same thing to do, and of no other', () => {
    const subject = { purpose: 'escalation', incidentId: 'i1', dispatchId: null, notificationId: 'n1' } as const;
    const topic = topicOf(subject);
    expect(topic).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(topicOf({ ...subject, notificationId: 'n2' })).toBe(topic);
    expect(topicOf({ ...subject, purpose: 'offer' })).not.toBe(topic);
    expect(topicOf({ ...subject, incidentId: 'i2' })).not.toBe(topic);
    const loose = { ...subject, incidentId: null };
    expect(topicOf(loose)).not.toBe(topicOf({ ...loose, notificationId: 'n2' }));
  });
});
