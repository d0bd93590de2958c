// What a stranger sends who wants to be somebody else: forged and replayed sessions, requests from other pages, paths that
// climb, bodies that grow, words that a database would run.
import { gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { digestOf } from '#access';
import sharp from 'sharp';
import { CentreUnderTest, Client, type ClientOfPerson } from '../test/centre-under-test.js';
import { Askers } from '../test/reach/askers.js';
import type { World } from '../test/reach/world.js';
import { HOSTILE_TEXTS } from '../test/fuzzed-requests.js';

const MINUTE = 60_000;

describe('a stranger', () => {
  let centre: CentreUnderTest;
  let seat: ClientOfPerson;
  let nurse: Client;
  let world: World;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    const asker = await (await Askers.of(centre)).asker('station own');
    [nurse, world] = [asker.client, asker.subject.world];
    seat = await centre.person('centre', 'sato');
  });
  afterAll(() => centre.close());

  const withCookie = (cookie: string | null): Client => {
    const client = new Client(centre.base);
    client.cookie = cookie;
    return client;
  };
  const status = async (client: Client) => (await client.once('GET', '/api/session')).status;

  describe('with a session that is not theirs', () => {
    it('does not get in with what the database keeps, nor with a token that is nearly right', async () => {
      const token = seat.cookie!.split('=')[1]!;
      const rows = await centre.database.db.selectFrom('session').selectAll().execute();
      const kept = rows.flatMap(({ id, key }) => [id, key, digestOf(key)]);
      const near = [token.toUpperCase(), token.slice(1), `${token}A`, `"${token}"`, token.split('').reverse().join('')];
      const odd = ['', '0', 'null', 'undefined', '[object Object]', "' OR 1=1 --", '%00', '../..', 'A'.repeat(7_000)];
      for (const forged of [...kept, ...near, ...odd]) {
        expect([forged.slice(0, 20), await status(withCookie(`mimamori_session=${forged}`))]).toEqual([
          forged.slice(0, 20),
          401,
        ]);
      }
      expect(await status(seat)).toBe(200);
    });

    it('does not get in after its person has left, changed or been closed', async () => {
      const person = await centre.person('centre', 'leaving');
      const before = person.cookie;
      await person.call('DELETE', '/api/session');
      expect(await status(withCookie(before))).toBe(401);
      await person.logIn();
      const again = person.cookie;
      await centre.records.people.change(person.personId, { active: false });
      expect(await status(withCookie(again))).toBe(401);
    });

    it('ends it for both when an old token is replayed', async () => {
      const person = await centre.person('doctor', 'replayed');
      const stolen = person.cookie;
      centre.clock.advance(31 * MINUTE);
      await status(person);
      await status(person);
      centre.clock.advance(MINUTE);
      expect(await status(withCookie(stolen))).toBe(401);
      expect(await status(person)).toBe(401);
      await seat.logIn();
    });

    it('is not let in by a second cookie of the same name', async () => {
      expect(await status(withCookie(`mimamori_session=forged; ${seat.cookie}`))).toBe(401);
    });
  });

  describe('with another page open beside the centre’s', () => {
    const change = (headers: Record<string, string>, client: Client = seat) =>
      fetch(`${centre.base}/api/my/telephone`, {
        method: 'PUT',
        headers: { cookie: client.cookie ?? '', 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ telephone: '03-0000-0000' }),
      }).then((answer) => answer.status);

    it('changes nothing, whatever the page says it is', async () => {
      const { host } = new URL(centre.base);
      const others = [
        ...[
          'null',
          'https://evil.example',
          `https://${host}.evil.example`,
          `http://evil.example:80/${host}`,
          'file://',
        ],
        ...[`http://${host}@evil.example`, 'http://127.0.0.1:1', 'http://localhost', '', 'javascript:0'],
      ];
      for (const origin of others) expect([origin, await change({ origin })]).toEqual([origin, 403]);
      expect(await change({})).toBe(403);
      expect(await change({ origin: centre.base })).toBeLessThan(300);
    });

    it('cannot send a body as a form would', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        expect([type, await change({ origin: centre.base, 'content-type': type })]).toEqual([type, 400]);
      }
    });

    it('gets a cookie that no other page sends, no script reads and no subdomain sees', async () => {
      const answer = await fetch(`${centre.base}/api/session`, {
        method: 'DELETE',
        headers: { cookie: (await centre.person('centre', 'cookie')).cookie ?? '', origin: centre.base },
      });
      const [cookie = ''] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Strict/);
      expect(cookie).not.toMatch(/Domain=/i);
    });
  });

  describe('with a path that climbs', () => {
    /** As it is: `fetch` would tidy it up first. */
    const raw = (path: string, cookie: string): Promise<{ status: number; text: string }> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(centre.base);
        const asked = request({ hostname, port, path, headers: { cookie } }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        });
        asked.on('error', reject).end();
      });

    it('finds no file and nobody else’s photo', async () => {
      const climbs = [
        '../../../../etc/passwd',
        '..%2f..%2f..%2fetc%2fpasswd',
        '%2e%2e/%2e%2e/package.json',
        '..%5c..%5cx',
        '%252e%252e%252f',
      ];
      const places = [
        '/',
        '/assets/',
        '/api/',
        `/api/dispatches/${world.visitId}/photos/`,
        '/api/roster/feed/',
        '/api/patients/',
      ];
      for (const place of places) {
        for (const climb of climbs) {
          const { status: code, text } = await raw(place + climb, nurse.cookie ?? '');
          expect([place + climb, code >= 400 && code < 500]).toEqual([place + climb, true]);
          expect(text).not.toMatch(/root:|"dependencies"/);
        }
      }
      expect((await raw(`/api/dispatches/${world.offerId}/photos/${world.photoId}`, nurse.cookie ?? '')).status).toBe(
        404,
      );
      expect((await raw(`/api/dispatches/${world.visitId}/photos/${world.photoId}`, nurse.cookie ?? '')).status).toBe(
        200,
      );
    });
  });

  describe('with a body that grows', () => {
    const send = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
      fetch(`${centre.base}/api/session`, { method: 'POST', headers: { origin: centre.base, ...headers }, body });
    const json = { 'content-type': 'application/json' };

    it('is refused when it is large, and when it becomes large as it is unpacked', async () => {
      const large = JSON.stringify({ name: 'x'.repeat(200_000), password: 'y' });
      expect((await send(Buffer.from(large), json)).status).toBe(413);
      const bomb = gzipSync(Buffer.from(JSON.stringify({ name: 'x'.repeat(60 * 1024 * 1024), password: 'y' })));
      expect(bomb.length).toBeLessThan(100_000);
      const before = process.memoryUsage().rss;
      // The connection may be closed before all of it is sent; the centre goes on either way.
      const unpacked = send(new Uint8Array(bomb), { ...json, 'content-encoding': 'gzip' }).then(
        (answer) => answer.status,
        () => 'closed',
      );
      expect([413, 'closed']).toContain(await unpacked);
      expect(await status(seat)).toBe(200);
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    }, 60_000);

    it('is refused when it is nested without end or not what it says', async () => {
      const deep = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
      expect((await send(Buffer.from(deep), json)).status).toBe(400);
      expect((await send(Buffer.from('{"name":"a"'), json)).status).toBe(400);
      expect([400, 415]).toContain((await send(Buffer.from('abc'), { ...json, 'content-encoding': 'gzip' })).status);
      expect((await send(Buffer.from('{}'), { ...json, 'content-encoding': 'compress' })).status).toBe(415);
    });

    it('is refused as a picture with more pixels or bytes than a telephone takes', async () => {
      const upload = async (bytes: Buffer): Promise<{ status: number; code: string }> => {
        const form = new FormData();
        form.append('photo', new Blob([new Uint8Array(bytes)]), 'photo.png');
        const answer = await fetch(`${centre.base}/api/dispatches/${world.visitId}/photos`, {
          method: 'POST',
          headers: { cookie: nurse.cookie ?? '', origin: centre.base },
          body: form,
        });
        return { status: answer.status, code: ((await answer.json()) as { code: string }).code };
      };
      const wide = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' } })
        .png()
        .toBuffer();
      expect(wide.length).toBeLessThan(3 * 1024 * 1024);
      expect(await upload(wide)).toEqual({ status: 400, code: 'PHOTO.TOO_LARGE' });
      expect((await upload(Buffer.alloc(13 * 1024 * 1024))).status).toBe(413);
      const zip = Buffer.from('504b0304140000000800', 'hex');
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
      for (const other of [zip, svg, Buffer.from('<!DOCTYPE html>'), gzipSync(wide)]) {
        expect((await upload(other)).status).toBe(400);
      }
    }, 60_000);
  });

  describe('with words that something might run', () => {
    it('finds them kept as they are, or refused, and every table still there', async () => {
      const tables = () => centre.database.db.introspection.getTables().then((all) => all.length);
      const before = await tables();
      for (const text of HOSTILE_TEXTS) {
        const sent = await seat.call<{ timeline: unknown[] }>('POST', `/api/incidents/${world.incidentId}/notes`, {
          text,
        });
        if (sent.status >= 300) {
          expect([text.slice(0, 30), sent.status]).toEqual([text.slice(0, 30), 400]);
          continue;
        }
        const told = await seat.get<{ timeline: Array<{ text: { ja: string } }> }>(
          `/api/incidents/${world.incidentId}`,
        );
        expect(told.timeline.some(({ text: { ja } }) => ja.includes(text.trim()))).toBe(true);
      }
      expect(await tables()).toBe(before);
    });
  });
});
