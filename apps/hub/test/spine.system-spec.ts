// The main job end to end without a browser: a falling SpO2 in a home becomes an alarm, an incident, a nurse at the door and
// a closed incident, while the hub is killed on the way.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventReader, incidentOf } from './event-reader.js';
import { eventually } from './eventually.js';
import { GatewayLine, SpO2Sensor } from './gateway-line.js';
import { HubProcess } from './hub-process.js';
import { ok, type Schemas, type Seat } from './seat.js';
import { addHome, openSmallCentre, type Home, type SmallCentre } from './small-centre.js';

const ON_DELAY_MS = 3_000;
const SPO2_LOW = {
  id: 'spo2-low',
  kind: 'limit',
  signal: 'spo2',
  low: 90,
  priority: 'high',
  onDelay: '3s',
  clearMargin: 2,
  offDelay: '3s',
} as const;
const TEN_MINUTES_MS = 600_000;

let hub: HubProcess;
let people: SmallCentre;
const lines: GatewayLine[] = [];
const readers: EventReader[] = [];

beforeAll(async () => {
  hub = await HubProcess.create();
  const welcome = await hub.start();
  people = await openSmallCentre(hub, welcome.firstLogIn);
}, 120_000);

afterAll(async () => {
  for (const line of lines) await line.close();
  for (const reader of readers) await reader.disconnect();
  await hub?.dispose();
});

async function lineOf({ credential }: Home): Promise<GatewayLine> {
  const line = await GatewayLine.connect(credential);
  lines.push(line);
  return line;
}

/** A seat's event stream from now on. */
async function listen(seat: Seat): Promise<EventReader> {
  const { sequence } = await ok(seat.api.GET('/api/board'));
  const reader = new EventReader(seat, sequence);
  readers.push(reader);
  await reader.connect();
  return reader;
}

const detailOf = (id: string): Promise<Schemas['IncidentDetail']> =>
  ok(people.centre.api.GET('/api/incidents/{id}', { params: { path: { id } } }));

const openIncidentsOf = async (patientId: string): Promise<Schemas['Incident'][]> =>
  (await ok(people.centre.api.GET('/api/incidents', { params: { query: { state: 'open' } } }))).filter(
    (incident) => incident.patientId === patientId,
  );

/** Resolves when the engine has taken a sample observed after this call, and so everything before it. */
async function engineIsCurrent(reader: EventReader, patientId: string): Promise<void> {
  const asked = Date.now();
  await reader.waitForVital(
    'a fresh value on the board',
    (vital) => vital.patientId === patientId && vital.observedAt > asked,
  );
}

describe('when SpO2 falls at home', () => {
  it('brings a nurse to the door and the incident to its close, though the hub dies twice on the way', async () => {
    const home = await addHome(people, {
      gateway: 'home-yamada',
      name: '山田 ハナ',
      devices: [['oximeter-1', 'oximeter']],
      rules: [SPO2_LOW],
    });
    const patientId = home.patient.id;
    const reader = await listen(people.centre);
    const { sequence: startedAfter } = await ok(people.centre.api.GET('/api/board'));
    const sensor = new SpO2Sensor(await lineOf(home), 'oximeter-1', 96);
    const { centre, nurse } = people;
    try {
      await reader.waitForVital('96 % on the board', (v) => v.patientId === patientId && v.value === 96);
      expect(await openIncidentsOf(patientId)).toEqual([]);

      sensor.spo2 = 84;
      const opened = await reader.waitFor('the incident on the board', (event) => {
        const incident = incidentOf(event);
        return incident?.patientId === patientId && incident.state === 'open' && incident.alarms.length > 0;
      });
      const incident = incidentOf(opened)!;
      expect(incident).toMatchObject({ priority: 'high', acknowledged: null, episodes: 1, dispatches: [] });
      expect(incident.headlineAlarm).toMatchObject({
        ruleId: 'spo2-low',
        signal: 'spo2',
        value: 84,
        limit: 90,
        direction: 'below',
        quality: 'good',
        conditionKind: 'physiological',
      });
      expect(incident.alarms[0]).toMatchObject({ presence: 'present', signalState: 'sounding', historical: false });
      // Not before its on-delay; how soon after is for the bench to say.
      expect(incident.alarms[0]!.raisedAt - incident.alarms[0]!.onsetAt).toBeGreaterThanOrEqual(ON_DELAY_MS);

      // Between alarm and acknowledgement.
      const before = await detailOf(incident.id);
      await hub.kill();
      await reader.closed();
      await hub.start();
      await reader.connect();
      await engineIsCurrent(reader, patientId);
      const after = await detailOf(incident.id);
      expect(after.timeline).toEqual(before.timeline);
      expect(after.alarms).toHaveLength(1);
      expect(after.alarms[0]).toMatchObject({
        id: incident.alarms[0]!.id,
        onsetAt: incident.alarms[0]!.onsetAt,
        presence: 'present',
        signalState: 'sounding',
      });
      expect(await openIncidentsOf(patientId)).toHaveLength(1);

      const path = { id: incident.id };
      await ok(centre.api.POST('/api/incidents/{id}/acknowledge', { params: { path }, body: {} }));
      await reader.waitFor(
        'the acknowledgement on the board',
        (event) => incidentOf(event)?.acknowledged?.initials === '佐',
      );
      await eventually('the engine quiets the alarm', async () =>
        (await detailOf(incident.id)).alarms[0]?.signalState === 'silent' ? true : undefined,
      );
      await ok(
        centre.api.POST('/api/incidents/{id}/calls', {
          params: { path },
          body: { to: '山田 ハナ', outcome: 'no-answer' },
        }),
      );

      // The board is away while things happen: it must hear each of them once when it is back.
      await reader.disconnect();
      const offered = await ok(
        centre.api.POST('/api/incidents/{id}/dispatches', { params: { path }, body: { note: '呼吸が苦しい様子' } }),
      );
      expect(offered).toMatchObject({
        stationId: people.station.id,
        state: 'offered',
        patient: { displayName: '山田 ハナ' },
      });
      const inbox = await ok(nurse.api.GET('/api/dispatches', {}));
      expect(inbox.map(({ id }) => id)).toEqual([offered.id]);
      const dispatch = { path: { id: offered.id } };
      const accept = { params: dispatch, body: { etaMinutes: 12, requestId: 'accept-1' } };
      await ok(nurse.api.POST('/api/dispatches/{id}/accept', accept));
      // A phone on a bad line sends it twice.
      await ok(nurse.api.POST('/api/dispatches/{id}/accept', accept));
      await reader.connect();

      // Between dispatch and report.
      await hub.kill();
      await reader.closed();
      await hub.start();
      await reader.connect();
      const survived = await ok(nurse.api.GET('/api/dispatches/{id}', { params: dispatch }));
      expect(survived.state).toBe('accepted');
      expect(survived.steps.map(({ state }) => state)).toEqual(['offered', 'accepted']);

      await ok(nurse.api.POST('/api/dispatches/{id}/en-route', { params: dispatch, body: {} }));
      await ok(nurse.api.POST('/api/dispatches/{id}/on-scene', { params: dispatch, body: {} }));
      sensor.spo2 = 95;
      await reader.waitFor('the recovery in the timeline', ({ data, type }) => {
        const entry = (data.data as unknown as Schemas['TimelineAppended']).entry;
        return type === 'incident.timeline' && entry.incidentId === incident.id && entry.kind === 'alarm-cleared';
      });
      await ok(
        nurse.api.POST('/api/dispatches/{id}/report', {
          params: dispatch,
          body: {
            findings: '酸素チューブが外れていた',
            vitals: { spo2: 95, pr: 88 },
            action: 'つなぎ直した',
            nextStep: '夕方に再訪',
          },
        }),
      );
      await ok(
        centre.api.POST('/api/incidents/{id}/close', {
          params: { path },
          body: { outcome: 'true-acted', note: '' },
        }),
      );

      const closed = await detailOf(incident.id);
      expect(closed).toMatchObject({ state: 'closed', outcome: 'true-acted', episodes: 1 });
      expect(closed.dispatches.map(({ state }) => state)).toEqual(['closed']);
      expect(closed.alarms).toHaveLength(1);
      expect(closed.timeline.map(({ kind, byName }) => [kind, byName])).toEqual([
        ['incident-opened', expect.any(String)],
        ['alarm-raised', expect.any(String)],
        ['acknowledged', '佐藤 恵'],
        ['called', '佐藤 恵'],
        ['dispatch-offered', '佐藤 恵'],
        // The nurse has no device that could be woken here, which is said.
        ['dispatch-unreached', expect.any(String)],
        ['dispatch-accepted', '伊藤 咲'],
        ['dispatch-en-route', '伊藤 咲'],
        ['dispatch-on-scene', '伊藤 咲'],
        ['alarm-cleared', expect.any(String)],
        ['dispatch-reported', '伊藤 咲'],
        ['report-sent', expect.any(String)],
        ['incident-closed', '佐藤 恵'],
      ]);
      expect(closed.timeline.map(({ seq }) => seq)).toEqual(closed.timeline.map((_, i) => i + 1));
      const times = closed.timeline.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(await openIncidentsOf(patientId)).toEqual([]);

      // What the board heard through two deaths and one absence is what a board hears that was never away.
      const { sequence } = await ok(centre.api.GET('/api/board'));
      await reader.waitFor('the newest event', ({ id }) => id >= sequence);
      const fresh = new EventReader(centre, startedAfter);
      readers.push(fresh);
      await fresh.connect();
      await fresh.waitFor('the newest event', ({ id }) => id >= sequence);
      const upTo = (events: EventReader) => events.durable.map(({ id }) => id).filter((id) => id <= sequence);
      expect(upTo(reader)).toEqual(upTo(fresh));
      expect(new Set(upTo(reader)).size).toBe(upTo(reader).length);
      const heard = reader.durable
        .filter(({ type }) => type === 'incident.timeline')
        .map(({ data }) => (data.data as unknown as Schemas['TimelineAppended']).entry)
        .filter(({ incidentId }) => incidentId === incident.id);
      expect(heard.map(({ seq, kind }) => [seq, kind])).toEqual(closed.timeline.map(({ seq, kind }) => [seq, kind]));
      expect(reader.resets).toBe(0);
    } finally {
      sensor.stop();
    }
  }, 120_000);

  it('archives what was measured while the hub was away', async () => {
    const home = await addHome(people, {
      gateway: 'home-suzuki',
      name: '鈴木 次郎',
      devices: [['oximeter-2', 'oximeter']],
    });
    const sensor = new SpO2Sensor(await lineOf(home), 'oximeter-2', 97);
    await eventually('a first value is acknowledged', () => (sensor.sent.length > 0 ? true : undefined));
    await hub.kill();
    const count = sensor.sent.length;
    await eventually('two more are measured', () => (sensor.sent.length >= count + 2 ? true : undefined));
    await hub.start();
    sensor.stop();
    await Promise.all(sensor.sent.map(({ acknowledged }) => acknowledged));
    const observed = sensor.sent.map(({ observedAt }) => observedAt);
    await eventually('each value is in the archive once', async () => {
      const { samples } = await ok(
        people.centre.api.GET('/api/patients/{id}/numerics', {
          params: {
            path: { id: home.patient.id },
            query: { signal: 'spo2', from: observed[0]!, to: observed.at(-1)! + 1, resolution: 'raw' },
          },
        }),
      );
      const stored = samples.map(({ observedAt }) => observedAt);
      return JSON.stringify(stored) === JSON.stringify(observed) ? true : undefined;
    });
  }, 60_000);
});

describe('a value of 0', () => {
  it('is shown, stored and alarmed on like any other', async () => {
    const home = await addHome(people, {
      gateway: 'home-zero',
      name: '高橋 ミツ',
      devices: [['ecg-1', 'heart-rate']],
      rules: [{ id: 'hr-low', kind: 'limit', signal: 'hr', low: 40, priority: 'high', onDelay: '0s' }],
    });
    const reader = await listen(people.centre);
    const line = await lineOf(home);
    const { observedAt } = line.numeric('ecg-1', 'hr', { hr: [0] });
    const vital = await reader.waitForVital('0 on the board', ({ patientId }) => patientId === home.patient.id);
    expect(vital).toMatchObject({ signal: 'hr', value: 0, quality: 'good' });
    const event = await reader.waitFor('the incident', (e) => {
      const incident = incidentOf(e);
      return incident?.patientId === home.patient.id && incident.headlineAlarm !== null;
    });
    expect(incidentOf(event)?.headlineAlarm).toMatchObject({ ruleId: 'hr-low', value: 0, extreme: 0, limit: 40 });
    const query = { signal: 'hr' as const, from: observedAt, to: observedAt + 1, resolution: 'raw' as const };
    const { samples } = await eventually('0 in the archive', async () => {
      const series = await ok(
        people.centre.api.GET('/api/patients/{id}/numerics', { params: { path: { id: home.patient.id }, query } }),
      );
      return series.samples.length > 0 ? series : undefined;
    });
    expect(samples).toMatchObject([{ observedAt, device: 'ecg-1', value: 0, quality: 'good' }]);
    const board = await ok(people.centre.api.GET('/api/board'));
    const shown = board.patients.find(({ id }) => id === home.patient.id);
    expect(shown?.numerics.find(({ signal }) => signal === 'hr')?.value).toBe(0);
  });
});

describe('a frame that is not valid', () => {
  it('is acknowledged, refused whole with a reason, counted, and told to its gateway', async () => {
    const home = await addHome(people, {
      gateway: 'home-broken',
      name: '中村 清',
      devices: [['oximeter-3', 'oximeter']],
    });
    const line = await lineOf(home);
    const observedAt = Date.now();
    const frame = {
      version: 1,
      sequence: 1,
      observedAt,
      intervalMs: 1000,
      values: { spo2: [96, 101] },
      quality: 'good',
    };
    await line.raw('oximeter-3/spo2', JSON.stringify(frame));
    await line.raw('oximeter-3/spo2', JSON.stringify({ ...frame, version: 2 }));
    await line.raw('oximeter-3/spo2', '{"version":1,');
    await line.raw('oximeter-3/spo2', '{"version":1,');

    const refusals = await eventually('the refusals are counted', async () => {
      const path = { id: home.credential.gateway };
      const counted = await ok(people.administrator.api.GET('/api/gateways/{id}/refusals', { params: { path } }));
      return counted.reduce((sum, { count }) => sum + count, 0) >= 4 ? counted : undefined;
    });
    const counts = refusals.map(({ reason, count }) => [reason, count]);
    expect(counts.sort()).toEqual([
      ['not-json', 2],
      ['out-of-range', 1],
      ['unknown-version', 1],
    ]);
    // What is expected is told, the value itself never; the time is left out, whose digits are anybody's.
    const told = refusals.map(({ lastPath, lastDetail }) => [lastPath, lastDetail]);
    expect(JSON.stringify(told)).not.toContain('101');
    const command = await line.waitForCommand('the gateway hears why', ({ reason }) => reason === 'out-of-range');
    expect(command).toMatchObject({ topic: 'mimamori/v1/home-broken/oximeter-3/spo2', sequence: 1 });

    // Never half-read: the valid first sample is not taken either. A valid frame after it is, with the same number.
    const repaired = { ...frame, observedAt: observedAt + 5, values: { spo2: [95] } };
    await line.raw('oximeter-3/spo2', JSON.stringify(repaired));
    const samples = await eventually('the repaired frame in the archive', async () => {
      const query = {
        signal: 'spo2' as const,
        from: observedAt - 1,
        to: observedAt + 10_000,
        resolution: 'raw' as const,
      };
      const series = await ok(
        people.centre.api.GET('/api/patients/{id}/numerics', { params: { path: { id: home.patient.id }, query } }),
      );
      return series.samples.length > 0 ? series.samples : undefined;
    });
    expect(samples.map(({ value }) => value)).toEqual([95]);
  });
});

describe('a backlog that comes late', () => {
  it('is stored and shown as history, and pages nobody', async () => {
    const home = await addHome(people, {
      gateway: 'home-late',
      name: '小川 トメ',
      devices: [['oximeter-4', 'oximeter']],
      rules: [SPO2_LOW],
    });
    const patientId = home.patient.id;
    const reader = await listen(people.centre);
    const line = await lineOf(home);
    line.numeric('oximeter-4', 'spo2', { spo2: [97] });
    await reader.waitForVital('97 % on the board', (v) => v.patientId === patientId && v.value === 97);

    const from = Date.now() - TEN_MINUTES_MS;
    const low = Array.from({ length: 60 }, () => 80);
    await line.numeric('oximeter-4', 'spo2', { spo2: low }, { observedAt: from }).acknowledged;
    const historical = await eventually('the alarm is found in the history', async () => {
      const alarms = await ok(
        people.centre.api.GET('/api/patients/{id}/alarms', {
          params: { path: { id: patientId }, query: { from: from - 60_000, to: Date.now() + 60_000 } },
        }),
      );
      return alarms.find(({ ruleId }) => ruleId === 'spo2-low');
    });
    expect(historical).toMatchObject({ historical: true, onsetAt: from, signalState: 'silent' });

    line.numeric('oximeter-4', 'spo2', { spo2: [96] });
    await reader.waitForVital('96 % on the board', (v) => v.patientId === patientId && v.value === 96);
    expect(await openIncidentsOf(patientId)).toEqual([]);
    expect(reader.durable.filter((event) => incidentOf(event)?.patientId === patientId)).toEqual([]);
    expect(reader.vitals.filter((v) => v.patientId === patientId).map(({ value }) => value)).not.toContain(80);
  });
});

describe('who may do what', () => {
  it('keeps each role to its own routes, and strangers and foreign pages out', async () => {
    const { centre, nurse } = people;
    await expect(ok(nurse.api.GET('/api/board'))).rejects.toMatchObject({ status: 403 });
    await expect(ok(centre.api.GET('/api/audit', {}))).rejects.toMatchObject({ status: 403 });
    expect((await fetch(`${hub.url}/api/board`)).status).toBe(401);
    const foreign = await fetch(`${hub.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie: centre.cookie, origin: 'http://elsewhere.example' },
    });
    expect(foreign.status).toBe(403);
    await expect(ok(centre.api.GET('/api/session'))).resolves.toMatchObject({ role: 'centre' });
  });
});
