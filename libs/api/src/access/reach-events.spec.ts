// Every kind of event, and who hears it: the same askers as of the routes, each listening on an open stream while events of
// their own patient and of everybody else's pass. The expected answer is in docs/who-reaches-what.md.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Sessions } from '#access';
import { DEFAULT_POLICIES, writePolicies } from '#care';
import type { LiveNumeric } from '#engine';
import { HOUR_MS, SECOND_MS, type PatientId } from '#kernel';
import { DeadlineRunner } from '../deadlines/deadline-runner.js';
import { CentreUnderTest, START, type Client } from '../test/centre-under-test.js';
import { EventListener, type HeardEvent } from '../test/event-listener.js';
import { Askers, LISTENERS, type Asker, type Listening } from '../test/reach/askers.js';
import { PASSWORD_OF_ALL } from '../test/reach/cast.js';
import type { World } from '../test/reach/world.js';
import { lineFor, tableUnder, whereToAdd } from '../test/reach/table.js';

const HEADING = 'Events';
/** Beside what is written to the record of events. */
const LIVE = ['vitals', 'heartbeat'];

/** Every type that the source gives an event. */
function typesInSource(): string[] {
  const folder = path.resolve('libs/api/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((name) =>
    [...readFileSync(path.join(folder, name), 'utf8').matchAll(/\.event\(\s*'([a-z-]+\.[a-z-]+)'/g)].map(
      ([, type]) => type!,
    ),
  );
  return [...new Set(found)].sort();
}

function aboutWorld({ data }: HeardEvent, { patientId }: World): boolean {
  const { scope } = data as { scope?: { patientId?: string } };
  return scope?.patientId === undefined || scope.patientId === patientId;
}

describe('every event', () => {
  const table = tableUnder(HEADING);
  let centre: CentreUnderTest;
  let askers: Askers;
  const listening = new Map<Listening, { asker: Asker; listener: EventListener }>();

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    askers = await Askers.of(centre);
    const all = new Map<Listening, Asker>();
    for (const column of LISTENERS) all.set(column, await askers.asker(column));
    const { house } = all.get('administrator')!.subject;
    await all.get('administrator')!.client.post(`/api/gateways/${house.gatewayId}/revoke`);
    await restHappens(all.get('supervisor')!.client, all.get('centre')!.client, house.somebody.personId);
    // What is heard again was told before anybody's scope was looked up.
    centre.clock.advance(SECOND_MS);
    const latest = await centre.events.latest();
    for (const [column, asker] of all) {
      const listener = await EventListener.open(asker.client, '/api/events?after=0');
      listening.set(column, { asker, listener });
    }
    const values = [...all.values()].map(({ subject }) => numericOf(subject.world.patientId));
    for (const { listener } of listening.values()) await listener.until(() => listener.of('heartbeat').length > 0);
    centre.liveFeed.numerics$.next(values);
    // A heartbeat says how far its stream has read: what has not come by then does not come.
    const isThrough = ({ data }: HeardEvent): boolean => Number(data['sequence']) >= latest;
    for (const { listener } of listening.values()) {
      while (!listener.of('heartbeat').some(isThrough)) {
        const before = listener.of('heartbeat').length;
        centre.scheduler.advance(SECOND_MS);
        await listener.until(() => listener.of('heartbeat').length > before);
      }
    }
  }, 120_000);
  afterAll(async () => {
    for (const { listener } of listening.values()) listener.close();
    await centre.close();
  });

  /** What no patient's world brings about. */
  async function restHappens(supervisor: Client, seat: Client, doctorId: string): Promise<void> {
    await supervisor.post('/api/stations', STATION);
    await seat.get('/api/notifications/bell');
    const { items } = await seat.get<{ items: Array<{ key: string }> }>('/api/handovers/draft');
    const given = await seat.post<{ id: string }>('/api/handovers', {
      password: PASSWORD_OF_ALL,
      items: items.map(({ key }) => ({ key })),
    });
    await supervisor.post(`/api/handovers/${given.id}/take`, { password: PASSWORD_OF_ALL });
    await supervisor.post('/api/roster/duties', { ...ABSENCE, subjectId: doctorId });
    const policies = { policies: writePolicies(DEFAULT_POLICIES), reason: '見本のため', basedOn: 0 };
    await supervisor.good('PUT', '/api/escalation/policies', policies);
    await centre.app.get(DeadlineRunner).look();
  }

  const wordOf = (column: Listening, type: string): string => {
    const { asker, listener } = listening.get(column)!;
    const { world } = asker.subject;
    if (type === 'vitals') {
      return listener.of('vitals').some(({ data }) => JSON.stringify(data).includes(world.patientId)) ? 'hears' : '–';
    }
    const heard = listener.of(type).filter((event) => aboutWorld(event, world));
    if (heard.length === 0) return '–';
    return heard.some(({ data }) => JSON.stringify(data).includes(world.mark)) ? 'sees' : 'hears';
  };

  it('has a row, and every row an event', () => {
    const types = [...LIVE, ...typesInSource()];
    const lines = types
      .filter((type) => !table.has(type))
      .map((type) =>
        lineFor(
          type,
          LISTENERS.map((column) => wordOf(column, type)),
        ),
      );
    if (lines.length > 0) {
      throw new Error(
        `Add these lines to ${whereToAdd(HEADING)}, after asking of each word whether it is what should be:\n${lines.join('\n')}`,
      );
    }
    expect([...table.keys()].filter((type) => !types.includes(type))).toEqual([]);
  });

  it.each(LISTENERS)('reaches %s as the table says', (column) => {
    const wrong = [...table.values()].flatMap(({ name, cells }) => {
      const word = wordOf(column, name.replaceAll('`', ''));
      return cells[column] === word ? [] : [`${name}: expected ${cells[column]}, heard ${word}`];
    });
    expect(wrong).toEqual([]);
  });

  it.each(LISTENERS)('reaches %s of no patient but those within scope', (column) => {
    const { asker, listener } = listening.get(column)!;
    if (['centre', 'supervisor', 'wall'].includes(column)) return;
    const own = column.endsWith('own') || column === 'doctor covering' ? [asker.subject.world.patientId] : [];
    const foreign = listener.heard.flatMap(({ event, data }) => {
      const { scope } = data as { scope?: { patientId?: string } };
      return scope?.patientId === undefined || own.includes(scope.patientId) ? [] : [`${event} ${scope.patientId}`];
    });
    // A station hears that its own dispatch was called off, without the patient: the table says so.
    expect(column === 'station past' || column === 'station recalled' ? [] : foreign).toEqual([]);
  });

  describe('ends', () => {
    const session = async (client: Client) =>
      (await centre.app.get(Sessions).admit(client.cookie?.split('=')[1] ?? ''))!.session;
    const open = async (client: Client, at: string): Promise<EventListener> => {
      const listener = await EventListener.open(client, at);
      await listener.until(() => listener.of('heartbeat').length > 0);
      return listener;
    };

    it.each(['/api/events', '{patient}/live'])('at once on %s when the session is ended', async (at) => {
      const { subject } = await askers.asker('doctor own');
      const { client } = subject.asker;
      const listener = await open(client, at.replace('{patient}', `/api/patients/${subject.world.patientId}`));
      await centre.app.get(Sessions).end((await session(client)).key);
      await listener.untilEnd();
      expect(listener.heard.at(-1)?.event).toBe('signed-out');
    });

    it.each(['/api/events', '{patient}/live'])('within ten seconds on %s when the session lapses', async (at) => {
      const { subject } = await askers.asker('doctor own');
      const { client } = subject.asker;
      const listener = await open(client, at.replace('{patient}', `/api/patients/${subject.world.patientId}`));
      await centre.records.sessions.change((await session(client)).key, { expires_at: centre.clock.now() + SECOND_MS });
      centre.scheduler.advance(10 * SECOND_MS);
      await listener.untilEnd();
      expect(listener.heard.at(-1)?.event).toBe('signed-out');
    });

    it('within ten seconds on a patient whose doctor one no longer is, and nothing more is heard', async () => {
      const { subject } = await askers.asker('doctor own');
      const { world, asker } = subject;
      const [live, events] = [
        await open(asker.client, `/api/patients/${world.patientId}/live`),
        await open(asker.client, '/api/events'),
      ];
      await askers.letGo(world, asker);
      centre.scheduler.advance(10 * SECOND_MS);
      await live.untilEnd();
      const { client } = (await askers.asker('supervisor')).subject.asker;
      await client.post(`/api/patients/${world.patientId}/pause`, { minutes: 5, reason: '見本' });
      const latest = await centre.events.latest();
      const isThrough = ({ data }: HeardEvent): boolean => Number(data['sequence']) >= latest;
      while (!events.of('heartbeat').some(isThrough)) {
        const before = events.of('heartbeat').length;
        centre.scheduler.advance(SECOND_MS);
        await events.until(() => events.of('heartbeat').length > before);
      }
      expect(events.of('patient.changed')).toEqual([]);
      events.close();
    });
  });
});

const ABSENCE = {
  ...{ kind: 'doctor', task: 'away', areas: [], rank: 0 },
  pattern: { kind: 'weekly', days: ['tue'], from: '09:00', to: '17:00' },
};

const STATION = {
  ...{ name: '新しい', phone: '03-0000-0000', address: '', lat: null, lon: null },
  ...{ areas: ['北区'], timeZone: 'Asia/Tokyo' },
};

const numericOf = (patientId: string): LiveNumeric => ({
  patientId: patientId as PatientId,
  signal: 'spo2',
  device: 'o1',
  value: 93,
  quality: 'good',
  cause: 'none',
  observedAt: START - HOUR_MS,
  receivedAt: START,
});
