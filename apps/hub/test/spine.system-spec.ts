// The main job end to end without a browser: a falling SpO2 in a home becomes an alarm, an incident, a nurse at the door and
// a closed incident, while the hub is killed on the way.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { incidentOf, type EventReader } from './event-reader.js';
import { eventually } from './eventually.js';
import { SpO2Sensor } from './gateway-line.js';
import { ok, type Schemas } from './seat.js';
import { addHome } from './small-centre.js';
import { ON_DELAY_MS, SPO2_LOW, WatchedCentre } from './watched-centre.js';

let watched: WatchedCentre;
beforeAll(async () => {
  watched = await WatchedCentre.open();
});
afterAll(() => watched.close());

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
    const home = await addHome(watched.people, {
      gateway: 'home-yamada',
      name: '山田 ハナ',
      devices: [['oximeter-1', 'oximeter']],
      rules: [SPO2_LOW],
    });
    const patientId = home.patient.id;
    const reader = await watched.listen();
    const startedAfter = await watched.latestEvent();
    const sensor = new SpO2Sensor(await watched.lineOf(home), 'oximeter-1', 96);
    const { hub, people } = watched;
    const { centre, nurse } = people;
    try {
      await reader.waitForVital('96 % on the board', (v) => v.patientId === patientId && v.value === 96);
      expect(await watched.openIncidentsOf(patientId)).toEqual([]);

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
      const before = await watched.detailOf(incident.id);
      await hub.kill();
      await reader.closed();
      await hub.start();
      await reader.connect();
      await engineIsCurrent(reader, patientId);
      const after = await watched.detailOf(incident.id);
      expect(after.timeline).toEqual(before.timeline);
      expect(after.alarms).toHaveLength(1);
      expect(after.alarms[0]).toMatchObject({
        id: incident.alarms[0]!.id,
        onsetAt: incident.alarms[0]!.onsetAt,
        presence: 'present',
        signalState: 'sounding',
      });
      expect(await watched.openIncidentsOf(patientId)).toHaveLength(1);

      const path = { id: incident.id };
      await ok(centre.api.POST('/api/incidents/{id}/acknowledge', { params: { path }, body: {} }));
      await reader.waitFor(
        'the acknowledgement on the board',
        (event) => incidentOf(event)?.acknowledged?.initials === '佐',
      );
      await eventually('the engine quiets the alarm', async () =>
        (await watched.detailOf(incident.id)).alarms[0]?.signalState === 'silent' ? true : undefined,
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

      const closed = await watched.detailOf(incident.id);
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
      expect(await watched.openIncidentsOf(patientId)).toEqual([]);

      // What the board heard through two deaths and one absence is what a board hears that was never away.
      const sequence = await watched.latestEvent();
      await reader.waitFor('the newest event', ({ id }) => id >= sequence);
      const fresh = await watched.listen(startedAfter);
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
  });

  it('archives what was measured while the hub was away', async () => {
    const home = await addHome(watched.people, {
      gateway: 'home-suzuki',
      name: '鈴木 次郎',
      devices: [['oximeter-2', 'oximeter']],
    });
    const sensor = new SpO2Sensor(await watched.lineOf(home), 'oximeter-2', 97);
    await eventually('a first value is acknowledged', () => (sensor.sent.length > 0 ? true : undefined));
    await watched.hub.kill();
    const count = sensor.sent.length;
    await eventually('two more are measured', () => (sensor.sent.length >= count + 2 ? true : undefined));
    await watched.hub.start();
    sensor.stop();
    await Promise.all(sensor.sent.map(({ acknowledged }) => acknowledged));
    const observed = sensor.sent.map(({ observedAt }) => observedAt);
    await eventually('each value is in the archive once', async () => {
      const samples = await watched.archived(home, 'spo2', { from: observed[0]!, to: observed.at(-1)! });
      const stored = samples.map(({ observedAt }) => observedAt);
      return JSON.stringify(stored) === JSON.stringify(observed) ? true : undefined;
    });
  });
});

describe('who may do what', () => {
  it('keeps each role to its own routes, and strangers and foreign pages out', async () => {
    const { hub, people } = watched;
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
