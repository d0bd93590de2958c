import type { LiveNumeric } from '#engine';
import type { PatientId } from '#kernel';
import { CentreUnderTest, Client, effects, episode, START } from '../test/centre-under-test.js';
import type { BoardDto } from './board.dto.js';

const MINUTE = 60_000;

describe('the board', () => {
  let centre: CentreUnderTest;
  let seat: Client;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    seat = await centre.person('centre', 'sato');
    await centre.patient('hana');
    await centre.patient('taro');
    await centre.records.gateways.put({ id: 'gw-1', label: '', createdAt: START });
    await centre.records.devices.add({
      gateway_id: 'gw-1',
      device: 'o1',
      kind: 'oximeter',
      label: 'P-001',
      created_at: START,
    });
    await centre.records.devices.lend({
      id: 'l1',
      gateway_id: 'gw-1',
      device: 'o1',
      patient_id: 'hana',
      from_at: START,
      to_at: null,
      lent_by: 'centre',
    });
  });
  afterAll(() => centre.close());

  const board = () => seat.get<BoardDto>('/api/board');
  const numeric = (change: Partial<LiveNumeric> = {}): LiveNumeric => ({
    patientId: 'hana' as PatientId,
    signal: 'spo2',
    device: 'o1',
    value: 96,
    quality: 'good',
    cause: 'none',
    observedAt: START,
    receivedAt: START + 200,
    ...change,
  });

  it('shows each patient’s newest values and devices, 0 as a value and none as none', async () => {
    centre.liveFeed.newest = [
      numeric({ value: null, quality: 'invalid', cause: 'sensor-off', observedAt: START + 5 }),
      numeric({ signal: 'hr', device: 'e1', value: 0 }),
      numeric({ signal: 'hr', device: 'b1', value: 70, observedAt: START - 1_000 }),
    ];
    await centre.records.gateways.setConnected('gw-1', true, START);
    const hana = (await board()).patients.find(({ id }) => id === 'hana');
    expect(hana?.numerics.map(({ signal, value, cause }) => [signal, value, cause])).toEqual([
      ['spo2', null, 'sensor-off'],
      ['hr', 0, 'none'],
    ]);
    expect(hana?.devices).toEqual([
      { device: 'o1', gateway: 'gw-1', label: 'P-001', connected: true, lastReceivedAt: START + 200 },
    ]);
  });

  it('puts the unanswered first, then the urgent, then the longest waiting', async () => {
    await centre.patient('jiro');
    await centre.take(effects('taro', 1, 'alarm-raised', episode({ priority: 'medium', onsetAt: START - 2 * MINUTE })));
    await centre.take(effects('hana', 1, 'alarm-raised', episode({ priority: 'high', onsetAt: START })));
    await centre.take(effects('jiro', 1, 'alarm-raised', episode({ priority: 'high', onsetAt: START - MINUTE })));
    const order = async () => (await board()).incidents.map(({ patientId }) => patientId);
    expect(await order()).toEqual(['jiro', 'hana', 'taro']);
    const [first] = (await board()).incidents;
    await seat.post(`/api/incidents/${first!.id}/acknowledge`);
    expect(await order()).toEqual(['hana', 'taro', 'jiro']);
  });

  it('is of one moment: its sequence is that of what it shows, while things go on happening', async () => {
    let extreme = 80;
    const happening = (async () => {
      for (let position = 2; position < 30; position += 1) {
        await centre.take(effects('hana', position, 'alarm-changed', episode({ extreme: (extreme -= 1) })));
      }
    })();
    const boards = [];
    for (let look = 0; look < 8; look += 1) boards.push(await board());
    await happening;
    const abort = new AbortController();
    const changes: { sequence: number; extreme: number }[] = [];
    const latest = await centre.events.latest();
    for await (const event of centre.events.read({ after: 0, signal: abort.signal })) {
      if (event.type === 'incident.changed' && event.scope.patientId === 'hana') {
        const { incident } = event.data as unknown as { incident: BoardDto['incidents'][number] };
        changes.push({ sequence: event.sequence, extreme: incident.headlineAlarm!.extreme! });
      }
      if (event.sequence === latest) abort.abort();
    }
    for (const { sequence, incidents } of boards) {
      const shown = incidents.find(({ patientId }) => patientId === 'hana')?.headlineAlarm?.extreme;
      expect(shown).toBe(changes.filter((change) => change.sequence <= sequence).at(-1)?.extreme);
    }
    expect(new Set(boards.map(({ sequence }) => sequence)).size).toBeGreaterThan(1);
  });
});
