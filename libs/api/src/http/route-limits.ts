// How often each route may be asked, and by whom it is counted. Every route stands in the table; one that does not is
// counted as a change, and fails the build. docs/decisions/request-limits.md says why the alarm path is bounded by no
// pace that people can reach, and never by address.
import { SECOND_MS } from '#kernel';
import type { Pace } from './token-buckets.js';

interface Limit extends Pace {
  /** By the person (or board) who is logged in; by address where nobody is. */
  readonly by: 'person' | 'address';
}

export const LIMITS = {
  /** What an alarm waits for. A phone that was offline sends its queue at once; no person and no page comes near it. */
  alarm: { by: 'person', burst: 1_200, everyMs: SECOND_MS / 40 },
  /** Screens: a board that opens loads dozens at once and several each second while people click through it. */
  read: { by: 'person', burst: 600, everyMs: SECOND_MS / 20 },
  /** Opening an event stream. A page that has lost its network tries each second. */
  stream: { by: 'person', burst: 60, everyMs: SECOND_MS / 2 },
  change: { by: 'person', burst: 120, everyMs: SECOND_MS / 2 },
  upload: { by: 'person', burst: 60, everyMs: 2 * SECOND_MS },
  /** Each costs a password's hash, or answers whether a secret is right. */
  secret: { by: 'person', burst: 20, everyMs: 5 * SECOND_MS },
  export: { by: 'person', burst: 20, everyMs: 30 * SECOND_MS },
  /** Each sends something to somebody. */
  message: { by: 'person', burst: 10, everyMs: 30 * SECOND_MS },
  /** A station's whole morning shift may come from one address. */
  'sign-in': { by: 'address', burst: 60, everyMs: SECOND_MS },
  /** A ward's gateways are set up in one morning behind one address; codes are too long to be guessed at any pace. */
  enrolment: { by: 'address', burst: 100, everyMs: 6 * SECOND_MS },
  /** After a power cut many gateways come at once, and a carrier may hide them all behind one address. */
  gateway: { by: 'address', burst: 1_000, everyMs: SECOND_MS / 50 },
  /** Service workers reporting what arrived, from behind a carrier's few addresses. */
  device: { by: 'address', burst: 1_000, everyMs: SECOND_MS / 50 },
  feed: { by: 'address', burst: 120, everyMs: SECOND_MS },
  /** Requests of nobody, on routes that are for somebody. */
  stranger: { by: 'address', burst: 300, everyMs: SECOND_MS / 5 },
  /** The application's files, its documentation, health and metrics. */
  page: { by: 'address', burst: 2_000, everyMs: SECOND_MS / 100 },
} as const satisfies Record<string, Limit>;
export type LimitName = keyof typeof LIMITS;

const of = (limit: LimitName, ...operations: readonly string[]): ReadonlyArray<readonly [string, LimitName]> =>
  operations.map((operation) => [operation, limit]);

export const ROUTE_LIMITS: ReadonlyMap<string, LimitName> = new Map([
  ...of(
    'alarm',
    ...['getBoard', 'acknowledgeIncident', 'logCall', 'addNote', 'offerDispatch', 'closeIncident', 'recallDispatch'],
    ...['pauseAudio', 'pausePatient', 'resumePatient', 'shelveRule', 'unshelveRule', 'showBadge', 'getIncident'],
    ...['listDispatches', 'getDispatch', 'acceptDispatch', 'declineDispatch', 'departDispatch', 'arriveDispatch'],
    ...['reportDispatch', 'handOverDispatch', 'getPatient', 'getStandingInstruction', 'listIncidents', 'planVisit'],
    ...['seekDoctorForDispatch', 'seekDoctorForIncident', 'settleDoctorCall', 'endDoctorChain', 'listDoctorQuestions'],
    ...['takeDownOrderForDispatch', 'takeDownOrderForIncident', 'listDoctorChainsOfDispatch'],
    ...['listDoctorChainsOfIncident', 'getBell', 'openedMessage', 'getSession', 'openEmergencyAccess'],
    ...[
      'endEmergencyAccess',
      'listEmergencyAccess',
      'listPatientEmergencyAccess',
      'replyToInboxReport',
      'openInboxReport',
    ],
  ),
  ...of(
    'read',
    ...['getAccount', 'listPeople', 'listSessionsOf', 'listPatientPeople', 'listWallBoards', 'searchPatients'],
    ...['listColleagues', 'listPatients', 'getNumerics', 'getWaveform', 'listAlarms', 'listRules', 'listRuleHistory'],
    ...['listNurses', 'listStationLoads', 'listVisits', 'getVisitPhoto', 'listInboxReports', 'listCoveredPatients'],
    ...['getMyTelephone', 'getRoster', 'listRosterGaps', 'listIncidentNotifications', 'getPushKey', 'listStations'],
    ...['listPushSubscriptions', 'getMessagesOverview', 'getNotificationEmail', 'getDuties', 'getEscalationPolicies'],
    ...['listEscalationPolicies', 'listFamily', 'listGateways', 'listRefusals', 'listDevices', 'listAudit'],
    ...['getAlarmLoad', 'listHandovers', 'draftHandover', 'getHandover', 'getActivity'],
  ),
  ...of('stream', 'streamEvents', 'streamPatient'),
  ...of(
    'change',
    ...[
      'logOut',
      'askToProve',
      'beginTotp',
      'removeTotp',
      'offerPasskey',
      'renamePasskey',
      'removePasskey',
      'removePin',
    ],
    ...[
      'endSession',
      'endOtherSessions',
      'createPerson',
      'invitePeople',
      'revokePeople',
      'changePerson',
      'reopenPerson',
    ],
    ...['issueLink', 'resetSecondFactor', 'endSessionsOf', 'endSessionOf', 'linkPatientPerson', 'unlinkPatientPerson'],
    ...['enrolWallBoard', 'endWallBoard', 'createPatient', 'changePatient', 'putRule', 'removeRule', 'putMyTelephone'],
    ...['putStandingInstruction', 'addRosterDuty', 'changeRosterDuty', 'endRosterDuty', 'addRosterSwap'],
    ...['takeBackRosterSwap', 'importRoster', 'renewRosterAddress', 'withdrawRosterAddress', 'addPushSubscription'],
    ...['changePushSubscription', 'removePushSubscription', 'removeNotificationEmail', 'createStation', 'putDuties'],
    ...['putEscalationPolicies', 'createGateway', 'revokeGateway', 'createDevice', 'lendDevice', 'returnDevice'],
  ),
  ...of('upload', 'addVisitPhoto'),
  ...of(
    'secret',
    ...['choosePassword', 'prove', 'changePassword', 'confirmTotp', 'addPasskey', 'renewRecoveryCodes', 'setPin'],
    ...['giveHandover', 'takeHandover', 'confirmNotificationEmail'],
  ),
  ...of('export', 'exportRoster', 'getAlarmLoadCsv', 'getActivityCsv', 'exportAudit', 'verifyAudit'),
  ...of('message', 'testPushSubscription', 'testPerson', 'setNotificationEmail'),
  ...of('sign-in', 'logIn', 'getSignInWays', 'askForPasskey', 'logInByPasskey', 'lookAtLink', 'followLink'),
  ...of('enrolment', 'enrolGateway'),
  ...of('gateway', 'rotateGatewayCredential'),
  ...of('device', 'reportFact'),
  ...of('feed', 'subscribeRoster'),
]);
