// Passwords under argon2id with the cost that OWASP's password storage cheat sheet gives as its first choice for 19 MiB.
import { Algorithm, hash, verify } from '@node-rs/argon2';

const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Hash of nothing anybody knows: checked when the name is unknown, so that the answer takes as long. */
let standIn: Promise<string> | null = null;

/** Whether a password is right; for an unknown person (`null`) always false, after the same work. */
export async function isRightPassword(passwordHash: string | null, password: string): Promise<boolean> {
  standIn ??= hashPassword('a stand-in that is never right');
  const right = await verify(passwordHash ?? (await standIn), password.normalize('NFKC'));
  return right && passwordHash !== null;
}

/** Whether a hash was made with less work than today's, so that it is made anew when its password is at hand. */
export function isOutdated(passwordHash: string): boolean {
  const [, memory, time, lanes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(passwordHash) ?? [];
  return Number(memory) !== COST.memoryCost || Number(time) !== COST.timeCost || Number(lanes) !== COST.parallelism;
}
