import { hashPassword } from '#access';
import { sql } from 'kysely';
import { CentreUnderTest, Client, effects, episode, START } from '../test/centre-under-test.js';
import type { HandoverDraftDto, HandoverDto, HandoverSummaryDto } from './handover.dto.js';

const HOUR = 3_600_000;

describe('handing a shift over', () => {
  let centre: CentreUnderTest;
  let giver: Client;
  let taker: Client;
  const passwords = new Map<Client, string>();

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    [giver, taker] = [await signer('sato'), await signer('kato')];
    await centre.station('板橋訪問看護', ['板橋']);
    for (const id of ['hana', 'taro', 'jiro']) await centre.patient(id);
    await centre.take(effects('hana', 1, 'alarm-raised', episode()));
    await giver.post('/api/patients/taro/pause', { minutes: 120, reason: '入院' });
  });
  afterAll(() => centre.close());

  async function signer(name: string): Promise<Client> {
    const client = await centre.person('centre', name);
    const password = `the password of ${name}`;
    const { db } = centre.database;
    const columns = { password_hash: await hashPassword(password) };
    await db.updateTable('person').set(columns).where('id', '=', client.personId).execute();
    passwords.set(client, password);
    return client;
  }
  const draft = () => giver.get<HandoverDraftDto>('/api/handovers/draft');
  const sign = (client: Client, path: string, body: object, password = passwords.get(client)) =>
    client.call<HandoverDto & { code: string }>('POST', path, { ...body, password });

  it('is drafted from the records: open incidents with their last steps, paused patients, duties that change', async () => {
    const { items, path, waiting } = await draft();
    const of = (section: string) => items.filter((item) => item.section === section);
    expect(of('incident')).toMatchObject([
      { patientId: 'hana', name: '患者 hana', priority: 'high', unansweredSince: START + 15_000 },
    ]);
    expect(of('incident')[0]?.steps.map(({ text }) => text.en)).toEqual([
      'Incident opened',
      'Alarm (high): SpO2 below 90 %',
    ]);
    expect(of('paused')).toMatchObject([{ patientId: 'taro', text: { ja: '入院' }, until: START + 2 * HOUR }]);
    // The station is on duty by the day, each begins at midnight: 22:00 sees one end and one begin.
    expect(of('roster').map(({ name }) => name)).toEqual(['板橋訪問看護', '板橋訪問看護']);
    expect([path.state, waiting]).toEqual(['ok', null]);
  });

  it('is not signed with a wrong password, and not when something has come meanwhile', async () => {
    const { items } = await draft();
    const body = { items: items.map(({ key }) => ({ key })) };
    const wrong = await sign(giver, '/api/handovers', body, 'not-the-password');
    expect([wrong.status, wrong.body.code]).toEqual([403, 'HANDOVER.WRONG_PASSWORD']);
    await centre.take(effects('jiro', 1, 'alarm-raised', episode({ priority: 'medium' })));
    const late = await sign(giver, '/api/handovers', body);
    expect([late.status, late.body.code]).toEqual([409, 'HANDOVER.CHANGED']);
    expect(await giver.get<HandoverSummaryDto[]>('/api/handovers')).toEqual([]);
  });

  it('is given once, taken by another, and kept as it was signed', async () => {
    const { items } = await draft();
    const noted = items.map(({ key, patientId }) => ({ key, note: patientId === 'hana' ? '娘さんに電話済み' : '' }));
    const body = { items: noted, note: '静かな夜', requestId: 'r1' };
    const given = await sign(giver, '/api/handovers', body);
    expect(given.status).toBe(201);
    expect((await sign(giver, '/api/handovers', body)).body.id).toBe(given.body.id);
    expect((await draft()).waiting).toBe(given.body.id);

    const path = `/api/handovers/${given.body.id}/take`;
    const own = await sign(giver, path, {});
    expect([own.status, own.body.code]).toEqual([409, 'HANDOVER.OWN']);
    centre.clock.advance(60_000);
    await centre.take(effects('taro', 9, 'alarm-raised', episode({ onsetAt: START + 30_000, ruleId: 'fall' })));
    expect((await taker.get<HandoverDto>(`/api/handovers/${given.body.id}`)).since).toMatchObject([
      { patientId: 'taro' },
    ]);
    const taken = await sign(taker, path, { note: '了解' });
    expect(taken.body).toMatchObject({
      taken: { name: 'kato さん', at: START + 60_000 },
      takerNote: '了解',
      since: [],
    });

    const third = await signer('abe');
    const twice = await sign(third, path, {});
    expect([twice.status, twice.body.code]).toEqual([409, 'HANDOVER.TAKEN']);

    await giver.post(`/api/incidents/${items[0]!.key.slice('incident/'.length)}/acknowledge`);
    const kept = await giver.get<HandoverDto>(`/api/handovers/${given.body.id}`);
    expect(kept.content).toMatchObject({ note: '静かな夜', at: START });
    expect(kept.content.items.find(({ patientId }) => patientId === 'hana')).toMatchObject({
      note: '娘さんに電話済み',
      unansweredSince: START + 15_000,
    });
    expect(await giver.get<HandoverSummaryDto[]>('/api/handovers')).toMatchObject([
      { incidents: 2, given: { at: START } },
    ]);
    const audit = await centre.records.audit.list({ limit: 50 });
    expect(audit.map(({ action }) => action)).toEqual(expect.arrayContaining(['handover.give', 'handover.take']));
  });

  it('cannot be rewritten or removed, by the database itself', async () => {
    const { db } = centre.database;
    expect(await giver.get<HandoverSummaryDto[]>('/api/handovers')).toMatchObject([{ taken: { name: 'kato さん' } }]);
    for (const statement of [
      sql`update handover set given_by_name = 'x'`,
      sql`delete from handover_taking`,
      sql`truncate handover_taking`,
    ]) {
      await expect(statement.execute(db)).rejects.toThrow(/permission denied|never changed/);
    }
  });
});
