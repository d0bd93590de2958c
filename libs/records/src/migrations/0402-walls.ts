// Who may read of which patient, decided by the database from its own tables: row-level security for what a person reads.
// `patients_of` is the one place of that decision here, as libs/api's `Scope` is in the program; a spec asks both the same
// questions. Where nothing has been set a person's role sees nothing.
import { CENTRE_ROLE, PERSON_ROLE } from './0401-database-roles.js';
import { type Migration, runStatements } from './migration.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Emergency access lasts at most this long. */
export const EMERGENCY_MS = 4 * HOUR_MS;

const DECISION = `create function patients_of(reader text, at bigint, out every boolean, out ids text[], out as_role text, out station text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  begin
    every := false;
    ids := '{}';
    select p.role, p.station_id into as_role, station from person p where p.id = reader and p.active;
    if as_role is null and starts_with(reader, 'device-') then
      -- A board on the wall, while it is signed in.
      select 'centre' into as_role from session s
        where s.id = substr(reader, 8) and s.kind = 'device' and s.expires_at > at;
    end if;
    case
      when as_role in ('centre', 'supervisor') then every := true;
      when as_role = 'doctor' then
        ids := array(
          select patient_id from patient_person
            where person_id = reader and kind = 'doctor' and allowed_from <= at and coalesce(allowed_until > at, true)
          union select unnest(patient_ids) from doctor_cover where doctor_id = reader and until_at > at
          union select chain.patient_id from doctor_call call join doctor_chain chain on chain.id = call.chain_id
            where call.doctor_id = reader
              and ((call.state in ('asked', 'no-answer') and chain.state = 'asking')
                or (call.state = 'answered' and call.settled_at >= at - ${7 * DAY_MS}))
          union select patient_id from emergency_access
            where person_id = reader and opened_at <= at and until_at > at and ended_at is null);
      when as_role = 'family' then
        ids := array(
          select patient_id from patient_person
            where person_id = reader and kind = 'family' and allowed_from <= at and coalesce(allowed_until > at, true));
      when as_role = 'station' then
        ids := array(
          select patient_id from dispatch
            where station_id = station
              and (state in ('offered', 'accepted', 'en-route', 'on-scene', 'planned')
                or (state in ('reported', 'closed') and settled_at >= at - ${30 * DAY_MS}))
          union select patient_id from emergency_access
            where person_id = reader and opened_at <= at and until_at > at and ended_at is null);
      else null;
    end case;
  end
$$`;

/** Worked out once as a transaction begins to read for somebody; the policies look at what it found. */
const READ_AS = `create function read_as(reader text, at bigint, out every boolean, out ids text[])
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
  declare found_role text; found_station text;
  begin
    select p.every, p.ids, p.as_role, p.station into every, ids, found_role, found_station from patients_of(reader, at) p;
    perform set_config('mimamori.person', reader, true),
      set_config('mimamori.role', coalesce(found_role, ''), true),
      set_config('mimamori.station', coalesce(found_station, ''), true),
      set_config('mimamori.every', every::text, true),
      set_config('mimamori.patients', ids::text, true);
  end
$$`;

// Each stands in a sub-select of its own, so that a query works it out once and not for every row.
const EVERY = `(select current_setting('mimamori.every', true)) = 'true'`;
const role = (is: string): string => `(select current_setting('mimamori.role', true)) ${is}`;
const own = (column: string): string => `${column} = (select nullif(current_setting('mimamori.person', true), ''))`;
const among = (column: string): string =>
  `${column} = any ((select nullif(current_setting('mimamori.patients', true), '')::text[])::text[])`;

/** Of a patient whom the reader may know of. */
const seen = (column: string): string => `${EVERY} or ${among(column)}`;
/** The same without the family, who is shown how somebody is and not the record. */
const care = (column: string): string => `${EVERY} or (${role("<> 'family'")} and ${among(column)})`;
/** With a row of another table that the reader sees. */
const along = (table: string, reference: string): string =>
  `${EVERY} or exists (select from ${table} other where other.id = ${reference})`;

/** A station keeps the fact that it was asked and did not go; who lives there is not in this table. */
const OWN_DISPATCH = `${role("= 'station'")}
  and station_id = (select nullif(current_setting('mimamori.station', true), ''))
  and (state in ('declined', 'timed-out', 'recalled') or ${among('patient_id')})`;

/** What a person may read of each table with patients in it. A table that is not here can't be read at all. */
export const POLICIES: Readonly<Record<string, string>> = {
  patient: seen('id'),
  patient_person: `${own('person_id')} or ${care('patient_id')}`,
  device_loan: care('patient_id'),
  rule_version: care('patient_id'),
  rule_shelving: care('patient_id'),
  incident: seen('patient_id'),
  alarm: seen('patient_id'),
  timeline_entry: `${role("<> 'family'")} and (${along('incident', 'timeline_entry.incident_id')})`,
  escalation: `${role("<> 'family'")} and (${along('incident', 'escalation.incident_id')})`,
  dispatch: `${EVERY} or (${role("<> 'station'")} and ${among('patient_id')}) or (${OWN_DISPATCH})`,
  dispatch_step: along('dispatch', 'dispatch_step.dispatch_id'),
  dispatch_nurse: `${role("<> 'family'")} and (${along('dispatch', 'dispatch_nurse.dispatch_id')})`,
  visit_photo: `${role("<> 'family'")} and (${along('dispatch', 'visit_photo.dispatch_id')})`,
  hand_measurement: care('patient_id'),
  standing_instruction: care('patient_id'),
  doctor_chain: care('patient_id'),
  doctor_call: along('doctor_chain', 'doctor_call.chain_id'),
  doctor_order: care('patient_id'),
  report_copy: care('patient_id'),
  emergency_access: `${own('person_id')} or ${care('patient_id')}`,
  handover: EVERY,
  handover_taking: EVERY,
  seat_presence: EVERY,
  person_telephone: `${own('person_id')} or ${role("not in ('family', 'administrator', '')")}`,
};

/** What holds no patient and every reader may know; of accounts and gateways no secret. */
export const OPEN_GRANTS: Readonly<Record<string, string>> = {
  station: 'select',
  device: 'select',
  event_counter: 'select',
  roster_duty: 'select',
  roster_swap: 'select',
  person: 'select (id, name, display_name, initials, role, station_id, active)',
  gateway: 'select (id, label, connected, connection_changed_at)',
};

const STATEMENTS = [
  // What the roster says of whom a doctor covers, written down by the centre each time that doctor reads; lapses by itself.
  `create table doctor_cover (
    doctor_id text primary key references person (id),
    patient_ids text[] not null,
    worked_out_at bigint not null,
    until_at bigint not null
  )`,
  `create table emergency_access (
    id text primary key,
    person_id text not null references person (id),
    person_name text not null,
    role text not null check (role in ('doctor', 'station')),
    patient_id text not null references patient (id),
    reason text not null check (length(reason) >= 10),
    opened_at bigint not null,
    until_at bigint not null check (until_at > opened_at and until_at <= opened_at + ${EMERGENCY_MS}),
    ended_at bigint,
    ended_by text,
    ended_by_name text,
    check ((ended_at is null) = (ended_by is null))
  )`,
  `create index emergency_access_by_person on emergency_access (person_id, until_at)`,
  `create index emergency_access_by_patient on emergency_access (patient_id, opened_at)`,
  // It can be ended once; nothing else of it ever changes.
  `create function guard_emergency_access() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.ended_at is null
        and (new.id, new.person_id, new.person_name, new.role, new.patient_id, new.reason, new.opened_at, new.until_at)
          = (old.id, old.person_id, old.person_name, old.role, old.patient_id, old.reason, old.opened_at, old.until_at)
      then return new; end if;
      raise exception 'emergency access stays on record' using errcode = 'restrict_violation';
    end
  $$`,
  `create trigger emergency_access_stays before update or delete on emergency_access
    for each row execute function guard_emergency_access()`,
  `create trigger emergency_access_is_kept before truncate on emergency_access
    for each statement execute function refuse_rewriting()`,
  DECISION,
  READ_AS,
  `revoke execute on function patients_of(text, bigint), read_as(text, bigint) from public`,
  `grant execute on function patients_of(text, bigint), read_as(text, bigint) to ${CENTRE_ROLE}`,
  ...Object.entries(POLICIES).flatMap(([table, readable]) => [
    `alter table ${table} enable row level security`,
    `create policy ${table}_of_centre on ${table} to ${CENTRE_ROLE} using (true) with check (true)`,
    `create policy ${table}_of_person on ${table} for select to ${PERSON_ROLE} using (${readable})`,
    `grant select on ${table} to ${PERSON_ROLE}`,
  ]),
  ...Object.entries(OPEN_GRANTS).map(([table, what]) => `grant ${what} on ${table} to ${PERSON_ROLE}`),
];

export const wallsMigration: Migration = {
  name: '0402-walls',
  up: (db) => runStatements(db, ...STATEMENTS),
};
