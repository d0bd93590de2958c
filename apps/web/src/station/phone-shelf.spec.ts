import { describe, expect, it } from '@jest/globals';
import type { Dispatch, Me } from '../api/types.js';
import {
  draftName,
  forgetDrafts,
  forgetStation,
  isQueueOf,
  keepKnown,
  keepMe,
  KEPT_MS,
  queueShelf,
  readKnown,
  readMe,
  stillWritten,
  waitingOnPhone,
  worthKeeping,
} from './phone-shelf.js';
import { EMPTY_QUEUE, type QueuedAct } from './offline-queue.js';

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
}

const dispatch = (id: string, state: string): Dispatch => ({ id, state }) as Dispatch;
const nurse = { personId: 'p1', displayName: '伊藤 咲', role: 'station' } as Me;
const act: QueuedAct = { requestId: 'r', dispatchId: 'd9', act: { kind: 'en-route' }, madeAt: 1, late: true };
const queueOf = (...waiting: QueuedAct[]): string => JSON.stringify({ waiting, refused: [] });

describe('what a phone keeps', () => {
  it('is the visits under way and planned, and those with something still to be sent; never a closed one', () => {
    const all = [
      'offered',
      'accepted',
      'en-route',
      'on-scene',
      'planned',
      'reported',
      'closed',
      'declined',
      'recalled',
    ];
    const dispatches = [...all.map((state) => dispatch(state, state)), dispatch('d9', 'closed')];
    const kept = worthKeeping(dispatches, { ...EMPTY_QUEUE, waiting: [act] });
    expect(kept.map(({ id }) => id)).toEqual(['offered', 'accepted', 'en-route', 'on-scene', 'planned', 'd9']);
  });

  it('cannot be opened after twelve hours, and is gone then', () => {
    const shelf = storage();
    keepKnown(shelf, 'p1', { freshAt: 1_000, dispatches: [dispatch('d1', 'accepted')] });
    expect(readKnown(shelf, 'p1', 1_000 + KEPT_MS)?.dispatches).toHaveLength(1);
    expect(readKnown(shelf, 'p2', 1_000)).toBeNull();
    expect(readKnown(shelf, 'p1', 1_001 + KEPT_MS)).toBeNull();
    expect(shelf.kept.size).toBe(0);
  });

  it('is nothing of what is not understood', () => {
    const shelf = storage();
    shelf.setItem('mimamori.station.known.p1', '{"dispatches":7}');
    expect(readKnown(shelf, 'p1', 0)).toBeNull();
    shelf.setItem('mimamori.station.known.p1', 'nonsense');
    expect(readKnown(shelf, 'p1', 0)).toBeNull();
  });

  it('knows the nurse who was logged in, and nobody of another role', () => {
    const shelf = storage();
    keepMe(shelf, nurse, 0);
    expect(readMe(shelf, KEPT_MS)?.personId).toBe('p1');
    expect(readMe(shelf, KEPT_MS + 1)).toBeNull();
    keepMe(shelf, { ...nurse, role: 'doctor' }, 0);
    expect(readMe(shelf, 0)).toBeNull();
  });

  it('goes at log-out, except what waits to be sent, which stays under its owner’s name', () => {
    const shelf = storage();
    keepMe(shelf, nurse, 0);
    keepKnown(shelf, 'p1', { freshAt: 0, dispatches: [dispatch('d1', 'accepted')] });
    shelf.setItem(draftName('d1'), '{}');
    queueShelf(shelf, nurse).write(queueOf(act));
    forgetStation(shelf);
    expect(waitingOnPhone(shelf)).toEqual([{ personId: 'p1', owner: '伊藤 咲', count: 1 }]);
    expect(shelf.kept.size).toBe(1);
    expect(isQueueOf([...shelf.kept.keys()][0]!, 'p1')).toBe(true);
    queueShelf(shelf, nurse).write(null);
    expect(waitingOnPhone(shelf)).toEqual([]);
  });

  it('is never another person’s queue', () => {
    const shelf = storage();
    queueShelf(shelf, nurse).write(queueOf(act));
    expect(queueShelf(shelf, { personId: 'p2', displayName: '森' }).read()).toBeNull();
  });

  it('is a draft only while its report can still be told', () => {
    const shelf = storage();
    for (const id of ['d1', 'd2', 'd3']) shelf.setItem(draftName(id), '{}');
    forgetDrafts(
      shelf,
      stillWritten([dispatch('d1', 'on-scene'), dispatch('d2', 'recalled'), dispatch('d3', 'reported')]),
    );
    expect([...shelf.kept.keys()]).toEqual([draftName('d1'), draftName('d2')]);
  });
});
