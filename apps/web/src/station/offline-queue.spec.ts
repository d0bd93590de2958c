import { describe, expect, it } from '@jest/globals';
import type { Dispatch } from '../api/types.js';
import {
  dismissed,
  EMPTY_QUEUE,
  enqueued,
  parsedQueue,
  settled,
  withQueued,
  type NurseAct,
  type QueuedAct,
  type Queue,
} from './offline-queue.js';
import { Outbox } from './outbox.js';

const REPORT: NurseAct = { kind: 'report', findings: '元気', vitals: { spo2: 96 }, action: '', nextStep: '' };

function queued(requestId: string, act: NurseAct, dispatchId = 'd1'): QueuedAct {
  return { requestId, dispatchId, act, madeAt: 1, late: false };
}

function queueOf(...acts: QueuedAct[]): Queue {
  return acts.reduce(enqueued, EMPTY_QUEUE);
}

describe('the queue of a phone without a network', () => {
  it('keeps acts in the order in which they were done', () => {
    const queue = queueOf(queued('1', { kind: 'en-route' }), queued('2', { kind: 'on-scene' }), queued('3', REPORT));
    expect(queue.waiting.map(({ act }) => act.kind)).toEqual(['en-route', 'on-scene', 'report']);
  });

  it('takes a press only once', () => {
    const queue = queueOf(queued('1', { kind: 'en-route' }), queued('2', { kind: 'en-route' }));
    expect(queue.waiting).toHaveLength(1);
  });

  it('lets go of what the centre has taken', () => {
    const queue = settled(queueOf(queued('1', { kind: 'en-route' })), '1', 'taken');
    expect(queue).toEqual(EMPTY_QUEUE);
  });

  it('marks what could not be sent, so that the centre learns when it was done', () => {
    const queue = settled(queueOf(queued('1', { kind: 'en-route' })), '1', 'unreachable');
    expect(queue.waiting).toEqual([{ ...queued('1', { kind: 'en-route' }), late: true }]);
  });

  it('tells the nurse what was refused until it is read', () => {
    const queue = settled(queueOf(queued('1', { kind: 'on-scene' })), '1', 'refused');
    expect(queue.waiting).toEqual([]);
    expect(queue.refused).toEqual([{ requestId: '1', dispatchId: 'd1', kind: 'on-scene' }]);
    expect(dismissed(queue, '1').refused).toEqual([]);
  });

  it('drops the steps of an offer that was not to be had, but never a report', () => {
    const queue = settled(
      queueOf(
        queued('1', { kind: 'accept', etaMinutes: 10 }),
        queued('2', { kind: 'en-route' }),
        queued('3', REPORT),
        queued('4', { kind: 'en-route' }, 'd2'),
      ),
      '1',
      'refused',
    );
    expect(queue.waiting.map(({ requestId }) => requestId)).toEqual(['3', '4']);
  });

  it('shows the visit as the nurse left it', () => {
    const dispatch = { id: 'd1', state: 'accepted' } as Dispatch;
    expect(withQueued(dispatch, queueOf(queued('1', { kind: 'en-route' }))).state).toBe('en-route');
    expect(withQueued(dispatch, EMPTY_QUEUE)).toBe(dispatch);
  });

  it('survives being stored, and begins anew from anything that is no queue', () => {
    const queue = queueOf(queued('1', REPORT));
    expect(parsedQueue(JSON.stringify(queue))).toEqual(queue);
    expect(parsedQueue('nonsense')).toEqual(EMPTY_QUEUE);
    expect(parsedQueue('{"waiting":[{"requestId":5},null],"refused":[]}')).toEqual(EMPTY_QUEUE);
    expect(parsedQueue(null)).toEqual(EMPTY_QUEUE);
  });
});

describe('the outbox', () => {
  function stage(results: Array<'taken' | 'refused' | 'unreachable'>) {
    const sent: QueuedAct[] = [];
    const kept: Array<string | null> = [null];
    let retry: () => void = () => undefined;
    let ids = 0;
    const outbox = new Outbox({
      storage: { read: () => kept.at(-1) ?? null, write: (text) => kept.push(text) },
      send: async (act) => {
        sent.push(act);
        return { result: results.shift() ?? 'taken', dispatch: null };
      },
      onTaken: () => undefined,
      clock: { now: () => 5_000 },
      scheduler: {
        after: (_, work) => {
          retry = work;
          return () => undefined;
        },
        every: () => () => undefined,
      },
      newId: () => `r${ids++}`,
    });
    const settle = async (): Promise<void> => {
      for (let i = 0; i < 20; i++) await Promise.resolve();
    };
    return { outbox, sent, kept, settle, again: () => retry() };
  }

  it('sends at once without saying when it was done', async () => {
    const { outbox, sent, settle, kept } = stage(['taken']);
    outbox.add('d1', { kind: 'en-route' });
    await settle();
    expect(sent.map(({ late }) => late)).toEqual([false]);
    expect(outbox.read()).toEqual(EMPTY_QUEUE);
    expect(kept.at(-1)).toBeNull();
  });

  it('tries again under the same id, then says when it was done, and keeps the order', async () => {
    const { outbox, sent, settle, again } = stage(['unreachable', 'taken', 'taken']);
    outbox.add('d1', { kind: 'en-route' });
    await settle();
    outbox.add('d1', { kind: 'on-scene' });
    await settle();
    again();
    await settle();
    const ids = sent.map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(2);
    expect(sent.at(-2)).toMatchObject({ act: { kind: 'en-route' }, late: true, madeAt: 5_000 });
    expect(sent.at(-1)).toMatchObject({ act: { kind: 'on-scene' } });
    expect(outbox.read()).toEqual(EMPTY_QUEUE);
  });

  it('remembers over a reload', async () => {
    const { outbox, settle, kept } = stage(['unreachable']);
    outbox.add('d1', { kind: 'en-route' });
    await settle();
    expect(parsedQueue(kept.at(-1) ?? null).waiting).toHaveLength(1);
  });
});
