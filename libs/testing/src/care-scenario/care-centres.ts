// The processes of the centre in a care scenario: the real application on the shared database, each with its own way of
// being stopped, started and killed between two things.
import type { INestApplicationContext } from '@nestjs/common';
import { DeadlineRunner, ReportTokens, type CentrePorts } from '#api';
import type { Cancel, Clock, Scheduler } from '#kernel';
import type { Database } from '#records';
import { RunningCentre } from '../running-centre.js';

export const PUSH_KEY = 'care-scenario';

/** Nothing in a scenario waits for real time: what is due is looked at when the scenario's clock says so. */
export const noTimers: Scheduler = {
  after: (): Cancel => () => undefined,
  every: (): Cancel => () => undefined,
};

export type KillMoment = 'before-commit' | 'after-commit';

class Killed extends Error {
  constructor() {
    super('The process is dead.');
  }
}

/** A process's hold on the database, which ends when the process is killed. */
class Grip {
  kill: KillMoment | null = null;
  dead = false;

  constructor(private readonly inner: Database) {}

  /** Only what happens while deadlines are settled is cut short: the scenario says between which two things. */
  database(isSettling: () => boolean): Database {
    const transaction: Database['transaction'] = async (work, priority) => {
      if (this.dead) throw new Killed();
      const kill = isSettling() ? this.kill : null;
      if (kill === 'before-commit') {
        return this.inner.transaction(async (trx) => {
          await work(trx);
          this.dead = true;
          throw new Killed();
        }, priority);
      }
      const value = await this.inner.transaction(work, priority);
      if (kill === 'after-commit') {
        this.dead = true;
        throw new Killed();
      }
      return value;
    };
    return {
      kind: this.inner.kind,
      db: this.inner.db,
      at: (priority) => this.inner.at(priority),
      listen: (channel, heard) => this.inner.listen(channel, heard),
      transaction,
      becomeCentre: () => this.inner.becomeCentre(),
      close: () => Promise.resolve(),
    };
  }
}

export class CareCentre {
  private constructor(
    private readonly centre: RunningCentre,
    private readonly grip: Grip,
    private readonly state: { settling: boolean },
  ) {}

  static async start(database: Database, clock: Clock): Promise<CareCentre> {
    const grip = new Grip(database);
    const state = { settling: false };
    const own = grip.database(() => state.settling);
    const parts = { database: own, clock, scheduler: noTimers, timers: false, messages: messagesAtTheEdge() };
    return new CareCentre(await RunningCentre.start(parts), grip, state);
  }

  get app(): INestApplicationContext {
    return this.centre.app;
  }

  get alive(): boolean {
    return !this.grip.dead;
  }

  /** The next deadline this process settles is its last. */
  killAt(moment: KillMoment): void {
    this.grip.kill = moment;
  }

  /** Settles what is due; 0 also when the process died over it. */
  async look(): Promise<number> {
    if (!this.alive) return 0;
    this.state.settling = true;
    try {
      return await this.app.get(DeadlineRunner).look();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return 0;
    } finally {
      this.state.settling = false;
    }
  }

  stop(): Promise<void> {
    return this.centre.stop();
  }
}

function messagesAtTheEdge(): NonNullable<CentrePorts['messages']> {
  return {
    pushKey: PUSH_KEY,
    email: true,
    webhooks: [],
    reportTokens: new ReportTokens(Buffer.alloc(32, 1)),
    mayPushTo: () => Promise.resolve('allowed'),
  };
}
