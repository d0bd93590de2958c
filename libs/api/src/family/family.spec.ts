import type { Archive } from '#archive';
import type { LiveNumeric } from '#engine';
import type { PatientId } from '#kernel';
import { CentreUnderTest, effects, episode, START, type ClientOfPerson } from '../test/centre-under-test.js';
import type { IncidentDto } from '../incidents/incident.dto.js';
import type { DispatchDto } from '../dispatches/dispatch.dto.js';
import { ARCHIVE } from '../ports.js';
import type { FamilyViewDto } from './family.dto.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The centre's clock stands at 22:00 in Tokyo. */
describe('what a family is told', () => {
  let centre: CentreUnderTest;
  let daughter: ClientOfPerson;
  let seat: ClientOfPerson;
  let nurse: ClientOfPerson;
  let patients = 0;
  let id: string;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    const stationId = await centre.station('板橋', ['板橋']);
    seat = await centre.person('centre', 'sato');
    nurse = await centre.person('station', 'mori', stationId);
  });
  afterAll(() => centre.close());
  beforeEach(async () => {
    id = await centre.patient(`patient-${(patients += 1)}`, { displayName: '山田 ハナ' });
    daughter = await centre.person('family', `family-${patients}`);
    await allow(daughter.personId);
    centre.liveFeed.newest = [numeric('spo2', 96), numeric('bed', 1)];
  });

  const allow = (personId: string): Promise<void> =>
    centre.records.patients.allow({ patientId: id, personId, kind: 'family', from: START });
  const numeric = (signal: 'spo2' | 'bed', value: number | null, ageMs = 1_000): LiveNumeric => ({
    patientId: id as PatientId,
    signal,
    device: 'mat',
    value,
    quality: 'good',
    cause: 'none',
    observedAt: centre.clock.now() - ageMs,
    receivedAt: centre.clock.now(),
  });
  const views = (): Promise<FamilyViewDto[]> => daughter.get('/api/family');
  const view = async (): Promise<FamilyViewDto> => (await views())[0]!;
  const raise = (conditionKind: 'physiological' | 'technical' = 'physiological'): Promise<void> =>
    centre.take(effects(id, 1, 'alarm-raised', episode({ conditionKind })));

  /** The bed sensor's minutes from 21:30, 1 in bed, 0 out, null not measured. */
  const sleep = (values: Array<number | null>) =>
    centre.app.get<Archive>(ARCHIVE).write({
      numerics: [
        {
          patientId: id as PatientId,
          device: 'mat',
          signal: 'bed',
          observedAt: START - HOUR / 2,
          intervalMs: MINUTE,
          values,
          quality: 'good',
          cause: 'none',
        },
      ],
      waveforms: [],
      reader: `spec ${id}`,
      position: 1,
    });

  it('is well and in bed since when, with the night so far and no clinical figure', async () => {
    await sleep([...new Array<number>(10).fill(1), 0, 0, ...new Array<number>(18).fill(1)]);
    const answer = await view();
    expect(answer).toEqual({
      patientId: id,
      displayName: '山田 ハナ',
      givenName: 'ハナ',
      timeZone: 'Asia/Tokyo',
      state: 'well',
      since: START - 18 * MINUTE,
      etaAt: null,
      lastDataAt: START - 1_000,
      inBed: true,
      night: {
        from: START - HOUR,
        to: START + 9 * HOUR,
        inBed: [
          { from: START - 30 * MINUTE, to: START - 20 * MINUTE },
          { from: START - 18 * MINUTE, to: START },
        ],
        outOfBed: [{ from: START - 20 * MINUTE, to: START - 18 * MINUTE }],
        timesOutOfBed: 1,
      },
    });
  });

  it('says that data stopped, and since when, also after a restart that forgot the live values', async () => {
    centre.liveFeed.newest = [numeric('spo2', 96, 11 * MINUTE), numeric('bed', null)];
    expect(await view()).toMatchObject({ state: 'no-data', since: START - 11 * MINUTE, inBed: null, night: null });
    centre.liveFeed.newest = [];
    expect(await view()).toMatchObject({ state: 'no-data', since: null, lastDataAt: null });
    await sleep([1, 0]);
    expect(await view()).toMatchObject({ state: 'no-data', lastDataAt: START - 29 * MINUTE });
  });

  it('follows an incident from the centre to the door and back', async () => {
    await raise();
    expect(await view()).toMatchObject({ state: 'being-looked-at', since: START + 15_000, etaAt: null });
    const open = await seat.get<IncidentDto[]>('/api/incidents?state=open');
    const incident = open.find(({ patientId }) => patientId === id)!;
    await seat.post(`/api/incidents/${incident.id}/acknowledge`);
    const dispatch = await seat.post<DispatchDto>(`/api/incidents/${incident.id}/dispatches`, { note: '' });
    expect((await view()).state).toBe('being-looked-at');
    await nurse.post(`/api/dispatches/${dispatch.id}/accept`, { etaMinutes: 25 });
    expect(await view()).toMatchObject({ state: 'nurse-on-the-way', since: START, etaAt: START + 25 * MINUTE });
    await nurse.post(`/api/dispatches/${dispatch.id}/en-route`);
    expect(await view()).toMatchObject({ state: 'nurse-on-the-way', etaAt: START + 25 * MINUTE });
    await nurse.post(`/api/dispatches/${dispatch.id}/on-scene`);
    expect(await view()).toMatchObject({ state: 'nurse-there', since: START, etaAt: null });
  });

  it('does not worry them about equipment while data come', async () => {
    await raise('technical');
    expect((await view()).state).toBe('well');
  });

  it('says that watching is paused rather than that all is well', async () => {
    await centre.records.patients.change(id, { paused_until: START + HOUR });
    expect((await view()).state).toBe('paused');
  });

  it('is for those who are allowed, as long as they are', async () => {
    const stranger = await centre.person('family', `stranger-${patients}`);
    expect(await stranger.get('/api/family')).toEqual([]);
    expect(await views()).toHaveLength(1);
    await centre.database.db
      .updateTable('patient_person')
      .set({ allowed_until: START })
      .where('person_id', '=', daughter.personId)
      .execute();
    expect(await views()).toEqual([]);
    expect((await seat.call('GET', '/api/family')).status).toBe(403);
  });
});
