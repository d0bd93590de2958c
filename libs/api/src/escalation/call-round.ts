// What is the same for every call of one decision, read once: who sits before a board, who is on duty, who they are.
import { MINUTE_MS } from '#kernel';
import type { PersonRow } from '#records';
import type { CentreTransaction } from '../centre-transaction.js';
import type { Roster } from '../roster/roster.js';

/** A session in use since then has an open board, which uses it each minute. */
const SEATED_MS = 2 * MINUTE_MS;

export class CallRound {
  private readonly supervisors = new Map<string, string[]>();
  private readonly people = new Map<string, readonly PersonRow[]>();
  private seatedIds: readonly string[] | null = null;

  constructor(
    readonly tx: CentreTransaction,
    private readonly roster: Roster,
  ) {}

  async seated(): Promise<readonly string[]> {
    const { records, now } = this.tx;
    this.seatedIds ??= await records.escalations.seatedSince(now - SEATED_MS, now);
    return this.seatedIds;
  }

  async supervisorsOf(area: string): Promise<readonly string[]> {
    const known = this.supervisors.get(area);
    if (known !== undefined) return known;
    const { records, now } = this.tx;
    const ids = await this.roster.onDuty(records, { kind: 'supervisor', area, at: now });
    this.supervisors.set(area, ids);
    return ids;
  }

  /** Those of some people whose accounts are in use. */
  async active(personIds: readonly string[]): Promise<readonly PersonRow[]> {
    const key = personIds.join(' ');
    const known = this.people.get(key);
    if (known !== undefined) return known;
    const people = (await this.tx.records.people.byIds(personIds)).filter((person) => person.active);
    this.people.set(key, people);
    return people;
  }
}
