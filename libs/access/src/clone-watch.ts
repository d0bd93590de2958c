// Whether one gateway's credential is in use in two places. Each run of a gateway program connects under a name of its own;
// a program that was put out and comes back after another one has been in its place runs beside that other one.
import { MINUTE_MS, type Instant } from '#kernel';

/** How long a run of the program that was put out is remembered. */
const REMEMBERED_MS = 10 * MINUTE_MS;
const RUNS_KEPT = 8;

interface Run {
  readonly name: string;
  seenAt: Instant;
}

export class CloneWatch {
  private readonly runs = new Map<string, Run[]>();

  /**
   * Tells of a connection. `run` is the name under which this run of the program connects. True when a run comes back
   * after a later one had taken its place: then two of them are alive.
   */
  connected(gateway: string, run: string, at: Instant): boolean {
    const recent = (this.runs.get(gateway) ?? []).filter(({ seenAt }) => at - seenAt <= REMEMBERED_MS);
    const newest = recent.at(-1);
    if (newest?.name === run) {
      newest.seenAt = at;
      return false;
    }
    const earlier = recent.findIndex(({ name }) => name === run);
    const others = earlier < 0 ? recent : recent.filter((_, index) => index !== earlier);
    this.runs.set(gateway, [...others, { name: run, seenAt: at }].slice(-RUNS_KEPT));
    return earlier >= 0;
  }

  forget(gateway: string): void {
    this.runs.delete(gateway);
  }
}
