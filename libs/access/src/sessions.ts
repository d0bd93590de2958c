// Server-side sessions. The browser holds a random token; the database holds only digests. The token changes at log-in, at
// each proof and now and then in use; the one before counts for seconds, and shown later ends the session, because two
// holders mean that one of them stole it. A session ends when idle for too long, at its absolute limit, when ended by its
// owner or an administrator, or with its person's account.
import type { Clock, Instant } from '#kernel';
import {
  type Database,
  type PersonRow,
  type Queries,
  Repositories,
  type SessionRow,
  type SessionStage,
} from '#records';
import { isSeat, type Principal } from './roles.js';
import { digestOf, newSessionId, newToken } from './secrets.js';
import {
  DEVICE_LIMITS,
  limitsOf,
  OLD_TOKEN_MS,
  REISSUE_MS,
  ROTATE_EVERY_MS,
  TOUCH_EVERY_MS,
  UNFINISHED_LIMITS,
} from './session-policy.js';

/** How somebody came in. */
export type SignInMethod =
  'password' | 'passkey' | 'password+totp' | 'password+passkey' | 'password+recovery' | 'device';

export interface Session {
  /** Names the session; no secret, and the same through every change of its token. */
  readonly key: string;
  readonly kind: 'person' | 'device';
  readonly stage: SessionStage;
  readonly method: string;
  /** A device's name, or what a person's browser calls itself. */
  readonly label: string;
  /** When its person last proved who they are. */
  readonly provenAt: Instant;
  readonly principal: Principal;
  readonly expiresAt: Instant;
}

/** A session and the token to hand to its browser. */
export interface OpenedSession {
  readonly token: string;
  readonly session: Session;
}

export interface AdmittedSession {
  readonly session: Session;
  /** A new token for the browser, now and then. */
  readonly freshToken: string | null;
}

/** Where a browser is, for the list of one's sessions: shortened, never the whole address. */
export interface Visitor {
  readonly address: string;
  readonly agent: string;
}

export type SessionsEndedListener = (keys: readonly string[]) => void;

export function principalOf(person: PersonRow): Principal {
  return {
    personId: person.id,
    name: person.name,
    displayName: person.display_name,
    initials: person.initials,
    role: person.role,
    stationId: person.station_id,
  };
}

/** A board on a wall: sees what the centre's seats see and does nothing by itself. */
function principalOfDevice(row: SessionRow): Principal {
  return {
    personId: `device-${row.id}`,
    name: row.label,
    displayName: row.label,
    initials: '▦',
    role: 'centre',
    stationId: null,
  };
}

export class Sessions {
  private readonly listeners = new Set<SessionsEndedListener>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A new session of a person, always with a token of its own. */
  async open(
    person: PersonRow,
    opening: { readonly stage: SessionStage; readonly method: SignInMethod; readonly visitor: Visitor },
  ): Promise<OpenedSession> {
    const { stage, method, visitor } = opening;
    const now = this.clock.now();
    const token = newToken();
    const { idleMs, absoluteMs } = stage === 'complete' ? limitsOf(person.role) : UNFINISHED_LIMITS;
    const row: SessionRow = {
      ...rowOf(token, now, visitor),
      kind: 'person',
      person_id: person.id,
      stage,
      method,
      label: visitor.agent,
      enrolled_by: null,
      idle_ms: idleMs,
      expires_at: now + absoluteMs,
    };
    await this.database.transaction(async (trx) => {
      const { people, sessions, oneTimeSecrets } = new Repositories(trx);
      await sessions.removeLapsed(now);
      await oneTimeSecrets.forgetSpent(now);
      await sessions.add(row);
      if (stage === 'complete') await people.noteLogIn(person.id, now);
    });
    return { token, session: sessionOf(row, principalOf(person)) };
  }

  /** A session for a screen on the wall, enrolled by a person who is there. */
  async openDevice(label: string, by: Principal, visitor: Visitor): Promise<OpenedSession> {
    const now = this.clock.now();
    const token = newToken();
    const row: SessionRow = {
      ...rowOf(token, now, visitor),
      kind: 'device',
      person_id: null,
      stage: 'complete',
      method: 'device',
      label,
      enrolled_by: by.personId,
      idle_ms: DEVICE_LIMITS.idleMs,
      expires_at: now + DEVICE_LIMITS.absoluteMs,
    };
    await new Repositories(this.database.db).sessions.add(row);
    return { token, session: sessionOf(row, principalOfDevice(row)) };
  }

  /** The session of a cookie's token, or null; keeps it from falling idle and changes its token when that is due. */
  async admit(token: string): Promise<AdmittedSession | null> {
    const now = this.clock.now();
    const digest = digestOf(token);
    const { sessions } = new Repositories(this.database.db);
    const row = await sessions.byKey(digest);
    if (row === undefined) return null;
    if (digest === row.old_key && digest !== row.key && now >= (row.old_until ?? 0)) {
      await this.endReplayed(row, now);
      return null;
    }
    const session = await this.living(row, now);
    if (session === null) return null;
    if (now - row.last_seen_at >= TOUCH_EVERY_MS) await sessions.touch(row.id, now);
    if (digest === row.next_key) await sessions.promote(row.id, digest, now, now + OLD_TOKEN_MS);
    else if (digest === row.key && now - row.rotated_at >= ROTATE_EVERY_MS) {
      const freshToken = newToken();
      const issued = await sessions.issueNext(row.id, digestOf(freshToken), now, now - REISSUE_MS);
      if (issued) return { session, freshToken };
    }
    return { session, freshToken: null };
  }

  /** The session of a key, while it lives. An open stream keeps a seat's or a wall's session from falling idle, nobody else's. */
  async byKey(key: string): Promise<Session | null> {
    const now = this.clock.now();
    const { sessions } = new Repositories(this.database.db);
    const row = await sessions.find(key);
    const session = row === undefined ? null : await this.living(row, now);
    if (row === undefined || session === null) return null;
    const staysOpen = row.kind === 'device' || isSeat(session.principal.role);
    if (staysOpen && now - row.last_seen_at >= TOUCH_EVERY_MS) await sessions.touch(key, now);
    return session;
  }

  /** Its person has proven more: a new token at once. The one before ends, at a log-in at once, otherwise in seconds. */
  async advance(
    session: Session,
    to: { readonly stage: SessionStage; readonly method?: SignInMethod },
    queries: Queries = this.database.db,
  ): Promise<OpenedSession> {
    const now = this.clock.now();
    const token = newToken();
    const { sessions, people } = new Repositories(queries);
    const row = await sessions.find(session.key);
    const finished = session.stage !== 'complete' && to.stage === 'complete';
    const { idleMs, absoluteMs } = limitsOf(session.principal.role);
    await sessions.change(session.key, {
      key: digestOf(token),
      next_key: null,
      next_issued_at: null,
      old_key: session.stage === 'complete' ? (row?.key ?? null) : null,
      old_until: now + OLD_TOKEN_MS,
      rotated_at: now,
      proven_at: now,
      stage: to.stage,
      ...(to.method === undefined ? {} : { method: to.method }),
      ...(finished ? { idle_ms: idleMs, expires_at: now + absoluteMs } : {}),
    });
    if (finished) await people.noteLogIn(session.principal.personId, now);
    const expiresAt = finished ? now + absoluteMs : session.expiresAt;
    const method = to.method ?? session.method;
    return { token, session: { ...session, stage: to.stage, method, provenAt: now, expiresAt } };
  }

  ofPerson(personId: string): Promise<SessionRow[]> {
    const now = this.clock.now();
    const rows = new Repositories(this.database.db).sessions.ofPerson(personId);
    return rows.then((all) => all.filter((row) => !hasLapsed(row, now)));
  }

  devices(): Promise<SessionRow[]> {
    const now = this.clock.now();
    const rows = new Repositories(this.database.db).sessions.devices();
    return rows.then((all) => all.filter((row) => !hasLapsed(row, now)));
  }

  async end(key: string): Promise<void> {
    await new Repositories(this.database.db).sessions.remove(key);
    this.tell([key]);
  }

  /** Ends every session of some people, save one. To be told after the commit, `endedWithin` gives the keys. */
  async endOf(personIds: readonly string[], except: string | null = null): Promise<number> {
    const keys = await new Repositories(this.database.db).sessions.removeOf(personIds, except);
    this.tell(keys);
    return keys.length;
  }

  /** Called with the keys of sessions that were ended, so that whoever holds a stream of theirs closes it. */
  onEnded(listener: SessionsEndedListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells the listeners of sessions that were removed in a transaction of the caller's. */
  tell(keys: readonly string[]): void {
    if (keys.length > 0) for (const listener of this.listeners) listener(keys);
  }

  private async living(row: SessionRow, now: Instant): Promise<Session | null> {
    if (hasLapsed(row, now)) return null;
    if (row.person_id === null) return sessionOf(row, principalOfDevice(row));
    const person = await new Repositories(this.database.db).people.find(row.person_id);
    return person === undefined || !person.active ? null : sessionOf(row, principalOf(person));
  }

  private async endReplayed(row: SessionRow, now: Instant): Promise<void> {
    await new Repositories(this.database.db).audit.add([
      { at: now, personId: row.person_id, role: null, action: 'session.replayed', subject: row.id },
    ]);
    await this.end(row.id);
  }
}

function hasLapsed(row: SessionRow, now: Instant): boolean {
  return row.expires_at <= now || row.last_seen_at + row.idle_ms <= now;
}

function rowOf(token: string, now: Instant, { address }: Visitor) {
  return {
    id: newSessionId(),
    key: digestOf(token),
    next_key: null,
    next_issued_at: null,
    old_key: null,
    old_until: null,
    address,
    created_at: now,
    last_seen_at: now,
    rotated_at: now,
    proven_at: now,
  };
}

function sessionOf(row: SessionRow, principal: Principal): Session {
  const { id, kind, stage, method, label, proven_at, expires_at } = row;
  return { key: id, kind, stage, method, label, provenAt: proven_at, expiresAt: expires_at, principal };
}
