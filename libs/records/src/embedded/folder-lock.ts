// One process per data folder. The embedded database has no lock of its own, and two processes on one folder would each
// write their own truth. A lock left behind by a killed process is taken over.
import { mkdirSync, readFileSync, rmSync, rmdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type Cancel, type Clock, type Scheduler, SECOND_MS } from '#kernel';
import { livenessOf, ownIdentity, type ProcessIdentity } from './process-identity.js';

/** A holder touches its lock this often; one that can't be seen and lets four of these pass is gone. */
const SIGN_OF_LIFE_MS = 5 * SECOND_MS;
const SILENCES = 4;
/** Two processes that take over the same lock at once keep out of each other's way for at most this long. */
const TAKE_OVER_MS = 10 * SECOND_MS;

export interface FolderLock {
  release(): void;
}

/**
 * Takes the lock file `lock` in a folder that exists. Throws `RECORDS.IN_USE` with the holder's process number when another
 * live process (or this one) has it. A holder in another container can't be seen, so its lock is watched for up to 20 s.
 */
export async function lockFolder(folder: string, ports: { clock: Clock; scheduler: Scheduler }): Promise<FolderLock> {
  const path = join(folder, 'lock');
  const content = JSON.stringify(ownIdentity());
  for (;;) {
    if (createExclusively(path, content)) return held(path, content, ports.scheduler);
    const found = readLock(path);
    if (found === null) continue;
    await refuseIfAlive(path, found, ports.scheduler);
    await takeOver(path, found, ports);
  }
}

function createExclusively(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600, flush: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new AppError('RECORDS.FOLDER', 'permanent', `The data folder can't be written to: ${folderReason(error)}.`, {
      cause: error,
    });
  }
}

function held(path: string, content: string, scheduler: Scheduler): FolderLock {
  const cancel: Cancel = scheduler.every(SIGN_OF_LIFE_MS, () => touch(path));
  return {
    release() {
      cancel();
      // Never removes a lock that is no longer ours.
      if (readLock(path) === content) rmSync(path, { force: true });
    },
  };
}

function touch(path: string): void {
  try {
    const { mtimeMs } = statSync(path);
    // Any change is a sign of life; the time of day plays no part.
    utimesSync(path, mtimeMs / 1_000 + 1, mtimeMs / 1_000 + 1);
  } catch {
    // The folder was taken away under a running process; the database will say so.
  }
}

async function refuseIfAlive(path: string, content: string, scheduler: Scheduler): Promise<void> {
  const holder = parseHolder(content);
  // An unreadable lock is one that a power cut left half written: its process is gone.
  if (holder === null) return;
  const liveness = livenessOf(holder);
  if (liveness === 'gone') return;
  if (liveness === 'unknown' && !(await showsLife(path, scheduler))) return;
  throw new AppError(
    'RECORDS.IN_USE',
    'permanent',
    `The data folder is in use by process ${holder.pid}${liveness === 'unknown' ? ' of another container' : ''}. Stop it first, or choose another folder.`,
  );
}

async function showsLife(path: string, scheduler: Scheduler): Promise<boolean> {
  const before = modifiedAt(path);
  for (let silence = 0; silence < SILENCES; silence += 1) {
    await new Promise<void>((resolve) => scheduler.after(SIGN_OF_LIFE_MS, resolve));
    if (modifiedAt(path) !== before) return true;
  }
  return false;
}

/** Removes a dead process's lock. A folder beside it, which only one can make, keeps two from removing each other's new locks. */
async function takeOver(
  path: string,
  dead: string,
  { clock, scheduler }: { clock: Clock; scheduler: Scheduler },
): Promise<void> {
  const guard = `${path}.take-over`;
  try {
    mkdirSync(guard);
  } catch {
    const since = modifiedAt(guard);
    if (since !== null && clock.now() - since > TAKE_OVER_MS) rmSync(guard, { recursive: true, force: true });
    await new Promise<void>((resolve) => scheduler.after(50, resolve));
    return;
  }
  try {
    if (readLock(path) === dead) rmSync(path, { force: true });
  } finally {
    rmdirSync(guard);
  }
}

function parseHolder(content: string): ProcessIdentity | null {
  try {
    const { pid, born, space } = JSON.parse(content) as Partial<ProcessIdentity>;
    return typeof pid === 'number' ? { pid, born: born ?? null, space: space ?? null } : null;
  } catch {
    return null;
  }
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function modifiedAt(path: string): number | null {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return null;
  }
}

function folderReason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown reason';
}
