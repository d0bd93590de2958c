// What the centre needs from whoever starts it, and the tokens under which Nest hands it out.
import type { SecretKeys } from '#access';
import type { Archive } from '#archive';
import type { Events } from '#events';
import type { LiveFeed } from '#engine';
import type { Clock, IdSource, Instant, Logger, Scheduler } from '#kernel';
import type { Database } from '#records';
import type { MessagePorts } from './notifications/message-ports.js';

/** Whether the way from gateway to board and phone works, as the canary last saw it. */
export interface PathStatusSource {
  status(): {
    readonly state: 'ok' | 'late' | 'failed';
    readonly checkedAt: Instant | null;
    readonly latencyMs: number | null;
    /** To the end of the push outbox; left out where none is watched. */
    readonly outboxLatencyMs?: number | null;
    readonly missing?: readonly ('board' | 'outbox')[];
  };
}

export interface CentreSettings {
  /** Where gateways connect, told to them at enrolment; `{host}` stands for the host they reached the centre by. */
  readonly mqttUrl: string;
  /** Further origins whose pages may call unsafe methods, such as a development server's. */
  readonly allowedOrigins: readonly string[];
  /** Set when people reach the centre over HTTPS: the cookie then never travels without it. */
  readonly secureCookies: boolean;
  /** The demonstration ward runs: the people its seed made get by without a second factor. */
  readonly demonstration?: boolean;
  /** False lets everybody ask as often as they like: for tests that step time by hand. */
  readonly requestLimits?: boolean;
  /** Offers are looked through each second; off in tests that step time by hand. */
  readonly timers: boolean;
}

export interface CentrePorts {
  readonly database: Database;
  readonly events: Events;
  readonly archive: Archive;
  readonly liveFeed: LiveFeed;
  readonly pathStatus: PathStatusSource;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: IdSource;
  readonly logger: Logger;
  /** Seal what must be read again, under keys that are not in the database. */
  readonly secretKeys: SecretKeys;
  readonly settings: CentreSettings;
  /** The channels beside the bell; without them messages reach people by the bell alone. */
  readonly messages?: MessagePorts;
  /** Told of each request that was one too many, by the name of its limit. */
  readonly onLimited?: OnLimited;
  /** Called after a commit that decided something the engine must know, so that the pump runs at once. */
  readonly onActsCommitted: () => void;
}

export type OnLimited = (limit: string) => void;

export const DATABASE = Symbol('Database');
export const EVENTS = Symbol('Events');
export const ARCHIVE = Symbol('Archive');
export const LIVE_FEED = Symbol('LiveFeed');
export const PATH_STATUS = Symbol('PathStatusSource');
export const CLOCK = Symbol('Clock');
export const SCHEDULER = Symbol('Scheduler');
export const IDS = Symbol('IdSource');
export const LOGGER = Symbol('Logger');
export const SETTINGS = Symbol('CentreSettings');
export const ON_LIMITED = Symbol('onLimited');
export const ON_ACTS_COMMITTED = Symbol('onActsCommitted');
