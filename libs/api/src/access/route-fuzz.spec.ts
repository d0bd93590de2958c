// Every route, asked by everybody for what nobody should ask: no failure of the centre's own, nothing of its inside in an
// answer, and every refusal a problem that a program can read. More runs: MIMAMORI_TEST_FUZZ_RUNS=200; another order:
// MIMAMORI_TEST_FUZZ_SEED=7.
import fc from 'fast-check';
import { newPushKeys } from '#channels';
import { silentLogger } from '#kernel';
import { bellOnly } from '../notifications/message-ports.js';
import { CentreUnderTest, type Client } from '../test/centre-under-test.js';
import { FuzzedRequests, type FuzzedRequest } from '../test/fuzzed-requests.js';
import { ApiOperations, type ApiOperation } from '../test/openapi-operations.js';
import { Askers, type Asker, type Column } from '../test/reach/askers.js';
import { requestOf } from '../test/reach/requests.js';

const RUNS = Number(process.env['MIMAMORI_TEST_FUZZ_RUNS'] ?? '4');
const SEED = Number(process.env['MIMAMORI_TEST_FUZZ_SEED'] ?? '20260110');

const WHO: readonly Column[] = [
  'nobody',
  'wall',
  'centre',
  'supervisor',
  'station own',
  'doctor own',
  'family own',
  'administrator',
];
/** What an answer would carry that fell out of the program: a stack, a file, a query, a message of the database or of Node. */
const INSIDE =
  /\bat [\w.<>]+ \(|node_modules|\/libs\/|\.(ts|js):\d+|\b(select|insert into|update|delete from) .*\b(from|values|set|where)\b|relation "|syntax error|violates|violating|ENOENT|EACCES|Unexpected token|is not a function|undefined \(reading|argon2|kysely|pglite/i;

interface Outcome {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

describe('every route', () => {
  let centre: CentreUnderTest;
  let operations: ApiOperations;
  let askers: Askers;
  let fuzzed: FuzzedRequests;
  const logged: string[] = [];
  const all = new Map<Column, Asker>();

  beforeAll(async () => {
    const logger = {
      ...silentLogger,
      error: (fields: object) =>
        logged.push(String((fields as { error?: { stack?: string } }).error?.stack).slice(0, 1_500)),
    };
    const messages = {
      ...bellOnly(),
      pushKey: newPushKeys().publicKey,
      email: true,
      sendCode: () => Promise.resolve(true),
    };
    [centre, operations] = await Promise.all([CentreUnderTest.open({ logger, messages }), ApiOperations.read()]);
    askers = await Askers.of(centre);
    for (const column of WHO) all.set(column, await askers.asker(column));
    const { subject } = all.get('centre')!;
    const { patientId, stationId, incidentId } = subject.world;
    fuzzed = new FuzzedRequests(operations, (operation) => requestOf(operations, operation, subject).path, {
      ...{ patientId, stationId, incidentId, personIds: ['nobody'], month: '2026-01', timeZone: 'Asia/Tokyo' },
    });
  }, 120_000);
  afterAll(() => centre.close());
  beforeEach(async () => {
    logged.length = 0;
    await centre.database.db.deleteFrom('attempt_delay').execute();
  });

  async function send(client: Client, method: string, { path, headers, body }: FuzzedRequest): Promise<Outcome> {
    const stop = new AbortController();
    const response = await fetch(`${client.base}${path}`, {
      method,
      headers: { ...(client.cookie === null ? {} : { cookie: client.cookie }), origin: client.base, ...headers },
      ...(body === null || method === 'GET' ? {} : { body }),
      signal: stop.signal,
    });
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream')) {
      stop.abort();
      return { status: response.status, type, text: '' };
    }
    return { status: response.status, type, text: await response.text() };
  }

  function problemsOf({ status, type, text }: Outcome): string[] {
    const found: string[] = [];
    if (status >= 500) found.push(`a failure of the centre's own: ${logged.at(-1) ?? text}`);
    if (status < 400) return found;
    if (INSIDE.test(text)) found.push(`tells of the inside: ${INSIDE.exec(text)?.[0]}`);
    if (!type.startsWith('application/json'))
      return [...found, `a refusal as ${type || 'nothing'}: ${text.slice(0, 80)}`];
    const { code, message } = JSON.parse(text) as { code?: unknown; message?: unknown };
    if (typeof code !== 'string' || !/^[A-Z]+\.[A-Z0-9_]+$/.test(code)) found.push(`no code: ${text.slice(0, 80)}`);
    if (typeof message !== 'string' || message === '') found.push(`no message: ${text.slice(0, 80)}`);
    return found;
  }

  /** Each fuzzed request may end the session it came with; the next one comes with a new one. */
  async function clientOf(column: Column, operation: ApiOperation): Promise<Client> {
    const asker = all.get(column)!;
    const client = asker.clientFor(operation);
    if (column !== 'nobody' && (await client.once('GET', '/api/session')).status !== 200) await askers.renew(asker);
    return client;
  }

  it(
    'answers what it is asked with an answer or a problem',
    async () => {
      const found: string[] = [];
      for (const operation of operations.all) {
        const run = fc.asyncProperty(fc.constantFrom(...WHO), fuzzed.of(operation), async (column, request) => {
          const outcome = await send(await clientOf(column, operation), operation.method, request);
          const problems = problemsOf(outcome);
          if (problems.length > 0)
            throw new Error(`${column}: ${operation.method} ${request.path}: ${problems.join('; ')}`);
        });
        const { failed, counterexample, errorInstance, seed } = await fc.check(run, {
          numRuns: RUNS,
          seed: SEED,
          endOnFailure: true,
        });
        if (failed)
          found.push(
            `${operation.operationId} (seed ${seed}): ${String(errorInstance)} ${JSON.stringify(counterexample?.[1])}`,
          );
      }
      expect(found).toEqual([]);
    },
    60_000 + RUNS * 15_000,
  );

  it('that does not exist, and every method that is not there, is a problem too', async () => {
    const { client } = all.get('centre')!;
    const found: string[] = [];
    for (const path of [
      '/api',
      '/api/',
      '/api/nothing',
      '/api/patients/%',
      '/api/patients/%ff',
      '/api/%2e%2e/patients',
      '/api/patients/a%2fb',
    ]) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        const outcome = await send(client, method, { path, headers: {}, body: null });
        found.push(...problemsOf(outcome).map((problem) => `${method} ${path}: ${problem}`));
      }
    }
    expect(found).toEqual([]);
  });
});
