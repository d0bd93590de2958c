import { sql } from 'kysely';
import { countsQuery } from '#records';
import { CentreUnderTest, effects, episode, START, type ClientOfPerson } from '../test/centre-under-test.js';
import { SeatPresence } from '../board/seat-presence.js';
import type { AlarmLoadDto } from './alarm-load.dto.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the alarm load over HTTP', () => {
  let centre: CentreUnderTest;
  let seat: ClientOfPerson;
  let position = 0;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    seat = await centre.person('centre', 'sato');
    for (const id of ['hana', 'taro']) await centre.patient(id);
  });
  afterAll(() => centre.close());

  async function raise(patientId: string, onsetAt: number, change = {}): Promise<void> {
    const of = episode({ onsetAt, raisedAt: onsetAt, pagedAt: onsetAt, ...change });
    await centre.take(effects(patientId, (position += 1), 'alarm-raised', of));
  }
  const load = (span = '24h') => seat.get<AlarmLoadDto>(`/api/alarm-load?span=${span}`);

  it('says of a centre where nothing has happened that there is too little to judge', async () => {
    const empty = await load('30d');
    expect(empty).toMatchObject({ alarms: 0, operatorHours: 0, firstSoundedAt: null, judgeable: false, hours: [{}] });
    expect(empty.perOperatorHour).toEqual({ value: null, verdict: null, have: 0, need: 1 });
    expect(empty.responses.map(({ medianMs }) => medianMs)).toEqual(
      ['high', 'medium', 'low'].map(() => ({ value: null, verdict: null, have: 0, need: 5 })),
    );
  });

  it('counts alarms, who makes them, how soon they are answered and what they were worth', async () => {
    // Twelve in one minute of ten from one rule, which chatter; one that stands; one suppressed, which nobody heard.
    for (let at = 0; at < 12; at += 1) {
      const cleared = START + at * 5_000 + 2_000;
      await raise('hana', START + at * 5_000, { priority: 'low', clearedAt: cleared, presence: 'absent' });
    }
    await raise('taro', START + 2 * MINUTE, { ruleId: 'rr-high', conditionKind: 'technical' });
    await raise('taro', START + 3 * MINUTE, { ruleId: 'hr-high', suppressedBy: ['shelved'], pagedAt: null });
    centre.clock.set(START + 3 * MINUTE);
    const incidents = await seat.get<{ id: string; patientId: string }[]>('/api/incidents');
    const taro = incidents.find(({ patientId }) => patientId === 'taro')!;
    await seat.post(`/api/incidents/${taro.id}/acknowledge`);
    await seat.post(`/api/incidents/${taro.id}/close`, { outcome: 'technical' });
    const found = await load();
    expect(found).toMatchObject({
      from: START,
      alarms: 13,
      unattended: 13,
      peak: 13,
      floodCount: 1,
      chatteringRules: { value: 1, verdict: 'poor' },
      chattering: [{ patientId: 'hana', ruleId: 'spo2-low', count: 10 }],
      topTen: [
        { patientId: 'hana', patientName: '患者 hana', ruleId: 'spo2-low', count: 12 },
        { patientId: 'taro', ruleId: 'rr-high', count: 1 },
      ],
      patients: [
        { patientId: 'hana', count: 12 },
        { patientId: 'taro', count: 1 },
      ],
      topTenShare: { value: null, have: 13, need: 30 },
      actionable: { value: null, have: 1, need: 10 },
    });
    const of = (priority: string) => found.responses.find((each) => each.priority === priority)!;
    expect([of('high').answered, of('high').overdue, of('low').answered, of('low').overdue]).toEqual([1, 0, 0, 0]);
    expect(found.outcomes.find(({ outcome }) => outcome === 'technical')?.count).toBe(1);
    expect(found.hours.map(({ high, low }) => [high, low])).toEqual([[1, 12]]);
  });

  it('divides by the hours in which somebody’s board was connected', async () => {
    const abort = new AbortController();
    const stream = await fetch(`${centre.base}/api/events`, {
      headers: { cookie: seat.cookie! },
      signal: abort.signal,
    });
    expect(stream.status).toBe(200);
    for (let slot = 1; slot <= 24; slot += 1) {
      centre.clock.set(START + slot * 5 * MINUTE);
      await centre.app.get(SeatPresence).note();
      // A second look within the same five minutes is not a second operator.
      await centre.app.get(SeatPresence).note();
    }
    abort.abort();
    centre.clock.set(START + 2 * HOUR + 5 * MINUTE);
    await seat.logIn();
    const found = await load();
    // The alarms came in the first ten minutes, whose second half is the first slot with a board connected.
    expect([found.operatorHours, found.unattended]).toEqual([2, 0]);
    expect(found.perOperatorHour).toEqual({ value: 6.5, verdict: 'fair', have: null, need: null });
  });

  it('counts unanswered alarms as missed once their target has passed, and what stands for over a day as stale', async () => {
    centre.clock.set(START + 26 * HOUR);
    await seat.logIn();
    await raise('taro', START + 26 * HOUR - MINUTE, { ruleId: 'pr-low', priority: 'medium' });
    const found = await load('7d');
    const of = (priority: string) => found.responses.find((each) => each.priority === priority)!;
    expect([of('low').overdue, of('low').withinTarget.value, of('medium').overdue]).toEqual([12, 0, 0]);
    expect(found.staleNow).toBe(1);
    expect(found.stalePerDay.value).toBeCloseTo(24 / 26, 5);
  });

  it('comes as a file whose names cannot run as formulas', async () => {
    await centre.records.patients.change('hana', { display_name: '=HYPERLINK("x")' });
    const response = await fetch(`${centre.base}/api/alarm-load.csv?span=7d`, { headers: { cookie: seat.cookie! } });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="alarm-load-7d.csv"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain(`"'=HYPERLINK(""x"") spo2-low",12,,多い警報\r\n`);
  });

  it('refuses a span it does not know', async () => {
    expect((await seat.call('GET', '/api/alarm-load?span=1y')).status).toBe(400);
  });

  it('is read from the index alone, whatever the rows beside it weigh', async () => {
    await sql`analyze alarm`.execute(centre.database.db);
    const { query } = { query: countsQuery({ from: START, to: START + HOUR }) };
    const plan = await centre.database.db.transaction().execute(async (trx) => {
      await sql`set local enable_seqscan = off`.execute(trx);
      return sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(trx);
    });
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/alarm_load/);
    expect(text).not.toMatch(/Seq Scan/);
  });
});
