// How late escalation is: five hundred open incidents that nobody answers, each with a step due every minute, settled by two
// real centres with their timers on one embedded database with real syncs. Lateness is from the deadline to when whoever
// follows the events hears of the step, as a board does. Compared with the claim of the rows alone in the same run. About
// two minutes and a half: a minute for deadlines spread over the minute, half a minute for all of them in one second.
import { AlarmIntake } from '#api';
import { DEFAULT_POLICIES, writePolicies } from '#care';
import { systemClock, systemScheduler } from '#host';
import { MINUTE_MS, SECOND_MS, type DurationMs, type Instant } from '#kernel';
import { Repositories, type Database } from '#records';
import { onBenchDatabase, openIncidents, plainPerson, startCentre, type BenchRow } from '#testing';
import { heardSteps, type HeardStep } from './heard-steps.js';

const INCIDENTS = 500;
const CENTRES = 2;
const SEATS = 4;
/** A step falls due this long after the alarm or the step before. */
const STEP_EVERY_MS = MINUTE_MS;
/** What falls due while the incidents are still being made says nothing about the runner. */
const SETTLED_MS = 2 * SECOND_MS;
const LATE_MS = 2 * SECOND_MS;

interface Run {
  readonly prefix: string;
  readonly alarmsAt: (now: Instant, index: number) => Instant;
  readonly forMs: DurationMs;
}

const SPREAD: Run = {
  prefix: 'spread',
  alarmsAt: (now, index) => now - Math.round((index * MINUTE_MS) / INCIDENTS),
  forMs: MINUTE_MS + 5 * SECOND_MS,
};
/** All in the same second, long enough after the start for the incidents to be open by then. */
const STORM: Run = { prefix: 'storm', alarmsAt: (now) => now - 35 * SECOND_MS, forMs: 35 * SECOND_MS };

export function bench(): Promise<BenchRow[]> {
  return onBenchDatabase('care', async (database) => {
    await addStepEachMinute(new Repositories(database.db));
    const spread = await measure(database, SPREAD);
    const storm = await measure(database, STORM);
    const claimMs = await claimAlone(database);
    const stepMs = perStepMs(storm.heard);
    return [
      ...rowsOf('deadlines spread over the minute', spread),
      ...rowsOf('all deadlines in one second', storm),
      { name: 'a claim of 40 rows alone, per row', value: claimMs, unit: 'ms' },
      { name: 'a step with its calls, timeline and events, per incident', value: stepMs, unit: 'ms' },
      { name: 'a step against the claim alone', value: stepMs / claimMs, unit: '×' },
    ];
  });
}

interface Measured {
  readonly heard: readonly HeardStep[];
  /** Incidents of which no step was heard although one fell due. */
  readonly missed: number;
  readonly overdueAtEnd: number;
}

/** Runs the centres over fresh incidents for a while; every step they take is heard over the events. */
async function measure(database: Database, { prefix, alarmsAt, forMs }: Run): Promise<Measured> {
  const records = new Repositories(database.db);
  await addSeats(records, prefix);
  const parts = { database, clock: systemClock, scheduler: systemScheduler, timers: true };
  const centres = await Promise.all(Array.from({ length: CENTRES }, () => startCentre(parts)));
  const [first] = centres;
  if (first === undefined) throw new Error('no centre was started');
  const now = systemClock.now();
  process.stderr.write(`${prefix}: opening ${INCIDENTS} incidents …\n`);
  await openIncidents({
    records,
    take: (effects) => first.app.get(AlarmIntake).take(effects),
    count: INCIDENTS,
    raisedAt: (index) => alarmsAt(now, index),
    prefix,
  });
  const openAt = systemClock.now();
  process.stderr.write(`${prefix}: open after ${openAt - now} ms; listening for ${forMs / SECOND_MS} s …\n`);
  const all = await heardSteps(first.events, forMs);
  const { count } = await records.deadlines.overdue(systemClock.now() - LATE_MS);
  for (const centre of centres) await centre.stop();
  // So that the next run starts with nothing due.
  await records.deadlines.remove((await records.deadlines.all()).map(({ id }) => id));
  const heard = all.filter(({ dueAt }) => dueAt > openAt + SETTLED_MS);
  const due = Array.from({ length: INCIDENTS }, (_, index) => alarmsAt(now, index) + STEP_EVERY_MS);
  const expected = due.filter((at) => at > openAt + SETTLED_MS && at < openAt + forMs - LATE_MS).length;
  const incidents = new Set(heard.map(({ incidentId }) => incidentId)).size;
  return { heard, missed: Math.max(0, expected - incidents), overdueAtEnd: count };
}

function rowsOf(what: string, { heard, missed, overdueAtEnd }: Measured): BenchRow[] {
  const late = heard.map(({ heardAt, dueAt }) => heardAt - dueAt).sort((a, b) => a - b);
  const at = (share: number): number => late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? NaN;
  const distinct = new Set(heard.map(({ incidentId, dueAt }) => `${incidentId} ${dueAt}`)).size;
  const of = (name: string, value: number, unit: string): BenchRow => ({ name: `${what}: ${name}`, value, unit });
  return [
    of('steps taken', late.length, ''),
    of('steps taken more than once', late.length - distinct, ''),
    of('incidents whose step was not taken', missed, ''),
    of('late, median', at(0.5), 'ms'),
    of('late, 99th percentile', at(0.99), 'ms'),
    of('late, most (goal 2,000)', at(1), 'ms'),
    of('more than 2 s late', late.filter((ms) => ms > LATE_MS).length, ''),
    of('still waiting 2 s past their time at the end', overdueAtEnd, ''),
  ];
}

/** In a storm one look settles everything: from the first to the last heard, by their number. */
function perStepMs(heard: readonly HeardStep[]): number {
  const times = heard.map(({ heardAt }) => heardAt);
  return times.length < 2 ? NaN : (Math.max(...times) - Math.min(...times)) / times.length;
}

async function claimAlone(database: Database): Promise<number> {
  const now = systemClock.now();
  await new Repositories(database.db).deadlines.set(
    Array.from({ length: 400 }, (_, index) => ({
      kind: 'bench',
      subject: `claim-${index}`,
      patient_id: null,
      due_at: now - 1,
      set_at: now,
      wall_clock: false,
      data: {},
    })),
  );
  const began = process.hrtime.bigint();
  for (let round = 0; round < 10; round += 1) {
    await database.transaction(async (trx) => {
      const { deadlines } = new Repositories(trx);
      const ready = await deadlines.ready(now, 40);
      const ids = ready.map(({ id }) => id);
      const claimed = await deadlines.claim(ids, now);
      await deadlines.remove(claimed.map(({ id }) => id));
    }, 'urgent');
  }
  return Number(process.hrtime.bigint() - began) / 1e6 / 400;
}

async function addSeats(records: Repositories, prefix: string): Promise<void> {
  for (let seat = 0; seat < SEATS; seat += 1) {
    const role = seat === 0 ? 'supervisor' : 'centre';
    await records.people.add(plainPerson(`${prefix}-seat-${seat}`, role, systemClock.now()));
  }
}

async function addStepEachMinute(records: Repositories): Promise<void> {
  const steps = [{ call: ['all-seats', 'supervisor'] as const, withinMs: STEP_EVERY_MS, louder: true }];
  const unanswered = { afterMs: STEP_EVERY_MS, steps };
  const policies = writePolicies(DEFAULT_POLICIES.map((policy) => ({ ...policy, unanswered })));
  const by = { by: 'bench', by_name: 'bench', reason: 'a step each minute' };
  await records.escalations.addPolicies({ version: 1, policies, at: systemClock.now(), ...by });
}
