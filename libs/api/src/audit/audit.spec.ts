import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { MINUTE_MS } from '#kernel';
import { CentreUnderTest, START, type ClientOfPerson } from '../test/centre-under-test.js';
import type { AuditEntryDto, AuditVerdictDto } from './audit.dto.js';

let centre: CentreUnderTest;
let admin: ClientOfPerson;
let seat: ClientOfPerson;

beforeAll(async () => {
  centre = await CentreUnderTest.open();
  await centre.patient('hana', { displayName: '見本 花' });
  await centre.patient('taro');
  admin = await centre.person('administrator', 'tanaka');
  seat = await centre.person('centre', 'sato');
  const about = { personId: seat.personId, role: 'centre', address: '10.0.0.1' };
  await centre.records.audit.add(
    Array.from({ length: 1_200 }, (_, n) => ({
      ...about,
      at: START + n * MINUTE_MS,
      action: n % 2 === 0 ? 'view.card' : 'rule.put',
      patientId: n % 3 === 0 ? 'hana' : 'taro',
      detail: { number: n, finding: '=HYPERLINK("x")', fields: ['=a,"b"'] },
    })),
  );
}, 120_000);
afterAll(() => centre.close());

const search = (query: string) => admin.get<AuditEntryDto[]>(`/api/audit?${query}`);

describe('the audit page', () => {
  it('finds by person, patient, action and time, and all of them together', async () => {
    const [from, to] = [START + 600 * MINUTE_MS, START + 660 * MINUTE_MS];
    const query = `personId=${seat.personId}&patientId=hana&action=view.&from=${from}&to=${to}&limit=500`;
    const found = await search(query);
    // Every sixth of the sixty.
    expect(found.map(({ at }) => (at - START) / MINUTE_MS)).toEqual([654, 648, 642, 636, 630, 624, 618, 612, 606, 600]);
    expect(found[0]).toMatchObject({ personName: 'sato さん', patientName: '見本 花', action: 'view.card' });
    expect(await search('action=nothing.such')).toEqual([]);
    expect(await search(`personId=${admin.personId}&action=rule.`)).toEqual([]);
  });

  it('turns its pages without leaving an entry out or showing one twice', async () => {
    const seen: number[] = [];
    for (let before = ''; ;) {
      const page = await search(`action=rule.put&limit=250${before}`);
      seen.push(...page.map(({ sequence }) => sequence));
      if (page.length < 250) break;
      before = `&before=${page.at(-1)?.sequence}`;
    }
    expect(seen).toHaveLength(600);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  it('shows an administrator nothing of what was found about a patient', async () => {
    const [entry] = await search('patientId=hana&limit=1');
    expect(entry?.detail).toEqual({ fields: ['=a,"b"'] });
  });

  it('refuses a search it does not understand, and everybody but administrators', async () => {
    for (const query of [
      'action=DROP',
      "action=a'b",
      'from=yesterday',
      'from=-1',
      'limit=501',
      'patientId=../x',
      'x=1',
    ]) {
      expect([query, (await admin.call('GET', `/api/audit?${query}`)).status]).toEqual([query, 400]);
    }
    for (const [method, path] of [
      ['GET', '/api/audit'],
      ['POST', '/api/audit/verify'],
      ['POST', '/api/audit/export'],
    ] as const) {
      const body = method === 'GET' ? undefined : { format: 'csv' };
      expect([path, (await seat.call(method, path, body)).status]).toEqual([path, 403]);
    }
  });
});

describe('the audit as a file', () => {
  const file = async (body: object): Promise<{ status: number; text: string; type: string; name: string }> => {
    const response = await fetch(`${centre.base}/api/audit/export`, {
      method: 'POST',
      headers: { cookie: admin.cookie ?? '', origin: centre.base, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      // `text()` would take the mark of UTF-8 away.
      text: Buffer.from(await response.arrayBuffer()).toString('utf8'),
      type: response.headers.get('content-type') ?? '',
      name: response.headers.get('content-disposition') ?? '',
    };
  };

  it('asks for a fresh proof, and is itself on the audit', async () => {
    centre.clock.advance(60 * MINUTE_MS);
    await admin.logIn();
    centre.clock.advance(11 * MINUTE_MS);
    const refused = await file({ format: 'csv' });
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('STEP_UP_REQUIRED')]);
    expect(await search('action=audit.export')).toEqual([]);
    await admin.stepUp?.();
    const { status } = await file({ format: 'csv', action: 'rule.', patientId: 'hana' });
    expect(status).toBe(200);
    expect(await search('action=audit.export')).toMatchObject([
      { personId: admin.personId, detail: { format: 'csv', action: 'rule.', patientId: 'hana' } },
    ]);
  });

  it('has every entry searched for, once, as a table that runs nothing', async () => {
    const { text, type, name } = await file({ format: 'csv', action: 'view.card' });
    expect([type, name]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="audit-2026-01-10.csv"']);
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(601);
    expect(lines[0]).toBe(
      '\uFEFFsequence,at,personId,personName,role,action,subject,patientId,patientName,address,detail,link,hash',
    );
    expect(text.split('\uFEFF')).toHaveLength(2);
    expect(text).not.toMatch(/(^|,)"?=/m);
    expect(text).not.toContain('HYPERLINK');
  });

  it('has one JSON object a line, each with its place in the chain', async () => {
    const { text, type } = await file({
      format: 'jsonl',
      from: START,
      to: START + 10 * MINUTE_MS,
      personId: seat.personId,
    });
    expect(type).toBe('application/jsonl; charset=utf-8');
    const entries = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { link: number; hash: string; at: string });
    expect(entries.filter(({ at }) => at < '2026-01-10T13:10').length).toBeGreaterThanOrEqual(10);
    for (const { hash } of entries) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(entries.map(({ link }) => link)).size).toBe(entries.length);
  });
});

describe('verifying the audit from its page', () => {
  it('says where the chain ends, and finds the first entry that was changed behind its back', async () => {
    const head = await centre.records.audit.head();
    const whole = await admin.post<AuditVerdictDto>('/api/audit/verify');
    expect(whole).toMatchObject({ whole: true, entries: head.link, head: `${head.link}:${head.hash}`, reason: null });
    await centre.database.transaction(async (trx) => {
      await sql`reset role`.execute(trx);
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql`update audit_entry set person_id = 'nobody' where link = 700`.execute(trx);
    });
    expect(await admin.post<AuditVerdictDto>('/api/audit/verify')).toMatchObject({
      whole: false,
      head: null,
      brokenLink: 700,
      reason: 'changed',
    });
  });
});
