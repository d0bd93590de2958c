// Which frames of one device's stream have been taken in: the memory that makes redelivery harmless. Pure, bounded and
// JSON-safe, so that it can live in an engine's snapshot.
import type { Instant } from '#kernel';

/**
 * `accepted` seen for the first time; `duplicate` seen before; `counter-restarted` seen before, but observed later than
 * anything so far: the sender has lost its counter and begun again. The frame counts as new.
 */
export type SequenceVerdict = 'accepted' | 'duplicate' | 'counter-restarted';

export interface SequenceLedgerState {
  /** Flat pairs of first and last sequence, ascending, never touching: `[0, 41, 50, 50]`. */
  readonly ranges: readonly number[];
  readonly newestObservedAt: Instant | null;
  /** Sequences never seen that are treated as seen since their gap was closed to keep the ledger small. */
  readonly forgone: number;
}

/** More gaps than this are not kept; each comes from an outage whose backlog has not arrived or was dropped. */
export const MAX_SEQUENCE_RANGES = 128;

/** One per (gateway, device, stream). Live frames extend the last range, so a quiet line costs two numbers. */
export class SequenceLedger {
  private readonly ranges: number[];
  private newestObservedAt: Instant;
  private forgone: number;

  constructor(state: SequenceLedgerState = { ranges: [], newestObservedAt: null, forgone: 0 }) {
    this.ranges = [...state.ranges];
    this.newestObservedAt = state.newestObservedAt ?? -Infinity;
    this.forgone = state.forgone;
  }

  /** Judges a frame and, unless it is a duplicate, remembers it. */
  accept(sequence: number, observedAt: Instant): SequenceVerdict {
    const newest = observedAt > this.newestObservedAt;
    if (this.has(sequence)) {
      if (!newest) return 'duplicate';
      this.ranges.length = 0;
      this.ranges.push(sequence, sequence);
      this.newestObservedAt = observedAt;
      return 'counter-restarted';
    }
    if (newest) this.newestObservedAt = observedAt;
    this.insert(sequence);
    return 'accepted';
  }

  has(sequence: number): boolean {
    const at = this.rangeAtOrBefore(sequence);
    return at >= 0 && sequence <= (this.ranges[at + 1] ?? -1);
  }

  toJSON(): SequenceLedgerState {
    return {
      ranges: [...this.ranges],
      newestObservedAt: this.newestObservedAt === -Infinity ? null : this.newestObservedAt,
      forgone: this.forgone,
    };
  }

  /** Index of the last range that begins at or before a sequence, −2 when none does. */
  private rangeAtOrBefore(sequence: number): number {
    const { ranges } = this;
    const last = ranges.length - 2;
    if (last >= 0 && sequence >= (ranges[last] ?? 0)) return last;
    let low = 0;
    let high = ranges.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle * 2] ?? 0) <= sequence) low = middle + 1;
      else high = middle;
    }
    return (low - 1) * 2;
  }

  private insert(sequence: number): void {
    const { ranges } = this;
    const before = this.rangeAtOrBefore(sequence);
    const after = before + 2;
    const joinsBefore = before >= 0 && ranges[before + 1] === sequence - 1;
    const joinsAfter = ranges[after] === sequence + 1;
    if (joinsBefore && joinsAfter) ranges.splice(before + 1, 2);
    else if (joinsBefore) ranges[before + 1] = sequence;
    else if (joinsAfter) ranges[after] = sequence;
    else {
      ranges.splice(after, 0, sequence, sequence);
      if (ranges.length > MAX_SEQUENCE_RANGES * 2) this.closeSmallestGap();
    }
  }

  /** The gap that gives up the fewest sequences; of equal ones the oldest, whose frames are least likely to come. */
  private closeSmallestGap(): void {
    const { ranges } = this;
    let smallest = Infinity;
    let end = -1;
    for (let i = 1; i < ranges.length - 1; i += 2) {
      const missing = (ranges[i + 1] ?? 0) - (ranges[i] ?? 0) - 1;
      if (missing < smallest) {
        smallest = missing;
        end = i;
      }
    }
    ranges.splice(end, 2);
    this.forgone += smallest;
  }
}
