import { parseRules } from '#alarms';
import type { BoardDto } from '../board/board.dto.js';
import { CentreUnderTest, Client } from '../test/centre-under-test.js';
import { DemonstrationSeed } from './demonstration-seed.js';
import { WRITTEN_PATIENTS, wardPatient } from './ward-people.js';
import { wardRules } from './ward-rules.js';

describe('the demonstration ward', () => {
  let centre: CentreUnderTest;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
  });
  afterAll(() => centre.close());

  it('has rules that the engine takes, for every one of its people', () => {
    const people = Array.from({ length: WRITTEN_PATIENTS }, (_, index) => wardPatient(index));
    expect(new Set(people.map(({ profile }) => profile)).size).toBe(5);
    for (const { profile, script } of people) {
      const rules = wardRules(profile, script);
      expect(parseRules(rules.map(({ rule }) => rule))).toMatchObject({ kind: 'rules' });
      expect(new Set(rules.map(({ ruleId }) => ruleId)).size).toBe(rules.length);
    }
  });

  it('tunes one rule where something befalls a patient', () => {
    const after = (script: 'quiet' | 'unsteady-network') =>
      wardRules('general', script).find(({ ruleId }) => ruleId === 'gateway-silent')?.rule['after'];
    expect([after('quiet'), after('unsteady-network')]).toEqual(['10min', '90s']);
  });

  it('fills an empty centre, and people of every kind can log in and see what is theirs', async () => {
    const seed = centre.app.get(DemonstrationSeed);
    expect(await seed.isEmpty()).toBe(true);
    const ward = await seed.seed({ patients: 24 });
    expect(ward.gateways).toHaveLength(24);
    expect(new Set(ward.accounts.map(({ role }) => role))).toEqual(
      new Set(['centre', 'supervisor', 'station', 'doctor', 'family']),
    );
    const logIn = async (name: string): Promise<Client> => {
      const account = ward.accounts.find((one) => one.name === name);
      const client = new Client(centre.base);
      await client.post('/api/session', { name, password: account?.password });
      return client;
    };

    const board = await (await logIn('sato')).get<BoardDto>('/api/board');
    expect(board.patients).toHaveLength(24);
    expect(board.stations.map(({ onDutyFor }) => onDutyFor.length)).toEqual([3, 3, 3]);
    const hana = board.patients.find(({ displayName }) => displayName === '山田 ハナ');
    expect(hana?.devices.map(({ device }) => device)).toEqual(['bed-1', 'ecg-1', 'oximeter-1']);
    expect(hana?.rules.find(({ ruleId }) => ruleId === 'spo2-low')).toMatchObject({ low: 86, priority: 'medium' });

    // It is Saturday night: one doctor covers for the two colleagues, another is off and has the own patients only.
    const areasOf = async (name: string) => {
      const seen = await (await logIn(name)).get<Array<{ area: string }>>('/api/patients');
      return new Set(seen.map(({ area }) => area));
    };
    expect(await areasOf('doctor-aoki')).toEqual(new Set(['八王子']));
    expect(await areasOf('doctor-endo')).toEqual(new Set(['板橋', '八王子', '世田谷']));
  });

  it('gives every gateway a code that can be used once', async () => {
    const { body: first } = await new Client(centre.base, null).call<{ code: string }>('POST', '/api/gateways/enrol', {
      code: 'AAAA-BBBB-CCCC',
    });
    expect(first.code).toBe('GATEWAY.CODE_REFUSED');
    const acts = await centre.records.engineActs.pendingAfter(0);
    const loans = acts.filter(({ act }) => act['kind'] === 'device-lent');
    expect(loans).toHaveLength(72);
    const last = new Map(
      acts.filter(({ act }) => act['kind'] === 'patient-set').map(({ act }) => [act['patientId'], act['rules']]),
    );
    expect([...last.values()].every((rules) => (rules as unknown[]).length > 0)).toBe(true);
  });

  it('never stands among people who are there already', async () => {
    await expect(centre.app.get(DemonstrationSeed).seed({ patients: 1 })).rejects.toMatchObject({
      code: 'DEMO.NOT_EMPTY',
    });
  });
});
