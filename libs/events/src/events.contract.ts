// What every adapter of the events promises, run against each.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AppError, silentLogger } from '#kernel';
import { systemScheduler } from '#host';
import type { Database } from '#records';
import { ManualClock, ManualScheduler } from '#testing';
import {
  appendEvent,
  appendEvents,
  type CentreEvent,
  DAMAGED_EVENT,
  DatabaseEvents,
  type NewCentreEvent,
} from './index.js';

export function eventsContract(name: string, openDatabase: () => Promise<Database>): void {
  describe(`events on ${name}`, () => {
    let database: Database;
    let events: DatabaseEvents;
    const open = (): Promise<DatabaseEvents> =>
      DatabaseEvents.open({ database, scheduler: new ManualScheduler(new ManualClock()), logger: silentLogger });

    beforeAll(async () => (database = await openDatabase()));
    afterAll(() => database.close());
    beforeEach(async () => {
      await database.transaction(async (trx) => {
        await trx.deleteFrom('event').execute();
        await trx.updateTable('event_counter').set({ last_sequence: 0 }).execute();
      });
      events = await open();
    });
    afterEach(() => events.close());

    const append = (...types: string[]): Promise<number> =>
      database.transaction((trx) => appendEvents(trx, types.map(event)));

    it('numbers events from 1 without gaps and gives them back as they were', async () => {
      expect(await append('incident.opened', 'incident.acknowledged')).toBe(2);
      expect(await append('incident.closed')).toBe(3);
      expect(await take(events, 0, 3)).toEqual([
        { sequence: 1, ...event('incident.opened') },
        { sequence: 2, ...event('incident.acknowledged') },
        { sequence: 3, ...event('incident.closed') },
      ]);
      expect(await events.latest()).toBe(3);
    });

    it('leaves no gap where a transaction was rolled back', async () => {
      await append('a');
      const failed = database.transaction(async (trx) => {
        await appendEvent(trx, event('never'));
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
      await append('b');
      expect((await take(events, 0, 2)).map(({ sequence, type }) => [sequence, type])).toEqual([
        [1, 'a'],
        [2, 'b'],
      ]);
    });

    it('holds nothing up behind an event that was damaged, and shows nothing of it', async () => {
      await append('a');
      await take(events, 0, 1);
      await database.transaction(async (trx) => {
        await appendEvents(trx, [event('b'), event('c')]);
        await trx.updateTable('event').set({ data: 'damaged' }).where('sequence', '=', 2).execute();
      });
      const [, damaged, after] = await take(events, 0, 3);
      expect(damaged).toEqual({ ...event(DAMAGED_EVENT), sequence: 2, scope: {}, data: {} });
      expect(after).toEqual({ sequence: 3, ...event('c') });
      expect((await take(await open(), 0, 3)).map(({ type }) => type)).toEqual(['a', DAMAGED_EVENT, 'c']);
    });

    it('hands new events to those who wait, without a timer having to pass', async () => {
      const waiting = [take(events, 0, 2), take(events, 0, 2)];
      await append('a');
      await append('b');
      for (const taken of await Promise.all(waiting)) expect(taken.map(({ type }) => type)).toEqual(['a', 'b']);
    });

    it('goes on after the sequence that a listener names, on disk or in memory', async () => {
      await append('a', 'b');
      const reopened = await open();
      await append('c', 'd');
      expect((await take(reopened, 1, 3)).map(({ type }) => type)).toEqual(['b', 'c', 'd']);
      expect((await take(reopened, 3, 1)).map(({ type }) => type)).toEqual(['d']);
      await reopened.close();
    });

    it('gives many writers at once one order that every reader sees whole', async () => {
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 10; i += 1) await append(`w${writer}.${i}`);
      });
      const [read] = await Promise.all([take(events, 0, 80), ...writers]);
      expect(read.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
      for (let writer = 0; writer < 8; writer += 1) {
        const own = read.map(({ type }) => type).filter((type) => type.startsWith(`w${writer}.`));
        expect(own).toEqual(Array.from({ length: 10 }, (_, i) => `w${writer}.${i}`));
      }
    });

    it('tells a listener that is too far behind or ahead to start afresh', async () => {
      await append('a', 'b', 'c');
      await database.db.updateTable('event').set({ occurred_at: 5_000 }).where('sequence', '>', 2).execute();
      await database.db.updateTable('event').set({ occurred_at: 10 }).where('sequence', '<', 3).execute();
      expect(await events.trim(1_000)).toBe(2);
      const reopened = await open();
      await expect(take(reopened, 1, 1)).rejects.toMatchObject({ code: 'EVENTS.NOT_HELD' } satisfies Partial<AppError>);
      await expect(take(reopened, 99, 1)).rejects.toMatchObject({ code: 'EVENTS.NOT_HELD' });
      expect((await take(reopened, 2, 1)).map(({ type }) => type)).toEqual(['c']);
      await reopened.close();
    });

    it('keeps counting on after everything was trimmed', async () => {
      await append('a', 'b');
      expect(await events.trim(Number.MAX_SAFE_INTEGER)).toBe(2);
      expect(await append('c')).toBe(3);
    });

    it('ends a reader when its signal aborts', async () => {
      const abort = new AbortController();
      const reading = takeAll(events, 0, abort.signal);
      await append('a');
      await take(events, 0, 1);
      systemScheduler.after(0, () => abort.abort());
      expect((await reading).map(({ type }) => type)).toEqual(['a']);
    });
  });
}

function event(type: string): NewCentreEvent {
  return { type, scope: { patientId: 'p1' }, data: { spo2: 0, text: '酸素飽和度' }, occurredAt: 1_768_050_000_000 };
}

async function take(events: DatabaseEvents, after: number, count: number): Promise<CentreEvent[]> {
  const abort = new AbortController();
  const taken: CentreEvent[] = [];
  for await (const next of events.read({ after, signal: abort.signal })) {
    taken.push(next);
    if (taken.length === count) break;
  }
  return taken;
}

async function takeAll(events: DatabaseEvents, after: number, signal: AbortSignal): Promise<CentreEvent[]> {
  const taken: CentreEvent[] = [];
  for await (const next of events.read({ after, signal })) taken.push(next);
  return taken;
}
