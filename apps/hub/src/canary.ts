// Who watches the watcher: once a minute a synthetic patient's oxygen falls to 0 %, published by a real MQTT client, and
// must come back as an alarm through broker, journal, engine and records, at both ends: the event stream, as a board hears of
// it, and the push outbox, as a phone does. What boards show as the state of the path is the age and latency of that round.
import { connectAsync, type MqttClient } from 'mqtt';
import type { Effect } from '#alarms';
import type { EngineAct } from '#engine';
import {
  type Cancel,
  type Clock,
  type DurationMs,
  type IdSource,
  type Instant,
  type Logger,
  MINUTE_MS,
  type PatientId,
  type Scheduler,
  SECOND_MS,
} from '#kernel';
import { encodeFrame, encodeStatus } from '#vitals';

export const CANARY_GATEWAY = 'canary';
export const CANARY_PATIENT = 'canary' as PatientId;
export const CANARY_EVENT = 'canary.alarmed';
const DEVICE = 'canary-1';
const RULE = 'canary-spo2';

const EVERY_MS = MINUTE_MS;
const GIVE_UP_MS = 15 * SECOND_MS;
/** One round may be lost to a restart; a second one missing is a failure of the path. */
const LATE_MS = 90 * SECOND_MS;
const FAILED_MS = 150 * SECOND_MS;

export interface PathStatus {
  readonly state: 'ok' | 'late' | 'failed';
  /** When the last round trip was completed. */
  readonly checkedAt: Instant | null;
  /** To the board. */
  readonly latencyMs: DurationMs | null;
  /** To the end of the push outbox. */
  readonly outboxLatencyMs: DurationMs | null;
  /** Ends that the last round did not reach. */
  readonly missing: readonly PathEnd[];
}

export const PATH_ENDS = ['board', 'outbox'] as const;
export type PathEnd = (typeof PATH_ENDS)[number];

export interface CanaryPorts {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: IdSource;
  readonly logger: Logger;
  readonly onLatency: (end: PathEnd, latencyMs: DurationMs | null) => void;
}

/** The acts that put the synthetic patient and device before the engine. Idempotent: the same at every start. */
export function canaryActs(at: Instant, start: string): readonly EngineAct[] {
  const by = 'centre';
  const rules = [
    {
      id: RULE,
      kind: 'limit',
      signal: 'spo2',
      low: 50,
      priority: 'low',
      onDelay: '0s',
      clearMargin: 0,
      offDelay: '0s',
    },
  ];
  return [
    { kind: 'patient-set', actId: `canary-set-${start}`, at, by, patientId: CANARY_PATIENT, timeZone: 'UTC', rules },
    {
      kind: 'device-lent',
      actId: `canary-lent-${start}`,
      at,
      by,
      gateway: CANARY_GATEWAY,
      device: DEVICE,
      patientId: CANARY_PATIENT,
      from: 0,
      to: null,
    },
  ];
}

export class Canary {
  private client: MqttClient | null = null;
  private readonly stops: Cancel[] = [];
  private sequence: number;
  private readonly startedAt: Instant;
  private sentAt: Instant | null = null;
  private giveUp: Cancel | null = null;
  private checkedAt: Instant | null = null;
  private readonly latencies = new Map<PathEnd, DurationMs>();
  /** Ends that this round has still to reach. */
  private readonly awaited = new Set<PathEnd>();
  private missing: readonly PathEnd[] = [];
  private failedAt: Instant | null = null;

  constructor(private readonly ports: CanaryPorts) {
    this.startedAt = ports.clock.now();
    // Sequences of an earlier run of the hub lie below: it counted one or two a minute from its own start.
    this.sequence = this.startedAt;
  }

  /** Connects as a gateway does and begins the rounds. */
  async start(url: string, password: string): Promise<void> {
    const will = encodeStatus({ gateway: CANARY_GATEWAY, online: false });
    this.client = await connectAsync(url, {
      clientId: CANARY_GATEWAY,
      username: CANARY_GATEWAY,
      password,
      protocolVersion: 4,
      reconnectPeriod: SECOND_MS,
      will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true },
    });
    this.client.on('error', (error) => this.ports.logger.warn({ error }, 'the canary lost its connection'));
    this.round();
    this.stops.push(this.ports.scheduler.every(EVERY_MS, () => this.round()));
  }

  status(): PathStatus {
    const { checkedAt, failedAt, missing } = this;
    const age = this.ports.clock.now() - (checkedAt ?? this.startedAt);
    const failed = (failedAt !== null && failedAt > (checkedAt ?? 0)) || age > FAILED_MS;
    return {
      state: failed ? 'failed' : age > LATE_MS ? 'late' : 'ok',
      checkedAt,
      latencyMs: this.latencies.get('board') ?? null,
      outboxLatencyMs: this.latencies.get('outbox') ?? null,
      missing,
    };
  }

  /** Whether the engine's effects are the canary's alarm being raised. */
  static raises(effects: readonly Effect[]): boolean {
    return effects.some((effect) => effect.kind === 'alarm-raised');
  }

  /**
   * To be called when the canary has come out at an end: the event stream, or the outbox. What was made before this round
   * began is late news of an earlier one and proves nothing.
   */
  seen(end: PathEnd, madeAt: Instant): void {
    if (this.sentAt === null || madeAt < this.sentAt || !this.awaited.delete(end)) return;
    const now = this.ports.clock.now();
    const latencyMs = now - this.sentAt;
    this.latencies.set(end, latencyMs);
    this.ports.onLatency(end, latencyMs);
    // The oxygen recovers, so that the next fall is a new episode.
    if (end === 'board') this.publish(97, now);
    if (this.awaited.size > 0) return;
    this.checkedAt = now;
    this.missing = [];
    this.sentAt = null;
    this.giveUp?.();
  }

  async close(): Promise<void> {
    this.giveUp?.();
    for (const stop of this.stops) stop();
    await this.client?.endAsync(true);
  }

  /** Begins one round, unless the last is still under way. */
  round(): void {
    const now = this.ports.clock.now();
    if (this.sentAt !== null) return;
    this.sentAt = now;
    for (const end of PATH_ENDS) this.awaited.add(end);
    this.giveUp = this.ports.scheduler.after(GIVE_UP_MS, () => this.fail());
    this.publish(0, now);
  }

  private fail(): void {
    this.sentAt = null;
    this.failedAt = this.ports.clock.now();
    this.missing = [...this.awaited];
    const reachedBoard = !this.awaited.has('board');
    this.awaited.clear();
    for (const end of this.missing) {
      this.latencies.delete(end);
      this.ports.onLatency(end, null);
    }
    const { missing } = this;
    this.ports.logger.error({ missing }, 'the canary did not come back: alarms may not reach boards or phones');
    if (!reachedBoard) this.publish(97, this.failedAt);
  }

  private publish(spo2: number, observedAt: Instant): void {
    this.sequence += 1;
    const { topic, payload } = encodeFrame({
      kind: 'numeric',
      stream: 'spo2',
      gateway: CANARY_GATEWAY,
      device: DEVICE,
      sequence: this.sequence,
      observedAt,
      intervalMs: SECOND_MS,
      quality: 'good',
      cause: 'none',
      values: { spo2: [spo2] },
    });
    this.client?.publish(topic, Buffer.from(payload), { qos: 1 }, (error) => {
      if (error) this.ports.logger.warn({ error }, 'the canary could not publish');
    });
  }
}
