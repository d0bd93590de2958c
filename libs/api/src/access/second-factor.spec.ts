import { Accounts, type Role } from '#access';
import { CentreUnderTest, Client } from '../test/centre-under-test.js';
import { AuthenticatorApp } from '#testing';
import type { MeDto } from './access.dto.js';

const MINUTE = 60_000;
interface Said {
  code?: string;
  stage?: string;
}

describe('the second factor', () => {
  let centre: CentreUnderTest;
  let last = 0;

  beforeAll(async () => {
    centre = await CentreUnderTest.open({ demonstration: false });
  });
  afterAll(() => centre.close());
  beforeEach(() => centre.clock.advance(24 * 60 * MINUTE));

  /** A person with a password and nothing else. */
  const account = async (role: Role, options: { demonstration?: boolean } = {}) => {
    const name = `person-${(last += 1)}`;
    const made = await centre.app
      .get(Accounts)
      .create({ name, displayName: name, initials: 'P', role, stationId: null }, options);
    if (made.kind !== 'created') throw new Error('taken');
    return { name, password: made.password, personId: made.person.id };
  };
  const logIn = async (credentials: { name: string; password: string }) => {
    const client = new Client(centre.base);
    const { name, password } = credentials;
    const { body } = await client.call<MeDto>('POST', '/api/session', { name, password });
    return { client, me: body };
  };
  const enrolled = async (role: Role = 'centre') => {
    const credentials = await account(role);
    const { client } = await logIn(credentials);
    const { secret } = await client.post<{ secret: string }>('/api/account/totp');
    const app = new AuthenticatorApp(secret);
    const { recoveryCodes } = await client.post<{ recoveryCodes: string[] }>('/api/account/totp/confirm', {
      code: app.code(centre.clock.now()),
    });
    return { credentials, client, app, recoveryCodes };
  };
  const status = async (client: Client, path = '/api/account') => (await client.once('GET', path)).status;

  it('is required of every role but the family', async () => {
    const stages = [];
    for (const role of ['centre', 'supervisor', 'doctor', 'administrator', 'family'] as const) {
      stages.push([role, (await logIn(await account(role))).me.stage]);
    }
    expect(stages).toEqual([
      ['centre', 'enrolment'],
      ['supervisor', 'enrolment'],
      ['doctor', 'enrolment'],
      ['administrator', 'enrolment'],
      ['family', 'complete'],
    ]);
  });

  it('is required of the demonstration’s people too where no demonstration runs', async () => {
    expect((await logIn(await account('centre', { demonstration: true }))).me.stage).toBe('enrolment');
  });

  it('missing leaves a session that can do nothing but set one up', async () => {
    const { client } = await logIn(await account('administrator'));
    for (const path of ['/api/people', '/api/account', '/api/events', '/api/board']) {
      expect((await client.once<Said>('GET', path)).status).toBe(403);
    }
    expect((await client.once<Said>('GET', '/api/people')).body.code).toBe('ACCESS.ENROLMENT_REQUIRED');
    expect(
      (await client.once<Said>('PUT', '/api/session/password', { password: 'a heron at the weir' })).body.code,
    ).toBe('ACCESS.ENROLMENT_REQUIRED');
    expect(await status(client, '/api/session')).toBe(200);
    // A quarter of an hour later it is over.
    centre.clock.advance(15 * MINUTE);
    expect(await status(client, '/api/session')).toBe(401);
  });

  it('set up already can’t be set up anew with a password alone', async () => {
    const { credentials } = await enrolled();
    const { client, me } = await logIn(credentials);
    expect(me.stage).toBe('second-factor');
    for (const path of ['/api/account/totp', '/api/account/passkey-options']) {
      expect((await client.once<Said>('POST', path, {})).body.code).toBe('ACCESS.SECOND_FACTOR_REQUIRED');
    }
  });

  it('completes a log-in under a new token; the one before is worth nothing', async () => {
    const { credentials, app } = await enrolled();
    const { client } = await logIn(credentials);
    const before = client.cookie;
    await client.post('/api/session/proof', { code: app.code(centre.clock.now()) });
    expect(client.cookie).not.toBe(before);
    expect(await status(client)).toBe(200);
    const thief = new Client(centre.base);
    thief.cookie = before;
    expect(await status(thief)).not.toBe(200);
    centre.clock.advance(MINUTE);
    expect(await status(thief)).toBe(401);
  });

  it('takes a code once, however many show it side by side', async () => {
    const { credentials, app } = await enrolled();
    centre.clock.advance(5 * MINUTE);
    const code = app.code(centre.clock.now());
    const clients = [];
    for (let n = 0; n < 4; n += 1) clients.push((await logIn(credentials)).client);
    const answers = await Promise.all(clients.map((client) => client.once('POST', '/api/session/proof', { code })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403, 403, 403]);
    expect((await clients[0]!.once('POST', '/api/session/proof', { code })).status).toBe(403);
  });

  it('makes who guesses codes wait longer and longer, and the owner never for good', async () => {
    const { credentials, app } = await enrolled();
    const { client } = await logIn(credentials);
    const answers = [];
    for (let n = 0; n < 6; n += 1) {
      answers.push((await client.once('POST', '/api/session/proof', { code: '000000' })).status);
    }
    expect(answers).toEqual([403, 403, 403, 403, 403, 429]);
    centre.clock.advance(5 * MINUTE);
    const { client: again } = await logIn(credentials);
    expect((await again.once('POST', '/api/session/proof', { code: app.code(centre.clock.now()) })).status).toBe(200);
  });

  it('can be a recovery code, each once, of one’s own, in any case and with or without hyphens', async () => {
    const [mine, other] = [await enrolled(), await enrolled()];
    expect(mine.recoveryCodes).toHaveLength(10);
    const prove = async (recoveryCode: string) =>
      (await (await logIn(mine.credentials)).client.once('POST', '/api/session/proof', { recoveryCode })).status;
    const [first = '', second = ''] = mine.recoveryCodes;
    expect(await prove(first.toLowerCase().replaceAll('-', ' '))).toBe(200);
    expect(await prove(first)).toBe(403);
    expect(await prove(other.recoveryCodes[0] ?? '')).toBe(403);
    expect(await prove(second)).toBe(200);
    const kept = JSON.stringify(await centre.database.db.selectFrom('recovery_code').selectAll().execute());
    expect(kept).not.toContain(second);
  });

  it('keeps the app’s secret where the database alone does not give it away', async () => {
    const credentials = await account('doctor');
    const { client } = await logIn(credentials);
    const { secret } = await client.post<{ secret: string }>('/api/account/totp');
    const kept = JSON.stringify(await centre.database.db.selectFrom('totp').selectAll().execute());
    expect(kept).toContain('passing.');
    expect(kept).not.toContain(secret);
  });

  it('is asked for anew before a dangerous act once ten minutes have passed', async () => {
    const { client, app } = await enrolled('administrator');
    const change = () =>
      client.once<Said>('POST', '/api/people', {
        name: `new-${last}`,
        displayName: 'N',
        initials: 'N',
        role: 'doctor',
      });
    centre.clock.advance(10 * MINUTE + 1);
    expect((await change()).body.code).toBe('ACCESS.STEP_UP_REQUIRED');
    expect(await status(client, '/api/people')).toBe(200);
    expect((await client.once<Said>('POST', '/api/session/proof', { password: 'whatever' })).body.code).toBe(
      'ACCESS.WRONG_PROOF',
    );
    await client.post('/api/session/proof', { code: app.code(centre.clock.now()) });
    expect((await change()).status).toBe(201);
  });

  it('can’t be given up by who needs one, only replaced', async () => {
    const { client } = await enrolled('doctor');
    expect((await client.once<Said>('DELETE', '/api/account/totp')).body.code).toBe('ACCESS.LAST_FACTOR');
  });

  it('reset by an administrator ends the sessions and is set up anew at the next log-in', async () => {
    const lost = await enrolled('doctor');
    const administrator = await centre.person('administrator', `admin-${last}`);
    expect((await administrator.call('DELETE', `/api/people/${lost.credentials.personId}/second-factor`)).status).toBe(
      204,
    );
    expect(await status(lost.client)).toBe(401);
    expect((await logIn(lost.credentials)).me.stage).toBe('enrolment');
  });

  it('asks for passkeys in the same words whoever is there, and takes none that is made up', async () => {
    const stranger = new Client(centre.base.replace('127.0.0.1', 'localhost'));
    const ask = async () =>
      (await stranger.post<{ options: Record<string, unknown> }>('/api/session/passkey-options')).options;
    const [one, two] = [await ask(), await ask()];
    expect(one['challenge']).not.toBe(two['challenge']);
    expect({ ...one, challenge: '' }).toEqual({ ...two, challenge: '' });
    expect(one['allowCredentials'] ?? []).toEqual([]);
    const madeUp = {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
    };
    expect((await stranger.once<Said>('POST', '/api/session/passkey', { passkey: madeUp })).body.code).toBe(
      'ACCESS.WRONG_PASSKEY',
    );
    expect((await stranger.once('POST', '/api/session/passkey', { passkey: { id: 7 } })).status).toBe(400);
  });
});
