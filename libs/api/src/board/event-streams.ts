// Open event streams: what happened (resumable by sequence), live vitals and a heartbeat each second, to each reader what
// its role and scope allow, for as long as its session lives.
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Response } from 'express';
import { map, share, type Observable } from 'rxjs';
import { isSeat, Sessions, type Principal, type Role } from '#access';
import type { LiveFeed, LiveNumeric } from '#engine';
import { DAMAGED_EVENT, type Events } from '#events';
import { AppError, SECOND_MS, type Clock, type Instant, type Logger, type Scheduler } from '#kernel';
import { asPatientId, CentreTransactions } from '../centre-transaction.js';
import { DeadlineWatch } from '../deadlines/deadline-watch.js';
import { Scope, covers, type PatientScope } from '../access/scope.js';
import { EventStream } from '../http/event-stream.js';
import { Refusal } from '../http/refusal.js';
import { CLOCK, EVENTS, LIVE_FEED, LOGGER, PATH_STATUS, SCHEDULER, type PathStatusSource } from '../ports.js';
import type { HeartbeatDto } from './board.dto.js';
import { eventFor } from './event-visibility.js';

/** One seat needs two; more than this is a page gone wild. */
const STREAMS_PER_SESSION = 12;
const STREAMS = 2_000;
/** How soon an ended session or a changed scope shows in a stream that is open. */
const RECHECK_MS = 10 * SECOND_MS;
const HEARS_OF_PATIENTS: ReadonlySet<Role> = new Set(['centre', 'supervisor', 'doctor', 'station']);

interface Reader {
  readonly who: Principal;
  readonly sessionKey: string;
  readonly stream: EventStream;
  scope: PatientScope;
  /** When the scope was looked up; what happened later may concern patients it does not know yet. */
  scopeAt: Instant;
}

@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly readers = new Set<Reader>();
  /** Put into words once for all seats. */
  private readonly vitalsOfAll: Observable<string>;

  constructor(
    private readonly sessions: Sessions,
    private readonly scope: Scope,
    private readonly transactions: CentreTransactions,
    private readonly deadlines: DeadlineWatch,
    @Inject(EVENTS) private readonly events: Events,
    @Inject(LIVE_FEED) private readonly liveFeed: LiveFeed,
    @Inject(PATH_STATUS) private readonly path: PathStatusSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SCHEDULER) private readonly scheduler: Scheduler,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    sessions.onEnded((keys) => this.sessionsEnded(new Set(keys)));
    this.vitalsOfAll = liveFeed.numerics$.pipe(
      map((values) => JSON.stringify(values)),
      share(),
    );
  }

  /** How many are open. */
  get open(): number {
    return this.readers.size;
  }

  async openEvents(request: {
    who: Principal;
    sessionKey: string;
    after: number | undefined;
    response: Response;
  }): Promise<void> {
    const after = request.after ?? (await this.events.latest());
    // Families and administrators hear of no patient here.
    if (HEARS_OF_PATIENTS.has(request.who.role)) {
      await this.transactions.noteLooks(request.who, [{ kind: 'events', patientId: null }]);
    }
    const reader = await this.admit(request);
    let position = after;
    this.beat(reader, () => position);
    this.sendVitals(reader);
    try {
      for await (const event of this.events.read({ after, signal: reader.stream.signal })) {
        position = event.sequence;
        if (event.type === DAMAGED_EVENT) {
          // With its number, so that who comes back goes on after it.
          await reader.stream.send({ id: event.sequence, event: 'reset', data: JSON.stringify({ after: position }) });
          continue;
        }
        const heard = eventFor(reader.who, reader, event);
        if (heard === null) continue;
        await reader.stream.send({ id: event.sequence, event: event.type, data: JSON.stringify(heard) });
      }
    } catch (error) {
      if (error instanceof AppError && error.code === 'EVENTS.NOT_HELD') {
        reader.stream.offer({ event: 'reset', data: JSON.stringify({ after }) });
      } else {
        this.logger.error({ error }, 'an event stream broke off; its reader resumes');
      }
    }
    reader.stream.close();
  }

  async openPatient(request: {
    who: Principal;
    sessionKey: string;
    patientId: string;
    response: Response;
  }): Promise<void> {
    const { who, patientId } = request;
    await this.transactions.read(who, ({ open }) => open('live', patientId));
    const reader = await this.admit(request);
    const { stream } = reader;
    const show = (values: readonly LiveNumeric[]): void => {
      const own = values.filter((value) => value.patientId === patientId);
      if (own.length > 0) stream.offer({ event: 'numerics', data: JSON.stringify(own) });
    };
    show(this.liveFeed.snapshot());
    const numerics = this.liveFeed.numerics$.subscribe(show);
    const ecg = this.liveFeed
      .ecg(asPatientId(patientId))
      .subscribe((chunk) => stream.offer({ event: 'ecg', data: JSON.stringify(chunk) }));
    stream.onClose(() => {
      numerics.unsubscribe();
      ecg.unsubscribe();
    });
    this.beat(reader, () => null);
    this.recheckScope(reader, (scope) => covers(scope, patientId));
  }

  /** Whose boards are connected, each once. */
  peopleAtSeats(): string[] {
    const seats = [...this.readers].filter(({ who }) => isSeat(who.role));
    return [...new Set(seats.map(({ who }) => who.personId))];
  }

  /** At once in this process; in another one at the next recheck. */
  private sessionsEnded(keys: ReadonlySet<string>): void {
    for (const { sessionKey, stream } of this.readers) {
      if (!keys.has(sessionKey)) continue;
      stream.offer({ event: 'signed-out', data: '{}' });
      stream.close();
    }
  }

  beforeApplicationShutdown(): void {
    for (const { stream } of this.readers) stream.close();
  }

  private async admit(request: { who: Principal; sessionKey: string; response: Response }): Promise<Reader> {
    const { who, sessionKey, response } = request;
    const own = [...this.readers].filter((reader) => reader.sessionKey === sessionKey).length;
    if (own >= STREAMS_PER_SESSION || this.readers.size >= STREAMS) {
      throw new Refusal(429, 'EVENTS.TOO_MANY_STREAMS', 'Too many open event streams; close one.', undefined, 5);
    }
    const scopeAt = this.clock.now();
    const scope = await this.scope.clinical(who);
    const reader: Reader = { who, sessionKey, scope, scopeAt, stream: new EventStream(response, this.scheduler) };
    this.readers.add(reader);
    reader.stream.onClose(() => this.readers.delete(reader));
    this.recheckScope(reader, () => true);
    return reader;
  }

  private beat({ stream }: Reader, position: () => number | null): void {
    const send = (): void => {
      const [path, deadlines] = [this.path.status(), this.deadlines.status()];
      const beat: HeartbeatDto = { now: this.clock.now(), sequence: position() ?? 0, path, deadlines };
      stream.offer({ event: 'heartbeat', data: JSON.stringify(beat) });
    };
    send();
    stream.onClose(this.scheduler.every(SECOND_MS, send));
  }

  private sendVitals(reader: Reader): void {
    const { who, stream } = reader;
    if (isSeat(who.role)) {
      const all = this.vitalsOfAll.subscribe((data) => stream.offer({ event: 'vitals', data }));
      stream.onClose(() => all.unsubscribe());
      return;
    }
    if (who.role !== 'doctor') return;
    const own = this.liveFeed.numerics$.subscribe((values) => {
      const seen = values.filter((value) => covers(reader.scope, value.patientId));
      if (seen.length > 0) stream.offer({ event: 'vitals', data: JSON.stringify(seen) });
    });
    stream.onClose(() => own.unsubscribe());
  }

  /** Ends a stream whose session has ended, and keeps its scope current. */
  private recheckScope(reader: Reader, stillAllowed: (scope: PatientScope) => boolean): void {
    const { who, sessionKey, stream } = reader;
    const recheck = async (): Promise<void> => {
      if ((await this.sessions.byKey(sessionKey)) === null) {
        stream.offer({ event: 'signed-out', data: '{}' });
        stream.close();
        return;
      }
      const scopeAt = this.clock.now();
      [reader.scope, reader.scopeAt] = [await this.scope.clinical(who), scopeAt];
      if (!stillAllowed(reader.scope)) stream.close();
    };
    const cancel = this.scheduler.every(RECHECK_MS, () => {
      recheck().catch((error: unknown) => {
        this.logger.error({ error }, 'an event stream could not be checked and is closed; its reader resumes');
        stream.close();
      });
    });
    stream.onClose(cancel);
  }
}
