// Every kind of line a care scenario knows: the field that makes a line this kind, its other fields, and what it becomes.
import { parseDuration, PRIORITIES } from '#alarms';
import { DUTY_DAYS, ESCALATION_CAUSES, OUTCOMES } from '#care';
import { z } from 'zod';
import type { CareAct, CareCheck, CareScenario } from './care-scenario.js';

type Known = Pick<CareScenario, 'patients' | 'stations' | 'people'>;

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a short name in small letters');
const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms === null) context.addIssue({ code: 'custom', message: 'a length of time such as 15s, 20min, 24h' });
  return ms ?? 0;
});
const priority = z.enum(PRIORITIES);
const device = z.enum(['push', 'email']);
const channel = z.enum(['push', 'email', 'bell', 'roster']);
const patient = name.default('hana');
const byName = { by: name };

export const WRITTEN_DUTY = z.strictObject({
  station: name.optional(),
  supervisor: name.optional(),
  doctor: name.optional(),
  task: z.enum(['duty', 'covering', 'coordinating', 'away']).optional(),
  always: z.literal(true).optional(),
  days: z.array(z.enum(DUTY_DAYS)).min(1).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  rank: z.int().min(0).optional(),
});
export type WrittenDuty = z.infer<typeof WRITTEN_DUTY>;

/** What a line becomes: an act or a check, a duty that is still as written, or a name that nothing bears. */
export type Built = CareAct | CareCheck | { readonly written: WrittenDuty } | { readonly unknown: string };

interface LineKind {
  readonly schema: z.ZodType;
  readonly build: (fields: never, known: Known) => Built;
}

function line<S extends z.ZodType>(schema: S, build: (fields: z.infer<S>, known: Known) => Built): LineKind {
  return { schema, build };
}

/** The built line, unless one of the names it uses is nobody's. */
function named(
  built: Built,
  known: Known,
  uses: { patient?: string; person?: string; station?: string | null },
): Built {
  const { patient: patientId, person, station } = uses;
  if (patientId !== undefined && !known.patients.some(({ id }) => id === patientId)) {
    return { unknown: `patient ${patientId}` };
  }
  if (person !== undefined && !known.people.some(({ id }) => id === person)) return { unknown: `person ${person}` };
  if (station !== null && station !== undefined && !known.stations.some(({ id }) => id === station))
    return { unknown: `station ${station}` };
  return built;
}

/** `{ at, FIELD: PATIENT, by: PERSON }`. */
const byPerson = <A extends 'acknowledge' | 'note' | 'accept' | 'decline' | 'depart' | 'arrive' | 'report' | 'recall'>(
  act: A,
): LineKind =>
  line(z.strictObject({ [act]: name, ...byName } as { by: typeof name } & Record<A, typeof name>), (fields, known) => {
    const values = fields as unknown as Record<string, string>;
    const [patientId = '', by = ''] = [values[act], values['by']];
    return named({ act, patient: patientId, by }, known, { patient: patientId, person: by });
  });

const expectedIncident = z.strictObject({
  state: z.enum(['open', 'closed', 'none']).optional(),
  priority: priority.optional(),
  acknowledgedBy: name.nullable().optional(),
  cause: z.enum(ESCALATION_CAUSES).nullable().optional(),
  level: z.int().min(0).optional(),
  louder: z.boolean().optional(),
  unreached: z.boolean().optional(),
  nextIn: duration.nullable().optional(),
  dispatch: z.string().nullable().optional(),
  station: name.optional(),
});

const notified = { who: name, channel: channel.optional(), within: duration };

export const LINES = {
  alarm: line(z.strictObject({ alarm: name, patient, priority }), (f, known) =>
    named({ act: 'alarm', ...f }, known, f),
  ),
  rises: line(z.strictObject({ rises: name, patient, to: priority }), ({ rises, ...f }, known) =>
    named({ act: 'rises', alarm: rises, ...f }, known, f),
  ),
  clears: line(z.strictObject({ clears: name, patient }), ({ clears, ...f }, known) =>
    named({ act: 'clears', alarm: clears, ...f }, known, f),
  ),
  suppress: line(z.strictObject({ suppress: name, patient }), ({ suppress, ...f }, known) =>
    named({ act: 'suppress', alarm: suppress, ...f }, known, f),
  ),
  heardAgain: line(z.strictObject({ heardAgain: name, patient }), ({ heardAgain, ...f }, known) =>
    named({ act: 'heardAgain', alarm: heardAgain, ...f }, known, f),
  ),
  acknowledge: byPerson('acknowledge'),
  note: byPerson('note'),
  call: line(
    z.strictObject({ call: name, ...byName, outcome: z.enum(['reached', 'no-answer']).default('reached') }),
    ({ call, ...f }, known) => named({ act: 'call', patient: call, ...f }, known, { patient: call, person: f.by }),
  ),
  close: line(
    z.strictObject({ close: name, ...byName, outcome: z.enum(OUTCOMES).default('true-watched') }),
    ({ close, ...f }, known) => named({ act: 'close', patient: close, ...f }, known, { patient: close, person: f.by }),
  ),
  dispatch: line(
    z.strictObject({ dispatch: name, ...byName, station: name.nullable().default(null) }),
    ({ dispatch, ...f }, known) =>
      named({ act: 'dispatch', patient: dispatch, ...f }, known, {
        patient: dispatch,
        person: f.by,
        station: f.station,
      }),
  ),
  accept: byPerson('accept'),
  decline: byPerson('decline'),
  depart: byPerson('depart'),
  arrive: byPerson('arrive'),
  report: byPerson('report'),
  recall: byPerson('recall'),
  policies: line(z.strictObject({ policies: z.array(z.unknown()), ...byName }), ({ policies, by }, known) =>
    named({ act: 'policies', policies: policies as never, by }, known, { person: by }),
  ),
  roster: line(z.strictObject({ roster: WRITTEN_DUTY }), ({ roster }) => ({ written: roster })),
  sit: line(z.strictObject({ sit: name }), ({ sit }, known) =>
    named({ act: 'sit', person: sit }, known, { person: sit }),
  ),
  leave: line(z.strictObject({ leave: name }), ({ leave }, known) =>
    named({ act: 'leave', person: leave }, known, { person: leave }),
  ),
  accountClosed: line(z.strictObject({ accountClosed: name }), ({ accountClosed }, known) =>
    named({ act: 'account-closed', person: accountClosed }, known, { person: accountClosed }),
  ),
  subscribe: line(z.strictObject({ subscribe: name, device }), ({ subscribe, device: kind }, known) =>
    named({ act: 'device', person: subscribe, device: kind }, known, { person: subscribe }),
  ),
  channel: line(z.strictObject({ channel: device, does: z.enum(['work', 'fail', 'hold']) }), (f) => ({
    act: 'channel',
    ...f,
  })),
  stopCentre: line(z.strictObject({ stopCentre: z.int().min(1).max(3) }), ({ stopCentre }) => ({
    act: 'stopCentre',
    centre: stopCentre,
  })),
  startCentre: line(z.strictObject({ startCentre: z.int().min(1).max(3) }), ({ startCentre }) => ({
    act: 'startCentre',
    centre: startCentre,
  })),
  killBetween: line(
    z.strictObject({
      killBetween: z.enum(['step-and-commit', 'commit-and-next']),
      centre: z.int().min(1).max(3).default(1),
    }),
    ({ killBetween, centre }) => ({
      act: 'killCentre',
      centre,
      when: killBetween === 'step-and-commit' ? 'before-commit' : 'after-commit',
    }),
  ),
  restartCentre: line(z.strictObject({ restartCentre: z.literal(true) }), () => ({ act: 'restartCentre' })),
  clockBack: line(z.strictObject({ clockBack: duration }), ({ clockBack }) => ({ act: 'clockBack', by: clockBack })),
  expectNotified: line(
    z.strictObject({
      expectNotified: z.strictObject({
        ...notified,
        channel: channel.default('push'),
        times: z.int().min(1).optional(),
      }),
    }),
    ({ expectNotified: f }, known) =>
      named({ check: 'notified', ...f, times: f.times ?? null }, known, { person: f.who }),
  ),
  expectNotNotified: line(
    z.strictObject({ expectNotNotified: z.strictObject({ ...notified }) }),
    ({ expectNotNotified: f }, known) =>
      named({ check: 'not-notified', ...f, channel: f.channel ?? null }, known, { person: f.who }),
  ),
  expectWithdrawn: line(
    z.strictObject({
      expectWithdrawn: z.strictObject({ who: name, channel: channel.exclude(['roster']).default('push') }),
    }),
    ({ expectWithdrawn: f }, known) => named({ check: 'withdrawn', ...f }, known, { person: f.who }),
  ),
  expectState: line(z.strictObject({ expectState: expectedIncident, patient }), ({ expectState, patient: of }, known) =>
    named({ check: 'state', patient: of, expected: expectedOf(expectState) }, known, { patient: of }),
  ),
  expectTimeline: line(
    z.strictObject({ expectTimeline: z.array(z.string()), patient, exact: z.boolean().default(false) }),
    ({ expectTimeline, patient: of, exact }, known) =>
      named({ check: 'timeline', patient: of, kinds: expectTimeline, exact }, known, { patient: of }),
  ),
  expectCount: line(
    z.strictObject({ expectCount: z.int().min(0), of: z.string(), patient }),
    ({ expectCount, of, patient: who }, known) =>
      named({ check: 'timeline-count', patient: who, kind: of, count: expectCount }, known, { patient: who }),
  ),
  expectSays: line(z.strictObject({ expectSays: z.string().min(1), patient }), ({ expectSays, patient: of }, known) =>
    named({ check: 'says', patient: of, text: expectSays }, known, { patient: of }),
  ),
  expectDeadlines: line(
    z.strictObject({ expectDeadlines: z.record(z.string(), z.int().min(0)) }),
    ({ expectDeadlines }) => ({ check: 'deadlines', counts: expectDeadlines }),
  ),
} as const satisfies Record<string, LineKind>;

export type LineName = keyof typeof LINES;

/** Without the fields that were not written. */
function expectedOf(read: z.infer<typeof expectedIncident>): Extract<CareCheck, { check: 'state' }>['expected'] {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
