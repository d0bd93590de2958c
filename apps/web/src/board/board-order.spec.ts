import { describe, expect, it } from '@jest/globals';
import { reduceBoard, EMPTY_BOARD } from './board-state.js';
import { aBoard, anIncident, aPatient } from './board-builders.js';
import { autoOpened, holdRows, IDLE_MS, neighbour, orderedRows, type BoardRow } from './board-order.js';
import type { Incident } from '../api/types.js';

const ids = (rows: readonly BoardRow[]): string[] => rows.map((row) => row.patientId);

function boardOf(incidents: Incident[], kana: Record<string, string>) {
  const patients = Object.entries(kana).map(([id, reading]) => aPatient({ id, kana: reading }));
  return reduceBoard(EMPTY_BOARD, { kind: 'snapshot-loaded', board: aBoard({ sequence: 1, patients, incidents }) });
}

describe('the order of the list', () => {
  it('puts unanswered before answered, then the more pressing, then the longest unanswered, then names', () => {
    const board = boardOf(
      [
        anIncident({ id: '1', patientId: 'calm-high', priority: 'high', unansweredSince: null }),
        anIncident({ id: '2', patientId: 'low', priority: 'low', unansweredSince: 1 }),
        anIncident({ id: '3', patientId: 'late-high', priority: 'high', unansweredSince: 20 }),
        anIncident({ id: '4', patientId: 'early-high', priority: 'high', unansweredSince: 10 }),
      ],
      { z: 'ワ', a: 'ア', low: 'カ', 'late-high': 'サ', 'early-high': 'タ', 'calm-high': 'ナ' },
    );
    expect(ids(orderedRows(board))).toEqual(['early-high', 'late-high', 'low', 'calm-high', 'a', 'z']);
  });

  it('does not move a row while a hand is in the list, and counts who has come to wait', () => {
    const held: BoardRow[] = [
      { patientId: 'a', section: 'unanswered' },
      { patientId: 'b', section: 'in-hand' },
      { patientId: 'c', section: 'watched' },
    ];
    const present: BoardRow[] = [
      { patientId: 'c', section: 'unanswered' },
      { patientId: 'b', section: 'unanswered' },
      { patientId: 'a', section: 'in-hand' },
      { patientId: 'new', section: 'unanswered' },
    ];
    const { rows, arrivals } = holdRows(held, present);
    expect(rows).toEqual(held);
    expect(arrivals).toEqual(['c', 'b', 'new']);
  });

  it('lets a patient go who is no longer on the board', () => {
    const held: BoardRow[] = [{ patientId: 'gone', section: 'watched' }];
    expect(holdRows(held, []).rows).toEqual([]);
  });
});

describe('a board that nobody touches', () => {
  const rows: BoardRow[] = [
    { patientId: 'first', section: 'unanswered' },
    { patientId: 'second', section: 'unanswered' },
    { patientId: 'calm', section: 'watched' },
  ];

  it('opens the first unanswered where nothing is open', () => {
    expect(autoOpened({ rows, selected: null, idleMs: 0, dialogOpen: false })).toBe('first');
  });

  it('waits until nobody has touched it for a while before it leaves a calm patient', () => {
    expect(autoOpened({ rows, selected: 'calm', idleMs: IDLE_MS - 1, dialogOpen: false })).toBeNull();
    expect(autoOpened({ rows, selected: 'calm', idleMs: IDLE_MS, dialogOpen: false })).toBe('first');
  });

  it('stays with an unanswered patient who is open already', () => {
    expect(autoOpened({ rows, selected: 'second', idleMs: 2 * IDLE_MS, dialogOpen: false })).toBeNull();
  });

  it('never interrupts a dialog, and has nothing to open when nobody waits', () => {
    expect(autoOpened({ rows, selected: null, idleMs: 2 * IDLE_MS, dialogOpen: true })).toBeNull();
    const calm = rows.slice(2);
    expect(autoOpened({ rows: calm, selected: null, idleMs: 2 * IDLE_MS, dialogOpen: false })).toBeNull();
  });
});

describe('the keys for next and previous', () => {
  const rows: BoardRow[] = ['a', 'b', 'c'].map((patientId) => ({ patientId, section: 'watched' }));

  it('walk the list and stop at its ends', () => {
    expect(neighbour(rows, 'a', 1)).toBe('b');
    expect(neighbour(rows, 'c', 1)).toBe('c');
    expect(neighbour(rows, 'a', -1)).toBe('a');
    expect(neighbour(rows, null, 1)).toBe('a');
    expect(neighbour([], 'a', 1)).toBeNull();
  });
});
