import { get as httpGet } from 'node:http';
import { CentreUnderTest, Client } from '../test/centre-under-test.js';
import type { AccountDto, SessionInfoDto } from './account.dto.js';

const MINUTE = 60_000;
interface Said {
  code?: string;
}

describe('sessions', () => {
  let centre: CentreUnderTest;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
  });
  afterAll(() => centre.close());
  beforeEach(() => centre.clock.advance(24 * 60 * MINUTE));

  const withCookie = (cookie: string | null): Client => {
    const client = new Client(centre.base);
    client.cookie = cookie;
    return client;
  };
  const status = async (client: Client): Promise<number> => (await client.once('GET', '/api/session')).status;

  it('change their token in use; the one before counts for seconds, and shown later ends the session', async () => {
    const client = await centre.person('centre', 'turning');
    const first = client.cookie;
    centre.clock.advance(30 * MINUTE);
    expect(await status(client)).toBe(200);
    const second = client.cookie;
    expect(second).not.toBe(first);
    // Until the new one has been seen once, an answer that was lost on its way ends nothing.
    expect(await status(withCookie(first))).toBe(200);
    expect(await status(client)).toBe(200);
    expect(await status(withCookie(first))).toBe(200);
    centre.clock.advance(20_000);
    expect(await status(withCookie(first))).toBe(401);
    // Two holders of one session: whoever is the thief, both are out.
    expect(await status(client)).toBe(401);
    const [entry] = await centre.records.audit.list({ limit: 1 });
    expect([entry?.action, entry?.person_id]).toEqual(['session.replayed', client.personId]);
  });

  it('hand a lost token out again', async () => {
    const client = await centre.person('centre', 'unlucky');
    const first = client.cookie;
    centre.clock.advance(30 * MINUTE);
    await status(withCookie(first));
    centre.clock.advance(31_000);
    const again = withCookie(first);
    expect(await status(again)).toBe(200);
    expect(again.cookie).not.toBe(first);
    expect(await status(again)).toBe(200);
  });

  it('are never those a stranger has chosen before', async () => {
    const fixed = `mimamori_session=${'A'.repeat(43)}`;
    const client = withCookie(fixed);
    expect(await status(client)).toBe(401);
    const victim = await centre.person('centre', 'victim');
    client.cookie = fixed;
    await victim.logIn();
    expect(victim.cookie).not.toBe(fixed);
    expect(await status(withCookie(fixed))).toBe(401);
    for (const forged of ['', 'x', `${victim.cookie}x`, `${victim.cookie?.slice(0, -1)}`]) {
      expect(await status(withCookie(forged))).toBe(401);
    }
  });

  it('are listed with device, shortened address and way in, and ended one by one, by their owner alone', async () => {
    const [owner, stranger] = [await centre.person('doctor', 'owner'), await centre.person('doctor', 'stranger')];
    centre.clock.advance(2 * MINUTE);
    const here = owner.cookie;
    await owner.logIn();
    const there = owner.cookie;
    const { sessions } = await withCookie(there).get<AccountDto>('/api/account');
    expect(sessions.map(({ address, method, current }) => [address, method, current])).toEqual([
      ['127.0.0.0/24', 'password+totp', true],
      ['127.0.0.0/24', 'password+totp', false],
    ]);
    const old = sessions.find(({ current }) => !current)!;
    expect((await stranger.once('DELETE', `/api/account/sessions/${old.id}`)).status).toBe(404);
    expect((await withCookie(there).once('DELETE', `/api/account/sessions/${old.id}`)).status).toBe(204);
    expect([await status(withCookie(here)), await status(withCookie(there))]).toEqual([401, 200]);
  });

  it('end with their open streams, at once', async () => {
    const owner = await centre.person('centre', 'streaming');
    const administrator = await centre.person('administrator', 'ending');
    const ended = new Promise<string>((resolve, reject) => {
      const request = httpGet(`${centre.base}/api/events`, { headers: { cookie: owner.cookie ?? '' } });
      request.on('error', reject);
      request.on('response', (message) => {
        let text = '';
        message.setEncoding('utf8');
        message.on('data', (chunk: string) => {
          if (text === '') void end().catch(reject);
          text += chunk;
        });
        message.on('close', () => resolve(text));
      });
    });
    const end = async (): Promise<void> => {
      const path = `/api/people/${owner.personId}/sessions`;
      const [session] = await administrator.get<SessionInfoDto[]>(path);
      await administrator.good('DELETE', `${path}/${session!.id}`);
    };
    // The clock has not moved: nothing that looks now and then could have noticed.
    expect(await ended).toContain('event: signed-out');
  });

  it('of an open board do not fall idle, those of an administrator do', async () => {
    const [seat, administrator] = [
      await centre.person('centre', 'night'),
      await centre.person('administrator', 'away'),
    ];
    centre.clock.advance(30 * MINUTE);
    expect(await status(administrator)).toBe(401);
    expect(await status(seat)).toBe(200);
  });

  it('stay as they are when somebody fails to change the password, which takes the one before', async () => {
    const owner = await centre.person('doctor', 'changing');
    const next = { current: 'wrong', password: 'a heron waits at the weir' };
    expect((await owner.call<Said>('PUT', '/api/account/password', next)).body.code).toBe('ACCESS.WRONG_PASSWORD');
    expect(await status(owner)).toBe(200);
  });
});

describe('a board on the wall', () => {
  let centre: CentreUnderTest;
  beforeAll(async () => {
    centre = await CentreUnderTest.open();
  });
  afterAll(() => centre.close());

  const PIN = '402913';
  const board = async (name: string) => {
    const supervisor = await centre.person('supervisor', name);
    await supervisor.good('PUT', '/api/account/pin', { pin: PIN });
    const wall = new Client(centre.base);
    wall.cookie = supervisor.cookie;
    await wall.post('/api/wall-boards', { label: '詰所' });
    return { supervisor, wall };
  };
  const acknowledge = (wall: Client, badge?: string) =>
    wall.once<Said>('POST', '/api/incidents/none/acknowledge', {}, badge === undefined ? {} : { 'x-badge': badge });

  it('takes the place of its supervisor’s session, reads, and stays signed in', async () => {
    const { supervisor, wall } = await board('mori');
    expect((await supervisor.once('GET', '/api/session')).status).toBe(401);
    for (let day = 0; day < 30; day += 1) {
      centre.clock.advance(24 * 60 * MINUTE);
      expect((await wall.once('GET', '/api/board')).status).toBe(200);
    }
    expect((await wall.once<Said>('POST', '/api/board/nothing', {})).status).toBe(404);
    expect((await wall.once<Said>('DELETE', '/api/session')).body.code).toBe('ACCESS.BADGE_REQUIRED');
    expect((await wall.once<Said>('PUT', '/api/account/pin', { pin: PIN })).body.code).toBe('ACCESS.BOARD_READS_ONLY');
  });

  it('acts for a person who shows a badge, once for each', async () => {
    const { wall } = await board('kato');
    expect((await acknowledge(wall)).body.code).toBe('ACCESS.BADGE_REQUIRED');
    const { badge } = await wall.post<{ badge: string }>('/api/session/badge', { name: 'kato', pin: PIN });
    // The door opens; there is no such incident behind it.
    expect((await acknowledge(wall, badge)).status).not.toBe(403);
    expect((await acknowledge(wall, badge)).body.code).toBe('ACCESS.BADGE_REQUIRED');
    const forged = badge.replace(/[^.]+$/, 'AAAA');
    expect((await acknowledge(wall, forged)).body.code).toBe('ACCESS.BADGE_REQUIRED');
    const { badge: late } = await wall.post<{ badge: string }>('/api/session/badge', { name: 'kato', pin: PIN });
    centre.clock.advance(MINUTE);
    expect((await acknowledge(wall, late)).body.code).toBe('ACCESS.BADGE_REQUIRED');
  });

  it('takes another board’s badge for nothing', async () => {
    const [one, two] = [await board('ishii'), await board('ueda')];
    const { badge } = await one.wall.post<{ badge: string }>('/api/session/badge', { name: 'ishii', pin: PIN });
    expect((await acknowledge(two.wall, badge)).body.code).toBe('ACCESS.BADGE_REQUIRED');
  });

  it('makes who guesses a PIN wait, and tells nobody whether the name was right', async () => {
    const { wall } = await board('sakai');
    const show = (name: string, pin: string) => wall.once<Said>('POST', '/api/session/badge', { name, pin });
    const answers = [];
    for (const name of ['sakai', 'nobody']) answers.push((await show(name, '111112')).body);
    expect(answers[0]).toEqual(answers[1]);
    for (let n = 0; n < 3; n += 1) await show('sakai', '111112');
    expect((await show('sakai', PIN)).status).toBe(429);
  });

  it('gives no badge to who has none, and takes no PIN that is guessed first', async () => {
    const { wall } = await board('ono');
    await centre.person('doctor', 'endo');
    expect((await wall.once<Said>('POST', '/api/session/badge', { name: 'endo', pin: PIN })).status).toBe(403);
    const supervisor = await centre.person('supervisor', 'careless');
    for (const pin of ['111111', '123456', '987654']) {
      expect((await supervisor.once('PUT', '/api/account/pin', { pin })).status).toBe(400);
    }
  });
});
