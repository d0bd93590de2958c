// One decision of the centre: what it writes, what the engine must be told, what the boards hear and what the audit keeps
// are committed together or not at all. Acts are written before events and both last, so that the two locks that give
// them their order are taken by everybody in the same order and held briefly.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import type { EngineAct } from '#engine';
import { appendEvents, type NewCentreEvent } from '#events';
import type { Clock, IdSource, Instant, PatientId } from '#kernel';
import {
  Repositories,
  type Database,
  type Look,
  type LookKind,
  type NewAuditEntry,
  type Priority,
  type RecordsTransaction,
} from '#records';
import { covers, Scope, type PatientScope } from './access/scope.js';
import { notFound } from './http/refusal.js';
import type { ChangedIncident, IncidentFollower } from './incidents/incident-follower.js';
import { CLOCK, DATABASE, IDS, ON_ACTS_COMMITTED } from './ports.js';

/** Who does something: a person, or the centre itself. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

export const CENTRE: Actor = { id: 'centre', name: 'センター' };

export function actorOf(who: Principal): Actor {
  return { id: who.personId, name: who.displayName };
}

/** An act without what every act has. */
export type ActBody = EngineAct extends infer Act
  ? Act extends EngineAct
    ? Omit<Act, 'actId' | 'at' | 'by'>
    : never
  : never;

/** The records as one person may read them, at one instant. */
export interface Reading {
  readonly records: Repositories;
  readonly now: Instant;
  readonly scope: PatientScope;
  /** Looks at something of a patient. Throws 404 for one outside the scope, as for one that does not exist. */
  readonly open: (kind: LookKind, patientId: string) => Promise<void>;
  /** Says what is looked at; null for what shows many patients at once. It is in the audit before the answer goes out. */
  readonly see: (kind: LookKind, patientId: string | null) => void;
}

export class CentreTransaction {
  readonly records: Repositories;
  private readonly acts: EngineAct[] = [];
  private readonly events: NewCentreEvent[] = [];
  private readonly audits: NewAuditEntry[] = [];

  constructor(
    private readonly trx: RecordsTransaction,
    /** The one `now` of this decision. */
    readonly now: Instant,
    private readonly ids: IdSource,
    private readonly followers: readonly IncidentFollower[],
  ) {
    this.records = new Repositories(trx);
  }

  newId(): string {
    return this.ids.next();
  }

  /** Tells the engine. */
  act(actor: Actor, body: ActBody): void {
    this.acts.push({ ...body, actId: this.ids.next(), at: this.now, by: actor.id });
  }

  /** Tells whoever listens. */
  event(type: string, scope: NewCentreEvent['scope'], data: Readonly<Record<string, unknown>>): void {
    this.events.push({ type, scope, data, occurredAt: this.now });
  }

  /** Lets everything follow that must when incidents have changed. `IncidentWork` calls it; nobody else has to. */
  async incidentsChanged(changed: readonly ChangedIncident[]): Promise<void> {
    for (const follow of this.followers) await follow(this, changed);
  }

  /** Writes down that a person did this. */
  audit(
    who: Principal,
    action: string,
    on: { subject?: string; patientId?: string; detail?: Readonly<Record<string, unknown>> } = {},
  ): void {
    this.audits.push({ at: this.now, personId: who.personId, role: who.role, action, ...on });
  }

  /** Reads for a person's answer within a decision, as that person. Nothing can be written meanwhile. */
  async readAs<T>(who: Principal, work: (records: Repositories) => Promise<T>): Promise<T> {
    await this.records.walls.readAs(who.personId, this.now);
    const answer = await work(this.records);
    await this.records.walls.beCentre();
    return answer;
  }

  /** Writes what was gathered; true when the engine must be told something. */
  async flush(): Promise<boolean> {
    await this.records.audit.add(this.audits);
    await this.records.engineActs.add(this.acts);
    if (this.events.length > 0) await appendEvents(this.trx, this.events);
    return this.acts.length > 0;
  }
}

@Injectable()
export class CentreTransactions {
  private readonly followers: IncidentFollower[] = [];

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(ON_ACTS_COMMITTED) private readonly onActsCommitted: () => void,
    private readonly scope: Scope,
  ) {}

  /** Has something follow every change of an incident, within the same decision. Call in a constructor. */
  whenIncidentsChange(follower: IncidentFollower): void {
    this.followers.push(follower);
  }

  /** Runs and commits one decision. `work` may be run again after a deadlock, so it does nothing outside its transaction. */
  async run<T>(work: (tx: CentreTransaction) => Promise<T>, priority?: Priority): Promise<T> {
    const { value, acts } = await this.database.transaction(async (trx) => {
      const tx = new CentreTransaction(trx, this.clock.now(), this.ids, this.followers);
      const value = await work(tx);
      return { value, acts: await tx.flush() };
    }, priority);
    if (acts) this.onActsCommitted();
    return value;
  }

  /**
   * Reads on behalf of a person, in one transaction under a role of the database's own that sees this person's patients and
   * nobody else's, whatever the queries ask for. `work` must not wait for the world: the embedded database has one session.
   */
  async read<T>(who: Principal, work: (reading: Reading) => Promise<T>): Promise<T> {
    const looks = new Map<string, Look>();
    const see: Reading['see'] = (kind, patientId) => looks.set(`${kind} ${patientId ?? ''}`, { kind, patientId });
    const answer = await this.database.transaction(async (trx) => {
      looks.clear();
      const records = new Repositories(trx);
      const now = this.clock.now();
      const scope = await this.scope.clinical(who, records);
      await records.walls.readAs(who.personId, now);
      const open: Reading['open'] = async (kind, patientId) => {
        const found = covers(scope, patientId) && (await records.walls.sees(patientId));
        if (!found) throw notFound('patient');
        see(kind, patientId);
      };
      return work({ records, now, scope, open, see });
    });
    if (looks.size === 0) throw new Error('A reading does not say what was looked at.');
    await this.noteLooks(who, [...looks.values()]);
    return answer;
  }

  /** For what is shown without `read`. Before it is shown. */
  noteLooks(who: Principal, looks: readonly Look[]): Promise<void> {
    return this.records.viewings.note(who, looks, this.clock.now());
  }

  now(): Instant {
    return this.clock.now();
  }

  /** The centre's own queries, outside any transaction and behind no wall: never for what a person asked to see. */
  get records(): Repositories {
    return new Repositories(this.database.db);
  }
}

export const asPatientId = (id: string): PatientId => id as PatientId;
