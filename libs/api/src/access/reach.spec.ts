// Every route, asked by everybody: the answer must be the one in docs/who-reaches-what.md. The routes come from the OpenAPI
// document, the requests from its schemas and one patient's world for each asker; nothing here names a single route.
import { newPushKeys } from '#channels';
import { bellOnly } from '../notifications/message-ports.js';
import { CentreUnderTest } from '../test/centre-under-test.js';
import { ApiOperations, type ApiOperation } from '../test/openapi-operations.js';
import { ask, WORDS, type Heard } from '../test/reach/answers.js';
import { Askers, COLUMNS, type Column } from '../test/reach/askers.js';
import { requestOf } from '../test/reach/requests.js';
import { lineFor, tableUnder, whereToAdd } from '../test/reach/table.js';

const HEADING = 'Routes';

/** These end what the asker asks with or about, so they come last, in this order. */
const LAST = [
  ...[
    'closeIncident',
    'recallDispatch',
    'endDoctorChain',
    'removeRule',
    'unlinkPatientPerson',
    'revokeGateway',
    'openEmergencyAccess',
  ],
  ...[
    'endSessionOf',
    'endSessionsOf',
    'changePerson',
    'reopenPerson',
    'resetSecondFactor',
    'revokePeople',
    'endSession',
    'endOtherSessions',
    'enrolWallBoard',
    'logOut',
  ],
];
const place = ({ method, operationId }: ApiOperation): number =>
  LAST.includes(operationId) ? 3 + LAST.indexOf(operationId) : method === 'GET' ? 0 : method === 'DELETE' ? 2 : 1;

describe('every route', () => {
  const table = tableUnder(HEADING);
  const heard = new Map<Column, Map<string, Heard>>();
  let centre: CentreUnderTest;
  let operations: ApiOperations;
  let askers: Askers;

  beforeAll(async () => {
    const messages = {
      ...bellOnly(),
      pushKey: newPushKeys().publicKey,
      email: true,
      sendCode: () => Promise.resolve(true),
    };
    [centre, operations] = await Promise.all([CentreUnderTest.open({ messages }), ApiOperations.read()]);
    askers = await Askers.of(centre);
  });
  afterAll(() => centre.close());

  it.each(COLUMNS)('answers %s as the table says', async (column) => {
    const { subject, clientFor } = await askers.asker(column);
    const answers = new Map<string, Heard>();
    for (const operation of [...operations.all].sort((a, b) => place(a) - place(b))) {
      const request = requestOf(operations, operation, subject);
      answers.set(
        operation.operationId,
        await ask(clientFor(operation), operation.method, request, subject.world.mark),
      );
    }
    heard.set(column, answers);
    const broken = [...answers]
      .filter(([, { word }]) => word === 'failed')
      .map(([name, { detail }]) => `${name}: ${detail}`);
    expect(broken).toEqual([]);
    const wrong = [...answers].flatMap(([name, { word, detail }]) => {
      const expected = table.get(name)?.cells[column];
      return expected === undefined || expected === word
        ? []
        : [`${name}: expected ${expected}, heard ${word} (${detail})`];
    });
    expect(wrong).toEqual([]);
  });

  it('has a row, and every row a route', () => {
    const names = operations.all.map(({ operationId }) => operationId);
    const lines = names
      .filter((name) => !table.has(name))
      .map((name) =>
        lineFor(
          name,
          COLUMNS.map((column) => heard.get(column)?.get(name)?.word ?? '?'),
        ),
      );
    if (lines.length > 0) {
      throw new Error(
        `Add these lines to ${whereToAdd(HEADING)}, after asking of each word whether it is what should be:\n${lines.join('\n')}`,
      );
    }
    expect([...table.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('is described in words the page explains', () => {
    const known: readonly string[] = WORDS;
    const others = [...table.values()].flatMap(({ name, cells }) =>
      COLUMNS.filter((column) => !known.includes(cells[column] ?? '')).map(
        (column) => `${name}, ${column}: ${cells[column]}`,
      ),
    );
    expect(others).toEqual([]);
  });
});
