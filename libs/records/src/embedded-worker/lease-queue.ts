// Decides who has the database's one session next: higher priorities first, in order within one, and nobody for ever last.
import { PRIORITIES, type Priority } from './messages.js';

/** How often a waiting lease may be passed over by higher ones before it goes first. */
const MOST_PASSES = 20;

interface Waiting<T> {
  readonly item: T;
  passes: number;
}

export class LeaseQueue<T> {
  private readonly queues = new Map<Priority, Waiting<T>[]>(PRIORITIES.map((priority) => [priority, []]));

  add(item: T, priority: Priority): void {
    this.queue(priority).push({ item, passes: 0 });
  }

  take(): T | undefined {
    let chosen: Waiting<T>[] | undefined;
    for (const priority of PRIORITIES) {
      const queue = this.queue(priority);
      const first = queue[0];
      if (first === undefined) continue;
      if (chosen === undefined || first.passes >= MOST_PASSES) chosen = queue;
    }
    const taken = chosen?.shift();
    for (const queue of this.queues.values()) {
      const first = queue[0];
      if (first !== undefined && queue !== chosen) first.passes += 1;
    }
    return taken?.item;
  }

  remove(unwanted: (item: T) => boolean): void {
    for (const [priority, queue] of this.queues) {
      this.queues.set(
        priority,
        queue.filter(({ item }) => !unwanted(item)),
      );
    }
  }

  private queue(priority: Priority): Waiting<T>[] {
    return this.queues.get(priority) ?? [];
  }
}
