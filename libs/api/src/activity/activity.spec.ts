import { CentreUnderTest, effects, episode, START, type ClientOfPerson } from '../test/centre-under-test.js';
import type { FoundPatientDto } from '../board/patient-search.js';
import type { ActivityDto } from './activity.dto.js';

describe('the month’s activity', () => {
  let centre: CentreUnderTest;
  let seat: ClientOfPerson;
  let supervisor: ClientOfPerson;
  let administrator: ClientOfPerson;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    const station = await centre.station('板橋訪問看護', ['板橋']);
    await centre.station('=cmd', ['練馬']);
    [seat, supervisor, administrator] = [
      await centre.person('centre', 'sato'),
      await centre.person('supervisor', 'mori'),
      await centre.person('administrator', 'root'),
    ];
    const nurse = await centre.person('station', 'suzuki', station);
    await centre.patient('hana', { displayName: '患者の名前' });
    await centre.take(effects('hana', 1, 'alarm-raised', episode()));
    centre.clock.set(START + 40_000);
    const [incident] = await seat.get<{ id: string }[]>('/api/incidents');
    const path = `/api/incidents/${incident!.id}`;
    await seat.post(`${path}/acknowledge`);
    await seat.post(`${path}/calls`, { to: '長女', outcome: 'no-answer' });
    await seat.post(`${path}/calls`, { to: '長女', outcome: 'reached' });
    const { id } = await seat.post<{ id: string }>(`${path}/dispatches`);
    centre.clock.advance(30_000);
    await nurse.post(`/api/dispatches/${id}/accept`, { etaMinutes: 12 });
    await nurse.post(`/api/dispatches/${id}/en-route`);
    centre.clock.advance(570_000);
    await nurse.post(`/api/dispatches/${id}/on-scene`);
    await nurse.post(`/api/dispatches/${id}/report`, { findings: '外れ', vitals: {}, action: '', nextStep: '' });
    await seat.post(`${path}/close`, { outcome: 'true-acted' });
  });
  afterAll(() => centre.close());

  it('counts what was done, by station and outcome, with its times', async () => {
    const activity = await supervisor.get<ActivityDto>('/api/reports/activity?month=2026-01');
    expect(activity).toMatchObject({
      month: '2026-01',
      timeZone: 'Asia/Tokyo',
      from: Date.parse('2025-12-31T15:00:00Z'),
      to: Date.parse('2026-01-31T15:00:00Z'),
      complete: false,
      actionable: { value: null, have: 1, need: 10 },
    });
    expect(activity.priorities.map(({ opened, alarms }) => [opened, alarms])).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(activity.outcomes.find(({ outcome }) => outcome === 'true-acted')).toMatchObject({
      count: 1,
      medianOpenMs: 625_000,
    });
    const calls = Object.fromEntries(activity.calls.map(({ outcome, count }) => [outcome, count]));
    expect(calls).toMatchObject({ reached: 1, 'no-answer': 1, busy: 0 });
    expect(activity.stations).toMatchObject([
      { stationName: '=cmd', offered: 0, visits: 0, medianArrivalMs: null },
      {
        stationName: '板橋訪問看護',
        offered: 1,
        planned: 0,
        accepted: 1,
        declined: 0,
        visits: 1,
        reported: 1,
        medianAnswerMs: 30_000,
        medianArrivalMs: 600_000,
      },
    ]);
  });

  it('ends at the centre’s midnight: the month before holds nothing of it', async () => {
    const activity = await supervisor.get<ActivityDto>('/api/reports/activity?month=2025-12');
    expect(activity.complete).toBe(true);
    expect(activity.priorities.map(({ opened, alarms }) => opened + alarms)).toEqual([0, 0, 0]);
    expect(activity.stations.map(({ offered }) => offered)).toEqual([0, 0]);
  });

  it('is read by an administrator, and holds no patient', async () => {
    const answer = await administrator.call('GET', '/api/reports/activity?month=2026-01');
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toMatch(/hana|患者の名前/);
    expect((await seat.call('GET', '/api/reports/activity?month=2026-01')).status).toBe(403);
  });

  it('comes as a file, with the formula in a station’s name defused', async () => {
    await administrator.stepUp?.();
    const response = await fetch(`${centre.base}/api/reports/activity.csv?month=2026-01&language=en`, {
      headers: { cookie: administrator.cookie! },
    });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(text.startsWith('\uFEFFMonth,Time zone,Complete\r\n2026-01,Asia/Tokyo,no\r\n')).toBe(true);
    expect(text).toContain("\r\n'=cmd,0,0,");
    expect(text).toContain('\r\n板橋訪問看護,1,0,1,0,0,0,1,1,0.5,10\r\n');
  });

  it('refuses what is no month', async () => {
    expect((await supervisor.call('GET', '/api/reports/activity?month=2026-13')).status).toBe(400);
  });

  it('stands beside a search by what a caller says', async () => {
    const find = (text: string) => seat.get<FoundPatientDto[]>(`/api/board/search?text=${encodeURIComponent(text)}`);
    expect(await find('０３-００００-０００１')).toEqual([{ patientId: 'hana', field: 'phone', text: '03-0000-0001' }]);
    expect(await find('見本町1')).toMatchObject([{ field: 'address' }]);
    expect(await find('どこにもない')).toEqual([]);
  });
});
