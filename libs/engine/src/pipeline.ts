// The deterministic middle of the centre: journal entries in, alarm effects, archive runs and live values out. It knows no
// clock but the journal's: time is the `receivedAt` of the entry at hand, and deadlines that fall before it fire first.
// So the same journal always gives the same output, and a restart is a replay.
import {
  type GatewayStatus,
  decodeFrame,
  decodeStatus,
  parseTopic,
  type Frame,
  type NumericFrame,
  type Signal,
} from '#vitals';
import type { Effect, EngineInput } from '#alarms';
import type { JournalBatch, JournalEntry } from '#journal';
import type { Instant, PatientId } from '#kernel';
import type { EngineAct } from './acts.js';
import { Deadlines } from './deadlines.js';
import { type DeviceLoan, DeviceLoans } from './device-loans.js';
import type { PipelineOutputs } from './outputs.js';
import { PatientRuntime, type PatientSnapshot } from './patient-runtime.js';

/** What the broker journals when a gateway comes or goes. */
export interface GatewayConnection {
  readonly gateway: string;
  readonly connected: boolean;
}

/** The part of the pipeline's memory that belongs to no single patient. */
export interface SharedSnapshot {
  readonly position: number;
  readonly loans: readonly DeviceLoan[];
  readonly connections: readonly GatewayConnection[];
  /** Acts handled lately, oldest first; one that comes again is passed over. */
  readonly handledActs: readonly string[];
}

const REMEMBERED_ACTS = 512;

export class Pipeline {
  private readonly patients = new Map<PatientId, PatientRuntime>();
  private readonly deadlines = new Deadlines();
  private readonly loans: DeviceLoans;
  private readonly connected = new Map<string, boolean>();
  private readonly handledActs: Set<string>;
  private readonly sharedPosition: number;
  private position = 0;
  private now: Instant = 0;

  constructor(
    private readonly outputs: PipelineOutputs,
    shared: SharedSnapshot | null,
    patients: readonly PatientSnapshot[],
  ) {
    this.loans = new DeviceLoans(shared?.loans);
    this.sharedPosition = shared?.position ?? 0;
    this.handledActs = new Set(shared?.handledActs);
    for (const { gateway, connected } of shared?.connections ?? []) this.connected.set(gateway, connected);
    for (const snapshot of patients) {
      const runtime = PatientRuntime.restore(snapshot);
      this.patients.set(runtime.patientId, runtime);
      this.deadlines.set(runtime.patientId, runtime.nextDeadline);
    }
  }

  /** The instant up to which the pipeline has lived. */
  get time(): Instant {
    return this.now;
  }

  get handledPosition(): number {
    return this.position;
  }

  get patientCount(): number {
    return this.patients.size;
  }

  handle(batch: JournalBatch): void {
    this.position = batch.position;
    for (const entry of batch.entries) {
      this.advanceTo(entry.receivedAt);
      this.handleEntry(entry);
    }
  }

  /** Everything that belongs to no single patient, as of the last handled batch. */
  snapshotShared(): SharedSnapshot {
    return {
      position: Math.max(this.position, this.sharedPosition),
      loans: this.loans.all(),
      connections: [...this.connected].map(([gateway, connected]) => ({ gateway, connected })),
      handledActs: [...this.handledActs],
    };
  }

  patientIds(): readonly PatientId[] {
    return [...this.patients.keys()];
  }

  /** One patient as of the last handled batch; null when the patient is not here any more. */
  snapshotPatient(patientId: PatientId): PatientSnapshot | null {
    return this.patients.get(patientId)?.snapshot(this.position) ?? null;
  }

  private advanceTo(now: Instant): void {
    for (let due = this.deadlines.takeDue(now); due !== null; due = this.deadlines.takeDue(now)) {
      const runtime = this.patients.get(due.key as PatientId);
      if (runtime !== undefined && !this.alreadyHandled(runtime)) this.step(runtime, { kind: 'tick' }, due.at);
    }
    this.now = Math.max(this.now, now);
  }

  private handleEntry(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'frame':
        return this.handleFrame(entry);
      case 'status':
        return this.handleStatus(entry);
      case 'connection':
        return this.handleConnection(parseJson<GatewayConnection>(entry.payload));
      case 'act':
        return this.handleAct(parseJson<EngineAct>(entry.payload));
      case 'clock':
        return;
    }
  }

  private handleFrame(entry: JournalEntry): void {
    const address = parseTopic(entry.topic);
    if (address.kind !== 'frame') return this.outputs.dropped('unreadable');
    const decoded = decodeFrame(address, entry.payload);
    if (decoded.kind === 'refused') return this.outputs.dropped('unreadable');
    const { frame } = decoded;
    const patientId = this.loans.patientAt(frame.gateway, frame.device, frame.observedAt);
    if (patientId === null) return this.outputs.dropped('not-lent');
    const runtime = this.patients.get(patientId);
    if (runtime === undefined) return this.outputs.dropped('unknown-patient');
    if (this.alreadyHandled(runtime)) return;
    if (runtime.acceptsSequence(frame) === 'duplicate') return this.outputs.dropped('duplicate');
    if (frame.kind === 'numeric') this.handleNumeric(runtime, frame, entry.receivedAt);
    else this.handleEcg(runtime, frame, entry);
  }

  private handleNumeric(runtime: PatientRuntime, frame: NumericFrame, receivedAt: Instant): void {
    const { patientId } = runtime;
    const { gateway, device, observedAt, intervalMs, quality, cause } = frame;
    const columns = Object.entries(frame.values) as [Signal, ReadonlyArray<number | null>][];
    let length = 0;
    for (const [signal, values] of columns) {
      length = Math.max(length, values.length);
      this.outputs.numeric({ patientId, device, signal, observedAt, intervalMs, values, quality, cause });
    }
    for (let i = 0; i < length; i += 1) {
      const at = observedAt + i * intervalMs;
      for (const [signal, values] of columns) {
        const value = values[i] ?? null;
        this.showLive(runtime, signal, { device, value, quality, cause, observedAt: at, receivedAt });
        const observation = { signal, device, gateway, observedAt: at, receivedAt, value, quality, cause };
        this.step(runtime, { kind: 'observation', observation }, receivedAt);
      }
    }
  }

  private handleEcg(runtime: PatientRuntime, frame: Extract<Frame, { kind: 'ecg' }>, entry: JournalEntry): void {
    const { patientId } = runtime;
    const { device, lead, observedAt, rateHz, microvoltsPerBit, samples, quality, cause } = frame;
    this.outputs.waveform({ patientId, device, lead, observedAt, rateHz, microvoltsPerBit, samples, quality, cause });
    const asText = (): string => Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64');
    this.outputs.liveEcg(
      () => ({ patientId, device, lead, observedAt, rateHz, microvoltsPerBit, samples: asText() }),
      patientId,
    );
    for (const derived of runtime.pushEcg(frame, entry.receivedAt)) {
      if (derived.kind === 'observation') {
        const { signal, value, quality: derivedQuality, cause: derivedCause, observedAt: at } = derived.observation;
        this.showLive(runtime, signal, {
          device,
          value,
          quality: derivedQuality,
          cause: derivedCause,
          observedAt: at,
          receivedAt: entry.receivedAt,
        });
        this.outputs.numeric({
          patientId,
          device,
          signal,
          observedAt: at,
          intervalMs: 1_000,
          values: [value],
          quality: derivedQuality,
          cause: derivedCause,
        });
      }
      this.step(runtime, derived, entry.receivedAt);
    }
  }

  private handleStatus(entry: JournalEntry): void {
    const address = parseTopic(entry.topic);
    if (address.kind !== 'status') return this.outputs.dropped('unreadable');
    const decoded = decodeStatus(address.gateway, entry.payload);
    if (decoded.kind === 'refused') return this.outputs.dropped('unreadable');
    this.noteStatus(decoded.status, entry.receivedAt);
  }

  private noteStatus(status: GatewayStatus, receivedAt: Instant): void {
    for (const { device, batteryPercent } of status.devices ?? []) {
      const patientId = this.loans.patientAt(status.gateway, device, receivedAt);
      const runtime = patientId === null ? undefined : this.patients.get(patientId);
      if (runtime === undefined || batteryPercent === null || this.alreadyHandled(runtime)) continue;
      this.observe(runtime, status.gateway, device, 'battery', batteryPercent, receivedAt);
    }
    if (status.clockOffsetMs === undefined || status.clockOffsetMs === null) return;
    const input = { kind: 'gateway-clock', gateway: status.gateway, offsetMs: status.clockOffsetMs } as const;
    this.stepWearers(status.gateway, receivedAt, input);
  }

  private observe(
    runtime: PatientRuntime,
    gateway: string,
    device: string,
    signal: Signal,
    value: number,
    at: Instant,
  ): void {
    const quality = 'good';
    const cause = 'none';
    const observation = { signal, device, gateway, observedAt: at, receivedAt: at, value, quality, cause } as const;
    this.showLive(runtime, signal, observation);
    this.step(runtime, { kind: 'observation', observation }, at);
  }

  private handleConnection({ gateway, connected }: GatewayConnection): void {
    if (this.position > this.sharedPosition) this.connected.set(gateway, connected);
    this.stepWearers(gateway, this.now, { kind: 'gateway-connection', gateway, connected });
  }

  private stepWearers(gateway: string, at: Instant, input: EngineInput): void {
    for (const patientId of this.loans.patientsOf(gateway, at)) this.stepPatient(patientId, input);
  }

  private handleAct(act: EngineAct): void {
    if (this.position > this.sharedPosition) {
      if (this.handledActs.has(act.actId)) return;
      this.rememberAct(act.actId);
    }
    if (act.kind === 'device-lent') return this.lend(act);
    const runtime = this.patients.get(act.patientId);
    if (act.kind === 'patient-set') {
      if (runtime === undefined) return this.admit(act);
      if (this.alreadyHandled(runtime)) return;
      this.attempt(act.patientId, () => this.apply(runtime, runtime.setRules(act, this.now)));
      return;
    }
    if (runtime === undefined || this.alreadyHandled(runtime)) return;
    if (act.kind === 'patient-removed') {
      this.patients.delete(act.patientId);
      this.deadlines.set(act.patientId, null);
      return;
    }
    this.attempt(act.patientId, () => this.apply(runtime, runtime.act(act, this.now)));
  }

  private admit(act: Extract<EngineAct, { kind: 'patient-set' }>): void {
    this.attempt(act.patientId, () => {
      const runtime = PatientRuntime.admit(act, this.now, this.position - 1);
      this.patients.set(act.patientId, runtime);
      this.deadlines.set(act.patientId, runtime.nextDeadline);
    });
  }

  private lend(act: Extract<EngineAct, { kind: 'device-lent' }>): void {
    const { gateway, device, patientId } = act;
    const before = this.loans.patientAt(gateway, device, this.now);
    if (this.position > this.sharedPosition) this.loans.lend(act);
    const after = this.loans.patientAt(gateway, device, this.now);
    if (before !== null && before !== after) this.stepPatient(before, { kind: 'device-returned', gateway, device });
    if (act.to !== null && after === null) this.stepPatient(patientId, { kind: 'device-returned', gateway, device });
    const connected = this.connected.get(gateway);
    if (after === patientId && connected !== undefined) {
      this.stepPatient(patientId, { kind: 'gateway-connection', gateway, connected });
    }
  }

  private stepPatient(patientId: PatientId, input: EngineInput): void {
    const runtime = this.patients.get(patientId);
    if (runtime !== undefined && !this.alreadyHandled(runtime)) this.step(runtime, input, this.now);
  }

  private rememberAct(actId: string): void {
    this.handledActs.add(actId);
    if (this.handledActs.size <= REMEMBERED_ACTS) return;
    const [oldest] = this.handledActs;
    if (oldest !== undefined) this.handledActs.delete(oldest);
  }

  /** True while a replay passes batches that are already in this patient's snapshot. */
  private alreadyHandled(runtime: PatientRuntime): boolean {
    return this.position <= runtime.restoredAt;
  }

  private step(runtime: PatientRuntime, input: EngineInput, at: Instant): void {
    this.attempt(runtime.patientId, () => this.apply(runtime, runtime.step(input, at)));
  }

  /** A fault in one patient's alarms must neither stop the others' nor pass unseen. */
  private attempt(patientId: PatientId, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.outputs.failed(patientId, error);
    }
  }

  private apply(runtime: PatientRuntime, effects: readonly Effect[]): void {
    this.deadlines.set(runtime.patientId, runtime.nextDeadline);
    if (effects.length === 0) return;
    const { patientId } = runtime;
    const ordinal = runtime.nextOrdinal(this.position);
    this.outputs.effects({ patientId, position: this.position, ordinal, effects });
  }

  private showLive(
    runtime: PatientRuntime,
    signal: Signal,
    {
      device,
      value,
      quality,
      cause,
      observedAt,
      receivedAt,
    }: Omit<Parameters<PipelineOutputs['live']>[0], 'patientId' | 'signal'>,
  ): void {
    if (!runtime.isNewest(signal, device, observedAt)) return;
    this.outputs.live({ patientId: runtime.patientId, signal, device, value, quality, cause, observedAt, receivedAt });
  }
}

function parseJson<T>(payload: Uint8Array): T {
  return JSON.parse(Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8')) as T;
}
