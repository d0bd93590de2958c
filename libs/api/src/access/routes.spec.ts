import { ROLES, type Role } from '#access';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { buildOpenApiDocument } from '../openapi.js';
import { CentreUnderTest, Client } from '../test/centre-under-test.js';
import { RouteCheck } from './route-check.js';

interface RouteRow {
  method: string;
  path: string;
  operationId: string;
  roles: readonly string[];
}

/** Who may take which route. A route that is not here, or differs from here, fails; change it on purpose. */
const EXPECTED: Readonly<Record<string, string>> = {
  logIn: 'public',
  getSession: 'centre supervisor station doctor family administrator',
  logOut: 'centre supervisor station doctor family administrator',
  listPeople: 'administrator',
  createPerson: 'administrator',
  invitePeople: 'administrator',
  revokePeople: 'administrator',
  changePerson: 'administrator',
  reopenPerson: 'administrator',
  issueLink: 'administrator',
  resetSecondFactor: 'administrator',
  listSessionsOf: 'administrator',
  endSessionsOf: 'administrator',
  endSessionOf: 'administrator',
  listPatientPeople: 'supervisor administrator',
  linkPatientPerson: 'supervisor administrator',
  unlinkPatientPerson: 'supervisor administrator',
  listWallBoards: 'supervisor administrator',
  enrolWallBoard: 'supervisor',
  endWallBoard: 'supervisor administrator',
  getSignInWays: 'public',
  askForPasskey: 'public',
  logInByPasskey: 'public',
  lookAtLink: 'public',
  followLink: 'public',
  choosePassword: 'centre supervisor station doctor family administrator',
  askToProve: 'centre supervisor station doctor family administrator',
  prove: 'centre supervisor station doctor family administrator',
  showBadge: 'centre supervisor',
  getAccount: 'centre supervisor station doctor family administrator',
  changePassword: 'centre supervisor station doctor family administrator',
  beginTotp: 'centre supervisor station doctor family administrator',
  confirmTotp: 'centre supervisor station doctor family administrator',
  removeTotp: 'centre supervisor station doctor family administrator',
  offerPasskey: 'centre supervisor station doctor family administrator',
  addPasskey: 'centre supervisor station doctor family administrator',
  renamePasskey: 'centre supervisor station doctor family administrator',
  removePasskey: 'centre supervisor station doctor family administrator',
  renewRecoveryCodes: 'centre supervisor station doctor family administrator',
  setPin: 'centre supervisor',
  removePin: 'centre supervisor',
  endSession: 'centre supervisor station doctor family administrator',
  endOtherSessions: 'centre supervisor station doctor family administrator',
  getBoard: 'centre supervisor',
  searchPatients: 'centre supervisor',
  listColleagues: 'centre supervisor',
  streamEvents: 'centre supervisor station doctor family administrator',
  streamPatient: 'centre supervisor doctor station',
  listPatients: 'centre supervisor doctor administrator',
  createPatient: 'centre supervisor administrator',
  getPatient: 'centre supervisor doctor station',
  changePatient: 'centre supervisor doctor',
  pauseAudio: 'centre supervisor',
  pausePatient: 'centre supervisor doctor',
  resumePatient: 'centre supervisor doctor',
  getNumerics: 'centre supervisor doctor station',
  getWaveform: 'centre supervisor doctor',
  listAlarms: 'centre supervisor doctor',
  listRules: 'centre supervisor doctor',
  listRuleHistory: 'centre supervisor doctor',
  putRule: 'supervisor doctor',
  removeRule: 'supervisor doctor',
  shelveRule: 'centre supervisor doctor',
  unshelveRule: 'centre supervisor doctor',
  listIncidents: 'centre supervisor doctor',
  getIncident: 'centre supervisor doctor',
  acknowledgeIncident: 'centre supervisor',
  logCall: 'centre supervisor',
  addNote: 'centre supervisor',
  offerDispatch: 'centre supervisor',
  closeIncident: 'centre supervisor',
  listDispatches: 'centre supervisor station',
  getDispatch: 'centre supervisor station',
  acceptDispatch: 'station',
  declineDispatch: 'station',
  departDispatch: 'station',
  arriveDispatch: 'station',
  reportDispatch: 'station',
  recallDispatch: 'centre supervisor',
  listStations: 'centre supervisor doctor administrator',
  createStation: 'supervisor administrator',
  getDuties: 'centre supervisor station administrator',
  putDuties: 'supervisor administrator',
  listFamily: 'family',
  listGateways: 'centre supervisor administrator',
  createGateway: 'administrator',
  getPushKey: 'centre supervisor station doctor family administrator',
  listPushSubscriptions: 'centre supervisor station doctor family administrator',
  addPushSubscription: 'centre supervisor station doctor family administrator',
  changePushSubscription: 'centre supervisor station doctor family administrator',
  removePushSubscription: 'centre supervisor station doctor family administrator',
  testPushSubscription: 'centre supervisor station doctor family administrator',
  getBell: 'centre supervisor station doctor family administrator',
  openedMessage: 'centre supervisor station doctor family administrator',
  reportFact: 'public',
  getMessagesOverview: 'administrator',
  testPerson: 'administrator',
  getNotificationEmail: 'centre supervisor station doctor family administrator',
  setNotificationEmail: 'centre supervisor station doctor family administrator',
  confirmNotificationEmail: 'centre supervisor station doctor family administrator',
  removeNotificationEmail: 'centre supervisor station doctor family administrator',
  listIncidentNotifications: 'centre supervisor',
  enrolGateway: 'public',
  revokeGateway: 'administrator',
  listRefusals: 'administrator',
  listDevices: 'centre supervisor administrator',
  createDevice: 'administrator',
  lendDevice: 'administrator supervisor',
  returnDevice: 'administrator supervisor',
  listAudit: 'administrator',
  getAlarmLoad: 'centre supervisor',
  getAlarmLoadCsv: 'centre supervisor',
  listHandovers: 'centre supervisor',
  draftHandover: 'centre supervisor',
  getHandover: 'centre supervisor',
  giveHandover: 'centre supervisor',
  takeHandover: 'centre supervisor',
  getActivity: 'supervisor administrator',
  getActivityCsv: 'supervisor administrator',
  handOverDispatch: 'station',
  listNurses: 'centre supervisor station',
  listStationLoads: 'centre supervisor',
  planVisit: 'centre supervisor station',
  listVisits: 'centre supervisor doctor station',
  addVisitPhoto: 'station',
  getVisitPhoto: 'centre supervisor doctor station',
  seekDoctorForDispatch: 'centre supervisor station',
  listDoctorChainsOfDispatch: 'centre supervisor station',
  takeDownOrderForDispatch: 'centre supervisor station',
  seekDoctorForIncident: 'centre supervisor',
  listDoctorChainsOfIncident: 'centre supervisor doctor',
  takeDownOrderForIncident: 'centre supervisor',
  settleDoctorCall: 'centre supervisor station doctor',
  endDoctorChain: 'centre supervisor station',
  listDoctorQuestions: 'doctor',
  listInboxReports: 'doctor',
  openInboxReport: 'doctor',
  replyToInboxReport: 'doctor',
  listCoveredPatients: 'doctor',
  getMyTelephone: 'centre supervisor station doctor family administrator',
  putMyTelephone: 'centre supervisor station doctor family administrator',
  getStandingInstruction: 'centre supervisor doctor station',
  putStandingInstruction: 'doctor',
  getRoster: 'centre supervisor station doctor administrator',
  listRosterGaps: 'centre supervisor station doctor administrator',
  addRosterDuty: 'supervisor administrator doctor',
  changeRosterDuty: 'supervisor administrator doctor',
  endRosterDuty: 'supervisor administrator doctor',
  addRosterSwap: 'supervisor administrator doctor',
  takeBackRosterSwap: 'supervisor administrator doctor',
  exportRoster: 'centre supervisor station doctor administrator',
  importRoster: 'supervisor administrator doctor',
  subscribeRoster: 'public',
  renewRosterAddress: 'supervisor administrator doctor station',
  withdrawRosterAddress: 'supervisor administrator doctor station',
  getEscalationPolicies: 'centre supervisor administrator',
  putEscalationPolicies: 'supervisor administrator',
  listEscalationPolicies: 'centre supervisor administrator',
  rotateGatewayCredential: 'public',
};

/** Routes that are taken and then refuse what was shown. */
const SAYS_NO_INSIDE = new Set(['enrolGateway', 'confirmTotp', 'prove', 'showBadge', 'addPasskey', 'logInByPasskey']);
const ANSWERS_NO = new Set([401, 403]);

async function routes(): Promise<RouteRow[]> {
  const document = await buildOpenApiDocument();
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const { operationId = '', ...rest } = operation as { operationId?: string; 'x-roles'?: string[] };
      return { method: method.toUpperCase(), path, operationId, roles: rest['x-roles'] ?? [] };
    }),
  );
}

describe('every route', () => {
  let centre: CentreUnderTest;
  let all: RouteRow[];

  beforeAll(async () => {
    [centre, all] = await Promise.all([CentreUnderTest.open(), routes()]);
  });
  afterAll(() => centre.close());

  /** Something well formed that does not exist, so that a door that opens leads nowhere. */
  const address = ({ path }: RouteRow): string => path.replaceAll(/\{\w+\}/g, 'nothing-of-this-name');
  const taken = async (client: Client, route: RouteRow): Promise<number> => {
    const abort = new AbortController();
    const response = await fetch(`${client.base}${address(route)}`, {
      method: route.method,
      headers: { cookie: client.cookie ?? '', origin: client.base, 'content-type': 'application/json' },
      ...(route.method === 'GET' ? {} : { body: '{}' }),
      signal: abort.signal,
    });
    abort.abort();
    return response.status;
  };

  it('is in the table with exactly the roles it declares', () => {
    const declared = Object.fromEntries(all.map(({ operationId, roles }) => [operationId, roles.join(' ')]));
    expect(declared).toEqual(EXPECTED);
  });

  it('asks who is there', async () => {
    const stranger = new Client(centre.base);
    const answers = await Promise.all(
      all
        .filter(({ roles }) => !roles.includes('public'))
        .map(async (route) => [route.operationId, await taken(stranger, route)]),
    );
    expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
  });

  it.each(ROLES.filter((role) => role !== 'station'))(
    'opens for %s where the table says so and nowhere else',
    async (role) => {
      const client = await centre.person(role, `any-${role}`);
      await expectMatrix(role, client);
    },
  );

  it('opens for a station where the table says so and nowhere else', async () => {
    const client = await centre.person('station', 'any-station', await centre.station('somewhere', []));
    await expectMatrix('station', client);
  });

  async function expectMatrix(role: Role, client: Client): Promise<void> {
    const ended = all.filter(({ operationId }) => operationId !== 'logOut' && operationId !== 'logIn');
    const wrong: string[] = [];
    for (const route of ended) {
      const status = await taken(client, route);
      const isFor = route.roles.includes(role) || route.roles.includes('public');
      // Inside, a request for nothing is understood and refused for another reason than the role; never a failure.
      const isRight = isFor
        ? status < 500 && (!ANSWERS_NO.has(status) || SAYS_NO_INSIDE.has(route.operationId))
        : status === 403;
      if (!isRight) wrong.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(wrong).toEqual([]);
  }

  it('without a word on who may take it keeps the centre from starting, and is named', async () => {
    @Controller('open-door')
    class OpenDoorController {
      @Get()
      enter(): string {
        return 'anybody';
      }
    }
    @Module({ imports: [DiscoveryModule], controllers: [OpenDoorController], providers: [RouteCheck] })
    class OpenDoorModule {}
    const start = NestFactory.create(OpenDoorModule, { logger: false, abortOnError: false }).then((app) => app.init());
    await expect(start).rejects.toMatchObject({
      code: 'API.ROUTE_WITHOUT_ROLES',
      message: expect.stringContaining('OpenDoorController.enter') as string,
    });
  });
});
