// Which process this is, so exactly that a process number used again by another one isn't mistaken for it.
import { readFileSync, readlinkSync } from 'node:fs';

export interface ProcessIdentity {
  readonly pid: number;
  /** Machine start and process start, where the system tells (Linux); null elsewhere. */
  readonly born: string | null;
  /** The process numbers' own space (container); a pid means nothing outside it. */
  readonly space: string | null;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, born: bornOf(process.pid), space: ownSpace() };
}

/** `unknown`: it counts its processes elsewhere, in another container, and can't be seen from here. */
export function livenessOf(other: ProcessIdentity): 'alive' | 'gone' | 'unknown' {
  if (machineOf(other.born) !== machineOf(bornOf(process.pid))) return 'gone';
  if (other.space !== ownSpace()) return 'unknown';
  try {
    process.kill(other.pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return 'gone';
  }
  return bornOf(other.pid) === other.born ? 'alive' : 'gone';
}

function ownSpace(): string | null {
  return readOrNull(() => readlinkSync('/proc/self/ns/pid'));
}

/** `machine start/process start`. Field 22 of /proc/<pid>/stat (proc(5)); the command in brackets may hold blanks. */
function bornOf(pid: number): string | null {
  return readOrNull(() => {
    const machine = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterCommand = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${machine}/${afterCommand[19] ?? ''}`;
  });
}

function machineOf(born: string | null): string | null {
  return born?.split('/')[0] ?? null;
}

function readOrNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
