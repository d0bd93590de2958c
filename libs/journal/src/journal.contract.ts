// What every adapter of the journal promises, run against each.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '#testing';
import type { Journal, JournalBatch, JournalEntryKind, NewJournalEntry } from './journal.js';

export interface JournalUnderTest {
  readonly journal: Journal;
  /** The same journal, closed and opened again. */
  reopen(): Promise<Journal>;
  close(): Promise<void>;
}

export function journalContract(name: string, open: (clock: ManualClock) => Promise<JournalUnderTest>): void {
  describe(`the journal on ${name}`, () => {
    let clock: ManualClock;
    let under: JournalUnderTest;
    let journal: Journal;

    beforeEach(async () => {
      clock = new ManualClock();
      under = await open(clock);
      journal = under.journal;
    });
    afterEach(() => under.close());

    it('begins empty', async () => {
      expect(await journal.latest()).toBe(0);
    });

    it('gives entries back as they were, of every kind, empty ones and text of any script', async () => {
      const kinds: JournalEntryKind[] = ['frame', 'status', 'connection', 'act', 'clock'];
      const entries = kinds.map((kind, i) => ({
        kind,
        topic: `見守り/${kind}`,
        payload: Uint8Array.from({ length: i * 100 }, (_, n) => (n * 7 + i) % 256),
      }));
      const receivedAt = clock.now();
      await Promise.all(entries.map((entry) => journal.append(entry)));
      const read = (await take(journal, 0, entries.length)).map(({ payload, ...rest }) => ({
        ...rest,
        payload: Uint8Array.from(payload),
      }));
      expect(read).toEqual(entries.map((entry) => ({ ...entry, receivedAt })));
    });

    it('resolves with the position at which a reader finds the entry', async () => {
      const positions = [await journal.append(entry('a')), await journal.append(entry('b'))];
      const found = new Map<string, number>();
      for (const batch of await takeBatches(journal, 0, 2)) {
        for (const { payload } of batch.entries) found.set(Buffer.from(payload).toString(), batch.position);
      }
      expect([found.get('a'), found.get('b')]).toEqual(positions);
      expect(await journal.latest()).toBe(positions[1]);
    });

    it('numbers batches 1, 2, 3 … without gaps and keeps the order of appending', async () => {
      const sent: string[] = [];
      const appended: Promise<number>[] = [];
      for (let i = 0; i < 300; i += 1) {
        sent.push(String(i));
        appended.push(journal.append(entry(String(i))));
        if (i % 50 === 0) await appended.at(-1);
      }
      const positions = await Promise.all(appended);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
      const batches = await takeBatches(journal, 0, 300);
      expect(batches.map(({ position }) => position)).toEqual(batches.map((_, i) => i + 1));
      expect(texts(batches)).toEqual(sent);
    });

    it('gathers what comes while a commit is under way into one batch', async () => {
      const positions = await Promise.all(Array.from({ length: 500 }, (_, i) => journal.append(entry(String(i)))));
      expect(new Set(positions).size).toBeLessThan(10);
    });

    it('goes on from a position', async () => {
      for (const text of ['a', 'b', 'c', 'd']) await journal.append(entry(text));
      expect(texts(await takeBatches(journal, 2, 2))).toEqual(['c', 'd']);
    });

    it('hands entries to waiting readers, each of whom gets all of them', async () => {
      const readers = [take(journal, 0, 3), take(journal, 0, 3), take(journal, 1, 2)];
      for (const text of ['a', 'b', 'c']) await journal.append(entry(text));
      const [one, two, late] = await Promise.all(readers);
      expect([one!.length, two!.length, late!.length]).toEqual([3, 3, 2]);
    });

    it('ends a reader when its signal aborts, waiting or not', async () => {
      const abort = new AbortController();
      const reading = (async () => {
        let count = 0;
        for await (const batch of journal.read({ after: 0, signal: abort.signal })) count += batch.entries.length;
        return count;
      })();
      await journal.append(entry('a'));
      await take(journal, 0, 1);
      abort.abort();
      expect(await reading).toBe(1);
      for await (const _ of journal.read({ after: 0, signal: abort.signal })) throw new Error('read after an abort');
    });

    it('never lets receivedAt go backwards, even when the clock does', async () => {
      await journal.append(entry('a'));
      const first = clock.now();
      clock.advance(5_000);
      await journal.append(entry('b'));
      const turned = new ManualClock(first - 60_000);
      clock.now = () => turned.now();
      await journal.append(entry('c'));
      const reopened = await under.reopen();
      await reopened.append(entry('d'));
      const times = (await take(reopened, 0, 4)).map(({ receivedAt }) => receivedAt - first);
      expect(times).toEqual([0, 5_000, 5_000, 5_000]);
    });

    it('has everything after it was opened again, and goes on counting', async () => {
      for (let i = 0; i < 20; i += 1) await journal.append(entry(String(i)));
      const reopened = await under.reopen();
      expect(await reopened.latest()).toBe(20);
      expect(await reopened.append(entry('20'))).toBe(21);
      expect(texts(await takeBatches(reopened, 0, 21))).toEqual(Array.from({ length: 21 }, (_, i) => String(i)));
    });

    it('says so when a reader wants what was trimmed, and keeps its count when everything was', async () => {
      for (let i = 0; i < 8; i += 1) await journal.append(entry('x'.repeat(4_000) + i));
      await journal.trim(5);
      expect(texts(await takeBatches(journal, 5, 3)).map((text) => text.at(-1))).toEqual(['5', '6', '7']);
      await journal.trim(8);
      const reopened = await under.reopen();
      expect(await reopened.latest()).toBe(8);
      await expect(take(reopened, 0, 8)).rejects.toMatchObject({ code: 'JOURNAL.TRIMMED' });
      expect(await reopened.append(entry('9'))).toBe(9);
      expect(texts(await takeBatches(reopened, 8, 1))).toEqual(['9']);
    });

    it('refuses an entry that is larger than anything the wire allows, and takes the next', async () => {
      const huge = { kind: 'frame', topic: 't', payload: new Uint8Array(5 * 1024 * 1024) } as const;
      await expect(journal.append(huge)).rejects.toMatchObject({ code: 'JOURNAL.TOO_LARGE', errorClass: 'permanent' });
      expect(await journal.append(entry('a'))).toBe(1);
    });

    it('refuses entries after it was closed', async () => {
      const reopened = await under.reopen();
      await reopened.append(entry('a'));
      await reopened.close();
      await expect(reopened.append(entry('b'))).rejects.toMatchObject({ code: 'JOURNAL.CLOSED' });
    });
  });
}

export function entry(text: string): NewJournalEntry {
  return { kind: 'frame', topic: 'mimamori/v1/g1/d1/spo2', payload: Buffer.from(text) };
}

/** Reads until so many entries were read, or up to a position. */
export async function takeBatches(
  journal: Journal,
  after: number,
  entries: number,
  upTo = Infinity,
): Promise<JournalBatch[]> {
  const batches: JournalBatch[] = [];
  let count = 0;
  for await (const batch of journal.read({ after, signal: new AbortController().signal })) {
    batches.push(batch);
    count += batch.entries.length;
    if (count >= entries || batch.position >= upTo) break;
  }
  return batches;
}

async function take(journal: Journal, after: number, entries: number) {
  return (await takeBatches(journal, after, entries)).flatMap((batch) => batch.entries);
}

export function texts(batches: readonly JournalBatch[]): string[] {
  return batches.flatMap(({ entries }) => entries.map(({ payload }) => Buffer.from(payload).toString()));
}
