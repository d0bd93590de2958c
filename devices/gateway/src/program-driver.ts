// A driver that is another program: it writes what it hears to its standard output, one JSON object a line, and the
// gateway gives each its number. That keeps radios, vendors' libraries and other languages out of this process. Lines:
//   {"device":"oxi1","characteristic":"2A5F","hex":"0048000050f0"}      a Bluetooth notification, decoded here
//   {"device":"bed1","stream":"bed","observedAt":ms,"intervalMs":1000,"values":{"bed":[1]},"quality":"good"}
//   {"device":"oxi1","batteryPercent":80}
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Cancel, Clock, Logger, Random, Scheduler } from '#kernel';
import { Backoff } from './backoff.js';
import { readDriverLine } from './driver-line.js';
import type { Driver, DriverSink } from './measurement.js';

export interface ProgramDriverDependencies {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly logger: Logger;
}

const RESTART = { firstMs: 1_000, maxMs: 60_000 };
/** A line longer than this is no measurement. */
const MAX_LINE = 64 * 1024;

export class ProgramDriver implements Driver {
  private child: ChildProcess | null = null;
  private cancelRestart: Cancel | null = null;
  private stopped = true;
  private readonly backoff: Backoff;

  constructor(
    readonly name: string,
    private readonly command: readonly string[],
    private readonly deps: ProgramDriverDependencies,
  ) {
    this.backoff = new Backoff(deps.random, RESTART);
  }

  start(sink: DriverSink): void {
    this.stopped = false;
    const [file = '', ...args] = this.command;
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    createInterface({ input: child.stdout }).on('line', (line) => this.onLine(line, sink));
    child.on('error', () =>
      this.deps.logger.error({ driver: this.name }, 'the program of a driver could not be started'),
    );
    child.on('close', (exitCode) => this.onClose(exitCode, sink));
  }

  stop(): void {
    this.stopped = true;
    this.cancelRestart?.();
    this.child?.kill();
  }

  private onLine(line: string, sink: DriverSink): void {
    const read = line.length > MAX_LINE ? null : readDriverLine(line, this.deps.clock.now());
    if (read === null || read.kind === 'refused') {
      const reason = read?.reason ?? 'longer than any measurement';
      this.deps.logger.warn({ driver: this.name, reason }, 'a line of a driver was not understood');
      return;
    }
    this.backoff.reset();
    if (read.kind === 'battery') sink.deviceBattery(read.device, read.percent);
    else for (const measurement of read.measurements) sink.measured(measurement);
  }

  private onClose(exitCode: number | null, sink: DriverSink): void {
    this.child = null;
    if (this.stopped) return;
    this.deps.logger.warn({ driver: this.name, exitCode }, 'the program of a driver ended; starting it again');
    this.cancelRestart = this.deps.scheduler.after(this.backoff.next(), () => this.start(sink));
  }
}
