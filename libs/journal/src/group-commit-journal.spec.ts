import { afterEach, describe, expect, it } from '@jest/globals';
import { AppError } from '#kernel';
import { ManualClock, ManualScheduler } from '#testing';
import type { PackedBatch } from './batch-packing.js';
import type { BatchStore } from './batch-store.js';
import { GroupCommitJournal } from './group-commit-journal.js';
import { entry, takeBatches, texts } from './journal.contract.js';

/** Commits when the test says so, and fails when it says so. */
class HeldStore implements BatchStore {
  readonly last = null;
  readonly written: PackedBatch[] = [];
  private release: ((outcome: Error | null) => void) | null = null;

  write(batch: PackedBatch): Promise<void> {
    return new Promise((resolve, reject) => {
      this.release = (error) => {
        if (error !== null) return reject(error);
        this.written.push(batch);
        resolve();
      };
    });
  }
  async finish(error: Error | null = null): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    const release = this.release;
    if (release === null) throw new Error('nothing is being written');
    this.release = null;
    release(error);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
  read(after: number): Promise<readonly PackedBatch[]> {
    return Promise.resolve(this.written.filter(({ position }) => position > after));
  }
  oldest(): Promise<number | null> {
    return Promise.resolve(this.written[0]?.position ?? null);
  }
  trim(): Promise<void> {
    return Promise.resolve();
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('group commit', () => {
  const store = new HeldStore();
  afterEach(() => {
    store.written.length = 0;
  });
  const open = (options = {}) => new GroupCommitJournal(store, { clock: new ManualClock(), ...options });

  it('acknowledges nothing before the disk has it', async () => {
    const journal = open();
    let acknowledged = false;
    const appended = journal.append(entry('a')).then(() => (acknowledged = true));
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    expect(acknowledged).toBe(false);
    expect(await journal.latest()).toBe(0);
    await store.finish();
    await appended;
    expect(await journal.latest()).toBe(1);
  });

  it('puts what comes during a commit into the next one', async () => {
    const journal = open();
    const first = [journal.append(entry('a')), journal.append(entry('b'))];
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    const second = [journal.append(entry('c')), journal.append(entry('d'))];
    await store.finish();
    expect(await Promise.all(first)).toEqual([1, 1]);
    await store.finish();
    expect(await Promise.all(second)).toEqual([2, 2]);
  });

  it('refuses what waits behind a failed commit, so that a repeat comes in order', async () => {
    const journal = open();
    const full = new AppError('JOURNAL.DISK_FULL', 'transient', 'full');
    const failed = [journal.append(entry('a')).catch((error: unknown) => error)];
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    failed.push(journal.append(entry('b')).catch((error: unknown) => error));
    await store.finish(full);
    expect(await Promise.all(failed)).toEqual([full, full]);
    const again = [journal.append(entry('a')), journal.append(entry('b'))];
    await store.finish();
    expect(await Promise.all(again)).toEqual([1, 1]);
    expect(texts(await takeBatches(journal, 0, 2))).toEqual(['a', 'b']);
  });

  it('takes nothing more after a permanent failure, and ends its readers', async () => {
    const journal = open();
    const reading = takeBatches(journal, 0, 1);
    const appended = journal.append(entry('a')).catch((error: unknown) => error);
    await store.finish(new AppError('JOURNAL.SYNC_FAILED', 'permanent', 'gone'));
    expect(await appended).toMatchObject({ code: 'JOURNAL.SYNC_FAILED' });
    await expect(journal.append(entry('b'))).rejects.toMatchObject({ code: 'JOURNAL.SYNC_FAILED' });
    expect(await reading).toEqual([]);
  });

  it('begins commits two milliseconds apart while entries keep coming, and never keeps the first one waiting', async () => {
    const scheduler = new ManualScheduler(new ManualClock());
    const journal = open({ scheduler });
    const first = journal.append(entry('a'));
    await store.finish();
    expect(await first).toBe(1);
    const second = [journal.append(entry('b')), journal.append(entry('c'))];
    await expect(store.finish()).rejects.toThrow('nothing is being written');
    await scheduler.advanceAsync(2);
    await store.finish();
    expect(await Promise.all(second)).toEqual([2, 2]);
    await scheduler.advanceAsync(2);
    const third = journal.append(entry('d'));
    await store.finish();
    expect(await third).toBe(3);
  });

  it('bounds what waits in memory', async () => {
    const journal = open({ mostWaitingBytes: 1_000 });
    const taken = [journal.append(entry('x'.repeat(400))), journal.append(entry('x'.repeat(400)))];
    await expect(journal.append(entry('x'.repeat(400)))).rejects.toMatchObject({
      code: 'JOURNAL.OVERLOADED',
      errorClass: 'transient',
    });
    await store.finish();
    await Promise.all(taken);
    const next = journal.append(entry('x'.repeat(400)));
    await store.finish();
    expect(await next).toBe(2);
  });

  it('says what a commit took', async () => {
    const commits: object[] = [];
    const journal = open({ onCommit: (commit: object) => commits.push(commit) });
    const appended = [journal.append(entry('a')), journal.append(entry('b'))];
    await store.finish();
    await Promise.all(appended);
    expect(commits).toEqual([{ entries: 2, bytes: store.written[0]?.bytes.length, tookMs: 0 }]);
  });
});
