import { describe, expect, it } from '@jest/globals';
import type { Dispatch } from '../api/types.js';
import {
  dismissed,
  EMPTY_QUEUE,
  enqueued,
  parsedQueue,
  retried,
  settled,
  withQueued,
  type NurseAct,
  type QueuedAct,
  type Queue,
  type Sending,
} from './offline-queue.js';
import { Outbox } from './outbox.js';

const TAKEN: Sending = { kind: 'taken' };
const UNREACHABLE: Sending = { kind: 'unreachable' };
const REFUSAL = { status: 409, code: 'DISPATCH.WRONG_STATE', meanwhile: null };
const REFUSED: Sending = { kind: 'refused', refusal: REFUSAL };
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
    const queue = settled(queueOf(queued('1', { kind: 'en-route' })), '1', TAKEN);
    expect(queue).toEqual(EMPTY_QUEUE);
  });

  it('marks what could not be sent, so that the centre learns when it was done', () => {
    const queue = settled(queueOf(queued('1', { kind: 'en-route' })), '1', UNREACHABLE);
    expect(queue.waiting).toEqual([{ ...queued('1', { kind: 'en-route' }), late: true }]);
  });

  it('tells the nurse what was refused until it is read', () => {
    const queue = settled(queueOf(queued('1', { kind: 'on-scene' })), '1', REFUSED);
    expect(queue.waiting).toEqual([]);
    expect(queue.refused).toEqual([{ ...queued('1', { kind: 'on-scene' }), refusal: REFUSAL }]);
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
      REFUSED,
    );
    expect(queue.waiting.map(({ requestId }) => requestId)).toEqual(['3', '4']);
  });

  it('keeps a refused report whole, and offers it once more under its own id and time', () => {
    const refused = settled(queueOf(queued('1', REPORT)), '1', REFUSED);
    expect(refused.refused[0]?.act).toEqual(REPORT);
    const again = retried(refused, '1');
    expect(again).toEqual({ waiting: [{ ...queued('1', REPORT), late: true }], refused: [] });
    expect(retried(again, '1')).toBe(again);
  });

  it('takes as many photos as are made', () => {
    const photos = queueOf(queued('1', { kind: 'photo', photoId: 'a' }), queued('2', { kind: 'photo', photoId: 'b' }));
    expect(photos.waiting).toHaveLength(2);
  });

  it('shows the visit as the nurse left it, with the times of what is not sent yet', () => {
    const dispatch = { id: 'd1', state: 'offered', steps: [], eta: null } as unknown as Dispatch;
    const queue = queueOf(queued('1', { kind: 'accept', etaMinutes: 10 }), queued('2', { kind: 'en-route' }));
    const shown = withQueued(dispatch, queue);
    expect(shown).toMatchObject({ state: 'en-route', eta: 600_001 });
    expect(shown.steps.map(({ state, madeAt }) => [state, madeAt])).toEqual([
      ['accepted', 1],
      ['en-route', 1],
    ]);
    expect(withQueued(dispatch, EMPTY_QUEUE)).toBe(dispatch);
  });

  it('survives being stored, and begins anew from anything that is no queue', () => {
    const queue = queueOf(queued('1', REPORT));
    expect(parsedQueue(JSON.stringify(queue))).toEqual(queue);
    expect(parsedQueue('nonsense')).toEqual(EMPTY_QUEUE);
    expect(parsedQueue('{"waiting":[{"requestId":5},null],"refused":[{}]}')).toEqual(EMPTY_QUEUE);
    expect(parsedQueue(null)).toEqual(EMPTY_QUEUE);
  });
});

describe('the outbox', () => {
  function stage(results: Sending[]) {
    const sent: QueuedAct[] = [];
    const kept: Array<string | null> = [null];
    const gone: string[] = [];
    let retry: () => void = () => undefined;
    let ids = 0;
    const outbox = new Outbox({
      storage: { read: () => kept.at(-1) ?? null, write: (text) => kept.push(text) },
      send: async (act) => {
        sent.push(act);
        return { result: results.shift() ?? TAKEN, dispatch: null };
      },
      onTaken: () => undefined,
      onGone: (act) => gone.push(act.kind === 'photo' ? `photo ${act.photoId}` : act.kind),
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
    return { outbox, sent, kept, gone, settle, again: () => retry() };
  }

  it('sends at once without saying when it was done', async () => {
    const { outbox, sent, settle, kept } = stage([TAKEN]);
    outbox.add('d1', { kind: 'en-route' });
    await settle();
    expect(sent.map(({ late }) => late)).toEqual([false]);
    expect(outbox.read()).toEqual(EMPTY_QUEUE);
    expect(kept.at(-1)).toBeNull();
  });

  it('tries again under the same id, then says when it was done, and keeps the order', async () => {
    const { outbox, sent, settle, again } = stage([UNREACHABLE, TAKEN, TAKEN]);
    outbox.add('d1', { kind: 'en-route' });
    await settle();
    outbox.add('d1', { kind: 'on-scene' });
    await settle();
    again();
    await settle();
    const ids = sent.map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(2);
    expect(sent.at(-2)).toMatchObject({ act: { kind: 'en-route' }, late: true, madeAt: 5_000 });
    expect(sent.at(-1)).toMatchObject({ act: { kind: 'on-scene' }, late: true, madeAt: 5_000 });
    expect(outbox.read()).toEqual(EMPTY_QUEUE);
  });

  it('loses nothing when a second window of the same phone adds something meanwhile', async () => {
    const { outbox, kept, settle } = stage([UNREACHABLE]);
    outbox.add('d1', { kind: 'en-route' });
    await settle();
    const other = enqueued(parsedQueue(kept.at(-1) ?? null), queued('other', { kind: 'on-scene' }));
    kept.push(JSON.stringify(other));
    outbox.add('d1', REPORT);
    expect(parsedQueue(kept.at(-1) ?? null).waiting.map(({ act }) => act.kind)).toEqual([
      'en-route',
      'on-scene',
      'report',
    ]);
    outbox.reread();
    expect(outbox.read().waiting).toHaveLength(3);
  });

  it('says which picture is no longer needed: sent, or its refusal read', async () => {
    const { outbox, settle, gone } = stage([TAKEN, REFUSED]);
    outbox.add('d1', { kind: 'photo', photoId: 'a' });
    outbox.add('d1', { kind: 'photo', photoId: 'b' });
    await settle();
    expect(gone).toEqual(['photo a']);
    outbox.dismiss(outbox.read().refused[0]!.requestId);
    expect(gone).toEqual(['photo a', 'photo b']);
  });

  it('remembers over a reload', async () => {
    const { outbox, settle, kept } = stage([UNREACHABLE]);
    outbox.add('d1', { kind: 'en-route' });
    await settle();
    expect(parsedQueue(kept.at(-1) ?? null).waiting).toHaveLength(1);
  });
});
