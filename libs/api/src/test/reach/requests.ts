// For each operation, the request that names one world's things: which object stands for which parameter, and the few
// bodies that a schema alone cannot tell. A new operation needs a line here only where its names are new.
import { DEFAULT_POLICIES, writePolicies } from '#care';
import { HOUR_MS, MINUTE_MS } from '#kernel';
import { START } from '../centre-under-test.js';
import type { ApiOperation, ApiOperations } from '../openapi-operations.js';
import { PASSWORD_OF_ALL, type Member } from './cast.js';
import type { House } from './house.js';
import type { Personal } from './personal.js';
import type { World } from './world.js';

/** What a request is about: a world, a house, and whose personal things are named. */
export interface Subject {
  readonly world: World;
  readonly house: House;
  readonly personal: Personal;
  /** Who asks, where a body names oneself. */
  readonly asker: Member;
  /** Where the roster's addresses of the asker's kind lead. */
  readonly rosterSubjectId: string;
}

export interface AskedRequest {
  readonly path: string;
  readonly body: unknown;
  readonly mediaType: string | null;
}

/** `{id}` means something else under each path. The first prefix that fits decides. */
const IDS: ReadonlyArray<readonly [prefix: string, of: (subject: Subject) => string]> = [
  ['/api/account/passkeys/', ({ personal }) => personal.passkeyId],
  ['/api/account/sessions/', ({ personal }) => personal.sessionId],
  ['/api/people/', ({ house }) => house.somebody.personId],
  ['/api/notifications/people/', ({ house }) => house.somebody.personId],
  ['/api/notifications/subscriptions/', ({ personal }) => personal.subscriptionId],
  ['/api/notifications/', ({ personal }) => personal.messageId],
  ['/api/wall-boards/', ({ house }) => house.wallId],
  ['/api/patients/', ({ world }) => world.patientId],
  ['/api/incidents/', ({ world }) => world.incidentId],
  ['/api/doctor-calls/', ({ world }) => world.callId],
  ['/api/doctor-chains/', ({ world }) => world.chainId],
  ['/api/doctor/reports/', ({ world }) => world.reportCopyId],
  ['/api/stations/', ({ world }) => world.stationId],
  ['/api/roster/duties/', ({ house }) => house.dutyId],
  ['/api/roster/swaps/', ({ house }) => house.swapId],
  ['/api/gateways/', ({ house }) => house.gatewayId],
  ['/api/handovers/', ({ house }) => house.handoverId],
];

/** These step an offer that waits; whatever else a dispatch is asked for is asked of the visit that was made. */
const OF_OFFER = /\/(accept|decline|en-route|on-scene|report|recall|nurse)$/;

const PARAMETERS: Readonly<Record<string, (subject: Subject) => string>> = {
  personId: ({ house }) => house.somebody.personId,
  sessionId: ({ house }) => house.somebodysSession,
  ruleId: () => 'spo2-low',
  photoId: ({ world }) => world.photoId,
  subjectId: ({ rosterSubjectId }) => rosterSubjectId,
  file: () => `${'A'.repeat(43)}.ics`,
};

const CALENDAR = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN', 'END:VCALENDAR', ''].join('\r\n');
const RULE = { id: 'spo2-low', kind: 'limit', signal: 'spo2', low: 88, priority: 'medium', onDelay: '15s' };
const ORDER = { text: '酸素 2 L/分', doctorName: '遠藤', readBack: true };
/** What no schema tells: whose things, which of several alternatives, what the validator asks beyond it. */
const BODIES: Readonly<Record<string, (subject: Subject) => unknown>> = {
  prove: () => ({ code: '000000' }),
  logIn: () => ({ name: 'nobody', password: 'not the password' }),
  changePassword: () => ({ password: 'もっと長くて誰も知らない合言葉です', current: 'not the password' }),
  choosePassword: () => ({ password: 'もっと長くて誰も知らない合言葉です' }),
  followLink: () => ({ token: 'A'.repeat(43), password: 'もっと長くて誰も知らない合言葉です' }),
  createPerson: ({ house }) => ({
    name: `new-${house.gatewayId}`,
    displayName: '新人',
    initials: '新',
    role: 'centre',
  }),
  changePerson: () => ({ displayName: '新人', initials: '新', role: 'doctor' }),
  invitePeople: ({ house }) => ({
    people: [{ name: `inv-${house.gatewayId}`, displayName: '新人', initials: '新', role: 'centre' }],
  }),
  revokePeople: ({ house }) => ({ personIds: [house.somebody.personId] }),
  putRule: () => ({ rule: RULE, reason: '見本のため' }),
  createGateway: ({ house }) => ({ id: house.newGatewayId, label: '見本宅' }),
  createDevice: ({ house }) => ({ gateway: house.gatewayId, device: 'b1', kind: 'bed', label: '見本' }),
  handOverDispatch: ({ world, asker }) => ({
    nurseId: (asker.role === 'station' && asker !== world.nurse ? asker : world.colleague).personId,
  }),
  addRosterDuty: ({ asker, house }) => absence(asker.role === 'doctor' ? asker : house.somebody),
  changeRosterDuty: ({ asker, house }) => ({
    ...absence(asker.role === 'doctor' ? asker : house.somebody),
    version: 1,
  }),
  endRosterDuty: () => ({ version: 1, preview: true }),
  addRosterSwap: ({ house }) => ({
    ...{ dutyId: house.dutyId, date: '2026-03-09', takenBy: house.somebody.personId, agreedBy: '見本', preview: true },
  }),
  putDuties: ({ world }) => ({ duties: [], version: world.dutiesVersion }),
  setPin: () => ({ pin: '380271' }),
  logCall: () => ({ to: '家族', outcome: 'reached' }),
  takeDownOrderForDispatch: () => ORDER,
  takeDownOrderForIncident: () => ORDER,
  putEscalationPolicies: () => ({ policies: writePolicies(DEFAULT_POLICIES), reason: '見本のため', basedOn: 0 }),
  reportFact: ({ personal }) => ({ messageId: personal.messageId, token: 'A'.repeat(22), fact: 'opened', at: START }),
  confirmNotificationEmail: () => ({ code: '123456' }),
  openEmergencyAccess: ({ world }) => ({ name: world.mark, birthDate: '1941-03-08', reason: '連絡がつかず急ぐため' }),
  takeHandover: () => ({ password: PASSWORD_OF_ALL }),
  giveHandover: () => ({ password: PASSWORD_OF_ALL, items: [] }),
  addPushSubscription: ({ asker }) => ({
    endpoint: `https://push.example/new-${asker.personId}`,
    keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
    label: '新しい電話',
    showNames: false,
  }),
  setNotificationEmail: ({ asker }) => ({ address: `${asker.personId}@example.org` }),
  importRoster: () => CALENDAR,
};

const absence = ({ personId }: Member): object => ({
  ...{ kind: 'doctor', task: 'away', subjectId: personId, areas: [], rank: 0 },
  pattern: { kind: 'weekly', days: ['tue'], from: '09:00', to: '17:00' },
});

const QUERIES: Readonly<Record<string, (subject: Subject) => Readonly<Record<string, string>>>> = {
  importRoster: ({ asker, house }) => ({
    ...{ kind: 'doctor', task: 'away', preview: 'true', rank: '0' },
    subjectId: asker.role === 'doctor' ? asker.personId : house.somebody.personId,
  }),
  searchPatients: ({ world }) => ({ text: world.mark }),
  takeBackRosterSwap: () => ({ preview: 'true' }),
  getWaveform: () => ({ from: String(START - MINUTE_MS), to: String(START) }),
};

export function requestOf(operations: ApiOperations, operation: ApiOperation, subject: Subject): AskedRequest {
  const { operationId, parameters, body } = operation;
  const known = namesOf(subject);
  const query = new URLSearchParams(QUERIES[operationId]?.(subject));
  for (const { name, required, schema, in: place } of parameters) {
    if (place !== 'query' || !required || query.has(name)) continue;
    query.set(name, String(operations.sample(schema, known, name)));
  }
  const asked = pathOf(operation, subject) + (query.size === 0 ? '' : `?${query.toString()}`);
  if (body === null) return { path: asked, body: null, mediaType: null };
  const value = BODIES[operationId]?.(subject) ?? operations.sample(body.schema, known);
  return { path: asked, body: value, mediaType: body.mediaType };
}

/** Names that mean the same wherever they stand in a body or a query. */
function namesOf({ world, house, asker }: Subject): Readonly<Record<string, unknown>> {
  return {
    patientId: world.patientId,
    stationId: asker.role === 'station' ? world.stationId : undefined,
    nurseId: world.nurse.personId,
    personIds: [house.somebody.personId],
    messageId: 'nothing',
    from: START - HOUR_MS,
    to: START,
    plannedFor: START + HOUR_MS,
    month: '2026-01',
    timeZone: 'Asia/Tokyo',
    at: START,
    telephone: '03-0000-0000',
    phone: '03-0000-0000',
    basedOn: 0,
  };
}

function pathOf({ path }: ApiOperation, subject: Subject): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(idOf(path, name, subject)));
}

function idOf(path: string, name: string, subject: Subject): string {
  if (name !== 'id') return PARAMETERS[name]?.(subject) ?? 'nothing-of-this-name';
  if (path.startsWith('/api/devices/')) {
    return path.endsWith('/return') ? subject.house.lentDeviceId : subject.house.deviceId;
  }
  if (path.startsWith('/api/dispatches/')) return OF_OFFER.test(path) ? subject.world.offerId : subject.world.visitId;
  return IDS.find(([prefix]) => path.startsWith(prefix))?.[1](subject) ?? 'nothing-of-this-name';
}
