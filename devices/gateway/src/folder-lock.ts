// One gateway per folder: two would send one sequence number for two frames. The lock names the process and when it
// started, so that one left by a kill, or by another process that got the same number later, doesn't count.
import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#kernel';

/** Field 22 of /proc/PID/stat: start in clock ticks since boot. Empty where there is no /proc. */
function startedAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holderIsAlive(file: string): boolean {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    return false;
  }
  const [pid = '', started = ''] = content.split(' ');
  return Number(pid) > 0 && isAlive(Number(pid)) && startedAt(Number(pid)) === started;
}

/** Returns how to release it. Throws `GATEWAY.FOLDER_IN_USE`. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'gateway.lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const descriptor = openSync(file, 'wx', 0o600);
      writeSync(descriptor, `${process.pid} ${startedAt(process.pid)}`);
      closeSync(descriptor);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || holderIsAlive(file)) break;
      rmSync(file, { force: true });
    }
  }
  throw new AppError(
    'GATEWAY.FOLDER_IN_USE',
    'permanent',
    `another gateway is using ${folder}, or it can't be written`,
  );
}
