import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '#access';
import { MINUTE_MS } from '#kernel';
import type { AuditRow } from '#records';
import { CentreUnderTest, effects, episode, START, type ClientOfPerson } from '../test/centre-under-test.js';
import { EventListener } from '../test/event-listener.js';
import { Viewings } from './viewings.js';

let centre: CentreUnderTest;
let seat: ClientOfPerson;
let doctor: ClientOfPerson;
let after = 0;

beforeAll(async () => {
  centre = await CentreUnderTest.open();
  await centre.patient('p1');
  await centre.patient('p2');
  seat = await centre.person('centre', 'sato');
  doctor = await centre.person('doctor', 'kato');
  await centre.records.patients.allow({ patientId: 'p1', personId: doctor.personId, kind: 'doctor', from: START });
  await centre.take(effects('p1', 1, 'alarm-raised', episode()));
}, 120_000);
afterAll(() => centre.close());

/** Looks that have come into the audit since this was asked last, oldest first. */
async function looks(): Promise<Array<Pick<AuditRow, 'action' | 'patient_id' | 'detail' | 'person_id'>>> {
  const rows = await centre.records.audit.list({ action: 'view.', limit: 1000 });
  const fresh = rows.filter(({ sequence }) => sequence > after).reverse();
  after = rows[0]?.sequence ?? after;
  return fresh.map(({ action, patient_id, detail, person_id }) => ({ action, patient_id, detail, person_id }));
}
const look = (action: string, patient: string | null, detail: object = {}, who = seat) => ({
  action: `view.${action}`,
  patient_id: patient,
  detail,
  person_id: who.personId,
});

describe('looking at a patient', () => {
  it('is in the audit at once, by what was looked at', async () => {
    const range = `from=${START - MINUTE_MS}&to=${START}`;
    await seat.get('/api/patients/p1');
    await seat.get(`/api/patients/p1/numerics?signal=spo2&resolution=raw&${range}`);
    await seat.get(`/api/patients/p1/waveform?${range}`);
    await seat.get(`/api/patients/p1/alarms?${range}`);
    await seat.get('/api/patients/p1/rules');
    const [incident] = await seat.get<Array<{ id: string }>>('/api/incidents');
    await seat.get(`/api/incidents/${incident!.id}`);
    expect(await looks()).toEqual([
      look('card', 'p1'),
      look('numerics', 'p1'),
      look('waveform', 'p1'),
      look('alarms', 'p1'),
      look('rules', 'p1'),
      look('incidents', null),
      look('incident', 'p1'),
    ]);
  });

  it('is one entry for a board, however many patients are on it', async () => {
    await seat.get('/api/board');
    await seat.get('/api/board');
    expect(await looks()).toEqual([look('board', null)]);
  });

  it('is told apart by person and patient', async () => {
    await seat.get('/api/patients/p2');
    await doctor.get('/api/patients/p1');
    expect(await looks()).toEqual([look('card', 'p2'), look('card', 'p1', {}, doctor)]);
  });

  it('counts further looks within ten minutes, and tells their number when these are over', async () => {
    for (let times = 0; times < 5; times += 1) await seat.get('/api/patients/p1');
    await centre.app.get(Viewings).tell();
    expect(await looks()).toEqual([]);
    centre.clock.set(START + 10 * MINUTE_MS - 1);
    await seat.get('/api/patients/p1');
    centre.clock.set(START + 10 * MINUTE_MS);
    await centre.app.get(Viewings).tell();
    const told = await looks();
    const card = { count: 7, from: START, to: START + 10 * MINUTE_MS - 1 };
    expect(told).toContainEqual(look('card', 'p1', card));
    expect(told).toContainEqual(look('board', null, { count: 2, from: START, to: START }));
    expect(told).not.toContainEqual(expect.objectContaining({ action: 'view.waveform' }));
  });

  it('begins anew after that, also when nobody has told the old ones', async () => {
    await seat.get('/api/patients/p2');
    await seat.get('/api/patients/p2');
    centre.clock.set(START + 25 * MINUTE_MS);
    await seat.get('/api/patients/p2');
    const [at] = [START + 10 * MINUTE_MS];
    expect(await looks()).toEqual([
      look('card', 'p2'),
      look('card', 'p2', { count: 2, from: at, to: at }),
      look('card', 'p2'),
    ]);
  });

  it('loses none when many look at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => doctor.get('/api/patients/p1')));
    centre.clock.set(START + 60 * MINUTE_MS);
    await centre.app.get(Viewings).tell();
    const counts = (await looks()).filter(({ person_id: who }) => who === doctor.personId).map(({ detail }) => detail);
    const at = START + 25 * MINUTE_MS;
    expect(counts).toEqual([{}, { count: 20, from: at, to: at }]);
  });

  it('is kept of the pages that name patients among other things, too', async () => {
    const administrator = await centre.person('administrator', 'kanri');
    for (const page of ['patients', 'devices', 'audit', 'patients/p1/people']) await administrator.get(`/api/${page}`);
    await seat.get('/api/alarm-load?span=24h');
    const seen = (action: string, patient: string | null) => look(action, patient, {}, administrator);
    expect(await looks()).toEqual([
      seen('patients', null),
      seen('devices', null),
      seen('audit', null),
      seen('patient-people', 'p1'),
      look('alarm-load', null),
    ]);
  });

  it('is kept of whoever hears events of patients, and not of those who hear of none', async () => {
    const family = await centre.person('family', 'musume');
    for (const who of [family, seat, doctor]) {
      const stream = await EventListener.open(who, '/api/events');
      await stream.until(() => stream.of('heartbeat').length > 0);
      stream.close();
    }
    expect(await looks()).toEqual([look('events', null), look('events', null, {}, doctor)]);
  });

  it('is an entry each time when a file is taken along', async () => {
    await seat.stepUp?.();
    for (const _ of [1, 2]) {
      const answer = await fetch(`${centre.base}/api/alarm-load.csv?span=24h`, {
        headers: { cookie: seat.cookie ?? '' },
      });
      expect(answer.status).toBe(200);
    }
    const taken = await centre.records.audit.list({ action: 'alarm-load.export', limit: 9 });
    expect(taken.map(({ person_id, detail }) => [person_id, detail])).toEqual([
      [seat.personId, { span: '24h' }],
      [seat.personId, { span: '24h' }],
    ]);
    expect(await looks()).toEqual([]);
  });

  it('is no look when it was refused', async () => {
    expect((await doctor.call('GET', '/api/patients/p2')).status).toBe(404);
    expect(await looks()).toEqual([]);
  });

  it('leaves the chain whole', async () => {
    expect(await verifyAudit(centre.database)).toMatchObject({ kind: 'whole' });
  });
});
