import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock, systemScheduler } from '#host';
import { ManualClock, ManualScheduler } from '#testing';
import { lockFolder } from './folder-lock.js';
import { ownIdentity } from './process-identity.js';

const ports = { clock: systemClock, scheduler: systemScheduler };

describe('the lock on the data folder', () => {
  let dir: string;
  const leave = (holder: object | string) =>
    writeFileSync(join(dir, 'lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'mimamori-lock-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('keeps a second one out, names the process, and lets the next in when released', async () => {
    const lock = await lockFolder(dir, ports);
    await expect(lockFolder(dir, ports)).rejects.toMatchObject({
      code: 'RECORDS.IN_USE',
      errorClass: 'permanent',
      message: `The data folder is in use by process ${process.pid}. Stop it first, or choose another folder.`,
    });
    lock.release();
    expect(existsSync(join(dir, 'lock'))).toBe(false);
    (await lockFolder(dir, ports)).release();
  });

  it('takes over the lock of a process that was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6); console.log("up")'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    leave({ ...ownIdentity(), pid: child.pid, born: `${ownIdentity().born!.split('/')[0]}/${stat[19]}` });
    await expect(lockFolder(dir, ports)).rejects.toMatchObject({ code: 'RECORDS.IN_USE' });
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    (await lockFolder(dir, ports)).release();
  });

  it('is not misled by a process number that is used again, by itself or by another', async () => {
    for (const pid of [process.pid, process.ppid]) {
      leave({ ...ownIdentity(), pid, born: `${ownIdentity().born!.split('/')[0]}/1` });
      (await lockFolder(dir, ports)).release();
    }
  });

  it('takes over a lock from before the machine was started, and one that a power cut left half written', async () => {
    leave({ ...ownIdentity(), born: 'an earlier start/1' });
    (await lockFolder(dir, ports)).release();
    leave('{"pid":1');
    (await lockFolder(dir, ports)).release();
    leave('');
    (await lockFolder(dir, ports)).release();
  });

  it('lets only one of many in when all find a dead lock', async () => {
    for (let round = 0; round < 10; round += 1) {
      leave({ ...ownIdentity(), born: 'an earlier start/1' });
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(dir, ports)));
      const locks = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(locks).toHaveLength(1);
      locks[0]!.release();
    }
  });

  it('clears what a process left that was killed while taking over', async () => {
    leave({ ...ownIdentity(), born: 'an earlier start/1' });
    mkdirSync(join(dir, 'lock.take-over'));
    utimesSync(join(dir, 'lock.take-over'), 1, 1);
    (await lockFolder(dir, ports)).release();
  });

  it('watches a holder in another container, keeps out while it shows life, and takes over when it does not', async () => {
    const clock = new ManualClock();
    const scheduler = new ManualScheduler(clock);
    const elsewhere = { ...ownIdentity(), space: 'pid:[1]' };
    leave(elsewhere);
    let outcome: unknown = 'waiting';
    const alive = lockFolder(dir, { clock, scheduler }).catch((error: unknown) => (outcome = error));
    await scheduler.advanceAsync(5_000);
    utimesSync(join(dir, 'lock'), 5, 5);
    await scheduler.advanceAsync(5_000);
    await alive;
    expect(outcome).toMatchObject({ code: 'RECORDS.IN_USE' });
    const silent = lockFolder(dir, { clock, scheduler });
    await scheduler.advanceAsync(20_000);
    (await silent).release();
  });

  it('shows life, so that others can tell', async () => {
    const clock = new ManualClock();
    const scheduler = new ManualScheduler(clock);
    const lock = await lockFolder(dir, { clock, scheduler });
    const { statSync } = await import('node:fs');
    const times = [0, 1, 2].map(() => {
      scheduler.advance(5_000);
      return statSync(join(dir, 'lock')).mtimeMs;
    });
    expect(new Set(times).size).toBe(3);
    lock.release();
  });

  it('says what is wrong with a folder that cannot be written to', async () => {
    await expect(lockFolder(join(dir, 'nowhere'), ports)).rejects.toMatchObject({
      code: 'RECORDS.FOLDER',
      message: "The data folder can't be written to: ENOENT.",
    });
  });
});
