// The events of the records' database as a stream. One fetcher follows the table; its newest events stay in memory, so that
// two hundred boards cost one query. Notifications say when to look; a slow look besides makes up for a lost one.
import { AppError, type Cancel, type Instant, type Logger, type Scheduler, SECOND_MS } from '#kernel';
import { ColumnSeal, type Database, SEALED_COLUMNS } from '#records';
import { EVENT_CHANNEL } from './append-event.js';
import { type CentreEvent, DAMAGED_EVENT, type Events } from './events.js';

const PAGE = 500;
const MOST_RECENT = 5_000;
const LOOK_EVERY_MS = SECOND_MS;

export class DatabaseEvents implements Events {
  private recent: CentreEvent[] = [];
  private wakeReaders: (() => void)[] = [];
  private looking: Promise<void> | null = null;
  private lookAgain = false;
  private closed = false;

  private constructor(
    private readonly database: Database,
    private readonly logger: Logger,
    private last: number,
    private readonly stops: (Cancel | (() => Promise<void>))[],
  ) {}

  static async open(ports: { database: Database; scheduler: Scheduler; logger: Logger }): Promise<DatabaseEvents> {
    const { database, scheduler, logger } = ports;
    const stops: (Cancel | (() => Promise<void>))[] = [];
    const events = new DatabaseEvents(database, logger, await lastSequence(database), stops);
    stops.push(await database.listen(EVENT_CHANNEL, () => events.look()));
    stops.push(scheduler.every(LOOK_EVERY_MS, () => events.look()));
    return events;
  }

  /**
   * Events after a sequence, then new ones. Throws `EVENTS.NOT_HELD` when the sequence is older than what is kept or newer
   * than what there is (a listener of another database): such a listener must start afresh.
   */
  async *read({ after, signal }: { after: number; signal: AbortSignal }): AsyncIterable<CentreEvent> {
    if (after > this.last && after > (await this.latest())) throw notHeld();
    let position = after;
    while (!signal.aborted && !this.closed) {
      if (position >= this.last) {
        await this.nextEvent(signal);
        continue;
      }
      const events = this.recentAfter(position) ?? (await this.page(position));
      // All of them were forgotten meanwhile, the newest too.
      if (events.length === 0) throw notHeld();
      for (const event of events) {
        if (signal.aborted) return;
        if (event.sequence !== position + 1) throw notHeld();
        yield event;
        position = event.sequence;
      }
    }
  }

  latest(): Promise<number> {
    return lastSequence(this.database);
  }

  /** Forgets events older than `before`, the oldest first and never one between kept ones. Resolves with how many. */
  async trim(before: Instant): Promise<number> {
    const { numDeletedRows } = await this.database
      .at('background')
      .deleteFrom('event')
      .where('occurred_at', '<', before)
      .where('sequence', '<', (eb) =>
        eb.fn.coalesce(
          eb
            .selectFrom('event')
            .select((kept) => kept.fn.min('sequence').as('first_kept'))
            .where('occurred_at', '>=', before),
          eb.selectFrom('event_counter').select((counter) => counter('last_sequence', '+', 1).as('next')),
        ),
      )
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const stop of this.stops) await stop();
    await this.looking;
    this.wake();
  }

  private look(): void {
    if (this.closed) return;
    this.lookAgain = true;
    this.looking ??= this.fetchNew()
      .catch((error: unknown) => this.logger.warn({ error }, 'new events could not be read and are looked for again'))
      .finally(() => {
        this.looking = null;
        if (this.lookAgain) this.look();
      });
  }

  private async fetchNew(): Promise<void> {
    while (this.lookAgain && !this.closed) {
      this.lookAgain = false;
      for (let page = await this.page(this.last); page.length > 0; page = await this.page(this.last)) {
        this.recent.push(...page);
        this.last = page.at(-1)?.sequence ?? this.last;
        if (this.recent.length > 2 * MOST_RECENT) this.recent = this.recent.slice(-MOST_RECENT);
        this.wake();
      }
    }
  }

  private recentAfter(position: number): readonly CentreEvent[] | null {
    const first = this.recent[0]?.sequence;
    return first === undefined || position + 1 < first ? null : this.recent.slice(position + 1 - first);
  }

  private async page(after: number): Promise<readonly CentreEvent[]> {
    const rows = await this.database.db
      .selectFrom('event')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(PAGE)
      .execute();
    const seal = new ColumnSeal(SEALED_COLUMNS.eventData, this.database.db);
    return rows.map(({ sequence, type, scope, data: sealed, occurred_at: occurredAt }) => {
      const data = seal.tryOpenJson(sealed, sequence) as CentreEvent['data'] | null;
      if (data !== null) return { sequence, type, scope, data, occurredAt };
      // One that does not open may not hold up those that come after it.
      this.logger.error({ sequence }, 'an event does not open; whoever hears of it looks the records up anew');
      return { sequence, type: DAMAGED_EVENT, scope: {}, data: {}, occurredAt };
    });
  }

  private nextEvent(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      signal.addEventListener('abort', done);
      this.wakeReaders.push(done);
    });
  }

  private wake(): void {
    const readers = this.wakeReaders;
    this.wakeReaders = [];
    for (const wake of readers) wake();
  }
}

async function lastSequence({ db }: Database): Promise<number> {
  const row = await db.selectFrom('event_counter').select('last_sequence').executeTakeFirst();
  return row?.last_sequence ?? 0;
}

function notHeld(): AppError {
  return new AppError('EVENTS.NOT_HELD', 'permanent', 'The events after this sequence are not kept.');
}
