// The acts table as the pump sees it.
import type { EngineAct } from '#engine';
import type { Clock } from '#kernel';
import { type Database, Repositories } from '#records';
import type { PendingActs } from './acts-pump.js';

export interface CountedActs extends PendingActs {
  count(): Promise<number>;
}

export function pendingActs(database: Database, clock: Clock): CountedActs {
  const { engineActs } = new Repositories(database.at('urgent'));
  return {
    pending: async (limit) => {
      const rows = await engineActs.pendingAfter(0, limit);
      return rows.map(({ sequence, act }) => ({ sequence, act: act as unknown as EngineAct }));
    },
    markDelivered: (upTo) => engineActs.markDelivered(upTo, clock.now()),
    count: () => engineActs.pendingCount(),
  };
}
