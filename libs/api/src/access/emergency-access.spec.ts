import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '#kernel';
import { CentreUnderTest, START, type ClientOfPerson } from '../test/centre-under-test.js';
import type { EmergencyAccessDto } from './emergency-access.dto.js';

let centre: CentreUnderTest;
let seat: ClientOfPerson;
let supervisor: ClientOfPerson;
let owner: ClientOfPerson;
let doctor: ClientOfPerson;
let nurse: ClientOfPerson;
let offDuty: ClientOfPerson;

const asked = { name: '患者 p1', birthDate: '1941-03-08', reason: '救急外来に搬送され、かかりつけ医に連絡がつかない' };

beforeAll(async () => {
  centre = await CentreUnderTest.open();
  await centre.patient('p1');
  await centre.patient('p2', { displayName: '患者 二人' });
  await centre.patient('p3', { displayName: '患者 二人' });
  const station = await centre.station('板橋', ['板橋']);
  const other = await centre.station('練馬', ['練馬'], { onDuty: false });
  seat = await centre.person('centre', 'sato');
  supervisor = await centre.person('supervisor', 'ueda');
  owner = await centre.person('doctor', 'kato');
  doctor = await centre.person('doctor', 'mori');
  nurse = await centre.person('station', 'ono', station);
  offDuty = await centre.person('station', 'abe', other);
  await centre.records.patients.allow({ patientId: 'p1', personId: owner.personId, kind: 'doctor', from: START });
}, 120_000);
afterAll(() => centre.close());

/** Sessions have ended meanwhile. */
const later = async (at: number, ...people: ClientOfPerson[]): Promise<void> => {
  centre.clock.set(at);
  for (const person of people) await person.logIn();
};
const open = (who: ClientOfPerson, body: object = asked) =>
  who.call<EmergencyAccessDto & { code: string }>('POST', '/api/emergency-access', body);
const sees = async (who: ClientOfPerson, patient = 'p1'): Promise<number> =>
  (await who.call('GET', `/api/patients/${patient}`)).status;
const bell = async (who: ClientOfPerson): Promise<string[]> =>
  JSON.stringify(await who.get('/api/notifications/bell')).match(/opened by emergency access/g) ?? [];

describe('emergency access', () => {
  let access: EmergencyAccessDto;

  it('asks for a fresh proof, for a reason, and for whom: a name and a date of birth that fit', async () => {
    centre.clock.set(START + 11 * MINUTE_MS);
    expect(await doctor.once('POST', '/api/emergency-access', asked, {})).toMatchObject({
      status: 403,
      body: { code: 'ACCESS.STEP_UP_REQUIRED' },
    });
    expect((await open(doctor, { ...asked, reason: '急ぎ' })).status).toBe(400);
    expect((await open(doctor, { ...asked, birthDate: '1941-03-09' })).status).toBe(404);
    expect((await open(doctor, { ...asked, name: '患者' })).status).toBe(404);
    expect(await open(doctor, { ...asked, name: '患者 二人' })).toMatchObject({
      status: 409,
      body: { code: 'EMERGENCY.AMBIGUOUS' },
    });
    expect(await sees(doctor)).toBe(404);
    const tries = await centre.records.audit.list({ action: 'emergency.not-found', limit: 10 });
    expect(tries.map(({ person_id }) => person_id)).toEqual([doctor.personId, doctor.personId, doctor.personId]);
  });

  it('delays whoever tries names', async () => {
    const statuses = [];
    for (let times = 0; times < 6; times += 1)
      statuses.push((await open(doctor, { ...asked, name: `名 ${times}` })).status);
    expect(statuses).toContain(429);
    await later(START + 2 * HOUR_MS, seat, supervisor, owner, doctor, nurse, offDuty);
  });

  it('is not for a station that is off duty, and not where the patient is open already', async () => {
    expect(await open(offDuty)).toMatchObject({ status: 403, body: { code: 'EMERGENCY.NOT_ON_DUTY' } });
    expect(await open(owner)).toMatchObject({ status: 409, body: { code: 'EMERGENCY.NOT_NEEDED' } });
    expect((await open(seat)).status).toBe(403);
  });

  it('opens one patient to one person', async () => {
    const opened = await open(doctor, { ...asked, name: ' 患者　Ｐ１' });
    expect(opened.status).toBe(201);
    access = opened.body;
    expect(access).toMatchObject({ patientId: 'p1', untilAt: centre.clock.now() + 4 * HOUR_MS, endedAt: null });
    expect(await sees(doctor)).toBe(200);
    expect([await sees(doctor, 'p2'), await sees(nurse)]).toEqual([404, 404]);
    const range = `from=${START}&to=${START + MINUTE_MS}`;
    await doctor.get(`/api/patients/p1/numerics?signal=spo2&resolution=raw&${range}`);
    expect(await doctor.get('/api/patients')).toMatchObject([{ id: 'p1' }]);
  });

  it('is for looking, not for deciding', async () => {
    const change = await doctor.call('PATCH', '/api/patients/p1', { wishes: '変更' });
    expect(change).toMatchObject({ status: 403, body: { code: 'EMERGENCY.READS_ONLY' } });
    const instruction = { text: '酸素 5 L', basedOn: 0 };
    expect((await doctor.call('PUT', '/api/patients/p1/standing-instruction', instruction)).status).toBe(403);
  });

  it('is told to the patient’s doctor and the supervisors at once, and is in the audit with its reason', async () => {
    expect([await bell(owner), await bell(supervisor), await bell(seat)]).toEqual([
      ['opened by emergency access'],
      ['opened by emergency access'],
      [],
    ]);
    const [entry] = await centre.records.audit.list({ action: 'emergency.open', limit: 1 });
    expect(entry).toMatchObject({ person_id: doctor.personId, patient_id: 'p1', detail: { reason: asked.reason } });
  });

  it('is shown to the patient’s doctor and to seats, and not to others', async () => {
    const shown = { personName: 'mori さん', reason: asked.reason, patientName: '患者 p1' };
    for (const who of [owner, seat, supervisor]) {
      expect(await who.get('/api/patients/p1/emergency-access')).toMatchObject([shown]);
    }
    expect(await doctor.get('/api/emergency-access')).toMatchObject([shown]);
    expect(await nurse.get('/api/emergency-access')).toEqual([]);
  });

  it('is ended by a supervisor at once, and by nobody else but its owner', async () => {
    const end = (who: ClientOfPerson) => who.call('POST', `/api/emergency-access/${access.id}/end`);
    expect([(await end(seat)).status, (await end(owner)).status]).toEqual([403, 404]);
    expect(await end(supervisor)).toMatchObject({ status: 200, body: { endedByName: 'ueda さん' } });
    expect(await sees(doctor)).toBe(404);
    expect((await end(supervisor)).status).toBe(409);
    expect(await doctor.get('/api/emergency-access')).toMatchObject([{ patientName: null, reason: asked.reason }]);
  });

  it('lapses by itself after four hours', async () => {
    const opened = await open(nurse);
    expect(opened.status).toBe(201);
    await later(opened.body.untilAt - 1, nurse);
    expect(await sees(nurse)).toBe(200);
    centre.clock.set(opened.body.untilAt);
    expect(await sees(nurse)).toBe(404);
  });

  it('cannot be rewritten or taken off the record', async () => {
    const { db } = centre.database;
    const changed = db.updateTable('emergency_access').set({ reason: 'another reason' }).execute();
    await expect(changed).rejects.toThrow(/stays on record/);
    await expect(db.deleteFrom('emergency_access').execute()).rejects.toThrow(/stays on record/);
    const longer = db
      .updateTable('emergency_access')
      .set({ until_at: START + 99 * HOUR_MS })
      .execute();
    await expect(longer).rejects.toThrow(/stays on record/);
  });

  it('tells the centre when there is neither a doctor nor a supervisor to tell', async () => {
    const lonely = await CentreUnderTest.open();
    try {
      await lonely.patient('p1');
      const [only, stranger] = [await lonely.person('centre', 'sato'), await lonely.person('doctor', 'mori')];
      expect((await open(stranger)).status).toBe(201);
      expect(await bell(only)).toHaveLength(1);
    } finally {
      await lonely.close();
    }
  }, 60_000);
});
