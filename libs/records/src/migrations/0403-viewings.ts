// Who looked at whom, in the audit without drowning it: the first look is an entry at once, further looks of the same person
// at the same thing of the same patient are counted here for ten minutes and become one entry with their number.
import { CENTRE_ROLE } from './0401-database-roles.js';
import { type Migration, runStatements } from './migration.js';

const WINDOW_MS = 600_000;

const STATEMENTS = [
  // patient_id is '' for what shows many at once, such as a board.
  `create table viewing (
    person_id text not null,
    role text not null,
    patient_id text not null,
    kind text not null,
    first_at bigint not null,
    last_at bigint not null,
    until_at bigint not null,
    looks integer not null,
    primary key (person_id, patient_id, kind)
  )`,
  `create index viewing_by_end on viewing (until_at)`,
  // Looks after the first, once their window is over.
  `create function tell_viewings(over viewing) returns void language sql as $$
    insert into audit_entry (at, person_id, role, action, patient_id, detail)
      select over.last_at, over.person_id, over.role, 'view.' || over.kind, nullif(over.patient_id, ''),
        jsonb_build_object('count', over.looks, 'from', over.first_at, 'to', over.last_at)
      where over.looks > 1
  $$`,
  `create function note_viewing(viewer text, as_role text, patient text, what text, at bigint) returns void
    language plpgsql as $$
    declare known viewing;
    begin
      loop
        update viewing set looks = looks + 1, last_at = greatest(last_at, at)
          where person_id = viewer and patient_id = coalesce(patient, '') and kind = what and until_at > at;
        if found then return; end if;
        delete from viewing
          where person_id = viewer and patient_id = coalesce(patient, '') and kind = what and until_at <= at
          returning * into known;
        if found then perform tell_viewings(known); end if;
        insert into viewing values (viewer, as_role, coalesce(patient, ''), what, at, at, at + ${WINDOW_MS}, 1)
          on conflict do nothing;
        -- Somebody of the same name was first in this very moment: then this look is counted with theirs.
        exit when found;
      end loop;
      insert into audit_entry (at, person_id, role, action, patient_id, detail)
        values (at, viewer, as_role, 'view.' || what, patient, '{}');
    end
  $$`,
  `create function end_viewings(at bigint) returns integer language plpgsql as $$
    declare over viewing; ended integer := 0;
    begin
      for over in delete from viewing where until_at <= at returning * loop
        perform tell_viewings(over);
        ended := ended + 1;
      end loop;
      return ended;
    end
  $$`,
  ...['tell_viewings(viewing)', 'note_viewing(text, text, text, text, bigint)', 'end_viewings(bigint)'].flatMap(
    (work) => [`revoke execute on function ${work} from public`, `grant execute on function ${work} to ${CENTRE_ROLE}`],
  ),
];

export const viewingsMigration: Migration = {
  name: '0403-viewings',
  up: (db) => runStatements(db, ...STATEMENTS),
};
