import { describe, expect, it } from '@jest/globals';
import { answerOf, FactQueue, type Fact, type FactAnswer } from './fact-queue.js';

const REPORT = { url: '/api/notifications/facts', token: 't' };

function stage(answers: FactAnswer[]) {
  const kept = new Map<string, Fact>();
  const sent: string[] = [];
  const clock = { at: 1_000, now: () => clock.at };
  const shelf = {
    all: async () => [...kept.values()],
    put: async (fact: Fact) => void kept.set(fact.key, fact),
    remove: async (key: string) => void kept.delete(key),
  };
  const queue = new FactQueue(
    shelf,
    async (fact) => {
      sent.push(`${fact.key}@${fact.at}`);
      return answers.shift() ?? 'settled';
    },
    clock,
  );
  return { queue, kept, sent, clock };
}

describe('the proof that a message reached the phone', () => {
  it('is sent at once and forgotten', async () => {
    const { queue, kept, sent } = stage([]);
    expect(await queue.add('m1', 'delivered', REPORT)).toBe('settled');
    expect(sent).toEqual(['m1:delivered@1000']);
    expect(kept.size).toBe(0);
  });

  it('waits on the device without a network, and is sent later with the time it happened, in order', async () => {
    const { queue, kept, sent, clock } = stage(['later', 'later']);
    expect(await queue.add('m1', 'delivered', REPORT)).toBe('later');
    clock.at = 2_000;
    expect(await queue.add('m1', 'opened', REPORT)).toBe('later');
    expect(kept.size).toBe(2);
    clock.at = 900_000;
    expect(await queue.flush()).toBe('settled');
    expect(sent.slice(-2)).toEqual(['m1:delivered@1000', 'm1:opened@2000']);
    expect(kept.size).toBe(0);
  });

  it('is one row however often the same step is told', async () => {
    const { queue, kept } = stage(['later', 'later']);
    await queue.add('m1', 'delivered', REPORT);
    await queue.add('m1', 'delivered', REPORT);
    expect([...kept.keys()]).toEqual(['m1:delivered']);
  });

  it('is not forgotten when it happens while others are being sent', async () => {
    const { queue, kept, sent } = stage([]);
    await Promise.all([queue.add('m1', 'delivered', REPORT), queue.add('m2', 'delivered', REPORT)]);
    expect(kept.size).toBe(0);
    expect(new Set(sent)).toEqual(new Set(['m1:delivered@1000', 'm2:delivered@1000']));
  });

  it('is given up after a week', async () => {
    const { queue, kept, sent, clock } = stage(['later']);
    await queue.add('m1', 'delivered', REPORT);
    clock.at += 8 * 24 * 3_600_000;
    await queue.flush();
    expect([kept.size, sent.length]).toEqual([0, 1]);
  });

  it('is tried again after a fault of the centre, not after a refusal', () => {
    expect([500, 503, 429, 408].map(answerOf)).toEqual(['later', 'later', 'later', 'later']);
    expect([200, 204, 400, 401, 404, 410].map(answerOf)).toEqual(Array(6).fill('settled'));
  });
});
