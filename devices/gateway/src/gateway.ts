// The gateway: drivers → sequence → spool → centre. It numbers and checks what the drivers measure, keeps it through
// outages, and says every half minute how it is itself.
import path from 'node:path';
import type { Cancel, Clock, DurationMs, Instant, Logger, Random, Scheduler } from '#kernel';
import { decodeCommand, decodeFrame, encodeFrame, encodeStatus, type Frame, type GatewayStatus } from '#vitals';
import type { BackoffLimits } from './backoff.js';
import { ClockOffset } from './clock-offset.js';
import type { Credential } from './credential.js';
import { lockFolder } from './folder-lock.js';
import type { Driver, DriverSink, Measurement } from './measurement.js';
import { SequenceCounters } from './sequence-counters.js';
import { DEFAULT_SPOOL_LIMITS, Spool, type SpoolDepth, type SpoolLimits } from './spool.js';
import { type TlsFiles, Uplink } from './uplink.js';

export interface GatewayOptions {
  /** Holds the spool and the sequence counters; this gateway's own. */
  readonly folder: string;
  readonly credential: Pick<Credential, 'gateway' | 'username' | 'password' | 'mqttUrl' | 'clockOffsetMs'>;
  readonly drivers: readonly Driver[];
  readonly softwareVersion: string;
  readonly tls?: TlsFiles;
  readonly spoolLimits?: SpoolLimits;
  readonly backoff?: BackoffLimits;
  readonly backlogPerSecond?: number;
  /** How often the spool is forced to disk; a power cut costs at most so much. Null leaves it to the system. */
  readonly syncEveryMs?: DurationMs | null;
  /** Battery or UPS of the gateway itself; null on mains. */
  readonly batteryPercent?: () => number | null;
}

export interface GatewayDependencies {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly logger: Logger;
}

const STATUS_EVERY_MS = 30_000;
/** Changes within this are told together. */
const STATUS_SOON_MS = 500;
const HOUSEKEEPING_EVERY_MS = 1_000;

interface DeviceState {
  batteryPercent: number | null;
  lastFrameAt: Instant | null;
}

export class Gateway {
  private readonly releaseLock: () => void;
  private readonly spool: Spool;
  private readonly counters: SequenceCounters;
  private readonly uplink: Uplink;
  private readonly clockOffset: ClockOffset;
  private readonly devices = new Map<string, DeviceState>();
  private readonly startedAt: Instant;
  private refusedHere = 0;
  private diskFailures = 0;
  private diskFailing = false;
  private refusedByCentre = 0;
  private told: { readonly battery: number | null; readonly dropped: number } | null = null;
  private cancels: Cancel[] = [];
  private cancelSoon: Cancel | null = null;

  /** Takes the folder. Throws `GATEWAY.FOLDER_IN_USE` or `SPOOL.UNREADABLE`. */
  constructor(
    private readonly options: GatewayOptions,
    private readonly deps: GatewayDependencies,
  ) {
    const { folder, credential } = options;
    this.releaseLock = lockFolder(folder);
    try {
      this.spool = Spool.open(path.join(folder, 'spool'), options.spoolLimits ?? DEFAULT_SPOOL_LIMITS);
      this.counters = SequenceCounters.open(path.join(folder, 'sequences.json'), deps.clock);
    } catch (error) {
      this.releaseLock();
      throw error;
    }
    if (this.spool.damaged > 0) {
      deps.logger.warn({ frames: this.spool.damaged }, 'the spool had frames cut short or damaged');
    }
    this.startedAt = deps.clock.now();
    this.clockOffset = new ClockOffset(credential.clockOffsetMs);
    this.uplink = new Uplink(
      { ...credential, tls: options.tls, backoff: options.backoff, backlogPerSecond: options.backlogPerSecond },
      {
        ...deps,
        spool: this.spool,
        onConnected: () => this.tellStatus(),
        onCommand: (payload) => this.onCommand(payload),
      },
    );
  }

  start(): void {
    const { scheduler } = this.deps;
    this.uplink.start();
    this.cancels = [
      scheduler.every(STATUS_EVERY_MS, () => this.tellStatus()),
      scheduler.every(HOUSEKEEPING_EVERY_MS, () => this.keepHouse()),
    ];
    const syncEveryMs = this.options.syncEveryMs === undefined ? 1_000 : this.options.syncEveryMs;
    if (syncEveryMs !== null) this.cancels.push(scheduler.every(syncEveryMs, () => this.spool.sync()));
    const sink: DriverSink = {
      measured: (measurement) => this.record(measurement),
      deviceBattery: (device, percent) => this.deviceBattery(device, percent),
    };
    for (const driver of this.options.drivers) driver.start(sink);
  }

  async stop(): Promise<void> {
    for (const cancel of this.cancels) cancel();
    this.cancelSoon?.();
    await Promise.all(this.options.drivers.map(async (driver) => driver.stop()));
    await this.uplink.stop(encodeStatus({ ...this.status(), online: false }).payload);
    this.minding(() => this.spool.close());
    this.counters.close();
    this.releaseLock();
  }

  get connected(): boolean {
    return this.uplink.connected;
  }

  /** Goes on under a newer password; what is not yet acknowledged is sent again. */
  usePassword(password: string): void {
    this.uplink.usePassword(password);
  }

  /** Takes the network away (true) or gives it back: for simulators and drills. Drivers and spool go on. */
  cutNetwork(cut: boolean): void {
    if (cut) this.uplink.suspend();
    else this.uplink.resume();
  }

  /** Frames refused since start: by this gateway's own check, and by the centre. */
  get refused(): { readonly here: number; readonly byCentre: number } {
    return { here: this.refusedHere, byCentre: this.refusedByCentre };
  }

  spoolDepth(): SpoolDepth {
    return this.spool.depth();
  }

  /** Numbers, checks, spools and sends one measurement. */
  record(measurement: Measurement): void {
    const { gateway } = this.options.credential;
    const { device, stream, observedAt } = measurement;
    const sequence = this.counters.take(device, stream);
    const frame: Frame = { ...measurement, gateway, sequence };
    const { topic, payload } = encodeFrame(frame);
    // The centre would refuse it anyway, after it had taken room in the spool and on the line.
    const checked = decodeFrame({ gateway, device, stream }, payload);
    if (checked.kind === 'refused') {
      this.refusedHere += 1;
      const { reason, path: where, detail } = checked;
      this.deps.logger.error(
        { device, stream, reason, path: where, detail },
        'a driver gave a frame that is not valid',
      );
      return;
    }
    const known = this.devices.get(device);
    this.devices.set(device, { batteryPercent: known?.batteryPercent ?? null, lastFrameAt: this.deps.clock.now() });
    this.uplink.offer(stream === 'ecg' ? 'waveform' : 'numeric', { observedAt, topic, payload });
    if (!known) this.tellStatusSoon();
  }

  status(): GatewayStatus {
    const { credential, softwareVersion, batteryPercent } = this.options;
    return {
      gateway: credential.gateway,
      online: true,
      softwareVersion,
      startedAt: this.startedAt,
      clockOffsetMs: this.clockOffset.offsetMs,
      batteryPercent: batteryPercent?.() ?? null,
      spool: this.spool.depth(),
      devices: [...this.devices].map(([device, state]) => ({ device, ...state })),
    };
  }

  private deviceBattery(device: string, percent: number | null): void {
    const known = this.devices.get(device);
    this.devices.set(device, { batteryPercent: percent, lastFrameAt: known?.lastFrameAt ?? null });
    if (known?.batteryPercent !== percent) this.tellStatusSoon();
  }

  private tellStatus(): void {
    this.cancelSoon?.();
    this.cancelSoon = null;
    const status = this.status();
    this.told = { battery: status.batteryPercent ?? null, dropped: this.dropped() };
    this.uplink.publishStatus(encodeStatus(status).payload);
  }

  private tellStatusSoon(): void {
    this.cancelSoon ??= this.deps.scheduler.after(STATUS_SOON_MS, () => this.tellStatus());
  }

  private dropped(): number {
    const { droppedWaveform, droppedNumeric } = this.spool.dropped;
    return droppedWaveform + droppedNumeric;
  }

  private keepHouse(): void {
    this.minding(() => this.spool.flushAcks());
    const battery = this.options.batteryPercent?.() ?? null;
    const dropped = this.dropped();
    if (this.told && (this.told.battery !== battery || this.told.dropped !== dropped)) this.tellStatusSoon();
  }

  /** Runs disk work that is tried again anyway; a failing disk is told once, not every second. */
  private minding(work: () => void): void {
    const failuresBefore = this.counters.failures;
    let failed = failuresBefore > this.diskFailures;
    try {
      work();
    } catch {
      failed = true;
    }
    this.diskFailures = failuresBefore;
    if (failed && !this.diskFailing)
      this.deps.logger.error({}, 'the disk refuses the gateway; live frames are still sent');
    this.diskFailing = failed;
  }

  private onCommand(payload: Uint8Array): void {
    const decoded = decodeCommand(payload);
    if (decoded.kind === 'refused') {
      this.deps.logger.warn(
        { reason: decoded.reason, path: decoded.path },
        'a command of the centre was not understood',
      );
      return;
    }
    const { command } = decoded;
    if (command.kind === 'centre-time') {
      this.clockOffset.heard(command.sentAt, this.deps.clock.now());
      return;
    }
    this.refusedByCentre += 1;
    const { topic, sequence, reason, path: where, detail } = command;
    this.deps.logger.error({ topic, sequence, reason, path: where, detail }, 'the centre refused a frame');
  }
}
