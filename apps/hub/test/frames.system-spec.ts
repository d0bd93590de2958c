// What becomes of unusual frames on their way from the home to the board: zeroes, broken ones, late ones.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { incidentOf } from './event-reader.js';
import { eventually } from './eventually.js';
import { ok } from './seat.js';
import { addHome } from './small-centre.js';
import { SPO2_LOW, WatchedCentre } from './watched-centre.js';

const TEN_MINUTES_MS = 600_000;

let watched: WatchedCentre;
beforeAll(async () => {
  watched = await WatchedCentre.open();
});
afterAll(() => watched.close());

describe('a value of 0', () => {
  it('is shown, stored and alarmed on like any other', async () => {
    const home = await addHome(watched.people, {
      gateway: 'home-zero',
      name: '高橋 ミツ',
      devices: [['ecg-1', 'heart-rate']],
      rules: [{ id: 'hr-low', kind: 'limit', signal: 'hr', low: 40, priority: 'high', onDelay: '0s' }],
    });
    const reader = await watched.listen();
    const line = await watched.lineOf(home);
    const { observedAt } = line.numeric('ecg-1', 'hr', { hr: [0] });
    const vital = await reader.waitForVital('0 on the board', ({ patientId }) => patientId === home.patient.id);
    expect(vital).toMatchObject({ signal: 'hr', value: 0, quality: 'good' });
    const event = await reader.waitFor('the incident', (e) => {
      const incident = incidentOf(e);
      return incident?.patientId === home.patient.id && incident.headlineAlarm !== null;
    });
    expect(incidentOf(event)?.headlineAlarm).toMatchObject({ ruleId: 'hr-low', value: 0, extreme: 0, limit: 40 });
    const samples = await eventually('0 in the archive', async () => {
      const found = await watched.archived(home, 'hr', { from: observedAt, to: observedAt });
      return found.length > 0 ? found : undefined;
    });
    expect(samples).toMatchObject([{ observedAt, device: 'ecg-1', value: 0, quality: 'good' }]);
    const board = await ok(watched.people.centre.api.GET('/api/board'));
    const shown = board.patients.find(({ id }) => id === home.patient.id);
    expect(shown?.numerics.find(({ signal }) => signal === 'hr')?.value).toBe(0);
  });
});

describe('a frame that is not valid', () => {
  it('is acknowledged, refused whole with a reason, counted, and told to its gateway', async () => {
    const home = await addHome(watched.people, {
      gateway: 'home-broken',
      name: '中村 清',
      devices: [['oximeter-3', 'oximeter']],
    });
    const line = await watched.lineOf(home);
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
      const counted = await ok(
        watched.people.administrator.api.GET('/api/gateways/{id}/refusals', { params: { path } }),
      );
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
      const found = await watched.archived(home, 'spo2', { from: observedAt - 1, to: observedAt + 10_000 });
      return found.length > 0 ? found : undefined;
    });
    expect(samples.map(({ value }) => value)).toEqual([95]);
  });
});

describe('a backlog that comes late', () => {
  it('is stored and shown as history, and pages nobody', async () => {
    const home = await addHome(watched.people, {
      gateway: 'home-late',
      name: '小川 トメ',
      devices: [['oximeter-4', 'oximeter']],
      rules: [SPO2_LOW],
    });
    const patientId = home.patient.id;
    const reader = await watched.listen();
    const line = await watched.lineOf(home);
    line.numeric('oximeter-4', 'spo2', { spo2: [97] });
    await reader.waitForVital('97 % on the board', (v) => v.patientId === patientId && v.value === 97);

    const from = Date.now() - TEN_MINUTES_MS;
    const low = Array.from({ length: 60 }, () => 80);
    await line.numeric('oximeter-4', 'spo2', { spo2: low }, { observedAt: from }).acknowledged;
    const historical = await eventually('the alarm is found in the history', async () => {
      const alarms = await ok(
        watched.people.centre.api.GET('/api/patients/{id}/alarms', {
          params: { path: { id: patientId }, query: { from: from - 60_000, to: Date.now() + 60_000 } },
        }),
      );
      return alarms.find(({ ruleId }) => ruleId === 'spo2-low');
    });
    expect(historical).toMatchObject({ historical: true, onsetAt: from, signalState: 'silent' });

    line.numeric('oximeter-4', 'spo2', { spo2: [96] });
    await reader.waitForVital('96 % on the board', (v) => v.patientId === patientId && v.value === 96);
    expect(await watched.openIncidentsOf(patientId)).toEqual([]);
    expect(reader.durable.filter((event) => incidentOf(event)?.patientId === patientId)).toEqual([]);
    expect(reader.vitals.filter((v) => v.patientId === patientId).map(({ value }) => value)).not.toContain(80);
  });
});
