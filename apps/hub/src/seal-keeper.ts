// Changes keys while the centre works: looks for a newer key in front of the file, and seals anew what is under older ones, a
// hundred rows at a time. A second round follows, for what another process sealed before it knew of the new key.
import type { SecondFactors, SecretKeys } from '#access';
import { type Cancel, type Logger, MINUTE_MS, type Scheduler } from '#kernel';
import { type Database, reseal } from '#records';

const LOOK_EVERY_MS = MINUTE_MS;
/** After a change; a start needs one alone, to go on where the last run was broken off. */
const ROUNDS = 3;

interface SealKeeperPorts {
  readonly database: Database;
  readonly keys: SecretKeys;
  readonly factors: SecondFactors;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
}

export class SealKeeper {
  private readonly stop = new AbortController();
  private readonly cancel: Cancel;
  private roundsLeft = 1;
  private work: Promise<void> | null = null;

  constructor(private readonly ports: SealKeeperPorts) {
    this.cancel = ports.scheduler.every(LOOK_EVERY_MS, () => this.look());
    this.look();
  }

  /** What is being sealed anew is finished to the end of its batch. */
  async close(): Promise<void> {
    this.cancel();
    this.stop.abort();
    await this.work;
  }

  private look(): void {
    if (this.ports.keys.refresh()) this.roundsLeft = ROUNDS;
    if (this.roundsLeft === 0 || this.work !== null) return;
    this.work = this.round().finally(() => (this.work = null));
  }

  private async round(): Promise<void> {
    const { database, factors, keys, logger } = this.ports;
    try {
      const [secrets, contacts] = [await factors.reseal(), await reseal(database, this.stop.signal)];
      this.roundsLeft -= 1;
      const seals = secrets.seals + contacts.seals;
      if (seals > 0) logger.info({ seals, key: keys.newestId }, 'sealed anew under the newest key');
      const unreadable = secrets.unreadable + contacts.unreadable;
      if (unreadable > 0) logger.error({ unreadable }, 'sealed values do not open, and were left as they are');
    } catch (error) {
      logger.error({ error }, 'what is sealed under an older key could not be sealed anew and is tried again');
    }
  }
}
