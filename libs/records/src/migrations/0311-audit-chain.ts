// Each audit entry is chained to the one before by a hash that the database makes as it is written: whoever changes, removes
// or slips in an entry afterwards has to remake every later one, and the newest hash, which people keep elsewhere, gives it
// away. The link is counted under a lock, so the chain's order is the order of commits, whatever the sequence says.
import { type Migration, runStatements } from './migration.js';

/** What a hash is over, as one text that can be read in one way only. */
export const AUDIT_CONTENT = `jsonb_build_array(link, sequence, at, person_id, role, action, subject, patient_id, address, detail)::text`;

const STATEMENTS = [
  `alter table audit_entry add column link bigint`,
  `alter table audit_entry add column hash text`,
  // One row: where the chain ends.
  `create table audit_head (
    single boolean primary key default true check (single),
    link bigint not null,
    hash text not null
  )`,
  `insert into audit_head (link, hash) values (0, repeat('0', 64))`,
  `create function audit_hash(previous text, entry audit_entry) returns text language sql immutable as $$
    select encode(sha256(convert_to(previous || jsonb_build_array(
      entry.link, entry.sequence, entry.at, entry.person_id, entry.role, entry.action,
      entry.subject, entry.patient_id, entry.address, entry.detail)::text, 'UTF8')), 'hex')
  $$`,
  `create function chain_audit() returns trigger language plpgsql as $$
    declare head audit_head;
    begin
      select * into head from audit_head for update;
      new.link := head.link + 1;
      new.hash := audit_hash(head.hash, new);
      update audit_head set link = new.link, hash = new.hash;
      return new;
    end
  $$`,
  // What was written before there was a chain is taken into it as it stands.
  `alter table audit_entry disable trigger audit_entry_stays`,
  `do $$
    declare entry audit_entry; head audit_head;
    begin
      for entry in select * from audit_entry order by sequence loop
        select * into head from audit_head;
        entry.link := head.link + 1;
        entry.hash := audit_hash(head.hash, entry);
        update audit_entry set link = entry.link, hash = entry.hash where sequence = entry.sequence;
        update audit_head set link = entry.link, hash = entry.hash;
      end loop;
    end
  $$`,
  `alter table audit_entry enable trigger audit_entry_stays`,
  `alter table audit_entry alter column link set not null`,
  `alter table audit_entry alter column hash set not null`,
  `create unique index audit_by_link on audit_entry (link)`,
  `create index audit_by_action on audit_entry (action, sequence)`,
  `create trigger audit_entry_is_chained before insert on audit_entry for each row execute function chain_audit()`,
  // The head only ever goes on by one, and only to what was just written.
  `create function guard_audit_head() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.link = old.link + 1 and pg_trigger_depth() > 1 then return new; end if;
      raise exception 'the end of the audit chain follows its entries only' using errcode = 'restrict_violation';
    end
  $$`,
  `create trigger audit_head_stays before insert or update or delete on audit_head
    for each row execute function guard_audit_head()`,
  `create trigger audit_head_is_kept before truncate on audit_head
    for each statement execute function guard_audit_head()`,
];

export const auditChainMigration: Migration = {
  name: '0311-audit-chain',
  up: (db) => runStatements(db, ...STATEMENTS),
};
