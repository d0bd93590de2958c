// Messages to people: what is to be said, one row for each receiver and device, and the facts about each with their times.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  // A device that a push service can wake. A removed one keeps its row, to show why, and loses its address and keys.
  `create table push_subscription (
    id text primary key,
    person_id text not null references person (id),
    label text not null,
    language text not null check (language in ('ja', 'en')),
    show_names boolean not null,
    service text not null,
    server_key text not null,
    endpoint text unique,
    p256dh text,
    auth text,
    created_at bigint not null,
    last_sent_at bigint,
    removed_at bigint,
    removed_reason text,
    check ((removed_at is null) = (endpoint is not null and p256dh is not null and auth is not null))
  )`,
  `create index push_subscription_by_person on push_subscription (person_id) where removed_at is null`,
  // Used only once it is confirmed by a code sent to it; the code is kept as a digest.
  `create table notification_email (
    person_id text primary key references person (id),
    address text not null,
    language text not null check (language in ('ja', 'en')),
    code_hash text,
    code_expires_at bigint,
    attempts integer not null default 0,
    confirmed_at bigint
  )`,
  `create table notification (
    id text primary key,
    key text not null unique,
    audience jsonb not null,
    purpose text not null,
    priority text not null check (priority in ('high', 'medium', 'low')),
    incident_id text references incident (id),
    dispatch_id text references dispatch (id),
    patient_id text references patient (id),
    text jsonb not null,
    named_text jsonb,
    link text not null,
    created_at bigint not null,
    expires_at bigint not null,
    withdrawn_at bigint,
    withdrawal_reason text
  )`,
  `create index notification_by_incident on notification (incident_id) where incident_id is not null`,
  `create index notification_by_dispatch on notification (dispatch_id) where dispatch_id is not null`,
  // The outbox. A claim is a lease: whoever lets it lapse has lost it, and the message is sent again under the same id.
  `create table notification_message (
    id text primary key,
    notification_id text not null references notification (id),
    channel text not null,
    person_id text references person (id),
    device_id text,
    device_label text not null,
    service text not null,
    withdraws text references notification_message (id),
    state text not null check (state in ('queued', 'sent', 'withdrawn', 'failed')),
    urgency integer not null,
    queued_at bigint not null,
    expires_at bigint not null,
    next_attempt_at bigint not null,
    attempts integer not null default 0,
    claim text,
    lease_until bigint,
    last_attempt_at bigint,
    last_error text,
    check ((channel in ('webhook', 'canary')) = (person_id is null))
  )`,
  `create index notification_message_waiting on notification_message (next_attempt_at) where state = 'queued'`,
  `create index notification_message_by_notification on notification_message (notification_id)`,
  `create index notification_message_by_person on notification_message (person_id, channel, queued_at)`,
  `create index notification_message_failed on notification_message (queued_at) where state = 'failed'`,
  `create unique index notification_message_withdrawal on notification_message (withdraws) where withdraws is not null`,
  `create table delivery_fact (
    message_id text not null references notification_message (id),
    fact text not null check (fact in ('queued', 'sent', 'delivered', 'opened', 'accepted', 'withdrawn', 'failed')),
    at bigint not null,
    made_at bigint,
    detail text,
    primary key (message_id, fact)
  )`,
  `create trigger delivery_fact_stays before update or delete on delivery_fact
    for each row execute function refuse_rewriting()`,
  `create trigger delivery_fact_is_kept before truncate on delivery_fact
    for each statement execute function refuse_rewriting()`,
];

export const notificationsMigration: Migration = {
  name: '0201-notifications',
  up: (db) => runStatements(db, ...STATEMENTS),
};
