// A badge PIN lets a person act at a board on the wall without logging in there. Short, so every guess is counted by person
// and by board before it is looked at; it opens one act and nothing else.
import { MINUTE_MS, type Clock } from '#kernel';
import { type Database, type PersonRow, Repositories } from '#records';
import { AttemptLimits, type AttemptSubject } from './attempt-limits.js';
import { hashPassword, isRightPassword } from './passwords.js';
import { isSeat, type Principal } from './roles.js';
import type { SecretKeys } from './secret-keys.js';
import { digestOf, newToken, sameDigest } from './secrets.js';
import { principalOf, type Session } from './sessions.js';

export const PIN_PATTERN = /^\d{6,12}$/;
const BADGE_MS = MINUTE_MS;

export type BadgeOutcome =
  | { readonly kind: 'badge'; readonly badge: string; readonly person: Principal }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly forMs: number };

/** 111111, 123456, 987654 and the like are the first a passer-by tries. */
export function isGuessablePin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, place) => Number(digit) - Number(pin[place]));
  return new Set(steps).size === 1 && Math.abs(steps[0] ?? 0) <= 1;
}

export class BadgePins {
  private readonly limits: AttemptLimits;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: SecretKeys,
  ) {
    this.limits = new AttemptLimits(database);
  }

  async set(personId: string, pin: string | null): Promise<void> {
    const pinHash = pin === null ? null : await hashPassword(pin);
    await new Repositories(this.database.db).people.change(personId, { pin_hash: pinHash });
  }

  /** A pass for one act at this board within a minute. */
  async show(board: Session, { name, pin }: { readonly name: string; readonly pin: string }): Promise<BadgeOutcome> {
    const wanted = name.trim().toLowerCase();
    const subjects: AttemptSubject[] = [
      { kind: 'badge', value: wanted },
      { kind: 'badge', value: `board:${board.key}` },
    ];
    const verdict = await this.limits.begin(subjects, this.clock.now());
    if (verdict.kind === 'wait') return verdict;
    const person = await new Repositories(this.database.db).people.byName(wanted);
    const right = await isRightPassword(person?.pin_hash ?? null, pin);
    if (!right || !mayAct(person)) return { kind: 'refused' };
    await this.limits.succeeded(subjects);
    const body = `${this.clock.now() + BADGE_MS}.${person.id}.${newToken()}`;
    const badge = `${body}.${this.keys.macs(`badge:${board.key}|${body}`)[0]}`;
    return { kind: 'badge', badge, person: principalOf(person) };
  }

  /** Whose act this is; null for a badge that is forged, lapsed, another board's or used. */
  async spend(board: Session, badge: string): Promise<Principal | null> {
    const [until = '', personId = '', nonce = '', mac = ''] = badge.split('.');
    const body = `${until}.${personId}.${nonce}`;
    const isOurs = this.keys.macs(`badge:${board.key}|${body}`).some((own) => sameDigest(own, mac));
    if (!isOurs || Number(until) <= this.clock.now()) return null;
    const { oneTimeSecrets, people } = new Repositories(this.database.db);
    if (!(await oneTimeSecrets.spend(digestOf(`badge:${badge}`), Number(until)))) return null;
    const person = await people.find(personId);
    return mayAct(person) ? principalOf(person) : null;
  }
}

function mayAct(person: PersonRow | undefined): person is PersonRow {
  return person !== undefined && person.active && isSeat(person.role);
}
