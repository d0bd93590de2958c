// The journal over a store of batches. Entries that come while a commit is under way make the next one, so the disk is never
// asked for more than it gives and every entry waits for at most two commits.
import { AppError, type Clock, type Instant, type Scheduler } from '#kernel';
import { HEADER_BYTES, lastReceivedAt, packBatch, type PackedBatch, packedSize, unpackBatch } from './batch-packing.js';
import type { BatchStore } from './batch-store.js';
import type { Journal, JournalBatch, JournalEntry, NewJournalEntry } from './journal.js';
import { RecentBatches } from './recent-batches.js';

const COMMITS_APART_MS = 2;
const MOST_IN_BATCH_BYTES = 4 * 1024 * 1024;
const MOST_TOPIC_BYTES = 65_535;
const READ_BYTES = 4 * 1024 * 1024;

export interface GroupCommitOptions {
  readonly clock: Clock;
  /**
   * With it, commits begin at least 2 ms apart when entries keep coming: a fast disk would otherwise be asked thousands of
   * times a second for a few entries each, which costs most of a core. The first entry after a pause never waits.
   */
  readonly scheduler?: Scheduler;
  /** Entries waiting for a commit may take this much; more is refused with `JOURNAL.OVERLOADED`. 64 MiB when not given. */
  readonly mostWaitingBytes?: number;
  /** The newest batches kept in memory for readers; 32 MiB when not given. */
  readonly recentBytes?: number;
  /** After each commit: how many entries and bytes it took, and how long. */
  readonly onCommit?: (commit: { readonly entries: number; readonly bytes: number; readonly tookMs: number }) => void;
}

interface Waiting {
  readonly entry: JournalEntry;
  readonly size: number;
  readonly resolve: (position: number) => void;
  readonly reject: (error: AppError) => void;
}

export class GroupCommitJournal implements Journal {
  private readonly recent: RecentBatches;
  private readonly mostWaitingBytes: number;
  private waiting: Waiting[] = [];
  private waitingBytes = 0;
  private committing: Promise<void> | null = null;
  private wakeReaders: (() => void)[] = [];
  private position: number;
  private receivedAt: Instant;
  private ended: AppError | null = null;

  constructor(
    private readonly store: BatchStore,
    private readonly options: GroupCommitOptions,
  ) {
    this.position = store.last?.position ?? 0;
    this.receivedAt = (store.last && lastReceivedAt(store.last)) ?? 0;
    this.recent = new RecentBatches(options.recentBytes ?? 32 * 1024 * 1024);
    this.mostWaitingBytes = options.mostWaitingBytes ?? 64 * 1024 * 1024;
  }

  append(entry: NewJournalEntry): Promise<number> {
    const size = packedSize(entry);
    const refused = this.ended ?? this.refusal(entry, size);
    if (refused !== null) return Promise.reject(refused);
    this.receivedAt = Math.max(this.receivedAt, this.options.clock.now());
    const { kind, topic, payload } = entry;
    const { receivedAt } = this;
    this.waitingBytes += size;
    const appended = new Promise<number>((resolve, reject) => {
      this.waiting.push({ entry: { kind, topic, payload, receivedAt }, size, resolve, reject });
    });
    this.committing ??= this.commitAll();
    return appended;
  }

  async *read({ after, signal }: { after: number; signal: AbortSignal }): AsyncIterable<JournalBatch> {
    for await (const packed of this.readPacked({ after, signal })) yield unpackBatch(packed);
  }

  /** As `read`, in the packed form that can be handed to another thread in one piece. */
  async *readPacked({ after, signal }: { after: number; signal: AbortSignal }): AsyncIterable<PackedBatch> {
    let position = after;
    while (!signal.aborted && this.ended === null) {
      if (position >= this.position) {
        await this.nextCommit(signal);
        continue;
      }
      for (const batch of this.recent.after(position) ?? (await this.fromStore(position))) {
        if (signal.aborted) return;
        if (batch.position !== position + 1) throw trimmed(position);
        yield batch;
        position = batch.position;
      }
    }
  }

  latest(): Promise<number> {
    return Promise.resolve(this.position);
  }

  async trim(upTo: number): Promise<void> {
    await this.store.trim(Math.min(upTo, this.position));
  }

  async close(): Promise<void> {
    this.ended ??= new AppError('JOURNAL.CLOSED', 'permanent', 'The journal is closed.');
    await this.committing;
    this.wake();
    await this.store.close();
  }

  private refusal(entry: NewJournalEntry, size: number): AppError | null {
    if (size > MOST_IN_BATCH_BYTES || Buffer.byteLength(entry.topic) > MOST_TOPIC_BYTES) {
      return new AppError('JOURNAL.TOO_LARGE', 'permanent', 'An entry is larger than the journal takes.');
    }
    if (this.waitingBytes + size > this.mostWaitingBytes) {
      return new AppError('JOURNAL.OVERLOADED', 'transient', 'More waits for the disk than memory may hold.');
    }
    return null;
  }

  private async commitAll(): Promise<void> {
    // Lets everything that arrived in this turn of the event loop into the same batch.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const pause = this.pauseBetweenCommits();
      const taken = this.takeBatch();
      try {
        await this.commit(taken);
      } catch (cause) {
        this.refuseAll(taken, cause);
      }
      await pause;
    }
    // In the same turn as the last look: an entry that comes later must find that nobody is at work.
    this.committing = null;
  }

  private pauseBetweenCommits(): Promise<void> {
    const { scheduler } = this.options;
    if (scheduler === undefined) return Promise.resolve();
    return new Promise((resolve) => scheduler.after(COMMITS_APART_MS, resolve));
  }

  private takeBatch(): Waiting[] {
    let bytes = HEADER_BYTES;
    let count = 0;
    for (const { size } of this.waiting) {
      if (bytes + size > MOST_IN_BATCH_BYTES && count > 0) break;
      bytes += size;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async commit(taken: readonly Waiting[]): Promise<void> {
    const started = this.options.clock.now();
    const batch = packBatch(
      this.position + 1,
      taken.map(({ entry }) => entry),
    );
    await this.store.write(batch);
    this.position = batch.position;
    this.recent.add(batch);
    for (const { size, resolve } of taken) {
      this.waitingBytes -= size;
      resolve(batch.position);
    }
    this.wake();
    const tookMs = this.options.clock.now() - started;
    this.options.onCommit?.({ entries: taken.length, bytes: batch.bytes.length, tookMs });
  }

  /** What waits behind a failed batch is refused with it: kept, it would come to stand before what its sender repeats. */
  private refuseAll(taken: readonly Waiting[], cause: unknown): void {
    const error =
      cause instanceof AppError
        ? cause
        : new AppError('JOURNAL.WRITE_FAILED', 'ambiguous', 'The journal could not be written.', { cause });
    if (error.errorClass === 'permanent') this.ended = error;
    const refused = [...taken, ...this.waiting];
    this.waiting = [];
    this.waitingBytes = 0;
    for (const { reject } of refused) reject(error);
    if (this.ended !== null) this.wake();
  }

  private async fromStore(position: number): Promise<readonly PackedBatch[]> {
    const batches = await this.store.read(position, READ_BYTES);
    if (batches.length === 0) throw trimmed(position);
    return batches;
  }

  private nextCommit(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      signal.addEventListener('abort', done);
      this.wakeReaders.push(done);
    });
  }

  private wake(): void {
    const readers = this.wakeReaders;
    this.wakeReaders = [];
    for (const wake of readers) wake();
  }
}

/** A reader must know that something is missing; going on silently would lose what was trimmed. */
function trimmed(position: number): AppError {
  return new AppError(
    'JOURNAL.TRIMMED',
    'permanent',
    `The journal no longer holds what comes after position ${position}.`,
  );
}
