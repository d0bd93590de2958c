// Every route has a limit; what a limit does over HTTP, and what it never does to the way of an alarm.
import type { ClientOfPerson } from '../test/centre-under-test.js';
import { CentreUnderTest, Client } from '../test/centre-under-test.js';
import { ApiOperations } from '../test/openapi-operations.js';
import { LIMITS, ROUTE_LIMITS } from './route-limits.js';

describe('every route', () => {
  it('has a limit, and every limit a route', async () => {
    const { all } = await ApiOperations.read();
    const names = all.map(({ operationId }) => operationId);
    const without = all.filter(({ operationId }) => !ROUTE_LIMITS.has(operationId));
    if (without.length > 0) {
      const lines = without.map(({ operationId, method, path }) => `'${operationId}' (${method} ${path})`);
      throw new Error(
        `Put into one of the lists of ROUTE_LIMITS in libs/api/src/http/route-limits.ts: ${lines.join(', ')}`,
      );
    }
    expect([...ROUTE_LIMITS.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('that is for nobody in particular is counted by address, every other by person', async () => {
    const { all } = await ApiOperations.read();
    const wrong = all.filter(({ operationId, roles }) => {
      const limit = ROUTE_LIMITS.get(operationId);
      return limit !== undefined && (LIMITS[limit].by === 'address') !== roles.includes('public');
    });
    expect(wrong.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('on the way of an alarm lets a phone send a day’s queue at once, and forty acts each second after', () => {
    const { by, burst, everyMs } = LIMITS.alarm;
    expect([by, burst >= 1_000, everyMs <= 25]).toEqual(['person', true, true]);
  });
});

describe('a limit', () => {
  let centre: CentreUnderTest;
  const limited: string[] = [];

  beforeAll(async () => {
    centre = await CentreUnderTest.open({ requestLimits: true, onLimited: (limit) => limited.push(limit) });
  });
  afterAll(() => centre.close());
  beforeEach(() => {
    centre.clock.advance(60 * 60_000);
    limited.length = 0;
  });

  const status = async (client: Client, path: string): Promise<number> =>
    (await fetch(`${client.base}${path}`, { headers: { cookie: client.cookie ?? '' } })).status;
  const statuses = (client: Client, path: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => status(client, path)));
  const count = (all: readonly number[], status: number) => all.filter((one) => one === status).length;
  const person = async (role: 'centre' | 'family', name: string): Promise<ClientOfPerson> => centre.person(role, name);

  it('answers 429 with how long to wait, is counted by its name, and is over after that', async () => {
    const seat = await person('centre', 'exporter');
    const { burst, everyMs } = LIMITS.export;
    const all = await statuses(seat, '/api/alarm-load.csv?span=24h', burst + 3);
    expect([count(all, 200), count(all, 429)]).toEqual([burst, 3]);
    expect(limited).toEqual(['export', 'export', 'export']);
    const refused = await seat.once<{ code: string }>('GET', '/api/alarm-load.csv?span=24h');
    expect([refused.status, refused.body.code]).toEqual([429, 'REQUEST.TOO_MANY']);
    expect(Number(refused.headers.get('retry-after'))).toBe(everyMs / 1_000);
    centre.clock.advance(everyMs);
    expect(await status(seat, '/api/alarm-load.csv?span=24h')).toBe(200);
  });

  it('of one person is not another’s at the same address', async () => {
    const [busy, calm] = [await person('centre', 'busy'), await person('centre', 'calm')];
    await statuses(busy, '/api/alarm-load.csv?span=24h', LIMITS.export.burst + 1);
    expect(await status(calm, '/api/alarm-load.csv?span=24h')).toBe(200);
  });

  it('of strangers and of wrong log-ins does not reach those who are logged in at the same address', async () => {
    const seat = await person('centre', 'at-work');
    const stranger = new Client(centre.base);
    const knocks = await statuses(stranger, '/api/board', LIMITS.stranger.burst + 5);
    expect([count(knocks, 401), count(knocks, 429)]).toEqual([LIMITS.stranger.burst, 5]);
    const ways = await statuses(stranger, '/api/session/ways', LIMITS['sign-in'].burst + 5);
    expect(count(ways, 429)).toBeGreaterThanOrEqual(5);
    expect((await seat.once('GET', '/api/board')).status).toBe(200);
  });
});
