// Looks each second for deadlines whose time has come and has them settled by whoever registered for their kind. A deadline
// is claimed and gone in the same transaction as what it leads to, so it happens once, however many processes look.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AppError, MINUTE_MS, SECOND_MS, type Clock, type DurationMs, type Instant, type Logger } from '#kernel';
import type { DeadlineRow } from '#records';
import { CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { grouped } from '../grouped.js';
import { CLOCK, LOGGER, SETTINGS, type CentreSettings } from '../ports.js';
import { ClockSetBack } from './clock-set-back.js';

/** Looked at in one go; what is left is looked at straight afterwards. */
const LOOKED_AT = 400;
/** Settled in one transaction: many when a whole district's alarms fall due at once, few enough to hold patients briefly. */
const AT_ONCE = 40;
const LONGEST_RETRY_MS = MINUTE_MS;
/** A look that keeps finding work ends all the same; the next second goes on. */
const ROUNDS = 25;

export interface NewCareDeadline {
  readonly kind: string;
  /** With the kind its identity: setting it again moves it. */
  readonly subject: string;
  /** Held before the deadline is claimed. Give it whenever settling is a decision about a patient. */
  readonly patientId?: string | null;
  readonly dueAt: Instant;
  /** True for a time of day, which stays where it is when the centre's clock is set back; a length of time moves along. */
  readonly wallClock?: boolean;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface DueDeadline {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly patientId: string | null;
  readonly dueAt: Instant;
  readonly setAt: Instant;
  /** How long ago it was due. */
  readonly lateMs: DurationMs;
  /** Attempts that failed before this one. */
  readonly attempt: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Settles one deadline within the transaction that has claimed it. What it throws rolls back; it is tried again. */
export type DeadlineHandler = (tx: CentreTransaction, deadline: DueDeadline) => Promise<void>;
/** The same for several that fell due together, with their queries put together. */
export type DeadlinesHandler = (tx: CentreTransaction, deadlines: readonly DueDeadline[]) => Promise<void>;

@Injectable()
export class DeadlineRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly handlers = new Map<string, DeadlinesHandler>();
  private running: Promise<number> | null = null;
  private readonly clockSetBack: ClockSetBack;

  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: CentreSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.clockSetBack = new ClockSetBack(transactions, logger);
  }

  /** Says who settles a kind. Call in a constructor, so that every kind has its handler before the first look. */
  register(kind: string, handler: DeadlineHandler): void {
    this.registerMany(kind, async (tx, deadlines) => {
      for (const deadline of deadlines) await handler(tx, deadline);
    });
  }

  registerMany(kind: string, handler: DeadlinesHandler): void {
    if (this.handlers.has(kind)) {
      throw new AppError('DEADLINE.TWO_HANDLERS', 'permanent', `Two parts settle deadlines of kind ${kind}.`);
    }
    this.handlers.set(kind, handler);
  }

  /** Sets a deadline within a decision. */
  set(tx: CentreTransaction, deadline: NewCareDeadline): Promise<void> {
    return this.setMany(tx, [deadline]);
  }

  async setMany(tx: CentreTransaction, deadlines: readonly NewCareDeadline[]): Promise<void> {
    for (const { kind } of deadlines) if (!this.handlers.has(kind)) throw withoutHandler([kind]);
    await tx.records.deadlines.set(
      deadlines.map(({ kind, subject, patientId = null, dueAt, wallClock = false, data = {} }) => ({
        kind,
        subject,
        patient_id: patientId,
        due_at: dueAt,
        set_at: tx.now,
        wall_clock: wallClock,
        data,
      })),
    );
  }

  /** Drops the deadlines of a subject, of one kind or of all; returns how many there were. */
  drop(tx: CentreTransaction, { kind, subject }: { kind?: string; subject: string }): Promise<number> {
    return tx.records.deadlines.drop({ kind, subjects: [subject] });
  }

  /** Refuses to start when deadlines wait that nobody would settle. */
  async onApplicationBootstrap(): Promise<void> {
    const kinds = await this.transactions.records.deadlines.kinds();
    const orphans = kinds.filter((kind) => !this.handlers.has(kind));
    if (orphans.length > 0) throw withoutHandler(orphans);
  }

  /** Lets what is under way finish. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  @Interval(SECOND_MS)
  async tick(): Promise<void> {
    if (!this.settings.timers || this.running !== null) return;
    try {
      await this.look();
    } catch (error) {
      this.logger.error({ error }, 'looking for deadlines failed; trying again in a second');
    }
  }

  /** Settles everything whose time has come; returns how many. */
  look(): Promise<number> {
    this.running ??= this.settleAll().finally(() => (this.running = null));
    return this.running;
  }

  private async settleAll(): Promise<number> {
    await this.clockSetBack.check(this.clock.now());
    let settled = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const ready = await this.transactions.records.deadlines.ready(this.clock.now(), LOOKED_AT);
      let some = 0;
      for (const [kind, rows] of grouped(ready, (row) => row.kind)) {
        for (let from = 0; from < rows.length; from += AT_ONCE) {
          some += await this.settle(kind, rows.slice(from, from + AT_ONCE));
        }
      }
      settled += some;
      if (some === 0) break;
    }
    return settled;
  }

  /** Settles several in one transaction; when that fails, each in its own, so that one that fails holds up no other. */
  private async settle(kind: string, rows: ReadonlyArray<Pick<DeadlineRow, 'id' | 'patient_id'>>): Promise<number> {
    const handler = this.handlers.get(kind);
    if (handler === undefined) {
      this.logger.error({ kind }, 'a deadline was set that nobody here settles');
      return 0;
    }
    try {
      return await this.transactions.run((tx) => claimAndSettle(tx, rows, handler), 'urgent');
    } catch (error) {
      const [only] = rows;
      if (rows.length === 1 && only !== undefined) {
        await this.postpone(only.id, kind, error);
        return 0;
      }
      let settled = 0;
      for (const row of rows) settled += await this.settle(kind, [row]);
      return settled;
    }
  }

  private async postpone(id: number, kind: string, error: unknown): Promise<void> {
    const attempt = await this.transactions.run(async ({ records, now }) => {
      const [row] = await records.deadlines.claim([id], now);
      if (row !== undefined) await records.deadlines.postpone(id, now + retryAfter(row.attempt));
      return row?.attempt ?? null;
    }, 'urgent');
    this.logger.error({ kind, deadline: id, attempt, error }, 'a deadline could not be settled; it is tried again');
  }
}

/** Holds the patients first, as every decision does, then the deadlines; what somebody else holds is left to them. */
async function claimAndSettle(
  tx: CentreTransaction,
  rows: ReadonlyArray<Pick<DeadlineRow, 'id' | 'patient_id'>>,
  handler: DeadlinesHandler,
): Promise<number> {
  const { patients, deadlines } = tx.records;
  const patientIds = rows.flatMap((row) => (row.patient_id === null ? [] : [row.patient_id]));
  const held = await patients.holdFree([...new Set(patientIds)]);
  const free = rows.filter((row) => row.patient_id === null || held.has(row.patient_id));
  const claimed = await deadlines.claim(
    free.map((row) => row.id),
    tx.now,
  );
  if (claimed.length === 0) return 0;
  await deadlines.remove(claimed.map((row) => row.id));
  await handler(
    tx,
    claimed.map((row) => dueDeadline(row, tx.now)),
  );
  return claimed.length;
}

function dueDeadline(row: DeadlineRow, now: Instant): DueDeadline {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    patientId: row.patient_id,
    dueAt: row.due_at,
    setAt: row.set_at,
    lateMs: now - row.due_at,
    attempt: row.attempt,
    data: row.data,
  };
}

function retryAfter(attempt: number): DurationMs {
  return Math.min(LONGEST_RETRY_MS, SECOND_MS * 2 ** Math.min(attempt, 10));
}

function withoutHandler(kinds: readonly string[]): AppError {
  return new AppError(
    'DEADLINE.NO_HANDLER',
    'permanent',
    `Nobody settles deadlines of kind ${kinds.join(', ')}. Register a handler with DeadlineRunner.register before the start.`,
  );
}
