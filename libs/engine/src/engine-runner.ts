// The engine at work: reads the journal from where it left off, drives the pipeline, and makes what comes out durable in
// the right order: alarms to the intake, data to the archive, then snapshots of what both already hold.
import type { Archive } from '#archive';
import type { Journal, JournalBatch } from '#journal';
import {
  AppError,
  type Cancel,
  type Clock,
  type DurationMs,
  type Logger,
  type PatientId,
  type Scheduler,
  SECOND_MS,
} from '#kernel';
import { ArchiveBuffer } from './archive-buffer.js';
import { LiveHub } from './live-hub.js';
import type { DropReason, PatientEffects, PipelineOutputs } from './outputs.js';
import { Pipeline } from './pipeline.js';
import { SnapshotPlan } from './snapshot-plan.js';
import type { Snapshots } from './snapshots.js';

/** Takes effects in order and resolves once they are on record. Taking the same effects again changes nothing. */
export type AlarmIntake = (effects: readonly PatientEffects[]) => Promise<void>;

export interface EngineRunnerPorts {
  readonly journal: Journal;
  readonly archive: Archive;
  readonly snapshots: Snapshots;
  readonly intake: AlarmIntake;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly onDropped?: (reason: DropReason) => void;
  /** Called after each batch with its position and the age of its newest entry. */
  readonly onHandled?: (position: number, lagMs: DurationMs) => void;
  /** Called when the engine can't go on; the process should end so that it starts afresh from its snapshot. */
  readonly onFailure: (error: AppError) => void;
}

/** The name under which the archive keeps this reader's position. */
export const ENGINE_READER = 'engine';

const TRIES = 5;

export class EngineRunner {
  readonly live: LiveHub;
  private readonly stopReading = new AbortController();
  private readonly timers: Cancel[] = [];
  private pipeline: Pipeline | null = null;
  private buffer: ArchiveBuffer | null = null;
  private plan: SnapshotPlan | null = null;
  private waiting: PatientEffects[] = [];
  private delivering: Promise<void> = Promise.resolve();
  private reading: Promise<void> = Promise.resolve();
  private saving: Promise<void> = Promise.resolve();
  private caughtUpTo = 0;
  private keptUpTo = 0;
  private readonly failedPatients = new Set<PatientId>();

  constructor(private readonly ports: EngineRunnerPorts) {
    this.live = new LiveHub(ports.scheduler);
  }

  /** The last batch handled; 0 before the first. */
  get position(): number {
    return this.pipeline?.handledPosition ?? 0;
  }

  /** How many patients' alarms could not be worked out at some time since the start. */
  get failedPatientCount(): number {
    return this.failedPatients.size;
  }

  /** Batches up to this one are in everything the engine keeps; the journal may forget them. */
  get safePosition(): number {
    return this.keptUpTo;
  }

  /** Restores the snapshot and starts reading. Resolves when everything journaled before the call has been handled. */
  async start(): Promise<void> {
    const { journal, archive, snapshots, scheduler } = this.ports;
    const [snapshot, written, latest] = [
      await snapshots.load(),
      await archive.position(ENGINE_READER),
      await journal.latest(),
    ];
    this.caughtUpTo = latest;
    this.buffer = new ArchiveBuffer(archive, ENGINE_READER, written);
    this.pipeline = new Pipeline(this.outputs(this.buffer), snapshot?.shared ?? null, snapshot?.patients ?? []);
    this.plan = new SnapshotPlan(snapshot);
    const caughtUp = new Promise<void>((resolve) => {
      this.reading = this.readAll(snapshot?.resumeAfter ?? 0, resolve);
    });
    this.reading.catch((error: unknown) => this.fail('reading the journal', error));
    await Promise.race([caughtUp, this.reading]);
    this.timers.push(scheduler.every(SECOND_MS, () => this.save()));
  }

  /** Stops reading, then writes everything handled so far. */
  async close(): Promise<void> {
    this.stopReading.abort();
    for (const cancel of this.timers) cancel();
    await this.reading.catch(() => undefined);
    await this.saving;
    await this.settle(this.pipeline?.patientIds().length ?? 0);
    this.live.close();
  }

  /** Stops without writing anything more, and resolves once nothing of it is under way: a successor may start then. */
  async abandon(): Promise<void> {
    this.stopReading.abort();
    for (const cancel of this.timers) cancel();
    await Promise.allSettled([this.reading, this.delivering, this.saving]);
    this.live.close();
  }

  private async readAll(after: number, caughtUp: () => void): Promise<void> {
    if (after >= this.caughtUpTo) caughtUp();
    for await (const batch of this.ports.journal.read({ after, signal: this.stopReading.signal })) {
      await this.handle(batch);
      if (batch.position >= this.caughtUpTo) caughtUp();
    }
    caughtUp();
  }

  private async handle(batch: JournalBatch): Promise<void> {
    const { pipeline, buffer } = this;
    if (pipeline === null || buffer === null) return;
    buffer.begin(batch.position);
    pipeline.handle(batch);
    this.deliver();
    const newest = batch.entries.at(-1);
    if (newest !== undefined) this.ports.onHandled?.(batch.position, this.ports.clock.now() - newest.receivedAt);
    if (buffer.full) await this.persist('archive', () => buffer.flush());
  }

  private outputs(buffer: ArchiveBuffer): PipelineOutputs {
    return {
      effects: (effects) => this.waiting.push(effects),
      numeric: (run) => buffer.addNumeric(run),
      waveform: (run) => buffer.addWaveform(run),
      live: (value) => this.live.show(value),
      liveEcg: (chunk, patientId) => this.live.showEcg(chunk, patientId),
      dropped: (reason) => this.ports.onDropped?.(reason),
      failed: (patientId, error) => this.patientFailed(patientId, error),
    };
  }

  private patientFailed(patientId: PatientId, error: unknown): void {
    this.failedPatients.add(patientId);
    this.ports.logger.error({ error, patientId }, 'the alarms of one patient could not be worked out');
  }

  /** Hands waiting effects on, one delivery at a time, in order. */
  private deliver(): void {
    if (this.waiting.length === 0) return;
    this.delivering = this.delivering.then(async () => {
      const effects = this.waiting;
      if (effects.length === 0) return;
      this.waiting = [];
      await this.persist('alarm intake', () => this.ports.intake(effects));
    });
    this.delivering.catch((error: unknown) => this.fail('recording alarms', error));
  }

  private save(): void {
    this.saving = this.saving.then(() => this.settle()).catch((error: unknown) => this.fail('saving', error));
  }

  /** Takes a part of the snapshot at this moment, waits until alarms and archive hold at least as much, then keeps it. */
  private async settle(atLeast = 0): Promise<void> {
    const { pipeline, buffer, plan } = this;
    if (pipeline === null || buffer === null || plan === null) return;
    const part = plan.take(pipeline, atLeast);
    await this.persist('archive', () => buffer.flush());
    await this.delivering;
    if (part === null) return;
    await this.persist('snapshot', () => this.ports.snapshots.save(part));
    plan.saved(part);
    this.keptUpTo = part.resumeAfter;
  }

  /** Tries again what may pass; what keeps failing ends the engine rather than losing anything. */
  private async persist(what: string, write: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await write();
      } catch (error) {
        const transient = !(error instanceof AppError) || error.errorClass !== 'permanent';
        if (!transient || tries >= TRIES) throw error;
        this.ports.logger.warn({ error, what, tries }, 'a write of the engine failed and is tried again');
        await new Promise<void>((resolve) => this.ports.scheduler.after(100 * 2 ** tries, resolve));
      }
    }
  }

  private fail(doing: string, error: unknown): void {
    this.ports.logger.error({ error, doing }, 'the engine stopped');
    this.stopReading.abort();
    this.ports.onFailure(
      new AppError('ENGINE.STOPPED', 'transient', `The engine stopped while ${doing}.`, { cause: error }),
    );
  }
}
