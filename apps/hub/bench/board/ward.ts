// A hub in this process with many open incidents before anybody has answered them, a person's session to look at them with,
// and a hand on its intake: alarms clear and come as fast as the measurement says.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSecretKeys, SESSION_COOKIE, Sessions } from '#access';
import { AlarmIntake } from '#api';
import { DEFAULT_POLICIES, writePolicies } from '#care';
import { systemClock, systemScheduler } from '#host';
import { MINUTE_MS, SECOND_MS, silentLogger, type Cancel } from '#kernel';
import { migrate, openEmbeddedDatabase, Repositories } from '#records';
import { openIncidents, plainPerson, SecondAlarm, startCentre } from '#testing';
import { readConfig } from '../../src/config.js';
import { startHub, type Hub } from '../../src/hub.js';

export interface Ward {
  readonly url: string;
  readonly cookie: { readonly name: string; readonly value: string };
  readonly patientIds: readonly string[];
  /** Changes one patient's alarms so many times a second; each change is two events for the board. */
  stir(changesPerSecond: number): Cancel;
  /** Sequence of the newest event. */
  latestEvent(): Promise<number>;
  close(): Promise<void>;
}

export async function openWard(incidents: number): Promise<Ward> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mimamori-board-bench-'));
  const dataDir = path.join(folder, 'data');
  const patientIds = await fill(dataDir, incidents);
  const read = readConfig({}, ['--data', dataDir, '--port', '0', '--mqtt-port', '0', '--no-prompt']);
  if (read.kind !== 'config') throw new Error('the measurement gave the hub settings it refuses');
  const hub = await startHub(read.config, silentLogger, (error) => {
    throw error;
  });
  return {
    url: hub.url,
    cookie: { name: SESSION_COOKIE, value: await seatSession(hub) },
    patientIds,
    stir: (changesPerSecond) => stir(hub, patientIds, changesPerSecond),
    latestEvent: () => hub.stores.events.latest(),
    close: async () => {
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nobody is called for the first three minutes: what the board is told is what the measurement lets happen. */
async function fill(dataDir: string, incidents: number): Promise<string[]> {
  const [clock, scheduler] = [systemClock, systemScheduler];
  mkdirSync(dataDir, { recursive: true });
  // The keys the hub will read by.
  const sealer = readSecretKeys(path.join(dataDir, 'secret-keys'));
  const database = await openEmbeddedDatabase({
    dir: dataDir,
    clock,
    scheduler,
    logger: silentLogger,
    durability: 'none',
    sealer,
  });
  try {
    await migrate(database);
    const records = new Repositories(database.db);
    const now = clock.now();
    await records.people.add(plainPerson('seat', 'centre', now));
    // With an administrator there, the hub does not think this its first start.
    await records.people.add(plainPerson('administrator', 'administrator', now));
    const steps = [{ call: ['all-seats', 'supervisor'] as const, withinMs: 10 * MINUTE_MS, louder: true }];
    const unanswered = { afterMs: 3 * MINUTE_MS, steps };
    const policies = writePolicies(DEFAULT_POLICIES.map((policy) => ({ ...policy, unanswered })));
    await records.escalations.addPolicies({
      version: 1,
      policies,
      by: 'bench',
      by_name: 'bench',
      reason: 'quiet',
      at: now,
    });
    const centre = await startCentre({ database, clock, scheduler, timers: false });
    const ids = await openIncidents({
      records,
      take: (effects) => centre.app.get(AlarmIntake).take(effects),
      count: incidents,
      raisedAt: (index) => now - Math.round((index * 30 * SECOND_MS) / incidents),
    });
    await centre.stop();
    return ids;
  } finally {
    await database.close();
  }
}

async function seatSession({ app, stores }: Hub): Promise<string> {
  const seat = await new Repositories(stores.database.db).people.find('seat');
  if (seat === undefined) throw new Error('the seat is not on record');
  const visitor = { address: '127.0.0.1', agent: 'measurement' };
  const { token } = await app.get(Sessions).open(seat, { stage: 'complete', method: 'password', visitor });
  return token;
}

/** Goes through the patients again and again: what was raised clears, and another alarm comes. */
function stir({ app }: Hub, patientIds: readonly string[], changesPerSecond: number): Cancel {
  const intake = app.get(AlarmIntake);
  const alarms = patientIds.map((id) => new SecondAlarm(id));
  let next = 0;
  let last: Promise<void> = Promise.resolve();
  return systemScheduler.every(1_000 / changesPerSecond, () => {
    const one = alarms[(next * STRIDE) % alarms.length];
    next += 1;
    if (one === undefined) return;
    const effects = one.turn(systemClock.now());
    last = last.then(() => intake.take([effects]));
  });
}

/** Changes come from all over the list, not from one patient and then the next. */
const STRIDE = 37;
