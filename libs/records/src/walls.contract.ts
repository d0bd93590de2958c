// What the database itself grants: the centre's role owns nothing and can't touch what is on record, a person's role reads
// behind policies and writes nothing. Run on both databases; `reset` shows how far the embedded one can promise it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Database } from './database.js';
import { CENTRE_ROLE, PERSON_ROLE } from './migrations/0401-database-roles.js';
import { Repositories } from './repositories/index.js';
import { STANDING, type Standing } from './walls.js';

/** A column by which a row belongs to somebody's care. */
const ABOUT_PATIENTS = ['patient_id', 'incident_id', 'dispatch_id', 'chain_id'];
/** Tables of the migrator and days of the archive. */
const NOT_OURS = /^(migration|migration_lock|archive_(numeric_hour|waveform)_\d+)$/;
const ON_RECORD = [
  ...[
    'audit_entry',
    'audit_head',
    'rule_version',
    'timeline_entry',
    'dispatch_step',
    'dispatch_nurse',
    'delivery_fact',
  ],
  ...['standing_instruction', 'doctor_order', 'visit_photo', 'hand_measurement', 'handover', 'handover_taking'],
  ...['escalation_policy_version', 'migration'],
];

export function grantsContract(name: string, open: () => Promise<Database>): void {
  describe(`what ${name} grants`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
    }, 120_000);
    afterAll(() => database.close());

    const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await query.execute(database.db)).rows;

    it('is known of every table', async () => {
      const tables = await rows(
        sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
      );
      const ours = tables.map((table) => table.name).filter((table) => !NOT_OURS.test(table));
      expect(ours).toEqual(Object.keys(STANDING).sort());
    });

    it('is a policy on every table with patients in it, and otherwise nothing to read', async () => {
      const found = await rows(sql<{ name: string; walled: boolean; policies: number; readable: boolean }>`
        select c.relname as name, c.relrowsecurity as walled,
          (select count(*) from pg_policy p where p.polrelid = c.oid and ${PERSON_ROLE}::regrole = any (p.polroles)) as policies,
          has_any_column_privilege(${PERSON_ROLE}, c.oid, 'select') as readable
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
      const standing = found
        .filter((table) => !NOT_OURS.test(table.name))
        .map(({ name: table, walled, policies, readable }): [string, Standing | 'unguarded'] => {
          if (!readable) return [table, 'centre'];
          if (walled && Number(policies) > 0) return [table, 'walled'];
          return [table, walled ? 'unguarded' : 'open'];
        });
      expect(Object.fromEntries(standing)).toEqual(STANDING);
    });

    it('leaves no row that belongs to somebody’s care among what everybody may read', async () => {
      const columns = await rows(sql<{ table: string; column: string }>`
        select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'`);
      const about = columns.filter(({ column }) => ABOUT_PATIENTS.includes(column)).map(({ table }) => table);
      const open = about.filter((table) => STANDING[table as keyof typeof STANDING] === 'open');
      expect(open).toEqual([]);
      expect(new Set(about).size).toBeGreaterThan(15);
    });

    it('gives a person’s role no way to write', async () => {
      const writable = await rows(sql<{ name: string }>`
        select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')
          and (has_table_privilege(${PERSON_ROLE}, oid, 'insert, update, delete, truncate, references, trigger')
            or (relkind <> 'S' and has_any_column_privilege(${PERSON_ROLE}, oid, 'insert, update, references')))`);
      expect(writable).toEqual([]);
      const callable = await rows(sql<{ name: string }>`
        select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
          and has_function_privilege(${PERSON_ROLE}, oid, 'execute')`);
      expect(callable).toEqual([]);
    });

    it('keeps secrets of accounts and gateways from a person’s role, column by column', async () => {
      for (const column of ['person.password_hash', 'person.pin_hash', 'gateway.credential_hash']) {
        const [table = '', field = ''] = column.split('.');
        const read = database.transaction(async (trx) => {
          await sql`set local role ${sql.raw(PERSON_ROLE)}`.execute(trx);
          await sql`select ${sql.ref(field)} from ${sql.table(table)}`.execute(trx);
        });
        await expect(read).rejects.toMatchObject({ code: '42501' });
      }
    });

    it('lets the centre own nothing and change no shape', async () => {
      expect(await rows(sql<{ role: string }>`select current_user as role`)).toEqual([{ role: CENTRE_ROLE }]);
      const owned = await rows(sql<{ name: string }>`
        select relname as name from pg_class where pg_has_role(${CENTRE_ROLE}, relowner, 'member') and relnamespace = 'public'::regnamespace`);
      expect(owned).toEqual([]);
      for (const statement of [
        'create table another (id int)',
        'drop table audit_entry',
        'alter table audit_entry disable trigger audit_entry_stays',
        'alter table patient disable row level security',
        'drop policy patient_of_person on patient',
        'create or replace function chain_audit() returns trigger language plpgsql as $$ begin return new; end $$',
        `select archive_drop_day('audit_entry', 1)`,
      ]) {
        await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(
          /permission denied|must be owner|no such part/,
        );
      }
    });

    it.each(ON_RECORD)('lets the centre neither change, remove nor empty %s', async (table) => {
      const [column] = await rows(
        sql<{
          name: string;
        }>`select column_name as name from information_schema.columns where table_name = ${table} and is_identity = 'NO' limit 1`,
      );
      const name = column?.name ?? '';
      for (const statement of [`update ${table} set ${name} = ${name}`, `delete from ${table}`, `truncate ${table}`]) {
        await expect(sql.raw(statement).execute(database.db)).rejects.toMatchObject({ code: '42501' });
      }
    });

    it('lets the centre append to the audit, and the chain goes on', async () => {
      const { audit } = new Repositories(database.db);
      const before = await audit.head();
      await audit.add([{ at: 1, personId: 'x', role: 'centre', action: 'x.y' }]);
      expect((await audit.head()).link).toBe(before.link + 1);
      await expect(sql`insert into audit_head (link, hash) values (9, 'x')`.execute(database.db)).rejects.toMatchObject(
        {
          code: '42501',
        },
      );
    });
  });
}
