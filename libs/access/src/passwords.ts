// Passwords under argon2id with the cost that OWASP's password storage cheat sheet gives as its first choice for 19 MiB.
import { Algorithm, hash, verify } from '@node-rs/argon2';

const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Hash of nothing anybody knows: checked when the name is unknown, so that the answer takes as long. */
let standIn: Promise<string> | null = null;

/** Whether a password is right; for an unknown person (`null`) always false, after the same work. */
export async function isRightPassword(passwordHash: string | null, password: string): Promise<boolean> {
  standIn ??= hashPassword('a stand-in that is never right');
  const right = await verify(passwordHash ?? (await standIn), password);
  return right && passwordHash !== null;
}
