import type { IncidentDetailDto, IncidentDto } from '../incidents/incident.dto.js';
import { CentreUnderTest, Client, effects, episode, START } from '../test/centre-under-test.js';
import { DeadlineRunner } from '../deadlines/deadline-runner.js';
import type { DispatchDto } from './dispatch.dto.js';

const MINUTE = 60_000;

describe('sending somebody to the door', () => {
  let centre: CentreUnderTest;
  let seat: Client;
  let first: Client & { personId: string };
  let second: Client & { personId: string };
  let firstStation: string;
  let secondStation: string;
  let patients = 0;
  let incident: IncidentDto;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    firstStation = await centre.station('first', ['板橋']);
    secondStation = await centre.station('second', ['板橋'], { rank: 1 });
    await centre.station('elsewhere', ['八王子']);
    seat = await centre.person('centre', 'sato');
    first = await centre.person('station', 'ono', firstStation);
    second = await centre.person('station', 'mori', secondStation);
  });
  afterAll(() => centre.close());
  beforeEach(async () => {
    const patient = await centre.patient(`patient-${(patients += 1)}`);
    await centre.take(effects(patient, 1, 'alarm-raised', episode()));
    const open = await seat.get<IncidentDto[]>('/api/incidents');
    incident = open.find(({ patientId }) => patientId === patient)!;
  });

  const offer = (body: object = {}) => seat.post<DispatchDto>(`/api/incidents/${incident.id}/dispatches`, body);
  const current = () => seat.get<IncidentDetailDto>(`/api/incidents/${incident.id}`);
  const step = (client: Client, { id }: DispatchDto, name: string, body: object = {}) =>
    client.call<DispatchDto & { code: string }>('POST', `/api/dispatches/${id}/${name}`, body);

  const live = async () => (await current()).dispatches.filter(({ state }) => state === 'offered');

  it('asks the next station on duty by itself when one declines, and says loudly when there is nobody left', async () => {
    const one = await offer({ note: '玄関は開いています' });
    expect(one).toMatchObject({ stationId: firstStation, byItself: false, follows: null });
    centre.clock.advance(1_000);
    await step(first, one, 'decline', { reason: '全員訪問中' });
    const [two] = await live();
    expect(two).toMatchObject({
      stationId: secondStation,
      byItself: true,
      follows: one.id,
      note: '玄関は開いています',
      priority: 'high',
    });
    expect((await current()).attention).toBeNull();
    centre.clock.advance(1_000);
    await step(second, two!, 'decline', { reason: '車両故障' });
    const after = await current();
    expect(after.attention).toBe('dispatch-declined');
    expect(after.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['dispatch-declined', 'dispatch-offered', 'dispatch-exhausted']),
    );
    const three = await seat.call<{ code: string }>('POST', `/api/incidents/${incident.id}/dispatches`, {});
    expect([three.status, three.body.code]).toEqual([409, 'DISPATCH.NOBODY_ON_DUTY']);
    const named = await offer({ stationId: firstStation });
    expect(named.state).toBe('offered');
  });

  it('asks nobody further while another station is asked or on the way', async () => {
    const one = await offer({ stationId: firstStation });
    const two = await offer({ stationId: secondStation });
    await step(first, one, 'decline', { reason: '訪問中' });
    expect((await live()).map(({ id }) => id)).toEqual([two.id]);
    expect((await current()).timeline.map(({ kind }) => kind)).not.toContain('dispatch-exhausted');
  });

  it('does not ask a station twice while it is asked or on the way', async () => {
    await offer({ stationId: firstStation });
    const again = await seat.call<{ code: string }>('POST', `/api/incidents/${incident.id}/dispatches`, {
      stationId: firstStation,
    });
    expect([again.status, again.body.code]).toEqual([409, 'DISPATCH.ALREADY_ASKED']);
  });

  it('lets an offer lapse at its deadline, once, and asks the next station in the same decision', async () => {
    const deadlines = centre.app.get(DeadlineRunner);
    await seat.post(`/api/incidents/${incident.id}/acknowledge`);
    const asked = await offer();
    centre.clock.set(asked.answerBy - 1);
    await deadlines.look();
    expect((await live()).map(({ id }) => id)).toEqual([asked.id]);
    centre.clock.set(asked.answerBy);
    await Promise.all([deadlines.look(), deadlines.look()]);
    const after = await current();
    expect(after.timeline.filter(({ kind }) => kind === 'dispatch-timed-out')).toHaveLength(1);
    expect(await live()).toMatchObject([{ stationId: secondStation, follows: asked.id, byItself: true }]);
    const late = await step(first, asked, 'accept');
    expect([late.status, late.body.code]).toEqual([409, 'DISPATCH.TIMED_OUT']);
    const next = (await live())[0]!;
    centre.clock.set(next.answerBy);
    await deadlines.look();
    const exhausted = await current();
    expect(exhausted).toMatchObject({ attention: 'dispatch-timed-out', unansweredSince: next.answerBy });
    expect(exhausted.timeline.map(({ kind }) => kind)).toContain('dispatch-exhausted');
    expect((await centre.records.deadlines.all()).filter(({ kind }) => kind === 'offer-answer')).toEqual([]);
  });

  it('takes the same request once, however often a phone sends it', async () => {
    const asked = await offer({ requestId: 'offer-1' });
    expect((await offer({ requestId: 'offer-1' })).id).toBe(asked.id);
    await step(first, asked, 'accept', { requestId: 'accept-1', etaMinutes: 5 });
    const again = await step(first, asked, 'accept', { requestId: 'accept-1', etaMinutes: 5 });
    expect([again.status, again.body.state, again.body.steps.length]).toEqual([200, 'accepted', 2]);
    const parallel = await Promise.all([1, 2, 3].map(() => step(first, asked, 'en-route', { requestId: 'go-1' })));
    expect(parallel.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { timeline, dispatches } = await current();
    expect(dispatches).toHaveLength(1);
    expect(timeline.filter(({ kind }) => kind === 'dispatch-en-route')).toHaveLength(1);
  });

  it('keeps when a step was made beside when it became known', async () => {
    const asked = await offer();
    const madeAt = centre.clock.now() + MINUTE;
    centre.clock.advance(20 * MINUTE);
    await step(first, asked, 'accept', { madeAt });
    const onScene = await step(first, asked, 'on-scene', { madeAt: madeAt + 10 * MINUTE });
    expect(onScene.body.steps.at(-1)).toMatchObject({ madeAt: madeAt + 10 * MINUTE, at: centre.clock.now() });
    const future = await step(first, asked, 'report', {
      madeAt: centre.clock.now() + 10 * MINUTE,
      findings: '安定',
      vitals: {},
      action: '',
      nextStep: '',
    });
    expect(future.status).toBe(400);
  });

  it('shows a station nothing of another’s dispatch, not even that it is there', async () => {
    const asked = await offer();
    expect((await second.call('GET', `/api/dispatches/${asked.id}`)).status).toBe(404);
    expect((await step(second, asked, 'accept')).status).toBe(404);
    expect((await second.get<DispatchDto[]>('/api/dispatches')).map(({ id }) => id)).not.toContain(asked.id);
  });

  it('opens a patient’s card to the station from the offer on, not to others, and closes it when it is not going', async () => {
    const card = (client: Client) => client.call('GET', `/api/patients/${incident.patientId}`);
    expect((await card(first)).status).toBe(404);
    const asked = await offer();
    expect((await card(first)).status).toBe(200);
    expect((await card(second)).status).toBe(404);
    await seat.post(`/api/dispatches/${asked.id}/recall`);
    expect((await card(first)).status).toBe(404);
    const seen = await first.get<DispatchDto>(`/api/dispatches/${asked.id}`);
    expect(seen).toMatchObject({ state: 'recalled', standingInstruction: null, patient: { address: '', keyNote: '' } });
    expect((await seat.get<DispatchDto>(`/api/dispatches/${asked.id}`)).patient.address).not.toBe('');
  });

  it('keeps the card open for thirty days after the report', async () => {
    const asked = await offer();
    await step(first, asked, 'accept');
    await step(first, asked, 'report', { findings: '安定', vitals: { pr: 0 }, action: '', nextStep: '' });
    const status = async () => (await first.call('GET', `/api/patients/${incident.patientId}`)).status;
    expect(await status()).toBe(200);
    const rows = centre.database.db.updateTable('dispatch').where('id', '=', asked.id);
    await rows.set({ settled_at: centre.clock.now() - 31 * 24 * 60 * MINUTE }).execute();
    expect(await status()).toBe(404);
  });

  it('refuses a report with values that nobody can measure', async () => {
    const asked = await offer();
    await step(first, asked, 'accept');
    const answer = await first.call<{ problems: { path: string; rule: string }[] }>(
      'POST',
      `/api/dispatches/${asked.id}/report`,
      {
        findings: '',
        vitals: { spo2: 140, pulse: 70 },
        action: '',
        nextStep: '',
      },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.problems).toEqual(
      expect.arrayContaining([
        { path: 'findings', rule: 'isLength' },
        { path: 'vitals.spo2', rule: 'max' },
        { path: 'vitals.pulse', rule: 'whitelistValidation' },
      ]),
    );
  });

  it('of two nurses accepting at once lets one', async () => {
    const colleague = await centre.person('station', `colleague-${patients}`, firstStation);
    const asked = await offer();
    const answers = await Promise.all([step(first, asked, 'accept'), step(colleague, asked, 'accept')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await current()).timeline.filter(({ kind }) => kind === 'dispatch-accepted')).toHaveLength(1);
    expect(START).toBeLessThan(centre.clock.now());
  });
});
