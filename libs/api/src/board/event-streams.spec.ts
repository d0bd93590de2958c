import type { LiveNumeric } from '#engine';
import { appendEvents } from '#events';
import type { PatientId } from '#kernel';
import { CentreUnderTest, Client, effects, episode, START } from '../test/centre-under-test.js';
import { EventListener } from '../test/event-listener.js';
import type { BoardDto } from './board.dto.js';

const numeric = (patientId: string, value: number | null): LiveNumeric => ({
  patientId: patientId as PatientId,
  signal: 'spo2',
  device: 'o1',
  value,
  quality: 'good',
  cause: 'none',
  observedAt: START,
  receivedAt: START,
});

describe('event streams', () => {
  let centre: CentreUnderTest;
  let seat: Client;
  const listeners: EventListener[] = [];

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    await centre.patient('hana');
    await centre.patient('other');
    seat = await centre.person('centre', 'sato');
  });
  afterEach(() => {
    for (const listener of listeners.splice(0)) listener.close();
  });
  afterAll(() => centre.close());

  const open = async (client: Client, path: string, headers?: Record<string, string>): Promise<EventListener> => {
    const listener = await EventListener.open(client, path, headers);
    listeners.push(listener);
    return listener;
  };
  const worsen = (position: number, extreme: number) =>
    centre.take(effects('hana', position, position === 1 ? 'alarm-raised' : 'alarm-changed', episode({ extreme })));

  it('gives a board that listens on from its snapshot every later event once and in order', async () => {
    await worsen(1, 85);
    const { sequence, incidents } = await seat.get<BoardDto>('/api/board');
    expect(incidents[0]?.headlineAlarm?.extreme).toBe(85);
    const first = await open(seat, `/api/events?after=${sequence}`);
    await worsen(2, 84);
    await worsen(3, 83);
    await first.until(() => first.durable().length >= 2);
    first.close();
    await worsen(4, 82);
    await worsen(5, 81);

    const last = first.durable().at(-1)!.id!;
    const second = await open(seat, '/api/events?after=0', { 'Last-Event-ID': String(last) });
    await worsen(6, 80);
    const latest = await centre.events.latest();
    await second.until(() => second.durable().at(-1)?.id === latest);
    const ids = [...first.durable(), ...second.durable()].map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: latest - sequence }, (_, index) => sequence + 1 + index));
    const extremes = [...first.of('incident.changed'), ...second.of('incident.changed')].map(({ data }) => {
      const { incident } = data['data'] as { incident: BoardDto['incidents'][number] };
      return incident.headlineAlarm?.extreme;
    });
    expect(extremes).toEqual([84, 83, 82, 81, 80]);
  });

  it('beats each second with the clock, the position and the state of the path', async () => {
    const listener = await open(seat, '/api/events');
    await listener.until(() => listener.of('heartbeat').length === 1);
    centre.scheduler.advance(2_000);
    await listener.until(() => listener.of('heartbeat').length === 3);
    const [first, , third] = listener.of('heartbeat');
    expect(Number(third!.data['now']) - Number(first!.data['now'])).toBe(2_000);
    expect(third!.data['sequence']).toBe(await centre.events.latest());
    expect(third!.data['path']).toMatchObject({ state: 'ok', latencyMs: 120 });
    expect(third!.data['deadlines']).toMatchObject({ running: true, overdue: 0 });
    expect(third!.id).toBeNull();
  });

  it('passes live vitals on, 0 and null as they are', async () => {
    const listener = await open(seat, '/api/events');
    await listener.until(() => listener.of('heartbeat').length > 0);
    centre.liveFeed.numerics$.next([numeric('hana', 0), numeric('other', null)]);
    await listener.until(() => listener.of('vitals').length > 0);
    expect(listener.of('vitals')[0]?.data).toMatchObject([{ value: 0 }, { value: null }]);
  });

  it('tells a reader from another time to start afresh', async () => {
    const listener = await open(seat, `/api/events?after=${(await centre.events.latest()) + 1_000}`);
    await listener.untilEnd();
    expect(listener.of('reset')).toHaveLength(1);
    expect(listener.durable()).toEqual([]);
  });

  it('gives a station nothing but its own dispatches, and no address once it is not going', async () => {
    const own = await centre.station('own', ['板橋'], { onDuty: false });
    const other = await centre.station('other', ['板橋'], { onDuty: false });
    const nurse = await centre.person('station', 'suzuki', own);
    const listener = await open(nurse, '/api/events?after=0');
    const [incident] = (await seat.get<BoardDto>('/api/board')).incidents;
    const offer = (stationId: string) =>
      seat.post<{ id: string }>(`/api/incidents/${incident!.id}/dispatches`, { stationId });
    await offer(other);
    const { id } = await offer(own);
    await nurse.post(`/api/dispatches/${id}/decline`, { reason: '全員訪問中' });
    await listener.until(() => listener.of('dispatch.changed').length === 2);
    // Beside what the nurse's own devices are told, there is nothing else.
    const others = listener.durable().filter(({ event }) => !event.startsWith('notification.'));
    expect(new Set(others.map(({ event }) => event))).toEqual(new Set(['dispatch.changed']));
    const dispatches = others.map(
      ({ data }) =>
        (data['data'] as { dispatch: { stationId: string; state: string; patient: { address: string } } }).dispatch,
    );
    expect(dispatches.map(({ stationId, state }) => [stationId, state])).toEqual([
      [own, 'offered'],
      [own, 'declined'],
    ]);
    expect(dispatches[0]?.patient.address).not.toBe('');
    expect(dispatches[1]?.patient.address).toBe('');
    centre.liveFeed.numerics$.next([numeric('hana', 88)]);
    centre.scheduler.advance(1_000);
    await listener.until(() => listener.of('heartbeat').length >= 2);
    expect(listener.of('vitals')).toEqual([]);
  });

  it('gives a doctor the own patients’ events and vitals only', async () => {
    const doctor = await centre.person('doctor', 'endo');
    await centre.records.patients.allow({ patientId: 'other', personId: doctor.personId, kind: 'doctor', from: START });
    const listener = await open(doctor, '/api/events');
    await listener.until(() => listener.of('heartbeat').length > 0);
    await worsen(10, 70);
    await centre.take(effects('other', 1, 'alarm-raised', episode()));
    centre.liveFeed.numerics$.next([numeric('hana', 88), numeric('other', 91)]);
    await listener.until(() => listener.of('vitals').length > 0 && listener.of('incident.changed').length > 0);
    expect(listener.of('vitals')[0]?.data).toMatchObject([{ patientId: 'other', value: 91 }]);
    const concerned = listener.durable().map(({ data }) => (data['scope'] as { patientId: string }).patientId);
    expect(new Set(concerned)).toEqual(new Set(['other']));
  });

  it('ends the stream of a session that has ended', async () => {
    const leaver = await centre.person('centre', 'leaver');
    const listener = await open(leaver, '/api/events');
    await leaver.call('DELETE', '/api/session');
    centre.scheduler.advance(10_000);
    await listener.untilEnd();
    expect(listener.of('signed-out')).toHaveLength(1);
  });

  it('shows one patient live: the newest numerics at once, then numerics and ECG as they come', async () => {
    centre.liveFeed.newest = [numeric('hana', 96), numeric('other', 95)];
    const listener = await open(seat, '/api/patients/hana/live');
    await listener.until(() => listener.of('numerics').length === 1);
    expect(listener.of('numerics')[0]?.data).toMatchObject([{ patientId: 'hana', value: 96 }]);
    centre.liveFeed.ecg$.next({
      patientId: 'hana' as PatientId,
      device: 'e1',
      lead: 'II',
      observedAt: START,
      rateHz: 250,
      microvoltsPerBit: 2.5,
      samples: 'AAA=',
    });
    await listener.until(() => listener.of('ecg').length === 1);
    expect(listener.of('ecg')[0]?.data).toMatchObject({ rateHz: 250, samples: 'AAA=' });
  });

  it('refuses more streams of one session than a seat can need', async () => {
    const greedy = await centre.person('centre', 'greedy');
    const many = await Promise.all(Array.from({ length: 14 }, () => open(greedy, '/api/events')));
    expect(many.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(2);
  });

  it('has a board look anew where an event was damaged on disk, and goes on behind it', async () => {
    const after = await centre.events.latest();
    const told = { scope: { patientId: 'hana' }, data: { patientId: 'hana' }, occurredAt: START };
    await centre.database.transaction(async (trx) => {
      await appendEvents(trx, [
        { type: 'patient.changed', ...told },
        { type: 'patient.changed', ...told },
      ]);
      const data = 'damaged';
      await trx
        .updateTable('event')
        .set({ data })
        .where('sequence', '=', after + 1)
        .execute();
    });
    const board = await open(seat, `/api/events?after=${after}`);
    await board.until(() => board.durable().length === 2);
    expect(board.durable()).toMatchObject([
      { id: after + 1, event: 'reset', data: { after: after + 1 } },
      { id: after + 2, event: 'patient.changed' },
    ]);
  });
});
