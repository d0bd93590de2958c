// Keeps one board current: loads the snapshot, follows the events, hands live numerics to the vitals store, and knows at
// every moment whether what the screen shows is the present.
import { SECOND_MS, type Cancel, type DurationMs, type Instant, type Scheduler, type Clock } from '#kernel';
import type { Board, Heartbeat, IncidentDetail, LiveNumeric } from '../api/types.js';
import { isPassedOn, type News } from '../live/news.js';
import type { EventStream, EventStreamOptions, StreamState } from '../live/event-stream.js';
import type { SseMessage } from '../live/sse-parser.js';
import { VitalsStore } from '../live/vitals-store.js';
import { EMPTY_BOARD, reduceBoard, type BoardAction, type BoardEvent, type BoardState } from './board-state.js';

/** A board whose connection has been gone for so long covers itself. */
export const COVER_AFTER_MS = 1.5 * SECOND_MS;
/** A board that hears the centre this much late covers itself too. */
export const BEHIND_MS = 5 * SECOND_MS;
/** Something about patients or stations changed: how long to gather such events before asking again. */
const REFRESH_AFTER_MS = 1.5 * SECOND_MS;

export type Connection =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unavailable'; readonly error: unknown }
  | { readonly kind: 'live'; readonly restored: { readonly lostAt: Instant; readonly awayMs: DurationMs } | null }
  | { readonly kind: 'lost'; readonly since: Instant }
  | { readonly kind: 'behind'; readonly since: Instant }
  | { readonly kind: 'ended' };

/** Whether the screen must not be taken for the present. */
export function isCovered(connection: Connection, now: Instant): boolean {
  switch (connection.kind) {
    case 'lost':
      return now - connection.since >= COVER_AFTER_MS;
    case 'behind':
    case 'ended':
      return true;
    case 'loading':
    case 'unavailable':
    case 'live':
      return false;
  }
}

export interface BoardFeedPorts {
  readonly loadBoard: () => Promise<Board>;
  readonly openStream: (
    options: Pick<EventStreamOptions, 'url' | 'after' | 'onMessage' | 'onState'>,
  ) => Pick<EventStream, 'close' | 'resumeAfter'>;
  /** This machine's clock: what the centre's silence is measured with. */
  readonly clock: Clock;
  /** The centre's clock as this page believes it to be; takes in every heartbeat. */
  readonly centreClock: Clock & { hear(centreNow: Instant): void };
  readonly scheduler: Scheduler;
  /** Hears of what the board itself does not keep: messages, the roster. */
  readonly passOn: (news: News) => void;
}

export class BoardFeed {
  readonly vitals = new VitalsStore();
  private state: BoardState = EMPTY_BOARD;
  private link: Connection = { kind: 'loading' };
  private stream: Pick<EventStream, 'close' | 'resumeAfter'> | null = null;
  private cancelRefresh: Cancel | null = null;
  private stopped = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ports: BoardFeedPorts) {}

  readonly read = (): BoardState => this.state;
  readonly connection = (): Connection => this.link;

  readonly subscribe = (listener: () => void): Cancel => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.stopped = false;
    this.become({ kind: 'loading' });
    void this.firstLoad();
  }

  stop(): void {
    this.stopped = true;
    this.stream?.close();
    this.stream = null;
    this.cancelRefresh?.();
    this.cancelRefresh = null;
  }

  takeTimeline(incident: IncidentDetail): void {
    this.dispatch({ kind: 'timeline-loaded', incident });
  }

  /** The person has read how long the board was away. */
  forgetRestored(): void {
    if (this.link.kind === 'live') this.become({ kind: 'live', restored: null });
  }

  private async firstLoad(): Promise<void> {
    try {
      await this.load();
    } catch (error) {
      if (!this.stopped) this.become({ kind: 'unavailable', error });
      return;
    }
    if (this.stopped) return;
    this.stream = this.ports.openStream({
      url: '/api/events',
      after: this.state.sequence,
      onMessage: (message) => this.take(message),
      onState: (state) => this.follow(state),
    });
  }

  private async load(): Promise<void> {
    const board = await this.ports.loadBoard();
    if (this.stopped) return;
    this.ports.centreClock.hear(board.now);
    this.vitals.load(board.patients);
    this.dispatch({ kind: 'snapshot-loaded', board });
  }

  private follow(state: StreamState): void {
    if (this.stopped) return;
    if (state.kind === 'lost') this.become({ kind: 'lost', since: state.since });
    else if (state.kind === 'refused') this.become({ kind: 'ended' });
    else if (state.kind === 'open') this.open(state.since);
  }

  private open(at: Instant): void {
    const was = this.link;
    if (was.kind === 'lost') {
      const awayMs = at - was.since;
      this.become({ kind: 'live', restored: awayMs >= COVER_AFTER_MS ? { lostAt: was.since, awayMs } : null });
      // Events resume by themselves; numerics and what is known of patients do not.
      this.refreshSoon(0);
    } else if (was.kind !== 'live') {
      this.become({ kind: 'live', restored: null });
    }
  }

  private take(message: SseMessage): void {
    const data = parsed(message.data);
    if (data === undefined) return;
    switch (message.event) {
      case 'vitals':
        this.vitals.take(data as LiveNumeric[]);
        return;
      case 'heartbeat':
        this.hear(data as Heartbeat);
        return;
      case 'signed-out':
        this.stream?.close();
        this.become({ kind: 'ended' });
        return;
      case 'reset':
        this.reload();
        return;
      default:
        this.takeEvent(message, data as BoardEvent & Pick<News, 'scope'>);
    }
  }

  private takeEvent(message: SseMessage, data: BoardEvent & Pick<News, 'scope'>): void {
    if (message.id === null) return;
    if (isPassedOn(message.event)) this.ports.passOn({ ...data, type: message.event });
    const before = this.state.refreshWantedAt;
    this.dispatch({
      kind: 'event-received',
      event: { sequence: Number(message.id), type: message.event, data: data.data },
    });
    if (this.state.refreshWantedAt !== before) this.refreshSoon(REFRESH_AFTER_MS);
  }

  private hear(heartbeat: Heartbeat): void {
    this.ports.centreClock.hear(heartbeat.now);
    const lateMs = this.ports.centreClock.now() - heartbeat.now;
    if (lateMs > BEHIND_MS && this.link.kind === 'live') {
      this.become({ kind: 'behind', since: this.ports.clock.now() - lateMs });
    } else if (lateMs <= BEHIND_MS && this.link.kind === 'behind') {
      const awayMs = this.ports.clock.now() - this.link.since;
      this.become({ kind: 'live', restored: { lostAt: this.link.since, awayMs } });
    }
    this.dispatch({ kind: 'path-reported', path: heartbeat.path });
    this.dispatch({ kind: 'deadlines-reported', deadlines: heartbeat.deadlines });
  }

  /** The events wanted are no longer kept: everything is taken from a new snapshot. */
  private reload(): void {
    this.state = { ...this.state, sequence: -1 };
    this.load()
      .then(() => this.stream?.resumeAfter(this.state.sequence))
      .catch(() => this.refreshSoon(REFRESH_AFTER_MS));
  }

  private refreshSoon(afterMs: DurationMs): void {
    this.cancelRefresh ??= this.ports.scheduler.after(afterMs, () => {
      this.cancelRefresh = null;
      this.load().catch(() => {
        if (!this.stopped) this.refreshSoon(2 * REFRESH_AFTER_MS);
      });
    });
  }

  private dispatch(action: BoardAction): void {
    const next = reduceBoard(this.state, action);
    if (next === this.state) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }

  private become(connection: Connection): void {
    this.link = connection;
    for (const listener of this.listeners) listener();
  }
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
