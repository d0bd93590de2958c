// A child process whose start is awaited and whose CPU and memory are read from /proc (Linux) while it works.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Kernel clock ticks a second, fixed at 100 for user space on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

export interface Usage {
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  /** The same by thread; the first is the main one. */
  readonly threadSeconds: ReadonlyMap<number, number>;
}

/** Seconds in which any core worked, for all programs of the machine, since it started. */
export function machineCpuSeconds(): number {
  const [, user, nice, system, , , irq, softIrq] =
    readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/) ?? [];
  return [user, nice, system, irq, softIrq].reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}

/** The command's name stands in brackets and may hold spaces; user and system time are fields 14 and 15. */
function cpuSecondsOf(statFile: string): number {
  const stat = readFileSync(statFile, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export class MeasuredProcess {
  private output = '';
  private readonly ended: Promise<void>;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('close', () => resolve()));
  }

  /** Resolves when its output first matches `ready`; throws with the output when it ends before. */
  static async start(
    args: readonly string[],
    ready: RegExp,
    env: Record<string, string> = {},
  ): Promise<MeasuredProcess> {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('MIMAMORI_'));
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...Object.fromEntries(inherited), ...env },
    });
    const measured = new MeasuredProcess(child);
    await new Promise<void>((resolve, reject) => {
      const take = (chunk: Buffer): void => {
        measured.output += chunk.toString('utf8');
        if (ready.test(measured.output)) resolve();
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      child.once('close', (code) => reject(new Error(`${args[0]} ended with ${code}:\n${measured.output}`)));
    });
    return measured;
  }

  get text(): string {
    return this.output;
  }

  usage(): Usage {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
    const tasks = `/proc/${this.child.pid}/task`;
    const threads = readdirSync(tasks).map(Number);
    return {
      cpuSeconds: cpuSecondsOf(`/proc/${this.child.pid}/stat`),
      residentBytes: Number(resident ?? 0) * 1024,
      threadSeconds: new Map(threads.map((thread) => [thread, cpuSecondsOf(`${tasks}/${thread}/stat`)])),
    };
  }

  /** Resolves when the process has ended by itself. */
  end(): Promise<void> {
    return this.ended;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGINT');
    await this.ended;
  }
}
