// The program and the database must give the same answer to "whom may this person know of": for every role and kind of
// scope, table by table, and for worlds made up at random around every limit. Run on both databases.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Principal, Role } from '#access';
import { DAY_MS, HOUR_MS } from '#kernel';
import { Repositories, STANDING, type Database, type RecordsTransaction } from '#records';
import { covers, Scope } from '../access/scope.js';
import { CentreUnderTest, START } from './centre-under-test.js';
import { account, furnish, furnishHouse, PATIENT_OF, run, type PatientTableName } from './furnished-patients.js';

/** What the family is not shown although it is about the patient. */
const NOT_FOR_FAMILY: ReadonlySet<PatientTableName> = new Set<PatientTableName>([
  ...(['patient_person', 'device_loan', 'rule_version', 'rule_shelving', 'timeline_entry', 'escalation'] as const),
  ...(['dispatch_nurse', 'visit_photo', 'hand_measurement', 'standing_instruction', 'doctor_chain'] as const),
  ...(['doctor_call', 'doctor_order', 'report_copy', 'emergency_access'] as const),
]);
/** A station sees its own dispatches and what hangs on them, not another station's at the same patient. */
const OF_STATION: ReadonlySet<PatientTableName> = new Set<PatientTableName>([
  ...(['dispatch', 'dispatch_step', 'dispatch_nurse', 'visit_photo'] as const),
]);
const TABLES = Object.keys(PATIENT_OF) as PatientTableName[];
const [PAST, FUTURE] = [START - 400 * DAY_MS, START + DAY_MS];

const KINDS = [
  ...([
    'other',
    'own',
    'expired',
    'to-come',
    'revoked-now',
    'covered',
    'asked',
    'answered',
    'answered-long-ago',
  ] as const),
  ...([
    'opened',
    'opened-and-ended',
    'opened-and-lapsed',
    'offered',
    'reported',
    'reported-long-ago',
    'declined',
  ] as const),
  ...(['consented', 'consent-withdrawn'] as const),
] as const;
type Kind = (typeof KINDS)[number];

const EXPECTED: Readonly<Record<string, readonly Kind[]>> = {
  doctor: ['own', 'covered', 'asked', 'answered', 'opened'],
  nurse: ['offered', 'reported', 'opened'],
  daughter: ['consented'],
  seat: KINDS,
  leader: KINDS,
  keeper: [],
};

export function wallsContract(name: string, openDatabase: () => Promise<Database & { close(): Promise<void> }>): void {
  describe(`the walls on ${name}`, () => {
    let database: Awaited<ReturnType<typeof openDatabase>>;
    let centre: CentreUnderTest;
    const readers = new Map<string, Principal>();
    const reader = (id: string): Principal => readers.get(id)!;

    const join = async (role: Role, id: string, stationId: string | null = null): Promise<void> => {
      await account(centre, role, id, stationId);
      readers.set(id, { personId: id, name: id, displayName: id, initials: '–', role, stationId });
    };

    beforeAll(async () => {
      database = await openDatabase();
      centre = await CentreUnderTest.open({ database });
      await furnishHouse(centre);
      await centre.station('aa', []);
      await join('doctor', 'doctor');
      await join('station', 'nurse', 'station-aa');
      await join('family', 'daughter');
      await join('centre', 'seat');
      await join('supervisor', 'leader');
      await join('administrator', 'keeper');
      await account(centre, 'doctor', 'colleague');
      for (const kind of KINDS) await furnish(centre, kind);
      await run(database, ...world());
    }, 120_000);
    afterAll(async () => {
      await centre.close();
      await database.close();
    });

    const visible = (who: Principal, table: PatientTableName): Promise<Set<string>> =>
      database.transaction(async (trx) => {
        const records = new Repositories(trx);
        await centre.app.get(Scope).clinical(who, records);
        await records.walls.readAs(who.personId, START);
        const { rows } = await sql<{ patient: string }>`
          select distinct ${sql.raw(PATIENT_OF[table])} as patient from ${sql.table(table)}`.execute(trx);
        return new Set(rows.map(({ patient }) => patient));
      });

    it.each(Object.keys(EXPECTED))('show %s the same patients as the program does', async (id) => {
      const scope = await centre.app.get(Scope).clinical(reader(id));
      expect(KINDS.filter((kind) => covers(scope, kind))).toEqual(KINDS.filter((kind) => EXPECTED[id]!.includes(kind)));
      const own = await new Repositories(database.db).walls.scopeOf(id, START);
      expect(KINDS.filter((kind) => own.every || own.ids.includes(kind))).toEqual(
        KINDS.filter((kind) => covers(scope, kind)),
      );
    });

    describe.each(TABLES)('of %s', (table) => {
      it.each(Object.keys(EXPECTED))('show %s the rows of those patients and no other', async (id) => {
        const { role } = reader(id);
        const scope = await centre.app.get(Scope).clinical(reader(id));
        let expected: readonly string[] = KINDS.filter((kind) => covers(scope, kind));
        if (role === 'family' && NOT_FOR_FAMILY.has(table)) expected = [];
        if (role === 'station' && OF_STATION.has(table)) expected = STATION_ROWS[table] ?? [];
        const seen = await visible(reader(id), table);
        // What somebody has to do with the link itself: the own links and the own emergency accesses stay visible.
        for (const kind of OWN_ROWS[id]?.[table] ?? []) expected = [...new Set([...expected, kind])];
        expect(KINDS.filter((kind) => seen.has(kind))).toEqual(KINDS.filter((kind) => expected.includes(kind)));
      });
    });

    it('show nobody anything while nothing has been set, and let nobody write', async () => {
      for (const table of Object.keys(STANDING) as Array<keyof typeof STANDING>) {
        const found = database.transaction(async (trx) => {
          await sql`set local role mimamori_person`.execute(trx);
          return (await sql`select 1 from ${sql.table(table)} limit 1`.execute(trx)).rows.length;
        });
        if (STANDING[table] === 'walled') await expect(found).resolves.toBe(0);
        else if (STANDING[table] === 'centre') await expect(found).rejects.toMatchObject({ code: '42501' });
      }
      for (const table of TABLES) {
        const written = database.transaction(async (trx) => {
          await new Repositories(trx).walls.readAs('leader', START);
          await sql`delete from ${sql.table(table)}`.execute(trx);
        });
        await expect(written).rejects.toMatchObject({ code: '42501' });
      }
    });

    it('are gone with the transaction: what was set for one reader is nothing to the next', async () => {
      await database.transaction((trx) => new Repositories(trx).walls.readAs('leader', START));
      const left = database.transaction(async (trx) => {
        await sql`set local role mimamori_person`.execute(trx);
        return (await trx.selectFrom('patient').select('id').execute()).length;
      });
      expect(await left).toBe(0);
      const within = await database.transaction(async (trx) => {
        const records = new Repositories(trx);
        await records.walls.readAs('leader', START);
        await records.walls.beCentre();
        return sql<{ role: string; every: string }>`
          select current_user as role, current_setting('mimamori.every', true) as every`.execute(trx);
      });
      expect(within.rows).toEqual([{ role: 'mimamori_centre', every: '' }]);
    });

    it('close for an account that is closed and a board that is signed out', async () => {
      const seen = (id: string): Promise<number> =>
        database.transaction(async (trx) => {
          await new Repositories(trx).walls.readAs(id, START);
          return (await trx.selectFrom('patient').select('id').execute()).length;
        });
      expect(await seen('seat')).toBe(KINDS.length);
      await run(database, `update person set active = false where id = 'seat'`);
      expect(await seen('seat')).toBe(0);
      await run(database, `update person set active = true where id = 'seat'`);
      const session = (until: number): string => `insert into session (id, kind, key, stage, method, label, address,
        enrolled_by, created_at, last_seen_at, rotated_at, proven_at, idle_ms, expires_at)
        values ('wall-${until}', 'device', 'k-${until}', 'complete', 'device', '', '', 'leader', 0, 0, 0, 0, 1, ${until})`;
      await run(database, session(START + 1), session(START));
      expect(await seen(`device-wall-${START + 1}`)).toBe(KINDS.length);
      expect(await seen(`device-wall-${START}`)).toBe(0);
      expect(await seen('device-unknown')).toBe(0);
    });

    it('agree with the program in any world', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(FACT, { minLength: 1, maxLength: 25 }), async (facts) => {
          await agree(database, centre.app.get(Scope), facts, [...readers.values()]);
        }),
        { numRuns: 40 },
      );
    }, 240_000);
  });
}

/** Rows a station sees of tables about dispatches: its own, and of one it declined the bare fact. */
const STATION_ROWS: Partial<Record<PatientTableName, readonly Kind[]>> = {
  dispatch: ['offered', 'reported', 'declined'],
};
const OWN_ROWS: Readonly<Record<string, Partial<Record<PatientTableName, readonly Kind[]>>>> = {
  doctor: {
    patient_person: ['own', 'expired', 'to-come', 'revoked-now'],
    emergency_access: ['opened', 'opened-and-ended', 'opened-and-lapsed'],
  },
  daughter: { patient_person: ['consented', 'consent-withdrawn'] },
  nurse: { emergency_access: ['opened'] },
};

function world(): string[] {
  const link = (kind: Kind, person: string, as: string, from: number, until: number | null): string =>
    `insert into patient_person values ('${kind}', '${person}', '${as}', ${from}, ${until ?? 'null'})`;
  const opened = (kind: Kind, person: string, until: number, ended: number | null): string =>
    `insert into emergency_access values ('${person}-${kind}', '${person}', 'x', '${person === 'nurse' ? 'station' : 'doctor'}',
      '${kind}', 'ten letters', ${until - HOUR_MS}, ${until}, ${ended ?? 'null'}, ${ended === null ? 'null' : `'x'`}, null)`;
  const sent = (kind: Kind, state: string, settled: number | null): string =>
    `insert into dispatch (id, patient_id, station_id, state, offered_at, offered_by, answer_by, settled_at, note, summary)
      values ('s-${kind}', '${kind}', 'station-aa', '${state}', 0, 'x', 0, ${settled ?? 'null'}, '', '{}')`;
  const call = (kind: Kind, state: string, chain: string, settled: number | null): string[] => [
    `insert into doctor_chain (id, patient_id, state, question, started_by, started_by_name, started_at)
      values ('n-${kind}', '${kind}', '${chain}', '', 'x', 'x', 0)`,
    `insert into doctor_call (id, chain_id, place, doctor_id, doctor_name, role, telephone, repetition, state, asked_at, answer_by, settled_at)
      values ('q-${kind}', 'n-${kind}', 1, 'doctor', 'x', 'family-doctor', '', 1, '${state}', 0, 0, ${settled ?? 'null'})`,
  ];
  return [
    link('own', 'doctor', 'doctor', PAST, null),
    link('expired', 'doctor', 'doctor', PAST, START - 1),
    link('to-come', 'doctor', 'doctor', START + 1, null),
    link('revoked-now', 'doctor', 'doctor', PAST, START),
    link('covered', 'colleague', 'doctor', PAST, null),
    duty('cover', 'doctor', 'colleague', START - HOUR_MS, START + HOUR_MS),
    ...call('asked', 'asked', 'asking', null),
    ...call('answered', 'answered', 'answered', START - 7 * DAY_MS),
    ...call('answered-long-ago', 'answered', 'answered', START - 7 * DAY_MS - 1),
    opened('opened', 'doctor', START + HOUR_MS, null),
    opened('opened', 'nurse', START + HOUR_MS, null),
    opened('opened-and-ended', 'doctor', START + HOUR_MS, START - 1),
    opened('opened-and-lapsed', 'doctor', START, null),
    sent('offered', 'offered', null),
    sent('reported', 'reported', START - 30 * DAY_MS),
    sent('reported-long-ago', 'closed', START - 30 * DAY_MS - 1),
    sent('declined', 'declined', START - 1),
    link('consented', 'daughter', 'family', PAST, FUTURE),
    link('consent-withdrawn', 'daughter', 'family', PAST, START),
  ];
}

function duty(id: string, doctor: string, covers: string, from: number, to: number): string {
  return `insert into roster_duty (id, kind, task, person_id, areas, covers_id, time_zone, pattern, except_dates, rank, note,
      changed_at, changed_by)
    values ('${id}', 'doctor', 'covering', '${doctor}', '[]', '${covers}', 'Asia/Tokyo',
      '{"kind":"interval","from":${from},"to":${to}}', '[]', 0, '', 0, 'x')`;
}

/** Around now and around both looks back. */
const INSTANT = fc.oneof(
  fc.constantFrom(0, -1, 1, -7 * DAY_MS, -7 * DAY_MS - 1, -30 * DAY_MS, -30 * DAY_MS - 1, -30 * DAY_MS + 1),
  fc.integer({ min: -40 * DAY_MS, max: 2 * DAY_MS }),
);
const patient = fc.constantFrom(...KINDS);
const FACT = fc.oneof(
  fc.record({
    is: fc.constant('link' as const),
    patient,
    person: fc.constantFrom('doctor', 'daughter', 'colleague', 'nurse', 'keeper'),
    as: fc.constantFrom('doctor', 'family'),
    from: INSTANT,
    until: fc.option(INSTANT),
  }),
  fc.record({
    is: fc.constant('dispatch' as const),
    patient,
    state: fc.constantFrom(
      ...[
        'offered',
        'accepted',
        'en-route',
        'on-scene',
        'planned',
        'reported',
        'closed',
        'declined',
        'timed-out',
        'recalled',
      ],
    ),
    settled: fc.option(INSTANT),
  }),
  fc.record({
    is: fc.constant('call' as const),
    patient,
    state: fc.constantFrom('asked', 'answered', 'declined', 'no-answer', 'withdrawn'),
    chain: fc.constantFrom('asking', 'answered', 'ended'),
    settled: fc.option(INSTANT),
  }),
  fc.record({
    is: fc.constant('opened' as const),
    patient,
    person: fc.constantFrom('doctor', 'nurse', 'daughter'),
    at: INSTANT,
    forMs: fc.integer({ min: 1, max: 4 * HOUR_MS }),
    ended: fc.boolean(),
  }),
  fc.record({ is: fc.constant('duty' as const), from: INSTANT, forMs: fc.integer({ min: 1, max: 40 * DAY_MS }) }),
);
type Fact = typeof FACT extends fc.Arbitrary<infer T> ? T : never;

const UNDONE = new Error('undone');

/** Lets the facts hold within one transaction, asks both, and undoes it all. */
async function agree(
  database: Database,
  scope: Scope,
  facts: readonly Fact[],
  readers: readonly Principal[],
): Promise<void> {
  const work = database.transaction(async (trx) => {
    await run({ db: trx }, `delete from patient_person where person_id <> 'zz-doctor'`, `delete from roster_duty`);
    for (const [place, fact] of facts.entries()) await take(trx, fact, place);
    const records = new Repositories(trx);
    for (const who of readers) {
      const said = await scope.clinical(who, records);
      const { every, ids } = await records.walls.scopeOf(who.personId, START);
      const both = { program: said.kind === 'all' ? 'all' : [...said.patientIds].sort(), who: who.personId };
      expect({ program: every ? 'all' : [...ids].sort(), who: who.personId }).toEqual(both);
      await records.walls.readAs(who.personId, START);
      const rows = await trx.selectFrom('patient').select('id').execute();
      await records.walls.beCentre();
      expect(rows.map(({ id }) => id).sort()).toEqual(KINDS.filter((kind) => covers(said, kind)).sort());
    }
    throw UNDONE;
  });
  await work.catch((error: unknown) => {
    if (error !== UNDONE) throw error;
  });
}

async function take(trx: RecordsTransaction, fact: Fact, place: number): Promise<void> {
  const db = { db: trx };
  const at = (offset: number | null): number | 'null' => (offset === null ? 'null' : START + offset);
  switch (fact.is) {
    case 'link':
      return run(
        db,
        `insert into patient_person values ('${fact.patient}', '${fact.person}', '${fact.as}', ${at(fact.from)}, ${at(fact.until)})
          on conflict (patient_id, person_id) do nothing`,
      );
    case 'dispatch':
      return run(
        db,
        `insert into dispatch (id, patient_id, station_id, state, offered_at, offered_by, answer_by, settled_at, note, summary,
            kind, planned_for)
          values ('w-${place}', '${fact.patient}', 'station-aa', '${fact.state}', 0, 'x', 0, ${at(fact.settled)}, '', '{}',
            '${fact.state === 'planned' ? 'planned' : 'offer'}', ${fact.state === 'planned' ? 1 : 'null'})`,
      );
    case 'call': {
      const asking = await trx
        .selectFrom('doctor_chain')
        .select('id')
        .where('patient_id', '=', fact.patient)
        .where('state', '=', 'asking')
        .executeTakeFirst();
      if (fact.chain === 'asking' && asking !== undefined) return;
      return run(
        db,
        `insert into doctor_chain (id, patient_id, state, question, started_by, started_by_name, started_at)
          values ('w-${place}', '${fact.patient}', '${fact.chain}', '', 'x', 'x', 0)`,
        `insert into doctor_call (id, chain_id, place, doctor_id, doctor_name, role, telephone, repetition, state, asked_at,
            answer_by, settled_at)
          values ('w-${place}', 'w-${place}', 1, 'doctor', 'x', 'family-doctor', '', 1, '${fact.state}', 0, 0, ${at(fact.settled)})`,
      );
    }
    case 'opened':
      return run(
        db,
        `insert into emergency_access values ('w-${place}', '${fact.person}', 'x', 'doctor', '${fact.patient}', 'ten letters',
          ${at(fact.at)}, ${START + fact.at + fact.forMs}, ${fact.ended ? at(fact.at) : 'null'}, ${fact.ended ? `'x'` : 'null'}, null)`,
      );
    case 'duty':
      return run(db, duty(`w-${place}`, 'doctor', 'colleague', START + fact.from, START + fact.from + fact.forMs));
  }
}
