// How late escalation is: five hundred open incidents that nobody answers, each with a step due every minute, settled by the
// real centre with its timer on the embedded database with real syncs. Lateness is from the deadline to when whoever follows
// the events hears of the step, as a board does. Compared with the claim of the rows alone in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EMPTY } from 'rxjs';
import { SecretKeys } from '#access';
import { openDatabaseArchive } from '#archive';
import { AlarmIntake, CentreModule, type CentrePorts } from '#api';
import { DEFAULT_POLICIES, writePolicies } from '#care';
import { DatabaseEvents } from '#events';
import { SystemIds, systemClock, systemScheduler } from '#host';
import { MINUTE_MS, silentLogger } from '#kernel';
import { migrate, openEmbeddedDatabase, Repositories, type Database } from '#records';
import { openIncidents } from './open-incidents.js';

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const INCIDENTS = 500;
const SEATS = 4;
const MEASURED_MS = 2.5 * MINUTE_MS;

export async function bench(): Promise<BenchRow[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'mimamori-care-bench-'));
  const ports = { clock: systemClock, scheduler: systemScheduler, logger: silentLogger };
  const database = await openEmbeddedDatabase({ dir, ...ports });
  try {
    await migrate(database);
    const spread = await measure(database, 'spread', (now, index) => now - Math.round((index * MINUTE_MS) / INCIDENTS));
    const storm = await measure(database, 'storm', (now) => now - 30_000);
    const claimMs = await claimAlone(database);
    return [
      ...rowsOf('deadlines spread over the minute', spread),
      ...rowsOf('all deadlines in one second', storm),
      { name: 'a claim of 40 rows alone, per row', value: claimMs, unit: 'ms' },
      { name: 'a step with its calls, timeline and events, per incident', value: storm.perStepMs, unit: 'ms' },
      { name: 'a step against the claim alone', value: storm.perStepMs / claimMs, unit: '×' },
    ];
  } finally {
    await database.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

interface Measured {
  readonly lateMs: readonly number[];
  readonly perStepMs: number;
}

function rowsOf(what: string, { lateMs }: Measured): BenchRow[] {
  const sorted = [...lateMs].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  const of = (name: string, value: number, unit: string): BenchRow => ({ name: `${what}: ${name}`, value, unit });
  return [
    of('steps taken', sorted.length, ''),
    of('late, median', at(0.5), 'ms'),
    of('late, 99th percentile', at(0.99), 'ms'),
    of('late, most (goal 2,000)', at(1), 'ms'),
    of('more than 2 s late', sorted.filter((ms) => ms > 2_000).length, ''),
  ];
}

/** Runs a centre over fresh incidents for a while; every step it takes is heard over the events. */
async function measure(
  database: Database,
  prefix: string,
  raisedAt: (now: number, index: number) => number,
): Promise<Measured> {
  const events = await DatabaseEvents.open({ database, scheduler: systemScheduler, logger: silentLogger });
  const app = await NestFactory.createApplicationContext(CentreModule.register(portsOf(database, events)), {
    logger: false,
    abortOnError: false,
  });
  const records = new Repositories(database.db);
  await prepare(records, prefix);
  const now = systemClock.now();
  await openIncidents({
    records,
    take: (effects) => app.get(AlarmIntake).take(effects),
    count: INCIDENTS,
    raisedAt: (index) => Math.min(now, raisedAt(now, index)),
    prefix,
  });
  const seededAt = systemClock.now();
  const heard = await listen(events);
  await quiet(app, events, records, prefix);
  // What fell due while the incidents were still being made says nothing about the runner.
  const fair = heard.filter(({ dueAt }) => dueAt > seededAt + 2_000);
  const bySecond = fair.map(({ heardAt, dueAt }) => heardAt - dueAt);
  return { lateMs: bySecond, perStepMs: perStep(fair) };
}

interface Heard {
  readonly dueAt: number;
  readonly heardAt: number;
}

async function listen(events: DatabaseEvents): Promise<Heard[]> {
  const heard: Heard[] = [];
  const stop = new AbortController();
  const timer = systemScheduler.after(MEASURED_MS, () => stop.abort());
  for await (const event of events.read({ after: await events.latest(), signal: stop.signal })) {
    if (event.type !== 'incident.timeline') continue;
    const entry = event.data['entry'] as { kind: string; data: { dueAt?: number } };
    const dueAt = entry.data.dueAt;
    if (entry.kind === 'escalated' && dueAt !== undefined) heard.push({ dueAt, heardAt: systemClock.now() });
  }
  timer();
  return heard;
}

/** In a storm one look settles everything: from the first to the last heard, by their number. */
function perStep(heard: readonly Heard[]): number {
  const rounds = new Map<number, Heard[]>();
  for (const one of heard) {
    const round = Math.floor(one.dueAt / MINUTE_MS);
    rounds.set(round, [...(rounds.get(round) ?? []), one]);
  }
  const costs = [...rounds.values()]
    .filter((round) => round.length > 100)
    .map((round) => {
      const times = round.map(({ heardAt }) => heardAt);
      return (Math.max(...times) - Math.min(...times)) / round.length;
    });
  return costs.length === 0 ? NaN : Math.min(...costs);
}

async function claimAlone(database: Database): Promise<number> {
  const records = new Repositories(database.db);
  const now = systemClock.now();
  await records.deadlines.set(
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
      const claimed = await deadlines.claim(
        ready.map(({ id }) => id),
        now,
      );
      await deadlines.remove(claimed.map(({ id }) => id));
    }, 'urgent');
  }
  return Number(process.hrtime.bigint() - began) / 1e6 / 400;
}

async function prepare(records: Repositories, prefix: string): Promise<void> {
  const at = systemClock.now();
  for (let seat = 0; seat < SEATS; seat += 1) {
    const id = `${prefix}-seat-${seat}`;
    await records.people.add({
      id,
      name: id,
      display_name: id,
      initials: `S${seat}`,
      role: seat === 0 ? 'supervisor' : 'centre',
      station_id: null,
      password_hash: null,
      created_at: at,
      last_log_in_at: null,
    });
  }
  if ((await records.escalations.newestPolicies()) !== undefined) return;
  const steps = [{ call: ['all-seats', 'supervisor'] as const, withinMs: MINUTE_MS, louder: true }];
  const policies = DEFAULT_POLICIES.map((policy) => ({ ...policy, unanswered: { afterMs: MINUTE_MS, steps } }));
  const by = { by: 'bench', by_name: 'bench', reason: 'a step each minute' };
  await records.escalations.addPolicies({ version: 1, policies: writePolicies(policies), at, ...by });
}

/** Stops the centre and what it left waiting, so that the next measurement starts with nothing due. */
async function quiet(app: INestApplicationContext, events: DatabaseEvents, records: Repositories, prefix: string) {
  await app.close();
  await events.close();
  const waiting = (await records.deadlines.all()).filter(
    ({ subject, kind }) => kind === 'escalation' || subject.startsWith(prefix),
  );
  await records.deadlines.remove(waiting.map(({ id }) => id));
}

function portsOf(database: Database, events: DatabaseEvents): CentrePorts {
  return {
    database,
    events,
    archive: openDatabaseArchive({ database, clock: systemClock }),
    liveFeed: { numerics$: EMPTY, snapshot: () => [], ecg: () => EMPTY },
    pathStatus: { status: () => ({ state: 'ok', checkedAt: systemClock.now(), latencyMs: 0 }) },
    clock: systemClock,
    scheduler: systemScheduler,
    ids: new SystemIds(),
    logger: silentLogger,
    settings: { mqttUrl: 'mqtt://{host}:1883', allowedOrigins: [], secureCookies: false, timers: true },
    secretKeys: SecretKeys.passing(),
    onActsCommitted: () => undefined,
  };
}
