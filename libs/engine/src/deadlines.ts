// The next moment at which something becomes true of a patient by the mere passing of time, soonest first.
import type { Instant } from '#kernel';

interface Entry {
  readonly at: Instant;
  readonly key: string;
}

/** A binary heap with one live deadline a key; an outdated entry is passed over when it comes up. */
export class Deadlines {
  private readonly heap: Entry[] = [];
  private readonly current = new Map<string, Instant>();

  set(key: string, at: Instant | null): void {
    if (at === null) {
      this.current.delete(key);
      return;
    }
    if (this.current.get(key) === at) return;
    this.current.set(key, at);
    this.push({ at, key });
    // Deadlines that move forward with every sample leave their old entries behind; start afresh before they pile up.
    if (this.heap.length > 64 && this.heap.length > 8 * this.current.size) this.rebuild();
  }

  /** Takes the soonest deadline at or before `until`; ties go by key so that every replay takes them in one order. */
  takeDue(until: Instant): Entry | null {
    for (;;) {
      const top = this.heap[0];
      if (top === undefined || top.at > until) return null;
      this.pop();
      if (this.current.get(top.key) !== top.at) continue;
      this.current.delete(top.key);
      return top;
    }
  }

  private rebuild(): void {
    this.heap.length = 0;
    for (const [key, at] of this.current) this.push({ at, key });
  }

  private push(entry: Entry): void {
    const heap = this.heap;
    let i = heap.length;
    heap.push(entry);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(entry, above)) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = entry;
  }

  private pop(): void {
    const heap = this.heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const leftEntry = heap[left];
      if (leftEntry === undefined) break;
      const rightEntry = heap[left + 1];
      const child = rightEntry !== undefined && before(rightEntry, leftEntry) ? left + 1 : left;
      const below = heap[child];
      if (below === undefined || !before(below, last)) break;
      heap[i] = below;
      i = child;
    }
    heap[i] = last;
  }
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.key < b.key);
