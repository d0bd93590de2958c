import type { DispatchDto, DoctorOrderDto } from '../dispatches/dispatch.dto.js';
import { DeadlineRunner } from '../deadlines/deadline-runner.js';
import type { IncidentDetailDto, IncidentDto } from '../incidents/incident.dto.js';
import type { StandingInstructionDto } from '../patients/standing-instruction.dto.js';
import { CentreUnderTest, Client, effects, episode, type ClientOfPerson } from '../test/centre-under-test.js';
import type { DoctorChainDto } from './doctor-chain.dto.js';
import type { CoveredPatientDto, DoctorQuestionDto, InboxReportDto } from './doctor.dto.js';

const MINUTE = 60_000;

describe('a doctor for the nurse', () => {
  let centre: CentreUnderTest;
  let seat: ClientOfPerson;
  let nurse: ClientOfPerson;
  let stranger: ClientOfPerson;
  let family: ClientOfPerson;
  let covering: ClientOfPerson;
  let patients = 0;
  let patient: string;
  let incident: IncidentDto;
  let visit: DispatchDto;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    const station = await centre.station('first', ['板橋']);
    const other = await centre.station('other', ['八王子']);
    seat = await centre.person('centre', 'sato');
    nurse = await centre.person('station', 'ono', station);
    stranger = await centre.person('station', 'hata', other);
    family = await centre.person('doctor', 'endo');
    covering = await centre.person('doctor', 'aoki');
    await family.good('PUT', '/api/my/telephone', { telephone: '090-1111-2222' });
    await centre.records.roster.add({
      id: 'cover',
      kind: 'doctor',
      task: 'covering',
      station_id: null,
      person_id: covering.personId,
      areas: JSON.stringify(['板橋']),
      covers_id: null,
      time_zone: 'Asia/Tokyo',
      pattern: JSON.stringify({
        kind: 'weekly',
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        from: '00:00',
        to: '00:00',
      }),
      except_dates: '[]',
      valid_from: null,
      valid_until: null,
      rank: 0,
      note: '',
      changed_at: centre.clock.now(),
      changed_by: 'centre',
    });
  });
  afterAll(() => centre.close());
  beforeEach(async () => {
    patient = await centre.patient(`p${(patients += 1)}`);
    const from = centre.clock.now();
    await centre.records.patients.allow({ patientId: patient, personId: family.personId, kind: 'doctor', from });
    await centre.take(effects(patient, 1, 'alarm-raised', episode()));
    incident = (await seat.get<IncidentDto[]>('/api/incidents')).find((one) => one.patientId === patient)!;
    await seat.post(`/api/incidents/${incident.id}/acknowledge`);
    visit = await seat.post<DispatchDto>(`/api/incidents/${incident.id}/dispatches`);
    await nurse.post(`/api/dispatches/${visit.id}/accept`);
  });
  afterEach(async () => {
    for (const chain of await seat.get<DoctorChainDto[]>(`/api/dispatches/${visit.id}/doctor-chain`)) {
      await seat.call('POST', `/api/doctor-chains/${chain.id}/end`, { reason: '試験の終わり' });
    }
  });

  const seek = (question = '酸素を上げてよいか') =>
    nurse.post<DoctorChainDto>(`/api/dispatches/${visit.id}/doctor-chain`, { question });
  const current = async () => (await nurse.get<DoctorChainDto[]>(`/api/dispatches/${visit.id}/doctor-chain`))[0]!;
  const kinds = async () =>
    (await seat.get<IncidentDetailDto>(`/api/incidents/${incident.id}`)).timeline.map(({ kind }) => kind);
  const outcome = (client: Client, { id }: { id: string }, body: object) =>
    client.call<DoctorChainDto & { code: string }>('POST', `/api/doctor-calls/${id}/outcome`, body);
  const told = async (client: ClientOfPerson, chainLike: string) => {
    const rows = await centre.database.db
      .selectFrom('notification_message')
      .innerJoin('notification', 'notification.id', 'notification_message.notification_id')
      .select(['notification.key', 'notification.text', 'notification.withdrawn_at'])
      .where('notification_message.person_id', '=', client.personId)
      .where('notification.key', 'like', `${chainLike}%`)
      .execute();
    return rows;
  };

  it('is the family doctor first, with the number to call, and one search at a time', async () => {
    const chain = await seek();
    expect(chain).toMatchObject({ state: 'asking', question: '酸素を上げてよいか', nobodyToAsk: false });
    expect(chain.calls).toMatchObject([
      { doctorId: family.personId, role: 'family-doctor', telephone: '090-1111-2222', state: 'asked' },
    ]);
    expect((await seek()).id).toBe(chain.id);
    expect((await seat.post<DoctorChainDto>(`/api/incidents/${incident.id}/doctor-chain`)).id).toBe(chain.id);
    expect(await told(family, `doctor-call:${chain.calls[0]!.id}`)).toHaveLength(1);
    expect((await nurse.get<DispatchDto>(`/api/dispatches/${visit.id}`)).doctorChain?.id).toBe(chain.id);
    expect((await stranger.call('GET', `/api/dispatches/${visit.id}/doctor-chain`)).status).toBe(404);
  });

  it('is the next one when time is up, and the last again and again with the centre told loudly', async () => {
    const deadlines = centre.app.get(DeadlineRunner);
    const chain = await seek();
    centre.clock.set(chain.calls[0]!.answerBy - 1);
    await deadlines.look();
    expect((await current()).calls).toHaveLength(1);
    centre.clock.set(chain.calls[0]!.answerBy);
    await deadlines.look();
    const second = await current();
    expect(second.calls.map(({ doctorName, state }) => [doctorName, state])).toEqual([
      ['endo さん', 'no-answer'],
      ['aoki さん', 'asked'],
    ]);
    expect(await told(seat, `doctor-missing:${chain.id}`)).toHaveLength(0);
    centre.clock.set(second.calls[1]!.answerBy);
    await deadlines.look();
    const third = await current();
    expect(third.calls.at(-1)).toMatchObject({ doctorId: covering.personId, repetition: 1, state: 'asked' });
    expect(await told(seat, `doctor-missing:${chain.id}`)).toHaveLength(1);
    centre.clock.set(third.calls.at(-1)!.answerBy);
    await deadlines.look();
    expect((await current()).calls.at(-1)).toMatchObject({ repetition: 2 });
    expect(await told(seat, `doctor-missing:${chain.id}`)).toHaveLength(2);
  });

  it('sees what the nurse asks, may look at the patient meanwhile, and ends the search by answering', async () => {
    expect((await covering.get<CoveredPatientDto[]>('/api/doctor/covered')).map((one) => one.patientId)).toContain(
      patient,
    );
    const chain = await seek();
    const [question] = await family.get<DoctorQuestionDto[]>('/api/doctor/questions');
    expect(question).toMatchObject({
      call: { id: chain.calls[0]!.id, state: 'asked' },
      chain: { question: '酸素を上げてよいか' },
      patientId: patient,
      callBackName: 'ono さん',
      dispatch: { id: visit.id, state: 'accepted' },
    });
    const declined = await outcome(family, chain.calls[0]!, { outcome: 'declined', note: '手術中' });
    expect(declined.body.calls.map(({ state }) => state)).toEqual(['declined', 'asked']);
    const answered = await outcome(covering, declined.body.calls[1]!, { outcome: 'answered' });
    expect(answered.body).toMatchObject({ state: 'answered' });
    expect(await centre.records.deadlines.of(chain.id)).toEqual([]);
    expect((await told(covering, 'doctor-call:')).at(-1)?.withdrawn_at).toBe(centre.clock.now());
    expect(await told(nurse, `doctor-answered:${chain.id}`)).toHaveLength(1);
    const late = await outcome(family, chain.calls[0]!, { outcome: 'answered' });
    expect([late.status, late.body.code]).toEqual([409, 'DOCTOR.SETTLED']);
    expect(await kinds()).toEqual(
      expect.arrayContaining(['doctor-sought', 'doctor-asked', 'doctor-declined', 'doctor-answered']),
    );
  });

  it('is logged by whoever telephones, not by others, and an order is kept only when read back', async () => {
    const chain = await seek();
    const call = chain.calls[0]!;
    expect((await outcome(stranger, call, { outcome: 'answered' })).status).toBe(404);
    expect((await outcome(covering, call, { outcome: 'answered' })).status).toBe(404);
    expect((await outcome(family, call, { outcome: 'no-answer' })).status).toBe(400);
    const rung = await outcome(nurse, call, { outcome: 'no-answer', note: '留守番電話' });
    expect(rung.body.calls[0]).toMatchObject({ state: 'no-answer', settledByName: 'ono さん', note: '留守番電話' });
    const late = await outcome(family, call, { outcome: 'answered' });
    expect(late.body.state).toBe('answered');
    const order = { text: '酸素 2 L/分に上げる', doctorName: '遠藤', doctorId: family.personId, requestId: 'order-1' };
    const path = `/api/dispatches/${visit.id}/orders`;
    expect((await nurse.call('POST', path, { ...order, readBack: false })).status).toBe(400);
    const kept = await nurse.post<DoctorOrderDto>(path, { ...order, readBack: true });
    expect(kept).toMatchObject({ doctorName: '遠藤', way: 'telephone', readBack: true, takenByName: 'ono さん' });
    expect((await nurse.post<DoctorOrderDto>(path, { ...order, readBack: true })).id).toBe(kept.id);
    expect((await nurse.get<DispatchDto>(`/api/dispatches/${visit.id}`)).orders).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === 'doctor-ordered')).toHaveLength(1);
  });

  it('has the nurse’s report: unread, opened once, answered to the station and into the story', async () => {
    const report = { findings: '安定', vitals: { spo2: 95 }, action: '', nextStep: '' };
    await nurse.post(`/api/dispatches/${visit.id}/report`, report);
    const mine = async () =>
      (await family.get<InboxReportDto[]>('/api/doctor/reports?which=unread')).find(
        (one) => one.dispatchId === visit.id,
      );
    const copy = (await mine())!;
    expect(copy).toMatchObject({ openedAt: null, report: { findings: '安定', vitals: { spo2: 95 } } });
    expect((await covering.call('POST', `/api/doctor/reports/${copy.id}/open`)).status).toBe(404);
    const openedAt = centre.clock.now();
    await family.post(`/api/doctor/reports/${copy.id}/open`);
    centre.clock.advance(MINUTE);
    expect(await family.post(`/api/doctor/reports/${copy.id}/open`)).toMatchObject({ openedAt });
    expect(await mine()).toBeUndefined();
    const reply = { text: '明朝また見てください', requestId: 'reply-1' };
    await family.post(`/api/doctor/reports/${copy.id}/reply`, reply);
    const replied = await family.post<InboxReportDto>(`/api/doctor/reports/${copy.id}/reply`, reply);
    expect(replied).toMatchObject({ repliedAt: centre.clock.now(), orders: [{ way: 'clinic', text: reply.text }] });
    expect(await told(nurse, 'report-reply:')).toHaveLength(1);
    const all = await kinds();
    expect(all.filter((kind) => kind === 'report-opened')).toHaveLength(1);
    expect(all).toEqual(expect.arrayContaining(['report-sent', 'doctor-ordered']));
  });

  it('writes the standing instruction; each visit keeps the one in force, or says that there is none', async () => {
    const path = `/api/patients/${patient}/standing-instruction`;
    const put = (client: Client, body: object) =>
      client.call<StandingInstructionDto & { code: string }>('PUT', path, body);
    expect((await put(seat, { text: '酸素 3 L/分まで', basedOn: 0 })).status).toBe(403);
    const first = await put(family, { text: '酸素 3 L/分まで', basedOn: 0 });
    expect(first.body).toMatchObject({ text: '酸素 3 L/分まで', version: 1, noInstructionNotice: null });
    expect((await put(family, { text: '別の指示', basedOn: 0 })).body.code).toBe('INSTRUCTION.CHANGED');
    await seat.post(`/api/dispatches/${visit.id}/recall`);
    const offered = await seat.post<DispatchDto>(`/api/incidents/${incident.id}/dispatches`, {
      stationId: visit.stationId,
    });
    expect(offered).toMatchObject({
      standingInstruction: '酸素 3 L/分まで',
      instruction: { version: 1, byName: 'endo さん' },
      noInstructionNotice: null,
    });
    const none = await put(family, { text: null, basedOn: 1 });
    expect(none.body).toMatchObject({ text: null, version: 2 });
    expect(none.body.history.map(({ version, text }) => [version, text])).toEqual([
      [2, null],
      [1, '酸素 3 L/分まで'],
    ]);
    const kept = await seat.get<DispatchDto>(`/api/dispatches/${offered.id}`);
    expect(kept.standingInstruction).toBe('酸素 3 L/分まで');
    await seat.post(`/api/dispatches/${offered.id}/recall`);
    visit = await seat.post<DispatchDto>(`/api/incidents/${incident.id}/dispatches`, { stationId: visit.stationId });
    expect(visit).toMatchObject({ standingInstruction: null, instruction: null });
    expect(visit.noInstructionNotice).toEqual({
      ja: '医師の指示がありません。指示なしに医療行為を行わないでください。',
      en: 'There is no instruction. No medical act without a doctor’s instruction.',
    });
  });
});
