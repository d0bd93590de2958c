import type { AlarmDto, IncidentDetailDto, IncidentDto } from './incident.dto.js';
import { CentreUnderTest, Client, effects, episode, START } from '../test/centre-under-test.js';

const MINUTE = 60_000;

describe('taking in what the engine decided', () => {
  let centre: CentreUnderTest;
  let seat: Client & { personId: string };
  let patients = 0;
  let patient: string;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    seat = await centre.person('centre', 'sato');
  });
  afterAll(() => centre.close());
  beforeEach(async () => {
    patient = await centre.patient(`patient-${(patients += 1)}`);
  });

  const incidents = async (state = 'open'): Promise<IncidentDto[]> =>
    (await seat.get<IncidentDto[]>(`/api/incidents?state=${state}`)).filter(({ patientId }) => patientId === patient);
  const detail = async (): Promise<IncidentDetailDto> => seat.get(`/api/incidents/${(await incidents())[0]!.id}`);
  const alarms = (): Promise<AlarmDto[]> =>
    seat.get(`/api/patients/${patient}/alarms?from=${START}&to=${START + 24 * 60 * MINUTE}`);
  const everything = async () => ({
    incidents: await incidents(),
    alarms: await alarms(),
    latestEvent: await centre.events.latest(),
  });

  it('changes nothing when the same effects come again', async () => {
    const raised = effects(patient, 5, 'alarm-raised', episode());
    await centre.take(raised);
    const before = await everything();
    expect(before.alarms).toHaveLength(1);
    await centre.take(raised);
    await centre.take(raised, raised);
    expect(await everything()).toEqual(before);
    expect((await detail()).timeline).toHaveLength(2);
  });

  it('never lets an older effect overwrite a newer state', async () => {
    await centre.take(effects(patient, 5, 'alarm-raised', episode({ priority: 'medium' })));
    await centre.take(effects(patient, 7, 'alarm-changed', episode({ priority: 'high', extreme: 78 })));
    await centre.take(effects(patient, 6, 'alarm-changed', episode({ priority: 'medium', extreme: 82 })));
    await centre.take(effects(patient, 7, 'alarm-changed', episode({ priority: 'low' }), { ordinal: 0 }));
    expect((await incidents())[0]).toMatchObject({ priority: 'high', headlineAlarm: { extreme: 78 } });
  });

  it('takes several decisions of one journal batch in their order', async () => {
    await centre.take(
      effects(patient, 5, 'alarm-raised', episode({ priority: 'medium' }), { ordinal: 0 }),
      effects(patient, 5, 'alarm-changed', episode({ priority: 'high' }), { ordinal: 1 }),
    );
    expect((await detail()).timeline.map(({ kind }) => kind)).toEqual([
      'incident-opened',
      'alarm-raised',
      'alarm-priority-changed',
    ]);
  });

  it('joins every alarm of a patient to the open incident', async () => {
    await centre.take(effects(patient, 1, 'alarm-raised', episode({ priority: 'medium' })));
    await centre.take(
      effects(patient, 2, 'alarm-raised', episode({ ruleId: 'pulse-high', signal: 'pr', priority: 'high' })),
    );
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ episodes: 2, priority: 'high', headlineAlarm: { ruleId: 'pulse-high' } });
  });

  it('keeps a value of 0 as a value', async () => {
    await centre.take(
      effects(patient, 1, 'alarm-raised', episode({ ruleId: 'asystole', value: 0, extreme: 0, limit: 0 })),
    );
    expect((await incidents())[0]?.headlineAlarm).toMatchObject({ value: 0, extreme: 0, limit: 0 });
  });

  it('records what was found in late data without ever opening an incident', async () => {
    await centre.take(
      effects(patient, 1, 'alarm-raised', episode({ historical: true, pagedAt: null, signalState: 'silent' })),
    );
    await centre.take(
      effects(patient, 2, 'alarm-ended', episode({ historical: true, clearedAt: START + MINUTE, presence: 'absent' })),
    );
    expect(await incidents()).toEqual([]);
    expect(await alarms()).toMatchObject([{ historical: true, incidentId: null, clearedAt: START + MINUTE }]);
  });

  it('opens an incident for a shelved alarm only once it is heard', async () => {
    await centre.take(
      effects(patient, 1, 'alarm-raised', episode({ suppressedBy: ['shelved'], signalState: 'silent' })),
    );
    expect(await incidents()).toEqual([]);
    await centre.take(effects(patient, 2, 'alarm-changed', episode({ suppressedBy: [] }), { at: START + MINUTE }));
    expect(await incidents()).toMatchObject([{ episodes: 1, acknowledged: null }]);
  });

  it('asks for a person again when a new alarm joins an acknowledged incident', async () => {
    await centre.take(effects(patient, 1, 'alarm-raised', episode()));
    const [incident] = await incidents();
    await seat.post(`/api/incidents/${incident!.id}/acknowledge`);
    await centre.take(effects(patient, 2, 'alarm-raised', episode({ ruleId: 'pulse-high', onsetAt: START + MINUTE })));
    const [again] = await incidents();
    expect(again).toMatchObject({ acknowledged: null, unansweredSince: START + MINUTE + 15_000 });
    expect(again?.alarms.map(({ ruleId, acknowledged }) => [ruleId, acknowledged !== null])).toEqual([
      ['spo2-low', true],
      ['pulse-high', false],
    ]);
  });

  it('keeps a person’s acknowledgement while the engine has not heard of it, and ends it when the priority rises', async () => {
    await centre.take(effects(patient, 1, 'alarm-raised', episode({ priority: 'medium' })));
    const [incident] = await incidents();
    await seat.post(`/api/incidents/${incident!.id}/acknowledge`);
    await centre.take(effects(patient, 2, 'alarm-changed', episode({ priority: 'medium', extreme: 80 })));
    expect((await incidents())[0]?.acknowledged?.by).toBe(seat.personId);
    await centre.take(effects(patient, 3, 'alarm-changed', episode({ priority: 'high', extreme: 70 })));
    expect((await incidents())[0]).toMatchObject({ acknowledged: null, priority: 'high' });
    expect((await detail()).timeline.map(({ kind }) => kind).slice(-2)).toEqual([
      'alarm-priority-changed',
      'acknowledgement-ended',
    ]);
  });

  it('tells the engine at which priority an alarm was acknowledged', async () => {
    await centre.take(effects(patient, 1, 'alarm-raised', episode({ priority: 'medium' })));
    const [incident] = await incidents();
    await seat.post(`/api/incidents/${incident!.id}/acknowledge`);
    const acts = (await centre.records.engineActs.pendingAfter(0)).map(({ act }) => act);
    expect(acts.filter((act) => act['kind'] === 'acknowledge' && act['patientId'] === patient)).toMatchObject([
      { seen: 'medium', onsetAt: episode().onsetAt },
    ]);
  });

  it('ends an acknowledgement that the engine had and has no longer', async () => {
    const acknowledged = { by: seat.personId, at: START + 30_000 };
    await centre.take(effects(patient, 1, 'alarm-raised', episode()));
    const [incident] = await incidents();
    await seat.post(`/api/incidents/${incident!.id}/acknowledge`);
    await centre.take(effects(patient, 2, 'alarm-changed', episode({ acknowledged, signalState: 'silent' })));
    expect((await incidents())[0]?.acknowledged).not.toBeNull();
    await centre.take(effects(patient, 3, 'alarm-changed', episode({ acknowledged: null })));
    expect((await incidents())[0]?.acknowledged).toBeNull();
  });

  it('links a recurrence within ten minutes and counts it in the same incident', async () => {
    const first = episode({ clearedAt: START + MINUTE, presence: 'absent', signalState: 'latched' });
    await centre.take(effects(patient, 1, 'alarm-raised', episode()), effects(patient, 2, 'alarm-changed', first));
    const second = episode({ onsetAt: START + 5 * MINUTE, episodeNumber: 2, previousOnsetAt: START });
    await centre.take(effects(patient, 3, 'alarm-raised', second));
    const { alarms, episodes, timeline } = await detail();
    expect(episodes).toBe(2);
    expect(alarms[1]?.recurrenceOf).toBe(alarms[0]?.id);
    expect(timeline.at(-1)?.text.ja).toContain('再発');
  });

  it('opens a linked incident when the story goes on within ten minutes of closing', async () => {
    await centre.take(effects(patient, 1, 'alarm-raised', episode()));
    const [first] = await incidents();
    await seat.post(`/api/incidents/${first!.id}/acknowledge`);
    await seat.post(`/api/incidents/${first!.id}/close`, { outcome: 'true-watched' });
    const { closedAt } = (await incidents('closed'))[0]!;
    const soon = episode({ ruleId: 'pulse-high', onsetAt: closedAt! + MINUTE });
    await centre.take(effects(patient, 2, 'alarm-raised', soon));
    expect((await incidents())[0]?.follows).toBe(first!.id);
  });

  it('calls again when an alarm of a closed incident gets worse', async () => {
    await centre.take(effects(patient, 1, 'alarm-raised', episode({ priority: 'medium' })));
    const [first] = await incidents();
    await seat.post(`/api/incidents/${first!.id}/acknowledge`);
    await seat.post(`/api/incidents/${first!.id}/close`, { outcome: 'true-watched' });
    await centre.take(effects(patient, 2, 'alarm-changed', episode({ priority: 'high', extreme: 70 })));
    const [second] = await incidents();
    expect(second).toMatchObject({ follows: first!.id, priority: 'high', acknowledged: null, episodes: 1 });
  });

  it('keeps the incident of a latched alarm open until somebody has answered', async () => {
    const latched = episode({ clearedAt: START + MINUTE, presence: 'absent', signalState: 'latched' });
    await centre.take(effects(patient, 1, 'alarm-raised', episode()), effects(patient, 2, 'alarm-changed', latched));
    const [incident] = await incidents();
    expect(incident).toMatchObject({ state: 'open', priority: 'high', unansweredSince: START + 15_000 });
    const refused = await seat.call<{ code: string }>('POST', `/api/incidents/${incident!.id}/close`, {
      outcome: 'test',
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'INCIDENT.UNANSWERED']);
  });

  it('does what a request asks once, however often it is sent, even after the incident is closed', async () => {
    await centre.take(effects(patient, 1, 'alarm-raised', episode()));
    const path = `/api/incidents/${(await incidents())[0]!.id}`;
    const twice = async (name: string, body: object) => {
      const answers = [];
      for (const _ of [1, 2]) answers.push(await seat.call<IncidentDto>('POST', `${path}/${name}`, body));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    };
    await twice('acknowledge', { requestId: 'r-1' });
    await twice('calls', { requestId: 'r-2', to: '長女', outcome: 'reached' });
    await twice('notes', { requestId: 'r-3', text: '様子を見る' });
    await twice('close', { requestId: 'r-4', outcome: 'true-watched' });
    const { timeline } = await seat.get<IncidentDetailDto>(path);
    expect(timeline.map(({ kind }) => kind).slice(2)).toEqual(['acknowledged', 'called', 'noted', 'incident-closed']);
    const late = await seat.call<{ code: string }>('POST', `${path}/notes`, { text: '終了後' });
    expect([late.status, late.body.code]).toEqual([409, 'INCIDENT.CLOSED']);
  });

  it('leaves out alarms of a patient who is not on record, and takes the others', async () => {
    await centre.take(effects('nobody', 1, 'alarm-raised', episode()), effects(patient, 1, 'alarm-raised', episode()));
    expect(await incidents()).toHaveLength(1);
  });

  it('does all of it or nothing: the timeline can’t be rewritten even by the program', async () => {
    await centre.take(effects(patient, 1, 'alarm-raised', episode()));
    const { db } = centre.database;
    await expect(db.updateTable('timeline_entry').set({ kind: 'other' }).execute()).rejects.toThrow(
      /permission denied|never changed/,
    );
    await expect(db.deleteFrom('timeline_entry').execute()).rejects.toThrow(/permission denied|never changed/);
    await expect(db.deleteFrom('dispatch_step').execute()).rejects.toThrow(/permission denied/);
    await seat.post(`/api/incidents/${(await incidents())[0]!.id}/acknowledge`);
    await expect(db.deleteFrom('audit_entry').execute()).rejects.toThrow(/permission denied|never changed/);
  });
});
