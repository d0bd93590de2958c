// Logging in, and server-side sessions. The browser holds a random token; the database holds only its digest. A session
// ends when idle for too long, at its absolute limit, when ended by its owner, or with its person's account.
import { HOUR_MS, MINUTE_MS, type Clock, type Instant } from '#kernel';
import { Repositories, type Database, type PersonRow } from '#records';
import { AttemptLimits, type AttemptSubject } from './attempt-limits.js';
import { isRightPassword } from './passwords.js';
import type { Principal } from './roles.js';
import { digestOf, newToken } from './secrets.js';

export const SESSION_IDLE_MS = 60 * MINUTE_MS;
/** Longer than the longest shift. */
export const SESSION_ABSOLUTE_MS = 14 * HOUR_MS;
/** A session's last use is written at most this often. */
const TOUCH_EVERY_MS = MINUTE_MS;

export interface Session {
  /** Digest of the token; safe to pass around. */
  readonly key: string;
  readonly principal: Principal;
  readonly expiresAt: Instant;
}

export type LogInOutcome =
  | { readonly kind: 'logged-in'; readonly token: string; readonly session: Session }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly forMs: number };

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

export class Sessions {
  private readonly limits: AttemptLimits;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.limits = new AttemptLimits(database);
  }

  /** The same answer, after the same work, for an unknown name, a wrong password and a closed account. */
  async logIn(attempt: { name: string; password: string; address: string }): Promise<LogInOutcome> {
    const now = this.clock.now();
    const name = attempt.name.trim().toLowerCase();
    const subjects: AttemptSubject[] = [
      { kind: 'account', value: name },
      { kind: 'address', value: attempt.address },
    ];
    const verdict = await this.limits.begin(subjects, now);
    if (verdict.kind === 'wait') return verdict;
    const people = new Repositories(this.database.db).people;
    const person = await people.byName(name);
    const right = await isRightPassword(person?.password_hash ?? null, attempt.password);
    if (!right || person === undefined || !person.active) return { kind: 'refused' };
    await this.limits.succeeded(subjects);
    return this.open(person, now);
  }

  private async open(person: PersonRow, now: Instant): Promise<LogInOutcome> {
    const token = newToken();
    const key = digestOf(token);
    const expiresAt = now + SESSION_ABSOLUTE_MS;
    await this.database.transaction(async (trx) => {
      const { people, sessions } = new Repositories(trx);
      await sessions.removeLapsed(now, now - SESSION_IDLE_MS);
      await sessions.add({ key, person_id: person.id, created_at: now, last_seen_at: now, expires_at: expiresAt });
      await people.noteLogIn(person.id, now);
    });
    return { kind: 'logged-in', token, session: { key, principal: principalOf(person), expiresAt } };
  }

  /** The session of a cookie's token, or null. */
  bySecret(token: string): Promise<Session | null> {
    return this.byKey(digestOf(token));
  }

  /** The session of a key, while it lives. Using it keeps it from falling idle. */
  async byKey(key: string): Promise<Session | null> {
    const now = this.clock.now();
    const { sessions, people } = new Repositories(this.database.db);
    const row = await sessions.find(key);
    if (row === undefined || row.expires_at <= now || row.last_seen_at + SESSION_IDLE_MS <= now) return null;
    const person = await people.find(row.person_id);
    if (person === undefined || !person.active) return null;
    if (now - row.last_seen_at >= TOUCH_EVERY_MS) await sessions.touch(key, now);
    return { key, principal: principalOf(person), expiresAt: row.expires_at };
  }

  end(key: string): Promise<void> {
    return new Repositories(this.database.db).sessions.remove(key);
  }
}
