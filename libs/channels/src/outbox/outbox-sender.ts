// Carries messages from the outbox to the channels. Several processes may do so at once: each message is claimed by one, for
// as long as its lease lasts. At least once: a process that dies between sending and writing it down makes a repetition under
// the same id, which receivers know. Many at a time, few to each service: one that hangs holds up nobody else's.
import {
  type Cancel,
  type Clock,
  type IdSource,
  type Logger,
  type Random,
  type Scheduler,
  SECOND_MS,
  type DurationMs,
} from '#kernel';
import { OUTBOX_CHANNEL, Repositories, type ClaimedMessage, type Database } from '#records';
import type { Channel } from '../channel.js';
import type { ChannelKind, SendOutcome } from '../message.js';
import { nextStep } from '../retry-policy.js';
import { outgoing, receiverOf } from './outgoing.js';
import { refuse, settle } from './settlement.js';

export interface OutboxSenderPorts {
  readonly database: Database;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly ids: IdSource;
  readonly logger: Logger;
  /** For figures: what became of each attempt. */
  readonly onAttempt?: (channel: ChannelKind, outcome: SendOutcome['kind']) => void;
}

const LOOK_EVERY_MS = SECOND_MS;
const AT_ONCE = 48;
const PER_SERVICE = 12;
const ATTEMPT_MS: DurationMs = 10 * SECOND_MS;
/** Longer than an attempt and its writing down together. */
export const LEASE_MS: DurationMs = 30 * SECOND_MS;

export class OutboxSender {
  private readonly channels: ReadonlyMap<ChannelKind, Channel>;
  private readonly busy = new Map<string, number>();
  private readonly sending = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private looking: Promise<void> | null = null;
  private lookAgain = false;
  private stops: (Cancel | (() => Promise<void>))[] = [];

  constructor(private readonly ports: OutboxSenderPorts) {
    this.channels = new Map(ports.channels.map((channel) => [channel.kind, channel]));
  }

  async start(): Promise<void> {
    const { database, scheduler } = this.ports;
    this.stops = [
      await database.listen(OUTBOX_CHANNEL, () => this.look()),
      scheduler.every(LOOK_EVERY_MS, () => this.look()),
    ];
    this.look();
  }

  /** Takes nothing new and waits for what is being sent, which ends within one attempt's time. */
  async close(): Promise<void> {
    this.stopping.abort();
    for (const stop of this.stops) await stop();
    await this.looking;
    await Promise.allSettled(this.sending);
  }

  /** Resolves when nothing is being sent and nothing due waits; for tests. */
  async idle(): Promise<void> {
    this.look();
    while (this.looking !== null || this.sending.size > 0) {
      await this.looking;
      await Promise.allSettled(this.sending);
    }
  }

  private look(): void {
    if (this.stopping.signal.aborted) return;
    this.lookAgain = true;
    this.looking ??= this.takeDue()
      .catch((error: unknown) =>
        this.ports.logger.error({ error }, 'the outbox could not be read and is looked at again in a second'),
      )
      .finally(() => {
        this.looking = null;
        // Woken between the last look and here.
        if (this.lookAgain) this.look();
      });
  }

  private async takeDue(): Promise<void> {
    while (this.lookAgain && !this.stopping.signal.aborted) {
      this.lookAgain = false;
      const free = AT_ONCE - this.sending.size;
      if (free <= 0) return;
      const claimed = await this.claim(free);
      for (const row of claimed) this.begin(row);
      if (claimed.length === free) this.lookAgain = true;
    }
  }

  private claim(limit: number): Promise<ClaimedMessage[]> {
    const { database, clock, ids } = this.ports;
    return database.transaction(
      (trx) =>
        new Repositories(trx).outbox.claim({
          now: clock.now(),
          leaseMs: LEASE_MS,
          claim: ids.next(),
          channels: [...this.channels.keys()],
          limit,
          perService: PER_SERVICE,
          busy: Object.fromEntries(this.busy),
        }),
      'urgent',
    );
  }

  private begin(row: ClaimedMessage): void {
    this.busy.set(row.service, (this.busy.get(row.service) ?? 0) + 1);
    const work = this.deliver(row)
      .catch((error: unknown) =>
        // Its lease lapses and it is sent again.
        this.ports.logger.error({ error, message: row.id }, 'what became of a message could not be written down'),
      )
      .finally(() => {
        this.sending.delete(work);
        this.busy.set(row.service, (this.busy.get(row.service) ?? 1) - 1);
        this.look();
      });
    this.sending.add(work);
  }

  private async deliver(row: ClaimedMessage): Promise<void> {
    const { database, clock, random, logger, onAttempt } = this.ports;
    if (!row.receiver_active) {
      const reason = 'the receiver’s account is closed';
      await database.transaction((trx) => refuse(trx, row, reason, clock.now()), 'urgent');
      return;
    }
    const outcome = await this.attempt(row);
    onAttempt?.(row.channel, outcome.kind);
    const endedAt = clock.now();
    const step = nextStep(outcome, { number: row.attempts, endedAt, expiresAt: row.expires_at }, random);
    const surelyNotTaken = outcome.kind !== 'sent' && outcome.kind !== 'ambiguous';
    const state = await database.transaction((trx) => settle(trx, row, step, surelyNotTaken, endedAt), 'urgent');
    if (state !== 'failed' || step.kind === 'done') return;
    const reason = 'reason' in step ? step.reason : '';
    logger.warn({ message: row.id, channel: row.channel, service: row.service, reason }, 'a message failed for good');
  }

  private async attempt(row: ClaimedMessage): Promise<SendOutcome> {
    if (row.expires_at <= this.ports.clock.now()) return { kind: 'permanent', reason: 'out of time' };
    const channel = this.channels.get(row.channel);
    const receiver = receiverOf(row);
    if (channel === undefined || receiver === null) return { kind: 'permanent', reason: 'no such receiver' };
    const late = new AbortController();
    const stop = this.ports.scheduler.after(ATTEMPT_MS, () => late.abort());
    try {
      return await channel.send(outgoing(row), receiver, late.signal);
    } catch (error) {
      this.ports.logger.error({ error, message: row.id, channel: row.channel }, 'a channel failed unexpectedly');
      return { kind: 'ambiguous', reason: 'unexpected failure' };
    } finally {
      stop();
    }
  }
}
