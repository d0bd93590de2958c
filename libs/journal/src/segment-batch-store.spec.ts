import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open as openFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ManualClock } from '#testing';
import { openSegmentJournal } from './embedded-journal.js';
import type { GroupCommitJournal } from './group-commit-journal.js';
import { entry, takeBatches, texts } from './journal.contract.js';

describe('the journal on segment files', () => {
  let dir: string;
  let journal: GroupCommitJournal;
  const open = async (segmentBytes = 1024 * 1024) => {
    journal = await openSegmentJournal({ dir, clock: new ManualClock(), segmentBytes, recentBytes: 1 });
    return journal;
  };
  const segments = () => readdirSync(dir).sort();
  const newest = () => join(dir, segments().at(-1)!);
  const all = async () => texts(await takeBatches(journal, 0, await journal.latest()));

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'mimamori-segments-'));
    await open();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await journal.close();
    rmSync(dir, { recursive: true });
  });

  it('survives a last write cut short at any byte, losing that write alone', async () => {
    for (const text of ['a', 'b']) await journal.append(entry(text));
    const whole = statSync(newest()).size;
    await journal.append(entry('c'));
    const bytes = readFileSync(newest());
    for (let size = whole; size < bytes.length; size += 1) {
      await journal.close();
      writeFileSync(newest(), bytes.subarray(0, size));
      await open();
      expect(await all()).toEqual(['a', 'b']);
      expect(statSync(newest()).size).toBe(whole);
    }
    expect(await journal.append(entry('d'))).toBe(3);
    expect(await all()).toEqual(['a', 'b', 'd']);
  });

  it('survives a last write of which the length reached the disk and the content did not', async () => {
    await journal.append(entry('a'));
    const whole = statSync(newest()).size;
    await journal.append(entry('b'.repeat(500)));
    await journal.close();
    const bytes = readFileSync(newest());
    writeFileSync(newest(), bytes.fill(0, whole + 100));
    await open();
    expect(await all()).toEqual(['a']);
  });

  it('survives a segment that was begun and holds nothing whole', async () => {
    await open(100);
    for (const text of ['a', 'b']) await journal.append(entry(text));
    await journal.close();
    truncateSync(newest(), 10);
    await open(100);
    expect(await all()).toEqual(['a']);
    expect(await journal.append(entry('c'))).toBe(2);
  });

  it('refuses to start when something in the middle is not what was written, and cuts nothing off', async () => {
    for (const text of ['a', 'b', 'c']) await journal.append(entry(text));
    await journal.close();
    const bytes = readFileSync(newest());
    const damaged = Buffer.from(bytes);
    damaged[bytes.indexOf('b', bytes.indexOf('spo2'))]! ^= 1;
    writeFileSync(newest(), damaged);
    const opening = openSegmentJournal({ dir, clock: new ManualClock() });
    await expect(opening).rejects.toMatchObject({ code: 'JOURNAL.CORRUPT', errorClass: 'permanent' });
    expect(statSync(newest()).size).toBe(bytes.length);
    writeFileSync(newest(), bytes);
    await open();
    expect(await all()).toEqual(['a', 'b', 'c']);
  });

  it('tells a reader of an older segment that it is damaged, instead of passing over it', async () => {
    await open(200);
    for (const text of ['a', 'b', 'c', 'd', 'e']) await journal.append(entry(text));
    const [oldest] = segments();
    const bytes = readFileSync(join(dir, oldest!));
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(join(dir, oldest!), bytes);
    await expect(all()).rejects.toMatchObject({ code: 'JOURNAL.CORRUPT' });
  });

  it('removes whole segments when trimmed, and never the newest', async () => {
    await open(200);
    for (let i = 0; i < 10; i += 1) await journal.append(entry(`${i}`.repeat(100)));
    expect(segments()).toHaveLength(10);
    await journal.trim(4);
    expect(segments()).toHaveLength(6);
    await journal.trim(10);
    expect(segments()).toHaveLength(1);
  });

  it('passes over files that are not its own', async () => {
    await journal.append(entry('a'));
    copyFileSync(newest(), join(dir, 'notes.txt'));
    await journal.close();
    await open();
    expect(await all()).toEqual(['a']);
  });

  it('syncs each commit before it acknowledges, and the folder when it gets a new file', async () => {
    const order: string[] = [];
    const files = await fileHandles();
    spyOn(files, 'datasync', () => order.push('datasync'));
    spyOn(files, 'sync', () => order.push('sync of the folder'));
    await journal.append(entry('a')).then(() => order.push('acknowledged'));
    await journal.append(entry('b')).then(() => order.push('acknowledged'));
    expect(order).toEqual(['sync of the folder', 'datasync', 'acknowledged', 'datasync', 'acknowledged']);
  });

  it('cuts a failed write off and goes on when there is room again', async () => {
    await journal.append(entry('a'));
    const before = statSync(newest()).size;
    const files = await fileHandles();
    const write = files.write;
    jest.spyOn(files, 'write').mockImplementationOnce(async function (this: FileHandle, ...[bytes, , , at]: unknown[]) {
      await (write as (...parts: unknown[]) => Promise<unknown>).call(this, bytes, 0, 20, at);
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    await expect(journal.append(entry('b'))).rejects.toMatchObject({
      code: 'JOURNAL.DISK_FULL',
      errorClass: 'transient',
    });
    expect(statSync(newest()).size).toBe(before);
    expect(await journal.append(entry('c'))).toBe(2);
    expect(await all()).toEqual(['a', 'c']);
    await journal.close();
    await open();
    expect(await all()).toEqual(['a', 'c']);
  });

  it('cuts a failed write off before the next one when it could not at once', async () => {
    await journal.append(entry('a'));
    const files = await fileHandles();
    const write = files.write;
    jest.spyOn(files, 'write').mockImplementationOnce(async function (this: FileHandle, ...[bytes, , , at]: unknown[]) {
      await (write as (...parts: unknown[]) => Promise<unknown>).call(this, bytes, 0, 20, at);
      throw Object.assign(new Error('input/output error'), { code: 'EIO' });
    });
    jest.spyOn(files, 'truncate').mockRejectedValueOnce(new Error('input/output error'));
    await expect(journal.append(entry('b'))).rejects.toMatchObject({ code: 'JOURNAL.WRITE_FAILED' });
    expect(await journal.append(entry('c'))).toBe(2);
    await journal.close();
    await open();
    expect(await all()).toEqual(['a', 'c']);
  });

  it('trusts nothing more when the disk refuses a sync', async () => {
    await journal.append(entry('a'));
    jest.spyOn(await fileHandles(), 'datasync').mockRejectedValueOnce(new Error('input/output error'));
    const refused = { code: 'JOURNAL.SYNC_FAILED', errorClass: 'permanent' };
    await expect(journal.append(entry('b'))).rejects.toMatchObject(refused);
    await expect(journal.append(entry('c'))).rejects.toMatchObject(refused);
  });

  /** What all open files share. */
  async function fileHandles(): Promise<FileHandle> {
    const file = await openFile(dir, 'r');
    await file.close();
    return Object.getPrototypeOf(file) as FileHandle;
  }

  function spyOn(files: FileHandle, method: 'datasync' | 'sync', called: () => void): void {
    const real = files[method];
    jest.spyOn(files, method).mockImplementation(async function (this: FileHandle) {
      await real.call(this);
      called();
    });
  }
});
