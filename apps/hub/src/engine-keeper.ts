// Keeps an engine running: when one stops because something failed, a fresh one starts from the last memory and reads the
// journal from there. Until it has caught up, the canary and the boards say that the path is broken.
import { type Observable, ReplaySubject, map, share, switchAll } from 'rxjs';
import { type EngineRunnerPorts, EngineRunner, type LiveEcg, type LiveFeed, type LiveNumeric } from '#engine';
import { type AppError, type PatientId, SECOND_MS } from '#kernel';

const PAUSE_MS = SECOND_MS;

export class EngineKeeper implements LiveFeed {
  private runner: EngineRunner | null = null;
  private readonly runners = new ReplaySubject<EngineRunner>(1);
  private failure: AppError | null = null;
  private closed = false;

  /** Goes on over a restart of the engine: listeners need not know. */
  readonly numerics$: Observable<readonly LiveNumeric[]> = this.runners.pipe(
    map((runner) => runner.live.numerics$),
    switchAll(),
    share(),
  );

  constructor(private readonly ports: Omit<EngineRunnerPorts, 'onFailure'>) {}

  /** Resolves when the engine has handled everything that was in the journal. */
  async start(): Promise<void> {
    const runner = new EngineRunner({ ...this.ports, onFailure: (error) => this.replace(runner, error) });
    this.runner = runner;
    this.runners.next(runner);
    await runner.start();
    this.failure = null;
  }

  get position(): number {
    return this.runner?.position ?? 0;
  }

  get safePosition(): number {
    return this.runner?.safePosition ?? 0;
  }

  /** Why the engine does not run; null when it does. */
  get problem(): string | null {
    if (this.failure !== null) return `${this.failure.code}: ${this.failure.message}`;
    const failed = this.runner?.failedPatientCount ?? 0;
    return failed === 0 ? null : `The alarms of ${failed} patients could not be worked out; see the log.`;
  }

  snapshot(): readonly LiveNumeric[] {
    return this.runner?.live.snapshot() ?? [];
  }

  ecg(patientId: PatientId): Observable<LiveEcg> {
    return this.runners.pipe(
      map((runner) => runner.live.ecg(patientId)),
      switchAll(),
    );
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.runner?.close();
    this.runners.complete();
  }

  private replace(failed: EngineRunner, error: AppError): void {
    if (failed !== this.runner || this.closed) return;
    this.failure = error;
    this.runner = null;
    this.ports.scheduler.after(PAUSE_MS, () => void this.succeed(failed));
  }

  /** The old one must be still before a new one writes, or both would write the same. */
  private async succeed(failed: EngineRunner): Promise<void> {
    try {
      await failed.abandon();
      if (!this.closed) await this.start();
    } catch (error) {
      this.ports.logger.error({ error }, 'the engine could not be started again; trying once more');
      if (!this.closed) this.ports.scheduler.after(PAUSE_MS, () => void this.succeed(failed));
    }
  }
}
