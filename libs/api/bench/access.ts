// What it costs that nobody gets in who does not belong: a log-in, the database's wall and the audit of looks, on the embedded
// database with real syncs. The wall and the audit are put on one after the other over the very same queries, turn by turn
// in one run. `--patients N` (200) and `--rounds N` (60).
import { performance } from 'node:perf_hooks';
import { hashPassword, isRightPassword, principalOf, Sessions } from '#access';
import { AlarmIntake, beginBoardReading, boardRecords, CentreTransactions } from '#api';
import { systemClock, systemScheduler } from '#host';
import { MINUTE_MS } from '#kernel';
import { Repositories, type Database, type PersonRow } from '#records';
import { onBenchDatabase, openIncidents, plainPatient, plainPerson, startCentre, type BenchRow } from '#testing';

/** Of every five patients one has an open incident. */
const CALM_TO_CALLING = 5;
const PATIENTS_OF_A_DOCTOR = 20;
const ms = (name: string, value: number): BenchRow => ({ name, value, unit: 'ms' });
const ratio = (name: string, value: number): BenchRow => ({ name, value, unit: '×' });

export function bench(args: readonly string[]): Promise<BenchRow[]> {
  const [patients, rounds] = [numberOf(args, '--patients', 200), numberOf(args, '--rounds', 60)];
  return onBenchDatabase('access', async (database) => {
    await database.becomeCentre();
    const centre = await startCentre({ database, clock: systemClock, scheduler: systemScheduler, timers: false });
    await furnish(database, centre.app.get(AlarmIntake), patients);
    const rows = [
      ...(await logIn(database)),
      ...(await boardLoad(database, centre.app.get(CentreTransactions), { patients, rounds })),
      ...(await card(database, centre.app.get(CentreTransactions), rounds)),
    ];
    await centre.stop();
    return rows;
  });
}

async function furnish(database: Database, intake: AlarmIntake, patients: number): Promise<void> {
  const records = new Repositories(database.db);
  const now = systemClock.now();
  const calling = Math.ceil(patients / CALM_TO_CALLING);
  await openIncidents({
    records,
    take: (effects) => intake.take(effects),
    count: calling,
    raisedAt: () => now - MINUTE_MS,
  });
  for (let index = calling; index < patients; index += 1)
    await records.patients.add(plainPatient(`calm-${index}`, now));
  await records.people.add(plainPerson('seat', 'centre', now));
  await records.people.add(plainPerson('doctor', 'doctor', now));
  const own = (await records.patients.overviews()).slice(0, PATIENTS_OF_A_DOCTOR);
  for (const { id } of own)
    await records.patients.allow({ patientId: id, personId: 'doctor', kind: 'doctor', from: 0 });
}

async function known(database: Database, id: string): Promise<PersonRow> {
  const person = await new Repositories(database.db).people.find(id);
  if (person === undefined) throw new Error(`${id} is not on record`);
  return person;
}

/** The password's hash is most of a log-in on purpose; what every later request pays is the look at its session. */
async function logIn(database: Database): Promise<BenchRow[]> {
  const password = 'correct horse battery staple';
  const hash = await hashPassword(password);
  const sessions = new Sessions(database, systemClock);
  const person = await known(database, 'seat');
  const visitor = { address: '127.0.0.1', agent: 'bench' };
  const { token } = await sessions.open(person, { stage: 'complete', method: 'password', visitor });
  const [verify, admit] = await turns(20, [() => isRightPassword(hash, password), () => sessions.admit(token)]);
  return [
    ms('log-in: one password checked, argon2id (p50)', verify),
    ms('each request: its session looked at (p50)', admit),
    ratio('a log-in against a look at a session', verify / admit),
  ];
}

async function boardLoad(
  database: Database,
  transactions: CentreTransactions,
  { patients, rounds }: { patients: number; rounds: number },
): Promise<BenchRow[]> {
  const seat = principalOf(await known(database, 'seat'));
  const read = (walled: boolean) =>
    database.transaction(async (trx) => {
      const now = systemClock.now();
      await beginBoardReading(trx);
      if (walled) await new Repositories(trx).walls.readAs(seat.personId, now);
      return boardRecords(trx, now);
    });
  const board = [{ kind: 'board', patientId: null }] as const;
  let visitor = 0;
  const [bare, walled, counted, first] = await turns(rounds, [
    () => read(false),
    () => read(true),
    async () => {
      await read(true);
      await transactions.noteLooks(seat, board);
    },
    async () => {
      await read(true);
      await transactions.noteLooks({ ...seat, personId: `visitor-${(visitor += 1)}` }, board);
    },
  ]);
  const name = `board of ${patients} patients`;
  return [
    ms(`${name}: read bare (p50)`, bare),
    ms(`${name}: behind the wall (p50)`, walled),
    ms(`${name}: and counted among the looks (p50)`, counted),
    ms(`${name}: and as a first look into the audit’s chain (p50)`, first),
    ratio(`${name}: the wall against bare`, walled / bare),
    ratio(`${name}: wall and audit, counted, against bare`, counted / bare),
    ratio(`${name}: wall and audit, first look, against bare`, first / bare),
  ];
}

/** A doctor's scope has to be worked out twice, here and in the database; a seat's is everybody. */
async function card(database: Database, transactions: CentreTransactions, rounds: number): Promise<BenchRow[]> {
  const records = new Repositories(database.db);
  const doctor = principalOf(await known(database, 'doctor'));
  const [patientId = ''] = await records.patients.idsFor('doctor', 'doctor', systemClock.now());
  const read = async (on: Repositories): Promise<void> => {
    await on.patients.find(patientId);
    await on.patients.doctorsOf(patientId, systemClock.now());
    await on.devices.lent([patientId]);
  };
  const [bare, whole] = await turns(rounds, [
    () => database.transaction((trx) => read(new Repositories(trx))),
    () =>
      transactions.read(doctor, async ({ records: own, open }) => {
        await open('card', patientId);
        await read(own);
      }),
  ]);
  return [
    ms('a doctor’s look at a card: read bare (p50)', bare),
    ms('a doctor’s look at a card: scope, wall and audit (p50)', whole),
    ratio('a doctor’s look at a card against bare', whole / bare),
  ];
}

/** Medians of works that take turns, after three rounds that do not count. */
async function turns<const T extends ReadonlyArray<() => Promise<unknown>>>(
  rounds: number,
  works: T,
): Promise<{ [K in keyof T]: number }> {
  const times = works.map((): number[] => []);
  for (let round = -3; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const from = performance.now();
      await work();
      if (round >= 0) times[index]?.push(performance.now() - from);
    }
  }
  return times.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN) as {
    [K in keyof T]: number;
  };
}

function numberOf(args: readonly string[], name: string, otherwise: number): number {
  const given = Number(args[args.indexOf(name) + 1]);
  return args.includes(name) && Number.isInteger(given) && given > 0 ? given : otherwise;
}
