import { DeadlineRunner } from '../deadlines/deadline-runner.js';
import { CentreUnderTest, Client, START, type ClientOfPerson } from '../test/centre-under-test.js';
import type { DutiesDto } from '../stations/station.dto.js';
import type { ImportDto } from './calendar.dto.js';
import { Roster } from './roster.js';
import type { NewRosterDutyDto, RosterEffectDto, RosterGapDto, RosterViewDto } from './roster.dto.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EVERY_DAY = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const always = { kind: 'weekly' as const, days: [...EVERY_DAY], from: '00:00', to: '24:00' };

describe('the roster', () => {
  let centre: CentreUnderTest;
  let boss: ClientOfPerson;
  let seat: ClientOfPerson;
  let family: ClientOfPerson;
  let covering: ClientOfPerson;
  let nurse: ClientOfPerson;
  let station: string;
  let second: string;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    station = await centre.station('first', ['板橋']);
    second = await centre.station('second', ['板橋'], { rank: 1 });
    boss = await centre.person('supervisor', 'okada');
    seat = await centre.person('centre', 'sato');
    family = await centre.person('doctor', 'endo');
    covering = await centre.person('doctor', 'aoki');
    nurse = await centre.person('station', 'ono', station);
    await centre.patient('patient-1');
    await centre.records.patients.allow({ patientId: 'patient-1', personId: family.personId, kind: 'doctor', from: 0 });
  }, 180_000);
  afterAll(() => centre.close());
  afterEach(async () => {
    await centre.database.db.deleteFrom('roster_swap').execute();
    await centre.database.db.deleteFrom('roster_duty').where('person_id', 'is not', null).execute();
    await centre.database.db.deleteFrom('roster_duty').where('task', '=', 'away').execute();
    await centre.database.db.deleteFrom('roster_notice').execute();
  });

  const body = (change: Partial<NewRosterDutyDto> = {}): NewRosterDutyDto => ({
    kind: 'supervisor',
    task: 'duty',
    subjectId: boss.personId,
    areas: [],
    pattern: always,
    rank: 0,
    ...change,
  });
  const add = (change: Partial<NewRosterDutyDto> = {}, who: Client = boss) =>
    who.post<RosterEffectDto>('/api/roster/duties', body(change));
  const view = (who: Client = boss) =>
    who.get<RosterViewDto>(`/api/roster?from=${centre.clock.now()}&to=${centre.clock.now() + 7 * DAY}`);
  const gaps = (who: Client = boss) => who.get<RosterGapDto[]>('/api/roster/gaps');
  const interval = (from: number, to: number) => ({ kind: 'interval', from, to }) as const;

  it('shows duties, shifts, holidays and gaps of a range to everybody who works here', async () => {
    for (const who of [boss, seat, nurse, family]) {
      const shown = await view(who);
      expect(shown.shifts.length).toBeGreaterThanOrEqual(14);
      expect(shown.holidays).toEqual([{ date: '2026-01-12', name: { ja: '成人の日', en: 'Coming of Age Day' } }]);
      expect(shown.gaps.map((gap) => [gap.kind, gap.who, gap.area])).toEqual([
        ['nobody', 'doctor', '板橋'],
        ['nobody', 'supervisor', '板橋'],
      ]);
    }
    const rights = await Promise.all([boss, family, nurse].map(async (who) => (await view(who)).mayChange));
    expect(rights).toEqual(['all', 'own', 'none']);
    const tooLong = await boss.call('GET', `/api/roster?from=0&to=${101 * DAY}`);
    expect(tooLong.status).toBe(400);
  });

  it('lets nobody replace a station’s duties that somebody else has changed meanwhile', async () => {
    const path = `/api/stations/${second}/duties`;
    const seen = await boss.get<DutiesDto>(path);
    const [duty] = seen.duties;
    const put = (body: object) => boss.call<DutiesDto & { code?: string }>('PUT', path, body);
    const mine = { ...duty!, rank: 5 };
    const theirs = await put({ version: seen.version, duties: [{ ...duty!, rank: 7 }] });
    expect(theirs.status).toBe(200);
    expect(await put({ version: seen.version, duties: [mine] })).toMatchObject({
      status: 409,
      body: { code: 'DUTIES.CHANGED' },
    });
    // Without having looked at all, nothing is replaced either.
    expect((await put({ duties: [mine] })).status).toBe(409);
    expect(await boss.get<DutiesDto>(path)).toMatchObject({ version: theirs.body.version, duties: [{ rank: 7 }] });
    // A change on the calendar is a change too.
    const now = await view();
    const shown = now.duties.find(({ subjectId }) => subjectId === second)!;
    const { id, version, mayChange: _, changedAt: __, ...rest } = shown;
    const changed = await boss.call('PUT', `/api/roster/duties/${id}`, { ...rest, version, note: '電話は夜間番号へ' });
    expect(changed.status).toBe(200);
    expect((await put({ version: theirs.body.version, duties: [mine] })).status).toBe(409);
    const last = await boss.get<DutiesDto>(path);
    expect((await put({ version: last.version, duties: [{ ...duty!, rank: 1 }] })).status).toBe(200);
  });

  it('says which gaps a change opens and mends before it is kept', async () => {
    const preview = await add({ preview: true });
    expect(preview).toMatchObject({ kept: false, id: null, opened: [], mended: [{ who: 'supervisor', area: '板橋' }] });
    expect((await view()).duties.filter(({ kind }) => kind === 'supervisor')).toEqual([]);
    const kept = await add();
    expect(kept).toMatchObject({ kept: true, mended: [{ who: 'supervisor' }] });
    const version = 1;
    const gone = await boss.post<RosterEffectDto>(`/api/roster/duties/${kept.id}/end`, { version, preview: true });
    expect(gone.opened).toMatchObject([{ kind: 'nobody', who: 'supervisor', area: '板橋', alarming: true }]);
  });

  it('refuses the second of two who change the same duty, and audits the old and the new value', async () => {
    const { id } = await add();
    const change = { ...body({ rank: 3 }), version: 1 };
    const answers = await Promise.all([
      boss.call<{ code: string }>('PUT', `/api/roster/duties/${id}`, change),
      boss.call<{ code: string }>('PUT', `/api/roster/duties/${id}`, { ...change, rank: 7 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('ROSTER.CHANGED_MEANWHILE');
    const [entry] = await centre.records.audit.list({ limit: 1 });
    expect(entry).toMatchObject({ action: 'roster.duty-change', subject: id });
    expect(entry?.detail).toMatchObject({ before: { rank: 0 }, after: { kind: 'supervisor' } });
    expect((await view()).duties.find((duty) => duty.id === id)?.version).toBe(2);
  });

  it('refuses what makes no sense, naming the field', async () => {
    const refused = async (change: Partial<NewRosterDutyDto>) => {
      const answer = await boss.call<{ code: string; problems?: { path: string }[] }>(
        'POST',
        '/api/roster/duties',
        body(change),
      );
      return [answer.status, answer.body.problems?.[0]?.path ?? answer.body.code];
    };
    expect(await refused({ task: 'covering' })).toEqual([400, 'task']);
    expect(await refused({ subjectId: seat.personId })).toEqual([400, 'subjectId']);
    expect(await refused({ pattern: interval(START, START) })).toEqual([400, 'pattern.to']);
    expect(await refused({ pattern: { ...always, from: '25:00' } })).toEqual([400, 'pattern.from']);
    expect(await refused({ validFrom: '2026-02-30' })).toEqual([400, 'validFrom']);
    expect(await refused({ timeZone: 'Mars/Olympus' })).toEqual([400, 'timeZone']);
    const areas = ['八王子'];
    expect(await refused({ kind: 'station', subjectId: station, areas })).toEqual([409, 'STATION.FOREIGN_AREA']);
  });

  it('lets a doctor enter the own absence and who covers, and nothing else', async () => {
    const away = { kind: 'doctor', task: 'away', pattern: interval(START, START + DAY) } as const;
    expect((await add({ ...away, subjectId: family.personId }, family)).kept).toBe(true);
    const cover = { kind: 'doctor', task: 'covering', subjectId: covering.personId } as const;
    expect((await add({ ...cover, coversId: family.personId }, family)).kept).toBe(true);
    const status = async (change: Partial<NewRosterDutyDto>, who: Client) =>
      (await who.call('POST', '/api/roster/duties', body(change))).status;
    expect(await status({ ...away, subjectId: covering.personId }, family)).toBe(403);
    expect(await status({ ...cover, coversId: null }, family)).toBe(403);
    expect(await status({}, family)).toBe(403);
    expect(await status({}, nurse)).toBe(403);
    expect(await status({}, seat)).toBe(403);
  });

  it('gives the doctors for a patient in order, and the patients a doctor covers tonight', async () => {
    const roster = centre.app.get(Roster);
    const chain = async () =>
      (await roster.doctorChain(centre.records, 'patient-1', centre.clock.now())).map(({ role, personId }) => [
        role,
        personId,
      ]);
    expect(await chain()).toEqual([['family-doctor', family.personId]]);
    const tonight = interval(START, START + 10 * HOUR);
    await add({
      kind: 'doctor',
      task: 'covering',
      subjectId: covering.personId,
      coversId: family.personId,
      pattern: tonight,
    });
    await add({ kind: 'doctor', task: 'away', subjectId: family.personId, pattern: tonight });
    expect(await chain()).toEqual([['covering-doctor', covering.personId]]);
    expect(await roster.coveredPatients(centre.records, covering.personId, START)).toEqual(['patient-1']);
    expect(await roster.coveredPatients(centre.records, covering.personId, START + 10 * HOUR)).toEqual([]);
    expect(await roster.doctorChain(centre.records, 'nobody', START)).toEqual([]);
  });

  it('gives one shift to who took it over, once, and back', async () => {
    const roster = centre.app.get(Roster);
    const onDuty = (at: number) => roster.onDuty(centre.records, { kind: 'station', area: '板橋', at });
    const own = (await view()).duties.find(({ subjectId }) => subjectId === station)!;
    expect(await onDuty(START)).toEqual([station, second]);
    const swap = { dutyId: own.id, date: '2026-01-10', takenBy: second, agreedBy: '大野・森' };
    const { id } = await boss.post<RosterEffectDto>('/api/roster/swaps', swap);
    expect(await onDuty(START)).toEqual([second]);
    expect(await onDuty(START + DAY)).toEqual([station, second]);
    const again = await boss.call<{ code: string }>('POST', '/api/roster/swaps', swap);
    expect([again.status, again.body.code]).toEqual([409, 'ROSTER.SWAPPED_ALREADY']);
    const noShift = await boss.call('POST', '/api/roster/swaps', { ...swap, takenBy: station });
    expect(noShift.status).toBe(400);
    await boss.good('DELETE', `/api/roster/swaps/${id}`);
    expect(await onDuty(START)).toEqual([station, second]);
  });

  it('has nobody where the account of who took a shift over was closed', async () => {
    const other = await centre.person('supervisor', 'hirai');
    const { id } = await add();
    await boss.post('/api/roster/swaps', {
      dutyId: id,
      date: '2026-01-10',
      takenBy: other.personId,
      agreedBy: '岡田・平井',
    });
    const roster = centre.app.get(Roster);
    const ask = () => roster.onDuty(centre.records, { kind: 'supervisor', area: '板橋', at: START });
    expect(await ask()).toEqual([other.personId]);
    await centre.database.db.updateTable('person').set({ active: false }).where('id', '=', other.personId).execute();
    expect(await ask()).toEqual([]);
  });

  it('tells boards and supervisors of a gap within a day, once, and takes it back when it is mended', async () => {
    const runner = centre.app.get(DeadlineRunner);
    const events = async () => {
      const rows = await centre.database.db.selectFrom('event').selectAll().where('type', '=', 'roster.gap').execute();
      return rows.length;
    };
    const told = async () =>
      (await centre.database.db.selectFrom('notification').selectAll().where('purpose', '=', 'roster').execute())
        .length;
    await add();
    await add({ kind: 'doctor', task: 'coordinating', subjectId: covering.personId });
    await runner.look();
    expect(await gaps()).toEqual([]);
    const before = [await events(), await told()];
    const soon = interval(centre.clock.now() + 20 * HOUR, centre.clock.now() + 30 * HOUR);
    const away = await add({ task: 'away', pattern: soon });
    expect(away.opened).toMatchObject([{ who: 'supervisor', from: soon.from, to: soon.to }]);
    await runner.look();
    await runner.look();
    expect([await events(), await told()]).toEqual(before.map((count) => count + 1));
    expect(await gaps(seat)).toMatchObject([{ who: 'supervisor', text: { ja: '板橋：当番の責任者がいない' } }]);
    await boss.post(`/api/roster/duties/${away.id}/end`, { version: 1 });
    await runner.look();
    expect(await centre.records.roster.notices()).toEqual([]);
    expect([await events(), await told()]).toEqual([before[0]! + 2, before[1]! + 1]);
  });

  describe('as a calendar', () => {
    const send = async (client: Client, text: string, query: Record<string, string>) => {
      const answer = await fetch(`${client.base}/api/roster/import?${new URLSearchParams(query).toString()}`, {
        method: 'POST',
        headers: { 'content-type': 'text/calendar', cookie: client.cookie ?? '', origin: client.base },
        body: text,
      });
      return { status: answer.status, body: (await answer.json()) as ImportDto & { code: string } };
    };
    const forBoss = (preview: boolean) => {
      return { kind: 'supervisor', task: 'duty', subjectId: boss.personId, rank: '0', preview: String(preview) };
    };
    const file = (...events: string[][]): string =>
      ['BEGIN:VCALENDAR', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join(
        '\r\n',
      );
    const nights = [
      'UID:n',
      'SUMMARY:夜勤',
      'DTSTART;TZID=Asia/Tokyo:20260105T180000',
      'DTEND;TZID=Asia/Tokyo:20260106T090000',
      'RRULE:FREQ=DAILY',
    ];
    const text = async (path: string, client: Client = boss) => {
      const answer = await fetch(`${client.base}${path}`, { headers: { cookie: client.cookie ?? '' } });
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    };

    it('is looked into first and taken then; the same file twice changes nothing', async () => {
      const calendar = file(nights, [
        'UID:m',
        'DTSTART:20260105T180000Z',
        'DTEND:20260105T190000Z',
        'RRULE:FREQ=MONTHLY',
      ]);
      const seen = await send(boss, calendar, forBoss(true));
      expect(seen.body.events).toMatchObject([
        { line: 2, action: 'add', summary: '夜勤', subjectName: 'okada さん' },
        { line: 9, action: 'not-understood', reason: 'recurrence' },
      ]);
      expect(seen.body.mended.length).toBeGreaterThan(0);
      expect((await view()).duties.filter(({ kind }) => kind === 'supervisor')).toEqual([]);
      await send(boss, calendar, forBoss(false));
      expect((await view()).duties.filter(({ kind }) => kind === 'supervisor')).toHaveLength(1);
      const again = await send(boss, calendar, forBoss(false));
      expect(again.body.events[0]?.action).toBe('same');
      const moved = await send(boss, calendar.replace('T180000\r', 'T200000\r'), forBoss(false));
      expect(moved.body.events[0]?.action).toBe('change');
    });

    it('comes back from its own export with nothing to change', async () => {
      await add({ pattern: { kind: 'holiday-span', from: '18:00', to: '09:00', yearEnd: true } });
      const { text: calendar, type } = await text('/api/roster/calendar.ics');
      expect(type).toMatch(/^text\/calendar/);
      const { body: answer } = await send(boss, calendar, forBoss(true));
      expect(answer.events).toHaveLength(3);
      expect(new Set(answer.events.map(({ action }) => action))).toEqual(new Set(['same']));
      await centre.database.db.deleteFrom('roster_duty').where('kind', '=', 'supervisor').execute();
      const { body: back } = await send(boss, calendar, forBoss(false));
      expect(back.events.filter(({ action }) => action === 'add')).toHaveLength(1);
    });

    it('is refused when it is no calendar, too large, not UTF-8, or asked for by who may not', async () => {
      expect((await send(boss, '<html>', forBoss(true))).body.code).toBe('ROSTER.CALENDAR_REFUSED');
      const large = `BEGIN:VCALENDAR\r\n${'X-FILL:x\r\n'.repeat(150_000)}`;
      expect((await send(boss, large, forBoss(true))).body.code).toBe('ROSTER.CALENDAR_TOO_LARGE');
      expect((await send(nurse, file(nights), forBoss(true))).status).toBe(403);
      const doctors = await send(family, file(nights), forBoss(false));
      expect(doctors.body.events).toMatchObject([{ action: 'not-understood' }]);
    });

    it('can be subscribed to by a secret address that is renewed and withdrawn', async () => {
      const address = (who: Client, subject: string) =>
        who.call<{ path: string }>('POST', `/api/roster/addresses/${subject}`, {});
      const first = await address(nurse, station);
      expect(first.status).toBe(201);
      const anybody = new Client(centre.base, null);
      const feed = await text(first.body.path, anybody);
      expect(feed.text).toContain('SUMMARY:当番 first');
      expect(feed.text).not.toContain('second');
      const renewed = await address(boss, station);
      expect((await text(first.body.path, anybody)).status).toBe(404);
      expect((await text(renewed.body.path, anybody)).status).toBe(200);
      await boss.call('DELETE', `/api/roster/addresses/${station}`);
      expect((await text(renewed.body.path, anybody)).status).toBe(404);
      expect((await address(nurse, second)).status).toBe(404);
      expect((await address(family, covering.personId)).status).toBe(404);
      const kept = JSON.stringify(await centre.database.db.selectFrom('audit_entry').selectAll().execute());
      expect(kept).not.toContain(renewed.body.path.split('/').at(-1)!.replace('.ics', ''));
    });
  });

  // Last, for it takes the centre's clock along.
  it('looks again each hour, so that a gap comes to light when it is a day away', async () => {
    const runner = centre.app.get(DeadlineRunner);
    await add();
    await add({ kind: 'doctor', task: 'coordinating', subjectId: covering.personId });
    const far = interval(centre.clock.now() + 26 * HOUR, centre.clock.now() + 27 * HOUR);
    await add({ task: 'away', pattern: far });
    await runner.look();
    expect(await centre.records.roster.notices()).toEqual([]);
    centre.clock.advance(HOUR - 1);
    expect(await runner.look()).toBe(0);
    centre.clock.advance(2 * HOUR);
    await runner.look();
    expect((await centre.records.roster.notices()).map(({ gap }) => gap.from)).toEqual([far.from]);
  });
});
