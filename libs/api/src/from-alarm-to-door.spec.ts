import type { BoardDto } from './board/board.dto.js';
import type { DispatchDto } from './dispatches/dispatch.dto.js';
import type { IncidentDetailDto, IncidentDto } from './incidents/incident.dto.js';
import { CentreUnderTest, Client, effects, episode, START } from './test/centre-under-test.js';

describe('from an alarm to the patient’s door, over HTTP', () => {
  let centre: CentreUnderTest;
  let seat: Client & { personId: string };
  let nurse: Client & { personId: string };

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    const station = await centre.station('板橋訪問看護', ['板橋']);
    await centre.patient('hana');
    seat = await centre.person('centre', 'sato');
    nurse = await centre.person('station', 'suzuki', station);
  });
  afterAll(() => centre.close());

  it('goes from the board to the closed incident, and the timeline reads as it happened', async () => {
    centre.clock.set(START + 15_100);
    await centre.take(effects('hana', 1, 'alarm-raised', episode()));

    const board = await seat.get<BoardDto>('/api/board');
    expect(board.incidents).toHaveLength(1);
    const [incident] = board.incidents;
    expect(incident).toMatchObject({
      patientId: 'hana',
      priority: 'high',
      state: 'open',
      acknowledged: null,
      unansweredSince: START + 15_000,
      headlineAlarm: { value: 84, limit: 90, direction: 'below', extreme: 82, quality: 'good', since: START },
    });
    const path = `/api/incidents/${incident!.id}`;

    centre.clock.advance(10_000);
    const acknowledged = await seat.post<IncidentDto>(`${path}/acknowledge`);
    expect(acknowledged.acknowledged).toEqual({ by: seat.personId, initials: 'sa', at: START + 25_100 });
    expect(acknowledged.unansweredSince).toBeNull();

    centre.clock.advance(5_000);
    await seat.post(`${path}/calls`, { to: '長女', outcome: 'no-answer', note: '留守' });
    const offered = await seat.post<DispatchDto>(`${path}/dispatches`, { note: '独居・酸素使用' });
    expect(offered).toMatchObject({
      state: 'offered',
      stationName: '板橋訪問看護',
      standingInstruction: '酸素 2 L/分まで',
    });

    centre.clock.advance(20_000);
    const mine = await nurse.get<DispatchDto[]>('/api/dispatches?which=live');
    expect(mine.map(({ id }) => id)).toEqual([offered.id]);
    expect(mine[0]?.patient.keyNote).toBe('キーボックス 0000');
    const step = `/api/dispatches/${offered.id}`;
    const accepted = await nurse.post<DispatchDto>(`${step}/accept`, { etaMinutes: 12 });
    expect(accepted).toMatchObject({ state: 'accepted', eta: centre.clock.now() + 720_000 });
    expect(accepted.nurse?.personId).toBe(nurse.personId);
    await nurse.post(`${step}/en-route`);
    const early = await seat.call<{ code: string }>('POST', `${path}/close`, { outcome: 'true-acted' });
    expect([early.status, early.body.code]).toEqual([409, 'INCIDENT.DISPATCH_LIVE']);
    centre.clock.advance(720_000);
    await nurse.post(`${step}/on-scene`);
    centre.clock.advance(300_000);
    const reported = await nurse.post<DispatchDto>(`${step}/report`, {
      findings: '酸素カニューレの外れ',
      vitals: { spo2: 94, pr: 0 },
      action: '再装着',
      nextStep: '翌朝に再訪問',
    });
    expect(reported.report).toMatchObject({ vitals: { spo2: 94, pr: 0 }, findings: '酸素カニューレの外れ' });

    const closed = await seat.post<IncidentDto>(`${path}/close`, { outcome: 'true-acted', note: '' });
    expect(closed).toMatchObject({ state: 'closed', outcome: 'true-acted', priority: 'high' });
    const { timeline } = await seat.get<IncidentDetailDto>(path);
    expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
    expect(timeline.map(({ kind, by }) => [kind, by])).toEqual([
      ['incident-opened', 'centre'],
      ['alarm-raised', 'centre'],
      ['acknowledged', seat.personId],
      ['called', seat.personId],
      ['dispatch-offered', seat.personId],
      // Nobody at the station has a device that can be woken.
      ['dispatch-unreached', 'centre'],
      ['dispatch-accepted', nurse.personId],
      ['dispatch-en-route', nurse.personId],
      ['dispatch-on-scene', nurse.personId],
      ['dispatch-reported', nurse.personId],
      ['report-sent', 'centre'],
      ['incident-closed', seat.personId],
    ]);
    expect(timeline[1]?.text.ja).toBe('警報（高）：SpO2が90 %未満');
    expect(timeline.at(-1)?.text.en).toBe('Closed (True, acted on)');
    expect((await seat.get<BoardDto>('/api/board')).incidents).toEqual([]);

    const acts = await centre.records.engineActs.pendingAfter(0);
    expect(acts.map(({ act }) => act)).toEqual([
      expect.objectContaining({ kind: 'acknowledge', ruleId: 'spo2-low', onsetAt: START, by: seat.personId }),
      expect.objectContaining({ kind: 'patient-assessed', measured: { spo2: 94, pr: 0 } }),
    ]);
    expect(centre.woken.count).toBe(acts.length);
  });
});
