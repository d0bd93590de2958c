// Looks after every connection a few times a second: CONNECT in time, keep-alive, packets that come in drips, and sockets
// that were told to end and don't. Counts its own ticks, so that a clock set forward ends no one's connection.
import type { Cancel, DurationMs, Scheduler } from '#kernel';
import type { BrokerLimits, DisconnectReason } from './broker-options.js';
import type { Connection } from './connection.js';

export const TICK_MS: DurationMs = 250;
/** How long an ended connection may take to send what is left. */
const LINGER_MS = 5_000;

const inTicks = (durationMs: DurationMs): number => Math.ceil(durationMs / TICK_MS);

export class ConnectionWatch {
  private readonly connections = new Set<Connection>();
  private readonly halfOpen = new Set<Connection>();
  private readonly lingering = new Map<Connection, number>();
  private readonly stop: Cancel;
  private now = 0;

  constructor(
    private readonly limits: BrokerLimits,
    scheduler: Scheduler,
  ) {
    this.stop = scheduler.every(TICK_MS, () => this.tick());
  }

  get size(): number {
    return this.connections.size;
  }

  /** A new connection; the oldest without a CONNECT makes room when there are too many of those. */
  add(connection: Connection): void {
    connection.quietSince = this.now;
    this.connections.add(connection);
    this.halfOpen.add(connection);
    if (this.halfOpen.size <= this.limits.halfOpenConnections) return;
    for (const oldest of this.halfOpen) return oldest.close('connect-time-out');
  }

  admitted(connection: Connection): void {
    this.halfOpen.delete(connection);
    connection.quietSince = this.now;
  }

  remove(connection: Connection): void {
    this.halfOpen.delete(connection);
    if (this.connections.delete(connection)) this.lingering.set(connection, this.now);
  }

  /** Ends every connection and waits for none of them. */
  closeAll(reason: DisconnectReason): void {
    this.stop();
    for (const connection of [...this.connections]) connection.close(reason);
    for (const connection of this.lingering.keys()) connection.abandon();
    this.lingering.clear();
  }

  private tick(): void {
    this.now++;
    for (const connection of this.connections) {
      const overdue = this.overdue(connection);
      if (overdue) connection.close(overdue);
    }
    for (const [connection, since] of this.lingering) {
      if (!connection.isGone && this.now - since <= inTicks(LINGER_MS)) continue;
      connection.abandon();
      this.lingering.delete(connection);
    }
  }

  private overdue(connection: Connection): DisconnectReason | null {
    const { state, intake, admission } = connection;
    if (state === 'connecting' || state === 'admitting') {
      return this.isPast(connection.quietSince, this.limits.connectTimeoutMs) ? 'connect-time-out' : null;
    }
    if (state !== 'open' || !intake || !admission) return null;
    const progressed = intake.packets !== connection.seenPackets;
    connection.seenPackets = intake.packets;
    // While we hold the client back, its silence is our doing.
    if (progressed || intake.isHolding) {
      connection.quietSince = this.now;
      connection.partialSince = null;
      return null;
    }
    connection.partialSince = connection.partialBytes === 0 ? null : (connection.partialSince ?? this.now);
    if (connection.partialSince !== null && this.isPast(connection.partialSince, this.limits.packetTimeoutMs)) {
      return 'packet-time-out';
    }
    // [MQTT-3.1.2-24]
    const keepAliveMs = admission.keepAliveS * 1_500;
    return keepAliveMs > 0 && this.isPast(connection.quietSince, keepAliveMs) ? 'keep-alive' : null;
  }

  private isPast(since: number, durationMs: DurationMs): boolean {
    return this.now - since > inTicks(durationMs);
  }
}
