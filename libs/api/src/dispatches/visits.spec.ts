import sharp from 'sharp';
import type { IncidentDetailDto, IncidentDto } from '../incidents/incident.dto.js';
import { CentreUnderTest, Client, effects, episode, type ClientOfPerson } from '../test/centre-under-test.js';
import { DeadlineRunner } from '../deadlines/deadline-runner.js';
import type { MeanwhileDto } from '../http/problem.dto.js';
import { asPatientId } from '../centre-transaction.js';
import { ARCHIVE } from '../ports.js';
import type { Archive } from '#archive';
import type { DispatchDto, VisitPhotoDto } from './dispatch.dto.js';
import { HandMeasurements, MEASURED_BY_HAND } from './hand-measurements.js';
import type { NurseDto, StationLoadDto } from './nurse.dto.js';

const MINUTE = 60_000;
const REPORT = { findings: '呼吸は落ち着いている', vitals: {}, action: '体位を変えた', nextStep: '' };

type Refused = { code: string; meanwhile: MeanwhileDto };

describe('a visit', () => {
  let centre: CentreUnderTest;
  let seat: ClientOfPerson;
  let ono: ClientOfPerson;
  let mori: ClientOfPerson;
  let stranger: ClientOfPerson;
  let doctor: ClientOfPerson;
  let station: string;
  let patients = 0;
  let patient: string;
  let incident: IncidentDto;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    station = await centre.station('first', ['板橋']);
    const other = await centre.station('other', ['八王子']);
    seat = await centre.person('centre', 'sato');
    ono = await centre.person('station', 'ono', station);
    mori = await centre.person('station', 'mori', station);
    stranger = await centre.person('station', 'hata', other);
    doctor = await centre.person('doctor', 'endo');
    await ono.good('PUT', '/api/my/telephone', { telephone: '090-0000-0001' });
  });
  afterAll(() => centre.close());
  beforeEach(async () => {
    patient = await centre.patient(`p${(patients += 1)}`);
    const from = centre.clock.now();
    await centre.records.patients.allow({ patientId: patient, personId: doctor.personId, kind: 'doctor', from });
    await centre.take(effects(patient, 1, 'alarm-raised', episode()));
    incident = (await seat.get<IncidentDto[]>('/api/incidents')).find((one) => one.patientId === patient)!;
    await seat.post(`/api/incidents/${incident.id}/acknowledge`);
  });
  afterEach(async () => {
    for (const { id } of await seat.get<DispatchDto[]>('/api/dispatches?which=work')) {
      await seat.call('POST', `/api/dispatches/${id}/recall`, {});
    }
  });

  const offer = (body: object = {}) => seat.post<DispatchDto>(`/api/incidents/${incident.id}/dispatches`, body);
  const step = (client: Client, { id }: { id: string }, name: string, body: object = {}) =>
    client.call<DispatchDto & Refused>('POST', `/api/dispatches/${id}/${name}`, body);
  const story = async () => (await seat.get<IncidentDetailDto>(`/api/incidents/${incident.id}`)).timeline;
  const kinds = async () => (await story()).map(({ kind }) => kind);
  const notified = async (client: ClientOfPerson, purpose: string) => {
    const rows = await centre.database.db
      .selectFrom('notification_message')
      .innerJoin('notification', 'notification.id', 'notification_message.notification_id')
      .select(['notification.link', 'notification.text', 'notification.withdrawn_at', 'notification.dispatch_id'])
      .where('notification_message.person_id', '=', client.personId)
      .where('notification.purpose', '=', purpose as 'offer')
      .execute();
    return rows;
  };

  describe('of a nurse who is picked within the station', () => {
    it('is told to every nurse of the station without a name, and taken back when one accepts', async () => {
      const asked = await offer();
      const before = (await notified(mori, 'offer')).filter((one) => one.dispatch_id === asked.id);
      expect(before).toMatchObject([{ link: `/station?dispatch=${asked.id}`, withdrawn_at: null }]);
      expect(JSON.stringify(before)).not.toContain('患者');
      await step(ono, asked, 'accept');
      const after = (await notified(mori, 'offer')).filter((one) => one.dispatch_id === asked.id);
      expect(after[0]?.withdrawn_at).toBe(centre.clock.now());
      expect(await centre.records.deadlines.of(asked.id)).toEqual([]);
    });

    it('names who goes and their telephone, and can be handed to a colleague who is told', async () => {
      const asked = await offer();
      const taken = (await step(ono, asked, 'accept')).body;
      expect(taken.nurse).toEqual({
        personId: ono.personId,
        displayName: 'ono さん',
        telephone: '090-0000-0001',
      });
      const handed = (await step(ono, asked, 'nurse', { nurseId: mori.personId })).body;
      expect(handed.nurse).toMatchObject({ personId: mori.personId, telephone: '03-0000-0000' });
      expect((await notified(mori, 'offer')).at(-1)).toMatchObject({ dispatch_id: asked.id, withdrawn_at: null });
      expect((await story()).at(-1)?.text.ja).toBe('first：担当をono さんからmori さんに交代');
      const wrong = await step(ono, asked, 'nurse', { nurseId: stranger.personId });
      expect(wrong.status).toBe(400);
    });

    it('lets who accepts send somebody else of the station at once', async () => {
      const asked = await offer();
      const taken = (await step(ono, asked, 'accept', { nurseId: mori.personId })).body;
      expect(taken.nurse?.personId).toBe(mori.personId);
      expect((await notified(mori, 'offer')).at(-1)).toMatchObject({ dispatch_id: asked.id, withdrawn_at: null });
    });

    it('shows the centre a station whose nurses are all out, also where it is asked next', async () => {
      const load = async () =>
        (await seat.get<StationLoadDto[]>('/api/station-loads')).find((one) => one.stationId === station);
      const asked = await offer();
      await step(ono, asked, 'accept');
      expect(await load()).toMatchObject({ nurses: 2, busyNurses: 1, busy: false });
      const another = await centre.patient(`p${(patients += 1)}`);
      await centre.take(effects(another, 1, 'alarm-raised', episode()));
      const second = (await seat.get<IncidentDto[]>('/api/incidents')).find((one) => one.patientId === another)!;
      const also = await seat.post<DispatchDto>(`/api/incidents/${second.id}/dispatches`);
      await step(mori, also, 'accept');
      expect(await load()).toMatchObject({ busyNurses: 2, busy: true });
      const nurses = await ono.get<NurseDto[]>(`/api/stations/${station}/nurses`);
      expect(nurses.map(({ underWay }) => underWay)).toEqual([1, 1]);
      expect((await stranger.call('GET', `/api/stations/${station}/nurses`)).status).toBe(404);
      await seat.post(`/api/dispatches/${also.id}/recall`);
    });
  });

  it('comes in the order of urgency on the station’s list', async () => {
    const calm = await centre.patient(`p${(patients += 1)}`);
    await centre.take(effects(calm, 1, 'alarm-raised', episode({ priority: 'low' })));
    const mild = (await seat.get<IncidentDto[]>('/api/incidents')).find((one) => one.patientId === calm)!;
    const first = await seat.post<DispatchDto>(`/api/incidents/${mild.id}/dispatches`);
    centre.clock.advance(1_000);
    const urgent = await offer();
    const plan = { patientId: patient, plannedFor: centre.clock.now() + 60 * MINUTE, reason: '創部の確認' };
    const planned = await seat.post<DispatchDto>('/api/visits', plan);
    const list = await ono.get<DispatchDto[]>('/api/dispatches?which=work');
    expect(list.map(({ id }) => id)).toEqual([urgent.id, first.id, planned.id]);
    expect(list.map(({ priority }) => priority)).toEqual(['high', 'low', 'low']);
  });

  describe('whose phone was offline', () => {
    it('answers an act on a recalled dispatch with both facts, and never loses an arrival or a report', async () => {
      const asked = await offer();
      await step(ono, asked, 'accept');
      const madeAt = centre.clock.now() + MINUTE;
      centre.clock.advance(5 * MINUTE);
      await seat.post(`/api/dispatches/${asked.id}/recall`);
      expect((await notified(ono, 'withdrawal')).at(-1)?.dispatch_id).toBe(asked.id);
      const recalledAt = centre.clock.now();
      centre.clock.advance(MINUTE);
      const arrived = await step(ono, asked, 'on-scene', { madeAt, requestId: 'arrive-late' });
      expect([arrived.status, arrived.body.code]).toEqual([409, 'DISPATCH.RECALLED']);
      expect(arrived.body.meanwhile).toEqual({
        act: 'arrive',
        madeAt,
        state: 'recalled',
        since: recalledAt,
        byName: 'sato さん',
        reason: null,
        kept: true,
      });
      const again = await step(ono, asked, 'on-scene', { madeAt, requestId: 'arrive-late' });
      expect([again.status, again.body.meanwhile.kept]).toEqual([409, true]);
      const reported = await step(ono, asked, 'report', { ...REPORT, vitals: { spo2: 91 }, madeAt: madeAt + 1_000 });
      expect([reported.status, reported.body.code]).toEqual([409, 'DISPATCH.RECALLED']);
      const kept = (await story()).filter(({ kind }) => kind === 'dispatch-kept-though');
      expect(kept.map(({ text, madeAt: at }) => [text.en, at])).toEqual([
        ['⚠ first arrived though recalled', madeAt],
        ['⚠ first reported though recalled: 呼吸は落ち着いている', madeAt + 1_000],
      ]);
      const seen = await seat.get<DispatchDto>(`/api/dispatches/${asked.id}`);
      expect(seen).toMatchObject({ state: 'recalled', report: { findings: REPORT.findings, vitals: { spo2: 91 } } });
      expect(seen.reportCopies.map(({ doctorId }) => doctorId)).toEqual([doctor.personId]);
    });

    it('tells a nurse that a colleague has taken it over, and keeps the act', async () => {
      const asked = await offer();
      await step(ono, asked, 'accept');
      await step(mori, asked, 'nurse', { nurseId: mori.personId });
      const arrived = await step(ono, asked, 'on-scene', { madeAt: centre.clock.now() });
      expect([arrived.status, arrived.body.code]).toEqual([409, 'DISPATCH.HANDED_OVER']);
      expect(arrived.body.meanwhile).toMatchObject({ byName: 'mori さん', kept: true });
      expect(await kinds()).toContain('dispatch-kept-though');
      expect((await step(mori, asked, 'on-scene')).body.state).toBe('on-scene');
    });

    it('tells the second of two nurses who accepted which was first', async () => {
      const asked = await offer();
      await step(ono, asked, 'accept');
      const late = await step(mori, asked, 'accept', { madeAt: centre.clock.now() });
      expect([late.status, late.body.code]).toEqual([409, 'DISPATCH.TAKEN_BY_ANOTHER']);
      expect(late.body.meanwhile).toMatchObject({ byName: 'ono さん', kept: false, act: 'accept' });
    });
  });

  describe('with its report', () => {
    it('puts hand-measured values into the archive once, apart from every sensor’s', async () => {
      const asked = await offer();
      await step(ono, asked, 'accept');
      const madeAt = centre.clock.now();
      const vitals = { spo2: 0, pr: 88, rr: 18, temp: 36.8, sbp: 128, dbp: 74 };
      const done = await step(ono, asked, 'report', { ...REPORT, vitals, consciousness: 'A', oxygen: true, madeAt });
      expect(done.body.report).toMatchObject({ vitals, at: madeAt, byName: 'ono さん' });
      expect(done.body.report?.news2).toEqual({ total: 3 + 2, scale: 1, missing: [], hasThree: true });
      const acts = await centre.records.engineActs.pendingAfter(0);
      expect(
        acts.flatMap(({ act }) => (act['kind'] === 'patient-assessed' && act['patientId'] === patient ? [act] : [])),
      ).toMatchObject([
        {
          patientId: patient,
          observedAt: madeAt,
          consciousness: 'A',
          oxygen: true,
          measured: { spo2: 0, pr: 88, rr: 18, temp: 36.8, sbp: 128 },
        },
      ]);
      const hand = centre.app.get(HandMeasurements);
      await Promise.all([hand.carry(), hand.carry()]);
      await hand.carry();
      const archive = centre.app.get<Archive>(ARCHIVE);
      const range = { from: madeAt, to: madeAt + 1, resolution: 'raw' as const };
      const series = await archive.numerics({ patientId: asPatientId(patient), signal: 'spo2', ...range });
      expect(series).toMatchObject({ samples: [{ device: MEASURED_BY_HAND, value: 0, observedAt: madeAt }] });
      expect(series.resolution === 'raw' && series.samples).toHaveLength(1);
    });

    it('refuses a diastolic pressure above the systolic and names what NEWS2 lacks', async () => {
      const asked = await offer();
      await step(ono, asked, 'accept');
      const wrong = await step(ono, asked, 'report', { ...REPORT, vitals: { sbp: 80, dbp: 120 } });
      expect(wrong.status).toBe(400);
      const done = await step(ono, asked, 'report', { ...REPORT, vitals: { pr: 70 } });
      expect(done.body.report?.news2).toMatchObject({
        total: 0,
        missing: expect.arrayContaining(['spo2', 'oxygen']) as string[],
      });
    });

    it('takes four photos and shows them to those who may see the patient alone', async () => {
      const asked = await offer();
      await step(ono, asked, 'accept');
      const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a00000' } })
        .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 45/1 0/1' } })
        .jpeg()
        .toBuffer();
      const send = async (client: Client, bytes: Buffer, requestId: string, name = '../../etc/passwd.jpg') => {
        const form = new FormData();
        form.append('requestId', requestId);
        form.append('photo', new Blob([new Uint8Array(bytes)]), name);
        const answer = await fetch(`${centre.base}/api/dispatches/${asked.id}/photos`, {
          method: 'POST',
          headers: { cookie: client.cookie ?? '', origin: centre.base },
          body: form,
        });
        return { status: answer.status, body: (await answer.json()) as VisitPhotoDto & { code: string } };
      };
      const first = await send(ono, picture, 'photo-1');
      expect(first).toMatchObject({ status: 201, body: { width: 8, height: 8, byName: 'ono さん' } });
      expect((await send(ono, picture, 'photo-1')).body.id).toBe(first.body.id);
      for (const n of [2, 3, 4]) expect((await send(ono, picture, `photo-${n}`)).status).toBe(201);
      expect((await send(ono, picture, 'photo-5')).body.code).toBe('PHOTO.ENOUGH');
      expect((await send(ono, Buffer.from('no picture'), 'photo-6')).body.code).toBe('PHOTO.NOT_A_PICTURE');
      expect((await send(stranger, picture, 'photo-7')).status).toBe(404);
      const look = (client: Client) =>
        fetch(`${centre.base}${first.body.path}`, { headers: { cookie: client.cookie ?? '' } });
      for (const client of [seat, ono, doctor]) expect((await look(client)).status).toBe(200);
      expect((await look(stranger)).status).toBe(404);
      expect((await look(new Client(centre.base))).status).toBe(401);
      const shown = await look(doctor);
      expect(shown.headers.get('content-type')).toBe('image/jpeg');
      expect(shown.headers.get('cache-control')).toBe('private, no-store');
      expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).exif).toBeUndefined();
      const seen = await seat.get<DispatchDto>(`/api/dispatches/${asked.id}`);
      expect(seen.photos).toHaveLength(4);
    });
  });

  describe('that is planned', () => {
    const plan = (client: Client, change: object = {}) =>
      client.call<DispatchDto & Refused>('POST', '/api/visits', {
        patientId: patient,
        plannedFor: centre.clock.now() + 30 * MINUTE,
        reason: '創部の確認',
        ...change,
      });

    it('is on the station’s list and in the story, and goes the way of every visit', async () => {
      const { body } = await plan(seat, { requestId: 'plan-1', nurseId: ono.personId });
      expect(body).toMatchObject({ kind: 'planned', state: 'planned', incidentId: null, stationId: station });
      expect((await plan(seat, { requestId: 'plan-1' })).body.id).toBe(body.id);
      expect(await kinds()).toContain('visit-planned');
      expect((await ono.get<DispatchDto[]>('/api/dispatches?which=planned')).map(({ id }) => id)).toContain(body.id);
      expect((await ono.call('GET', `/api/patients/${patient}`)).status).toBe(200);
      for (const name of ['en-route', 'on-scene']) expect((await step(ono, body, name)).status).toBe(200);
      expect((await step(ono, body, 'report', REPORT)).body).toMatchObject({ state: 'reported' });
      const range = `from=${centre.clock.now() - MINUTE}&to=${centre.clock.now() + 60 * MINUTE}`;
      const visits = await doctor.get<DispatchDto[]>(`/api/patients/${patient}/visits?${range}`);
      expect(visits.map(({ id }) => id)).toContain(body.id);
      expect(await centre.records.deadlines.of(body.id)).toEqual([]);
    });

    it('is not planned in the past, for a stranger’s patient or for another station', async () => {
      expect((await plan(seat, { plannedFor: centre.clock.now() - 10 * MINUTE })).status).toBe(400);
      expect((await plan(stranger)).status).toBe(404);
      await offer();
      expect((await plan(ono, { stationId: 'station-other' })).status).toBe(400);
      expect((await plan(ono)).body).toMatchObject({ stationId: station });
    });

    it('is told to the station, then to the centre as well, when it does not begin', async () => {
      const deadlines = centre.app.get(DeadlineRunner);
      const { body } = await plan(seat);
      const overdue = async (client: ClientOfPerson) =>
        (await notified(client, 'system')).filter(
          (one) => one.text.en === 'A planned visit has not begun.' && one.dispatch_id === body.id,
        ).length;
      centre.clock.set(body.plannedFor! + 15 * MINUTE);
      await deadlines.look();
      expect([await overdue(ono), await overdue(seat)]).toEqual([1, 0]);
      centre.clock.advance(15 * MINUTE);
      await deadlines.look();
      expect([await overdue(ono), await overdue(seat)]).toEqual([2, 1]);
      for (const client of [seat, ono]) await client.logIn();
      expect((await kinds()).filter((kind) => kind === 'visit-overdue')).toHaveLength(2);
      await step(ono, body, 'en-route');
      centre.clock.advance(20 * MINUTE);
      await deadlines.look();
      expect([await overdue(ono), await overdue(seat)]).toEqual([2, 1]);
    });
  });
});
