// Puts a scenario's lines in the order in which they happen: by time; at one instant data and acts before checks, and
// among them in the order of the file. Values of long lines are made one at a time, so that a week costs no memory.
import type { DurationMs } from '#kernel';
import type { Line } from './scenario.js';

export interface Happening {
  /** Engine time from the scenario's start. */
  readonly at: DurationMs;
  readonly line: Line;
  /** Which repetition of a data line; 0 for everything else. */
  readonly index: number;
}

interface Cursor {
  readonly line: Line;
  readonly order: number;
  index: number;
  at: DurationMs;
}

function arrival(line: Line, index: number): DurationMs {
  if (line.kind !== 'data') return line.at;
  return Math.max(0, line.at + index * line.everyMs + line.receivedAfterMs);
}

const countOf = (line: Line): number => (line.kind === 'data' ? line.count : 1);
const isAfter = (a: Cursor, b: Cursor): boolean =>
  a.at > b.at ||
  (a.at === b.at && (checkLast(a) > checkLast(b) || (checkLast(a) === checkLast(b) && a.order > b.order)));
const checkLast = (cursor: Cursor): number => (cursor.line.kind === 'check' ? 1 : 0);

export function* timeline(lines: readonly Line[]): Generator<Happening> {
  const heap: Cursor[] = [];
  lines.forEach((line, order) => push(heap, { line, order, index: 0, at: arrival(line, 0) }));
  for (let first = heap[0]; first; first = heap[0]) {
    yield { at: first.at, line: first.line, index: first.index };
    first.index += 1;
    if (first.index < countOf(first.line)) first.at = arrival(first.line, first.index);
    else {
      const last = heap.pop();
      if (heap.length === 0 || !last) return;
      heap[0] = last;
    }
    sink(heap);
  }
}

function push(heap: Cursor[], cursor: Cursor): void {
  heap.push(cursor);
  let i = heap.length - 1;
  while (i > 0) {
    const up = (i - 1) >> 1;
    const [child, parent] = [heap[i], heap[up]];
    if (!child || !parent || !isAfter(parent, child)) return;
    [heap[i], heap[up]] = [parent, child];
    i = up;
  }
}

function sink(heap: Cursor[]): void {
  let i = 0;
  for (;;) {
    let least = i;
    for (const down of [2 * i + 1, 2 * i + 2]) {
      const [a, b] = [heap[least], heap[down]];
      if (a && b && isAfter(a, b)) least = down;
    }
    if (least === i) return;
    const [a, b] = [heap[i], heap[least]];
    if (!a || !b) return;
    [heap[i], heap[least]] = [b, a];
    i = least;
  }
}
