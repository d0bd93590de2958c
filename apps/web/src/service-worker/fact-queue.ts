// The proof that a message reached the phone, kept until the centre has it: `delivered` when it was shown, `opened` when it
// was touched, each with the time it happened. Storage and network come in, so that a test can take both away.
import type { Clock, Instant } from '#kernel';

export interface Fact {
  /** One row per message and fact. */
  readonly key: string;
  readonly messageId: string;
  readonly fact: 'delivered' | 'opened';
  readonly at: Instant;
  readonly report: { readonly url: string; readonly token: string };
}

export interface FactShelf {
  all(): Promise<Fact[]>;
  put(fact: Fact): Promise<void>;
  remove(key: string): Promise<void>;
}

/** `later`: the centre could not be reached. `settled`: it has it, or never will take it. */
export type FactAnswer = 'settled' | 'later';

/** Proof older than this is of no use to anybody. */
const KEPT_MS = 7 * 24 * 3_600_000;

export class FactQueue {
  private flushing: Promise<FactAnswer> | null = null;

  constructor(
    private readonly shelf: FactShelf,
    private readonly send: (fact: Fact) => Promise<FactAnswer>,
    private readonly clock: Clock,
  ) {}

  /** On disk first, then a try to send. Resolves to `later` where something still waits. */
  async add(messageId: string, fact: Fact['fact'], report: Fact['report']): Promise<FactAnswer> {
    await this.shelf.put({ key: `${messageId}:${fact}`, messageId, fact, at: this.clock.now(), report });
    // A flush that runs already may have read the shelf before this fact lay on it.
    await this.flushing;
    return this.flush();
  }

  /** Sends what waits, oldest first; stops where the centre cannot be reached. */
  flush(): Promise<FactAnswer> {
    this.flushing ??= this.sendAll().finally(() => (this.flushing = null));
    return this.flushing;
  }

  private async sendAll(): Promise<FactAnswer> {
    const waiting = (await this.shelf.all()).sort((a, b) => a.at - b.at);
    for (const fact of waiting) {
      const stale = fact.at < this.clock.now() - KEPT_MS;
      if (!stale && (await this.send(fact)) === 'later') return 'later';
      await this.shelf.remove(fact.key);
    }
    return 'settled';
  }
}

/** What an answer means for a fact: refused for good is as settled as taken. */
export function answerOf(status: number): FactAnswer {
  return status >= 500 || status === 408 || status === 429 ? 'later' : 'settled';
}
