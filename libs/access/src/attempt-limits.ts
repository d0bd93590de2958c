// A growing delay after failed attempts, by account and by address. It delays and never locks out for good, counts before
// the secret is checked, and so can't be outrun by attempts made side by side.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type DurationMs, type Instant } from '#kernel';
import { Repositories, type Database } from '#records';
import { digestOf } from './secrets.js';

interface DelayPolicy {
  /** Attempts without any delay. */
  readonly free: number;
  readonly longestMs: DurationMs;
  /** Failures older than this are forgotten. */
  readonly forgetAfterMs: DurationMs;
}

/** An account's delay stays short, so that nobody can keep its owner out; an address may be shared by a whole centre. */
export const ATTEMPT_POLICIES = {
  account: { free: 4, longestMs: MINUTE_MS, forgetAfterMs: HOUR_MS },
  address: { free: 30, longestMs: 15 * MINUTE_MS, forgetAfterMs: HOUR_MS },
  /** Asked only of who has the password already. */
  'second-factor': { free: 5, longestMs: 5 * MINUTE_MS, forgetAfterMs: DAY_MS },
  badge: { free: 4, longestMs: 5 * MINUTE_MS, forgetAfterMs: DAY_MS },
  enrolment: { free: 5, longestMs: 15 * MINUTE_MS, forgetAfterMs: DAY_MS },
} as const satisfies Record<string, DelayPolicy>;

export interface AttemptSubject {
  readonly kind: keyof typeof ATTEMPT_POLICIES;
  /** Kept only as a digest. */
  readonly value: string;
}

export type AttemptVerdict = { readonly kind: 'go' } | { readonly kind: 'wait'; readonly forMs: DurationMs };

/** How long after its `failures`-th failure in a row a subject waits: nothing, then 1 s doubling up to the longest. */
export function delayAfter(failures: number, policy: DelayPolicy): DurationMs {
  if (failures < policy.free) return 0;
  return Math.min(SECOND_MS * 2 ** Math.min(failures - policy.free, 30), policy.longestMs);
}

const keyOf = (subject: AttemptSubject): string => `${subject.kind}:${digestOf(subject.value)}`;

export class AttemptLimits {
  constructor(private readonly database: Database) {}

  /** Counts an attempt of every subject before it is made, or says how long to wait. */
  begin(subjects: readonly AttemptSubject[], now: Instant): Promise<AttemptVerdict> {
    return this.database.transaction(async (trx) => {
      const { attemptDelays } = new Repositories(trx);
      const held = [];
      // In one order for everybody, so that two attempts never wait for each other.
      for (const subject of [...subjects].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
        held.push({ subject, row: await attemptDelays.hold(keyOf(subject), now) });
      }
      const until = Math.max(...held.map(({ row }) => row.blocked_until));
      if (until > now) return { kind: 'wait', forMs: until - now };
      for (const { subject, row } of held) {
        const policy = ATTEMPT_POLICIES[subject.kind];
        const failures = (now - row.last_failure_at > policy.forgetAfterMs ? 0 : row.failures) + 1;
        await attemptDelays.set({
          subject: row.subject,
          failures,
          last_failure_at: now,
          blocked_until: now + delayAfter(failures, policy),
        });
      }
      return { kind: 'go' };
    });
  }

  /** The attempt was right after all: the account starts afresh, an address gets this one attempt back. */
  async succeeded(subjects: readonly AttemptSubject[]): Promise<void> {
    const { attemptDelays } = new Repositories(this.database.db);
    for (const subject of subjects) {
      if (subject.kind === 'address') await attemptDelays.giveBack(keyOf(subject));
      else await attemptDelays.clear(keyOf(subject));
    }
  }
}
