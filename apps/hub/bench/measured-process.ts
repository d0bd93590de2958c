// A child process whose start is awaited and whose CPU and memory are read from /proc (Linux) while it works.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Kernel clock ticks a second, fixed at 100 for user space on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

export interface Usage {
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
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
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
    // The command's name stands in brackets and may hold spaces; user and system time are fields 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
    return { cpuSeconds: ticks / TICKS_PER_SECOND, residentBytes: Number(resident ?? 0) * 1024 };
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
