// The next sequence number of each device's stream, kept across restarts. Numbers are reserved on disk in blocks, so that
// a kill skips some but never gives one out twice. Without a file (a new or a replaced disk) counting starts at the
// present epoch milliseconds: above anything an earlier life of this gateway can have reached at a frame a millisecond.
import { readFileSync } from 'node:fs';
import type { Clock } from '#kernel';
import { writeFileAtomically } from './atomic-file.js';

const BLOCK = 1000;

export class SequenceCounters {
  private readonly next = new Map<string, number>();
  private readonly reserved = new Map<string, number>();

  /** Reservations the disk refused. */
  failures = 0;

  private constructor(
    private readonly file: string,
    private readonly clock: Clock,
  ) {}

  static open(file: string, clock: Clock): SequenceCounters {
    const counters = new SequenceCounters(file, clock);
    for (const [stream, next] of Object.entries(readCounters(file))) {
      counters.next.set(stream, next);
      counters.reserved.set(stream, next);
    }
    return counters;
  }

  take(device: string, stream: string): number {
    const name = `${device}/${stream}`;
    const sequence = this.next.get(name) ?? this.clock.now();
    this.next.set(name, sequence + 1);
    if (sequence >= (this.reserved.get(name) ?? 0)) {
      this.reserved.set(name, sequence + BLOCK);
      this.write(this.reserved);
    }
    return sequence;
  }

  /** Gives back what was reserved and not used. */
  close(): void {
    this.write(this.next);
  }

  /**
   * Without its file a gateway goes on all the same: after a kill it may then give a number out again, which the centre
   * recognises by the later `observedAt` as a counter that was restarted. Not measuring would be worse.
   */
  private write(numbers: ReadonlyMap<string, number>): void {
    try {
      writeFileAtomically(this.file, JSON.stringify(Object.fromEntries(numbers)));
    } catch {
      this.failures += 1;
    }
  }
}

/** What can't be read counts as absent: the epoch start is safe, refusing to run would silence the patient. */
function readCounters(file: string): Record<string, number> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content !== 'object' || content === null) return {};
    return Object.fromEntries(
      Object.entries(content).filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1])),
    );
  } catch {
    return {};
  }
}
