// How far the calling for each incident has gone, and the policies it goes by, with who changed them and why.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  // One row an incident, kept after the calling has ended: it tells when a person acted last. Without a cause nobody is called.
  `create table escalation (
    incident_id text primary key references incident (id),
    cause text,
    priority text,
    since bigint,
    acted boolean not null default false,
    taken integer not null default 0,
    taken_at bigint,
    louder boolean not null default false,
    unreached boolean not null default false,
    held boolean not null default false,
    next_at bigint,
    calls jsonb not null default '[]',
    acted_at bigint,
    exhausted_at bigint
  )`,
  `create index escalation_under_way on escalation (incident_id) where cause is not null`,
  // Every version is the whole set. The newest holds.
  `create table escalation_policy_version (
    version integer primary key,
    policies jsonb not null,
    by text not null,
    by_name text not null,
    reason text not null,
    at bigint not null
  )`,
  `create trigger escalation_policy_version_stays before update or delete on escalation_policy_version
    for each row execute function refuse_rewriting()`,
  `create trigger escalation_policy_version_is_kept before truncate on escalation_policy_version
    for each statement execute function refuse_rewriting()`,
];

export const escalationMigration: Migration = {
  name: '0212-escalation',
  up: (db) => runStatements(db, ...STATEMENTS),
};
