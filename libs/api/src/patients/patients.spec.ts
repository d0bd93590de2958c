import type { EngineAct } from '#engine';
import { CentreUnderTest, Client, effects, episode, START } from '../test/centre-under-test.js';
import type { BoardDto } from '../board/board.dto.js';
import type { IncidentDetailDto } from '../incidents/incident.dto.js';
import type { NewPatientDto, PatientDto, PatientRuleDto, PatientSummaryDto, RuleVersionDto } from './patient.dto.js';

const CARD: NewPatientDto = {
  displayName: '見本 花',
  kana: 'ミホン ハナ',
  birthDate: '1941-03-08',
  sex: 'female',
  area: '板橋',
  timeZone: 'Asia/Tokyo',
  livingAlone: true,
  conditions: ['COPD'],
  address: '東京都板橋区見本町 90-1',
  lat: null,
  lon: 139.7,
  keyNote: '',
  phone: '03-0000-2000',
  family: [{ name: '見本 空', relation: '長女', phone: '', note: '' }],
  familyDoctor: null,
  wishes: '',
  medication: [],
  oxygen: false,
  hypercapnic: false,
};
const LOW_SPO2 = { id: 'spo2-low', kind: 'limit', signal: 'spo2', low: 90, priority: 'medium', onDelay: '15s' };

describe('patients and their rules', () => {
  let centre: CentreUnderTest;
  let seat: Client;
  let doctor: Client & { personId: string };
  let id: string;
  let seen = 0;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    seat = await centre.person('supervisor', 'okada');
    doctor = await centre.person('doctor', 'endo');
    id = (await seat.post<PatientSummaryDto>('/api/patients', CARD)).id;
    await centre.records.patients.allow({ patientId: id, personId: doctor.personId, kind: 'doctor', from: START });
  });
  afterAll(() => centre.close());

  /** What the engine has been told since the last look. */
  const told = async (): Promise<EngineAct[]> => {
    const acts = await centre.records.engineActs.pendingAfter(seen);
    seen = acts.at(-1)?.sequence ?? seen;
    return acts.map(({ act }) => act as unknown as EngineAct);
  };
  const putRule = (client: Client, rule: object, ruleId = 'spo2-low') =>
    client.call<PatientRuleDto & { code: string; problems: unknown }>('PUT', `/api/patients/${id}/rules/${ruleId}`, {
      rule,
      reason: '在宅酸素',
    });

  it('puts a new patient before the engine and keeps the card as written', async () => {
    expect(await told()).toMatchObject([{ kind: 'patient-set', patientId: id, timeZone: 'Asia/Tokyo', rules: [] }]);
    const patient = await seat.get<PatientDto>(`/api/patients/${id}`);
    expect(patient).toMatchObject({ ...CARD, age: 84, standingInstruction: null, devices: [] });
    expect(patient.doctors).toEqual([{ personId: doctor.personId, displayName: 'endo さん' }]);
  });

  it('changes what is given, leaves the rest, and writes old and new to the audit', async () => {
    const change = {
      lat: 35.75,
      familyDoctor: { name: '遠藤', clinic: '見本内科', phone: '' },
      standingInstruction: '酸素 2 L/分まで',
    };
    const refused = await seat.call<{ code: string }>('PATCH', `/api/patients/${id}`, change);
    expect([refused.status, refused.body.code]).toEqual([403, 'INSTRUCTION.DOCTORS_ONLY']);
    const changed = await doctor.good<PatientDto>('PATCH', `/api/patients/${id}`, change);
    expect(changed).toMatchObject({ ...CARD, ...change });
    const cleared = await doctor.good<PatientDto>('PATCH', `/api/patients/${id}`, {
      familyDoctor: null,
      standingInstruction: null,
    });
    expect(cleared).toMatchObject({ familyDoctor: null, standingInstruction: null, lat: 35.75 });
    const [entry] = await centre.records.audit.list({ patientId: id, limit: 1 });
    expect(entry).toMatchObject({
      action: 'patient.change',
      detail: { fields: ['familyDoctor', 'standingInstruction'] },
    });
    expect(entry?.detail['before']).toMatchObject({ standing_instruction: '酸素 2 L/分まで' });
    expect(await told()).toEqual([]);
  });

  it('refuses what is not a card, naming every field', async () => {
    const { kana: _, ...rest } = CARD;
    const answer = await seat.call<{ problems: { path: string }[] }>('POST', '/api/patients', {
      ...rest,
      birthDate: '08.03.1941',
      family: [{ name: '見本 空', relation: '', phone: '', note: '', favourite: true }],
      nickname: 'ハナちゃん',
    });
    expect(answer.status).toBe(400);
    expect(new Set(answer.body.problems.map(({ path }) => path))).toEqual(
      new Set(['kana', 'birthDate', 'family[0].relation', 'family[0].favourite', 'nickname']),
    );
    expect(JSON.stringify(answer.body)).not.toContain('ハナちゃん');
    expect((await seat.call('POST', '/api/patients', { ...CARD, timeZone: 'Asia/Nowhere' })).status).toBe(400);
  });

  it('sets a rule as a new version with author and reason and hands the whole set to the engine', async () => {
    expect((await putRule(doctor, LOW_SPO2)).body).toMatchObject({
      version: 1,
      byName: 'endo さん',
      reason: '在宅酸素',
    });
    expect((await putRule(doctor, { ...LOW_SPO2, low: 88 })).body.version).toBe(2);
    await putRule(
      doctor,
      { id: 'no-spo2', kind: 'silence', scope: 'signal', signal: 'spo2', after: '60s', priority: 'low' },
      'no-spo2',
    );
    const sets = await told();
    expect(sets.map((act) => (act.kind === 'patient-set' ? act.rules : null))).toEqual([
      [{ ...LOW_SPO2, version: 1 }],
      [{ ...LOW_SPO2, low: 88, version: 2 }],
      [expect.objectContaining({ id: 'no-spo2', version: 1 }), { ...LOW_SPO2, low: 88, version: 2 }],
    ]);
    const history = await doctor.get<RuleVersionDto[]>(`/api/patients/${id}/rules/history`);
    expect(
      history.filter(({ ruleId }) => ruleId === 'spo2-low').map(({ version, rule }) => [version, rule?.['low']]),
    ).toEqual([
      [2, 88],
      [1, 90],
    ]);
    const board = await seat.get<BoardDto>('/api/board');
    expect(board.patients[0]?.rules).toContainEqual({
      ruleId: 'spo2-low',
      signal: 'spo2',
      low: 88,
      high: null,
      priority: 'medium',
      shelvedUntil: null,
    });
  });

  it('refuses a rule that is not understood as a whole, and nothing changes', async () => {
    const refused = await putRule(doctor, { ...LOW_SPO2, low: 'ninety', loudness: 11 });
    expect([refused.status, refused.body.code]).toEqual([400, 'RULE.REFUSED']);
    const paths = (refused.body.problems as { path: string }[]).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['rule.low', 'rule.loudness']));
    expect((await putRule(doctor, { ...LOW_SPO2, id: 'other' })).status).toBe(400);
    expect((await putRule(doctor, { ...LOW_SPO2, version: 99 })).status).toBe(400);
    expect(await told()).toEqual([]);
  });

  it('refuses to take away a rule that a combination rests on', async () => {
    const both = { id: 'both', kind: 'combination', all: ['spo2-low', 'no-spo2'], priority: 'high' };
    expect((await putRule(doctor, both, 'both')).status).toBe(200);
    const remove = (ruleId: string) => doctor.call('DELETE', `/api/patients/${id}/rules/${ruleId}`, { reason: '不要' });
    expect((await remove('no-spo2')).status).toBe(400);
    expect((await remove('both')).status).toBe(204);
    expect((await remove('no-spo2')).status).toBe(204);
    expect((await remove('no-spo2')).status).toBe(404);
    const rules = await doctor.get<PatientRuleDto[]>(`/api/patients/${id}/rules`);
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(['spo2-low']);
    await told();
  });

  it('shelves a rule with a reason and an end, and the open incident says so', async () => {
    await centre.take(effects(id, 1, 'alarm-raised', episode()));
    const shelve = (minutes: number) =>
      seat.call<PatientRuleDto>('POST', `/api/patients/${id}/rules/spo2-low/shelve`, { minutes, reason: '体位交換' });
    expect((await shelve(24 * 60 + 1)).status).toBe(400);
    const until = centre.clock.now() + 30 * 60_000;
    expect((await shelve(30)).body).toMatchObject({ shelvedUntil: until, shelvedReason: '体位交換' });
    expect(await told()).toMatchObject([{ kind: 'shelve', ruleId: 'spo2-low', until, reason: '体位交換' }]);
    const [open] = (await seat.get<BoardDto>('/api/board')).incidents;
    const { timeline } = await seat.get<IncidentDetailDto>(`/api/incidents/${open!.id}`);
    expect(timeline.at(-1)).toMatchObject({ kind: 'rule-shelved', data: { ruleId: 'spo2-low' } });
    await seat.post(`/api/patients/${id}/rules/spo2-low/unshelve`);
    expect(await told()).toMatchObject([{ kind: 'unshelve' }]);
    await shelve(1);
    await told();
    centre.clock.advance(60_001);
    expect((await seat.get<PatientRuleDto[]>(`/api/patients/${id}/rules`))[0]?.shelvedUntil).toBeNull();
  });

  it('pauses monitoring and sound with an end, and resumes', async () => {
    const now = centre.clock.now();
    await doctor.post(`/api/patients/${id}/pause`, { minutes: 60, reason: '入院' });
    await seat.post(`/api/patients/${id}/audio-pause`, {});
    expect(await told()).toMatchObject([
      { kind: 'patient-paused', until: now + 3_600_000, reason: '入院' },
      { kind: 'audio-pause', until: now + 120_000 },
    ]);
    const [patient] = (await seat.get<BoardDto>('/api/board')).patients;
    expect(patient).toMatchObject({ pausedUntil: now + 3_600_000, audioPausedUntil: now + 120_000 });
    expect(await seat.post(`/api/patients/${id}/resume`)).toMatchObject({ pausedUntil: null });
    expect(await told()).toMatchObject([{ kind: 'patient-resumed' }]);
  });

  it('is for the doctor whose patient it is, and for an administrator without how they are', async () => {
    const other = await centre.person('doctor', 'aoki');
    const administrator = await centre.person('administrator', 'kanri');
    expect((await other.call('GET', `/api/patients/${id}`)).status).toBe(404);
    expect((await putRule(other, LOW_SPO2)).status).toBe(404);
    expect(await other.get('/api/patients')).toEqual([]);
    expect(await other.get('/api/incidents')).toEqual([]);
    const [line] = await administrator.get<PatientSummaryDto[]>('/api/patients');
    expect(line).toMatchObject({ id, conditions: [], pausedUntil: null });
    const audit = await administrator.get<{ patientId: string | null; action: string; detail: object }[]>('/api/audit');
    const change = audit.find(({ action }) => action === 'patient.change');
    expect(change?.detail).toEqual({ fields: ['familyDoctor', 'standingInstruction'] });
  });

  it('bounds what may be asked of the archive', async () => {
    const day = 24 * 3_600_000;
    const numerics = (query: string) => seat.call('GET', `/api/patients/${id}/numerics?signal=spo2&${query}`);
    expect((await numerics(`resolution=raw&from=${START}&to=${START + day}`)).body).toMatchObject({
      samples: [],
      buckets: [],
    });
    expect((await numerics(`resolution=raw&from=${START}&to=${START + day + 1}`)).status).toBe(400);
    expect((await numerics(`resolution=1min&from=${START}&to=${START + 31 * day}`)).status).toBe(200);
    expect((await numerics(`resolution=1min&from=${START}&to=${START}`)).status).toBe(400);
    expect((await numerics(`resolution=2min&from=${START}&to=${START + day}`)).status).toBe(400);
    expect((await seat.call('GET', `/api/patients/${id}/waveform?from=${START}&to=${START + 600_001}`)).status).toBe(
      400,
    );
  });
});
