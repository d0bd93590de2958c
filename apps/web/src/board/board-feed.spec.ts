import { describe, expect, it } from '@jest/globals';
import type { Board } from '../api/types.js';
import type { EventStreamOptions, StreamState } from '../live/event-stream.js';
import type { News } from '../live/news.js';
import { BEHIND_MS, BoardFeed, COVER_AFTER_MS, isCovered } from './board-feed.js';
import { aBoard, anIncident, aPatient } from './board-builders.js';

type StreamOptions = Pick<EventStreamOptions, 'url' | 'after' | 'onMessage' | 'onState'>;

/** A feed with its world in the spec's hand. */
class Stage {
  now = 1_000_000;
  /** Centre's clock minus this machine's. */
  offset = 0;
  boards: Board[] = [];
  loads = 0;
  stream: StreamOptions | null = null;
  resumedAfter: number | null = null;
  private later: Array<{ at: number; work: () => void }> = [];

  readonly feed = new BoardFeed({
    loadBoard: async () => {
      this.loads++;
      const board = this.boards.shift();
      if (board === undefined) throw new Error('no board');
      return board;
    },
    openStream: (options) => {
      this.stream = options;
      return { close: () => undefined, resumeAfter: (sequence) => (this.resumedAfter = sequence) };
    },
    clock: { now: () => this.now },
    centreClock: { now: () => this.now + this.offset, hear: () => undefined },
    scheduler: {
      after: (ms, work) => {
        const entry = { at: this.now + ms, work };
        this.later.push(entry);
        return () => (this.later = this.later.filter((each) => each !== entry));
      },
      every: () => () => undefined,
    },
    passOn: (news) => this.passedOn.push(news),
  });
  readonly passedOn: News[] = [];

  async start(board: Board): Promise<void> {
    this.boards.push(board);
    this.feed.start();
    await settle();
    this.state({ kind: 'open', since: this.now });
  }

  state(state: StreamState): void {
    this.stream?.onState(state);
  }

  say(event: string, data: unknown, id: number | null = null): void {
    this.stream?.onMessage({ event, data: JSON.stringify(data), id: id === null ? null : String(id) });
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = this.later.filter(({ at }) => at <= this.now);
    this.later = this.later.filter(({ at }) => at > this.now);
    for (const { work } of due) work();
    await settle();
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

describe('the feed of a board', () => {
  it('listens on from the sequence of its snapshot', async () => {
    const stage = new Stage();
    await stage.start(aBoard({ sequence: 41 }));
    expect(stage.stream?.after).toBe(41);
    expect(stage.feed.connection()).toEqual({ kind: 'live', restored: null });
  });

  it('says that the board is not there when the first load fails, and starts when asked again', async () => {
    const stage = new Stage();
    stage.feed.start();
    await settle();
    expect(stage.feed.connection().kind).toBe('unavailable');
    await stage.start(aBoard({ sequence: 1 }));
    expect(stage.feed.connection().kind).toBe('live');
  });

  it('covers the board once a lost connection has not come back at once', async () => {
    const stage = new Stage();
    await stage.start(aBoard());
    stage.state({ kind: 'lost', since: stage.now });
    expect(isCovered(stage.feed.connection(), stage.now + COVER_AFTER_MS - 1)).toBe(false);
    expect(isCovered(stage.feed.connection(), stage.now + COVER_AFTER_MS)).toBe(true);
  });

  it('says how long it was away when the connection is back, and looks at the patients again', async () => {
    const stage = new Stage();
    await stage.start(aBoard({ sequence: 3 }));
    const lostAt = stage.now;
    stage.state({ kind: 'lost', since: lostAt });
    await stage.pass(9_000);
    stage.boards.push(aBoard({ sequence: 3, patients: [aPatient({ id: 'p9' })] }));
    stage.state({ kind: 'open', since: stage.now });
    expect(stage.feed.connection()).toEqual({ kind: 'live', restored: { lostAt, awayMs: 9_000 } });
    await stage.pass(0);
    expect(stage.feed.read().patients.has('p9')).toBe(true);
  });

  it('takes the events missed meanwhile once each', async () => {
    const stage = new Stage();
    await stage.start(aBoard({ sequence: 3 }));
    const raised = { type: 'incident.changed', data: { incident: anIncident({ episodes: 1 }) } };
    stage.say('incident.changed', raised, 4);
    stage.say('incident.changed', { ...raised, data: { incident: anIncident({ episodes: 2 }) } }, 4);
    expect(stage.feed.read().incidents.get('p1')?.episodes).toBe(1);
    expect(stage.feed.read().sequence).toBe(4);
  });

  it('covers the board when what it hears is more than five seconds old, and says so when it has caught up', async () => {
    const stage = new Stage();
    await stage.start(aBoard());
    const path = { state: 'ok', checkedAt: 0, latencyMs: 1 };
    const deadlines = { running: true, overdue: 0, oldestDueAt: null, checkedAt: 0 };
    stage.say('heartbeat', { now: stage.now - BEHIND_MS - 1, sequence: 0, path, deadlines });
    expect(stage.feed.connection().kind).toBe('behind');
    expect(isCovered(stage.feed.connection(), stage.now)).toBe(true);
    stage.say('heartbeat', { now: stage.now, sequence: 0, path, deadlines });
    expect(stage.feed.connection()).toMatchObject({ kind: 'live', restored: { awayMs: BEHIND_MS + 1 } });
  });

  it('takes everything from a new snapshot when the missed events are no longer kept', async () => {
    const stage = new Stage();
    await stage.start(aBoard({ sequence: 500, incidents: [anIncident({ id: 'stale' })] }));
    // A database set up anew may count from lower again.
    stage.boards.push(aBoard({ sequence: 20, incidents: [] }));
    stage.say('reset', { after: 500 });
    await settle();
    expect(stage.feed.read().incidents.size).toBe(0);
    expect(stage.resumedAfter).toBe(20);
  });

  it('asks for the patients once for several changes within a moment', async () => {
    const stage = new Stage();
    await stage.start(aBoard({ sequence: 1 }));
    stage.boards.push(aBoard({ sequence: 4 }));
    for (const id of [2, 3, 4]) stage.say('gateway.changed', { type: 'gateway.changed', data: { gateway: {} } }, id);
    expect(stage.loads).toBe(1);
    await stage.pass(5_000);
    expect(stage.loads).toBe(2);
  });

  it('passes messages and the roster on, and asks for no patient because of them', async () => {
    const stage = new Stage();
    await stage.start(aBoard({ sequence: 1 }));
    const scope = { personId: 'sato', incidentId: 'i1' };
    stage.say('notification.queued', { scope, data: { messageId: 'm1' } }, 2);
    stage.say('roster.gap', { scope: {}, data: { gaps: [] } }, 3);
    stage.say('incident.changed', { scope: {}, data: { incident: anIncident() } }, 4);
    expect(stage.passedOn.map(({ type }) => type)).toEqual(['notification.queued', 'roster.gap']);
    expect(stage.passedOn[0]).toMatchObject({ scope, data: { messageId: 'm1' } });
    await stage.pass(5_000);
    expect(stage.loads).toBe(1);
    expect(stage.feed.read().sequence).toBe(4);
  });

  it('knows when the centre takes no steps any more, and when it does again', async () => {
    const stage = new Stage();
    await stage.start(aBoard());
    const path = { state: 'ok', checkedAt: 0, latencyMs: 1 };
    const beat = (deadlines: object): void => stage.say('heartbeat', { now: stage.now, sequence: 0, path, deadlines });
    beat({ running: true, overdue: 2, oldestDueAt: 1, checkedAt: 2 });
    const calm = stage.feed.read();
    beat({ running: true, overdue: 5, oldestDueAt: 3, checkedAt: 4 });
    // A board in order is not drawn anew for figures nobody sees.
    expect(stage.feed.read()).toBe(calm);
    beat({ running: false, overdue: 5, oldestDueAt: 3, checkedAt: 20_000 });
    expect(stage.feed.read().deadlines).toMatchObject({ running: false, overdue: 5 });
    beat({ running: true, overdue: 0, oldestDueAt: null, checkedAt: 30_000 });
    expect(stage.feed.read().deadlines).toMatchObject({ running: true });
  });

  it('ends with the session', async () => {
    const stage = new Stage();
    await stage.start(aBoard());
    stage.state({ kind: 'refused', status: 401 });
    expect(isCovered(stage.feed.connection(), stage.now)).toBe(true);
    expect(stage.feed.connection().kind).toBe('ended');
  });
});
