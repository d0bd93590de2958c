// How long a session lives and what it may do before its person has proven enough. One place, by role.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type DurationMs } from '#kernel';
import type { FactorCounts, PersonRow, SessionStage } from '#records';
import type { Role } from './roles.js';

interface Limits {
  readonly idleMs: DurationMs;
  readonly absoluteMs: DurationMs;
}

/** A seat's open board counts as use: a board that logs itself out on a quiet night would hide the next alarm. */
export const SESSION_IDLE_MS = 60 * MINUTE_MS;
/** Longer than the longest shift. */
export const SESSION_ABSOLUTE_MS = 14 * HOUR_MS;

/** A nurse's phone lies in a pocket until it rings; a family looks in now and then and sees little. */
const LIMITS: Readonly<Record<Role, Limits>> = {
  centre: { idleMs: SESSION_IDLE_MS, absoluteMs: SESSION_ABSOLUTE_MS },
  supervisor: { idleMs: SESSION_IDLE_MS, absoluteMs: SESSION_ABSOLUTE_MS },
  station: { idleMs: 12 * HOUR_MS, absoluteMs: DAY_MS },
  doctor: { idleMs: 60 * MINUTE_MS, absoluteMs: SESSION_ABSOLUTE_MS },
  family: { idleMs: 7 * DAY_MS, absoluteMs: 30 * DAY_MS },
  administrator: { idleMs: 30 * MINUTE_MS, absoluteMs: 8 * HOUR_MS },
};
export const DEVICE_LIMITS: Limits = { idleMs: 14 * DAY_MS, absoluteMs: 365 * DAY_MS };
/** Somebody who has typed a password and nothing more has this long to go on. */
export const UNFINISHED_LIMITS: Limits = { idleMs: 15 * MINUTE_MS, absoluteMs: 30 * MINUTE_MS };

export const limitsOf = (role: Role): Limits => LIMITS[role];

/** A second factor is asked for again before a dangerous act when the last proof is older. */
export const STEP_UP_MS = 10 * MINUTE_MS;
/** A token is changed after this much use. */
export const ROTATE_EVERY_MS = 30 * MINUTE_MS;
/** Requests that were under way with the token before may still arrive. */
export const OLD_TOKEN_MS = 20 * SECOND_MS;
/** A new token that never came back is handed out again after this. */
export const REISSUE_MS = 30 * SECOND_MS;
/** A session's last use is written at most this often. */
export const TOUCH_EVERY_MS = MINUTE_MS;

export function needsSecondFactor(role: Role): boolean {
  return role !== 'family';
}

export function hasSecondFactor(factors: FactorCounts | undefined): boolean {
  return factors !== undefined && (factors.totp || factors.passkeys > 0);
}

interface Standing {
  readonly person: PersonRow;
  readonly factors: FactorCounts | undefined;
  /** The demonstration ward runs: accounts made by its seed get by with their password. */
  readonly demonstration: boolean;
}

/** What a person who has just typed the right password must do next. */
export function stageAfterPassword({ person, factors, demonstration }: Standing): SessionStage {
  if (hasSecondFactor(factors)) return 'second-factor';
  if (person.password_is_temporary) return 'new-password';
  if (!needsSecondFactor(person.role) || (demonstration && person.demonstration)) return 'complete';
  return 'enrolment';
}
