import { Accounts, SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from '#access';
import { CentreUnderTest, Client } from '../test/centre-under-test.js';
import type { MeDto } from './access.dto.js';
import { sql } from 'kysely';

const MINUTE = 60_000;

describe('logging in', () => {
  let centre: CentreUnderTest;
  let password: string;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    const made = await centre.app.get(Accounts).create({
      name: 'sato',
      displayName: '佐藤',
      initials: '佐',
      role: 'centre',
      stationId: null,
    });
    password = made.kind === 'created' ? made.password : '';
  });
  afterAll(() => centre.close());
  // Delays of one test must not reach into the next.
  beforeEach(() => centre.clock.advance(24 * 60 * MINUTE));

  const logIn = (name: string, secret: string, client = new Client(centre.base)) =>
    client.call<MeDto & { code: string; message: string }>('POST', '/api/session', { name, password: secret });

  it('gives a cookie that scripts can’t read and other sites don’t send', async () => {
    const answer = await logIn('Sato', password);
    expect(answer.body).toMatchObject({ name: 'sato', role: 'centre', initials: '佐', stationId: null });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^mimamori_session=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    expect(JSON.stringify(answer.body)).not.toContain(cookie!.split(/[=;]/)[1]);
  });

  it('keeps neither the password nor the token', async () => {
    const client = new Client(centre.base);
    await logIn('sato', password, client);
    const token = client.cookie!.split('=')[1]!;
    const { db } = centre.database;
    const kept = JSON.stringify([
      await db.selectFrom('person').selectAll().execute(),
      await db.selectFrom('session').selectAll().execute(),
    ]);
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(password);
  });

  it('answers an unknown name and a wrong password alike', async () => {
    const [unknown, wrong] = [await logIn('nobody', password), await logIn('sato', 'wrong')];
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.headers.getSetCookie()).toEqual([]);
  });

  it('makes who fails wait longer and longer, unknown names too, and never for good', async () => {
    for (const name of ['sato', 'nobody']) {
      const answers = [];
      for (let attempt = 0; attempt < 5; attempt += 1) answers.push((await logIn(name, 'wrong')).status);
      expect(answers).toEqual([401, 401, 401, 401, 429]);
      centre.clock.advance(1_000);
      expect((await logIn(name, 'wrong')).status).toBe(401);
      const blocked = await logIn(name, password);
      expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '2']);
      expect(blocked.body.code).toBe('ACCESS.TOO_MANY_ATTEMPTS');
    }
    centre.clock.advance(MINUTE);
    expect((await logIn('sato', password)).status).toBe(200);
    expect((await logIn('sato', 'wrong')).status).toBe(401);
  });

  it('can’t be outrun by attempts made side by side', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => logIn('sato', 'wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(8);
  });

  it('ends a session when idle for too long, at its limit, and when asked', async () => {
    const client = await centre.person('centre', 'nagai');
    const status = async () => (await client.call('GET', '/api/session')).status;
    centre.clock.advance(SESSION_IDLE_MS - 1);
    expect(await status()).toBe(200);
    centre.clock.advance(SESSION_IDLE_MS);
    expect(await status()).toBe(401);

    await client.logIn();
    for (let at = 0; at < SESSION_ABSOLUTE_MS - 30 * MINUTE; at += 30 * MINUTE) {
      centre.clock.advance(30 * MINUTE);
      expect(await status()).toBe(200);
    }
    centre.clock.advance(30 * MINUTE);
    expect(await status()).toBe(401);

    await client.logIn();
    const { cookie } = client;
    expect((await client.call('DELETE', '/api/session')).status).toBe(204);
    client.cookie = cookie;
    expect(await status()).toBe(401);
  });

  it('ends the sessions of an account that is closed', async () => {
    const client = await centre.person('centre', 'leaver');
    await centre.database.db.updateTable('person').set({ active: false }).where('name', '=', 'leaver').execute();
    expect((await client.call('GET', '/api/session')).status).toBe(401);
  });

  it('takes unsafe requests from the centre’s own pages only', async () => {
    const own = await centre.person('administrator', 'kanri');
    const send = (origin: string | null) => {
      const client = new Client(centre.base, origin);
      client.cookie = own.cookie;
      return client.call<{ code: string }>('POST', '/api/gateways', { id: 'gw-1', label: '' });
    };
    expect((await send('https://evil.example')).body.code).toBe('ACCESS.FOREIGN_ORIGIN');
    expect((await send('null')).body.code).toBe('ACCESS.FOREIGN_ORIGIN');
    expect((await send(null)).body.code).toBe('ACCESS.FOREIGN_ORIGIN');
    expect((await send(centre.base)).body.code).toBe('REQUEST.INVALID');
    expect(
      (await new Client(centre.base, 'https://evil.example').call('POST', '/api/session', { name: 'sato', password }))
        .status,
    ).toBe(403);
  });

  it('is on the audit trail, refused attempts too, without names or passwords', async () => {
    await logIn('sato', 'wrong');
    const client = new Client(centre.base);
    const { personId } = (await logIn('sato', password, client)).body;
    const entries = await centre.records.audit.list({ limit: 2 });
    expect(entries.map(({ action, person_id }) => [action, person_id])).toEqual([
      ['session.log-in', personId],
      ['session.refused', null],
    ]);
    expect(JSON.stringify(entries)).not.toContain('wrong');
  });

  it('makes the first administrator once', async () => {
    const fresh = await CentreUnderTest.open();
    try {
      const accounts = fresh.app.get(Accounts);
      const first = await accounts.ensureFirstAdministrator();
      expect(first?.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
      expect(await accounts.ensureFirstAdministrator()).toBeNull();
      const client = new Client(fresh.base);
      expect((await client.call<MeDto>('POST', '/api/session', first)).body.role).toBe('administrator');
    } finally {
      await fresh.close();
    }
  });

  it('says what went wrong in one shape, and of what nobody expected only an id', async () => {
    const logged: { errorId?: string }[] = [];
    const logger = { debug() {}, info() {}, warn() {}, error: (fields: object) => logged.push(fields) };
    const broken = await CentreUnderTest.open({ logger });
    try {
      const client = await broken.person('centre', 'sato');
      expect((await client.call<{ code: string }>('GET', '/api/incidents/none')).body.code).toBe('CENTRE.NOT_FOUND');
      expect((await client.call<{ code: string }>('GET', '/api/no-such-thing')).body).toMatchObject({
        code: 'CENTRE.NOT_FOUND',
      });
      const garbled = await fetch(`${broken.base}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"name":',
      });
      expect([garbled.status, await garbled.json()]).toMatchObject([400, { code: 'REQUEST.INVALID' }]);
      await broken.database.transaction(async (trx) => {
        // The centre's own role may not.
        await sql`set local role none`.execute(trx);
        await trx.schema.dropTable('rule_shelving').execute();
      });
      const failed = await client.call<{ errorId: string }>('GET', '/api/board');
      expect(failed.status).toBe(500);
      expect(Object.keys(failed.body).sort()).toEqual(['code', 'errorId', 'message']);
      expect(JSON.stringify(failed.body)).not.toMatch(/rule_shelving|select|\.ts/);
      expect(logged.map(({ errorId }) => errorId)).toEqual([failed.body.errorId]);
    } finally {
      await broken.close();
    }
  });
});

describe('the session over TLS', () => {
  it('is a cookie of this host and of TLS alone, and no other name will do', async () => {
    const centre = await CentreUnderTest.open({ secureCookies: true });
    try {
      const person = await centre.person('centre', 'ono');
      expect(person.cookie).toMatch(/^__Host-mimamori_session=/);
      expect((await person.call('GET', '/api/session')).status).toBe(200);
      const made = await new Client(centre.base).call('POST', '/api/session', { name: 'ono', password: 'x' });
      expect(made.status).toBe(401);
      // A neighbour can set a cookie for the whole domain, but not under this name.
      const planted = new Client(centre.base);
      planted.cookie = (person.cookie ?? '').replace('__Host-', '');
      expect((await planted.call('GET', '/api/session')).status).toBe(401);
      const out = await person.call('DELETE', '/api/session');
      expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-mimamori_session=;.*Path=\/.*Secure/);
    } finally {
      await centre.close();
    }
  });
});
