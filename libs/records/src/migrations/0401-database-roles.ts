// Two roles that own nothing: the centre's own work runs as `mimamori_centre`, what a person reads as `mimamori_person`.
// Neither can change or empty what is only ever appended to, the audit first of all; only the owner of the tables migrates.
import { type Migration, runStatements } from './migration.js';

export const CENTRE_ROLE = 'mimamori_centre';
export const PERSON_ROLE = 'mimamori_person';

/** Roles belong to the whole server: another database there may have made them, perhaps in this very moment. */
const makeRole = (role: string): string => `do $$
  begin
    if not exists (select from pg_roles where rolname = '${role}') then
      create role ${role} nologin;
    end if;
  exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
      raise exception 'the log-in that migrates may not create the role ${role}: let an administrator of the server run "create role ${role} nologin"'
        using errcode = 'insufficient_privilege';
  end
$$`;

/** With one log-in for everything, that log-in must be able to work as the centre. An administrator may have granted it. */
const JOIN_ROLES = `do $$
  begin
    if not pg_has_role('${CENTRE_ROLE}', 'member') or not pg_has_role('${PERSON_ROLE}', 'member') then
      execute format('grant ${CENTRE_ROLE}, ${PERSON_ROLE} to %I', current_user);
    end if;
  exception when insufficient_privilege then null;
  end
$$`;

/** Whatever refuses to be rewritten is not even offered for it. */
const APPEND_ONLY = `do $$
  declare kept regclass;
  begin
    for kept in
      select distinct tgrelid::regclass from pg_trigger t join pg_proc p on p.oid = t.tgfoid
      where p.proname = 'refuse_rewriting' and p.pronamespace = 'public'::regnamespace
    loop
      execute format('revoke update, delete, truncate on %s from ${CENTRE_ROLE}', kept);
    end loop;
  end
$$`;

const STATEMENTS = [
  makeRole(CENTRE_ROLE),
  makeRole(PERSON_ROLE),
  JOIN_ROLES,
  `grant usage on schema public to ${CENTRE_ROLE}, ${PERSON_ROLE}`,
  `grant select, insert, update, delete on all tables in schema public to ${CENTRE_ROLE}`,
  // Tables of later migrations too. A person's role gets nothing by default.
  `alter default privileges in schema public grant select, insert, update, delete on tables to ${CENTRE_ROLE}`,
  APPEND_ONLY,
  `revoke insert, update, delete on migration, migration_lock from ${CENTRE_ROLE}`,
  // Where the chain ends follows its entries only, and those who append have no other way to it.
  `revoke insert, update, delete on audit_head from ${CENTRE_ROLE}`,
  `alter function chain_audit() security definer`,
  `alter function chain_audit() set search_path = public, pg_temp`,
  `revoke execute on function chain_audit() from public`,
  // The archive's days come and go as tables, which only an owner may make and drop: these two, and nothing else.
  `create function archive_open_day(parent text, day integer) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if parent not in ('archive_numeric_hour', 'archive_waveform') then
        raise exception 'no such part of the archive' using errcode = 'invalid_parameter_value';
      end if;
      execute format('create table if not exists %I partition of %I for values from (%s) to (%s)',
        parent || '_' || day, parent, day, day + 1);
      -- Partitions do not take the parent's storage setting.
      execute format('alter table %I alter column data set storage external', parent || '_' || day);
    end
  $$`,
  `create function archive_drop_day(parent text, day integer) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if parent not in ('archive_numeric_hour', 'archive_waveform') then
        raise exception 'no such part of the archive' using errcode = 'invalid_parameter_value';
      end if;
      execute format('drop table %I', parent || '_' || day);
    end
  $$`,
  ...['archive_open_day(text, integer)', 'archive_drop_day(text, integer)'].flatMap((work) => [
    `revoke execute on function ${work} from public`,
    `grant execute on function ${work} to ${CENTRE_ROLE}`,
  ]),
];

export const databaseRolesMigration: Migration = {
  name: '0401-database-roles',
  up: (db) => runStatements(db, ...STATEMENTS),
};
