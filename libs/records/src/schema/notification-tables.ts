// The tables of messages to people as Kysely knows them.
import type { ColumnType, Generated } from 'kysely';
import type { BilingualText } from '#care';
import type { ChannelKind, DeliveryFact, MessageLanguage, MessagePriority, MessageState, Purpose } from '#channels';
import type { Json, PersonTable } from './centre-tables.js';

/** Whom a notification is for: one person, a station's active people, or a role's. */
export type StoredAudience =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'station'; readonly stationId: string }
  | { readonly kind: 'role'; readonly role: PersonTable['role'] }
  | { readonly kind: 'canary' };

export interface PushSubscriptionTable {
  id: string;
  person_id: string;
  label: string;
  language: MessageLanguage;
  show_names: boolean;
  /** Host of the push service. */
  service: string;
  /** Public key of the pair it was made for. */
  server_key: string;
  /** SHA-256 of the endpoint, which holds a secret of the push service's, so that it can be found again. */
  endpoint_digest: string | null;
  /** Sealed: endpoint and keys. Null once removed. */
  target: string | null;
  created_at: number;
  last_sent_at: number | null;
  removed_at: number | null;
  removed_reason: string | null;
}

export interface NotificationEmailTable {
  person_id: string;
  /** Sealed. */
  address: string;
  language: MessageLanguage;
  code_hash: string | null;
  code_expires_at: number | null;
  attempts: Generated<number>;
  confirmed_at: number | null;
}

export interface NotificationTable {
  id: string;
  key: string;
  audience: Json<StoredAudience>;
  purpose: Purpose;
  priority: MessagePriority;
  incident_id: string | null;
  dispatch_id: string | null;
  patient_id: string | null;
  text: Json<BilingualText>;
  named_text: ColumnType<BilingualText | null, string | null, string | null>;
  link: string;
  created_at: number;
  expires_at: number;
  withdrawn_at: number | null;
  withdrawal_reason: string | null;
}

export interface NotificationMessageTable {
  id: string;
  notification_id: string;
  channel: ChannelKind;
  person_id: string | null;
  /** The subscription, or the name of the webhook; null for a bell and for e-mail. */
  device_id: string | null;
  device_label: string;
  /** Whose slowness must not hold up others: host of the push service, mail, one webhook. */
  service: string;
  /** The message that this one takes back. */
  withdraws: string | null;
  state: MessageState;
  /** 0 goes first. */
  urgency: number;
  queued_at: number;
  expires_at: number;
  next_attempt_at: number;
  attempts: Generated<number>;
  claim: string | null;
  lease_until: number | null;
  last_attempt_at: number | null;
  last_error: string | null;
}

export interface DeliveryFactTable {
  message_id: string;
  fact: DeliveryFact;
  /** When the centre learned it. */
  at: number;
  /** When the device says it was. */
  made_at: number | null;
  detail: string | null;
}

export interface NotificationTables {
  push_subscription: PushSubscriptionTable;
  notification_email: NotificationEmailTable;
  notification: NotificationTable;
  notification_message: NotificationMessageTable;
  delivery_fact: DeliveryFactTable;
}
