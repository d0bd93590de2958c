// What a care scenario plays in: the records with its people, a clock it moves, centres that settle what is due, and the
// real outbox with channels at its edge that write down what they were given.
import { SystemIds } from '#host';
import { OutboxSender, type Channel, type ChannelKind, type SendOutcome } from '#channels';
import { SECOND_MS, silentLogger, type Clock, type Instant } from '#kernel';
import { Repositories, type Database } from '#records';
import type { Principal } from '#access';
import { CareCentre, noTimers, PUSH_KEY } from './care-centres.js';
import type { CareDuty, CarePerson, CareScenario, Device } from './care-scenario.js';
import { addDuty, addPeople, addPlaces, addPolicies, seat } from './care-people.js';

/** A clock that a scenario may also set back. */
export class ScenarioClock implements Clock {
  constructor(private current: Instant) {}
  now(): Instant {
    return this.current;
  }
  set(to: Instant): void {
    this.current = to;
  }
}

/** What a channel at the edge was given. */
export interface Handed {
  readonly at: Instant;
  readonly channel: Device;
  readonly personId: string;
  readonly messageId: string;
  readonly withdraws: boolean;
}

const KIND: Readonly<Record<Device, ChannelKind>> = { push: 'web-push', email: 'email' };
/** Longer than any scenario steps in one go without anything due. */
const MOST_LOOKS = 20_000;

export class CareWorld {
  readonly handed: Handed[] = [];
  readonly clock: ScenarioClock;
  readonly seated = new Set<string>();
  readonly centres = new Map<number, CareCentre>();
  readonly does: Record<Device, 'work' | 'fail' | 'hold'> = { push: 'work', email: 'work' };
  private readonly sender: OutboxSender;
  /** Scenario time minus the clock's: grows when the clock is set back. */
  private setBackMs = 0;

  private constructor(
    readonly database: Database,
    readonly scenario: CareScenario,
  ) {
    this.clock = new ScenarioClock(scenario.start);
    this.sender = new OutboxSender({
      database,
      channels: [this.edge('push'), this.edge('email')],
      clock: this.clock,
      scheduler: noTimers,
      random: { next: () => 0.5 },
      ids: new SystemIds(),
      logger: silentLogger,
    });
  }

  static async open(database: Database, scenario: CareScenario): Promise<CareWorld> {
    const world = new CareWorld(database, scenario);
    const { start, people, roster, policies } = scenario;
    await addPlaces(world.records, scenario);
    await addPeople(world.records, people, start, PUSH_KEY);
    for (const [index, duty] of roster.entries()) await world.addDuty(duty, index);
    if (policies !== null) await addPolicies(world.records, policies, start);
    for (const person of people) if (person.seated) await world.sit(person.id);
    for (let number = 1; number <= scenario.centres; number += 1) await world.startCentre(number);
    return world;
  }

  get records(): Repositories {
    return new Repositories(this.database.db);
  }

  /** Where the scenario is, whatever its clock says. */
  get scenarioTime(): Instant {
    return this.clock.now() + this.setBackMs;
  }

  get alive(): CareCentre[] {
    return [...this.centres.values()].filter((centre) => centre.alive);
  }

  /** A living centre, to act through. */
  get centre(): CareCentre {
    const [first] = this.alive;
    if (first === undefined) throw new RangeError('no centre runs');
    return first;
  }

  personOf(id: string): CarePerson {
    const person = this.scenario.people.find((one) => one.id === id);
    if (person === undefined) throw new RangeError(`there is no person ${id}`);
    return person;
  }

  principal(id: string): Principal {
    const { role, station } = this.personOf(id);
    return { personId: id, name: id, displayName: id, initials: id.slice(0, 2), role, stationId: station };
  }

  async startCentre(number: number): Promise<void> {
    await this.stopCentre(number);
    this.centres.set(number, await CareCentre.start(this.database, this.clock));
  }

  async stopCentre(number: number): Promise<void> {
    const centre = this.centres.get(number);
    this.centres.delete(number);
    await centre?.stop();
  }

  async sit(personId: string): Promise<void> {
    this.seated.add(personId);
    await seat(this.database, personId, this.clock.now());
  }

  async addDuty(duty: CareDuty, index: number): Promise<void> {
    await addDuty(this.records, duty, { id: `duty-${index}`, timeZone: this.scenario.timeZone, at: this.clock.now() });
  }

  setBack(byMs: number): void {
    this.setBackMs += byMs;
    this.clock.set(this.clock.now() - byMs);
  }

  /** Goes on to an instant of the scenario, settling and sending whatever falls due on the way, second by second. */
  async goTo(scenarioTime: Instant): Promise<void> {
    for (let looks = 0; ; looks += 1) {
      if (looks > MOST_LOOKS) throw new RangeError('something falls due without end');
      await this.tick();
      const end = scenarioTime - this.setBackMs;
      const next = await this.nextDue();
      const now = this.clock.now();
      if (next === null || next > end) {
        this.clock.set(end);
        break;
      }
      // Like the centre's own look each second: what is still due now is looked at again a second later.
      this.clock.set(Math.min(end, next > now ? next : now + SECOND_MS));
      if (this.clock.now() === now) break;
    }
    await this.tick();
  }

  /** One look of every process at once, then of the sender. */
  async tick(): Promise<void> {
    for (const id of this.seated) await seat(this.database, id, this.clock.now());
    await Promise.all(this.alive.map((centre) => centre.look()));
    if (this.alive.length > 0 && !Object.values(this.does).includes('hold')) await this.sender.idle();
  }

  async close(): Promise<void> {
    for (const number of [...this.centres.keys()]) await this.stopCentre(number);
    await this.sender.close();
  }

  /** The next time anything is to be settled or sent; null when nothing is, or no process runs that would. */
  private async nextDue(): Promise<Instant | null> {
    if (this.alive.length === 0) return null;
    const { ready } = await this.database.db
      .selectFrom('deadline')
      .select((on) => on.fn.min('ready_at').as('ready'))
      .executeTakeFirstOrThrow();
    const holds = Object.values(this.does).includes('hold');
    const queued = holds ? null : await this.nextAttempt();
    const times = [ready as number | null, queued].filter((time) => time !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  private async nextAttempt(): Promise<Instant | null> {
    const { attempt } = await this.database.db
      .selectFrom('notification_message')
      .select((on) => on.fn.min('next_attempt_at').as('attempt'))
      .where('state', '=', 'queued')
      .where('channel', '!=', 'bell')
      .executeTakeFirstOrThrow();
    return attempt;
  }

  private edge(device: Device): Channel {
    return {
      kind: KIND[device],
      send: (message, receiver): Promise<SendOutcome> => {
        if (this.does[device] === 'fail') {
          return Promise.resolve({ kind: 'transient', reason: 'the scenario says so', retryAfterMs: null });
        }
        const personId =
          receiver.kind === 'web-push' ? receiver.endpoint : receiver.kind === 'email' ? receiver.address : '';
        // What the roster lacks is told too, and is no part of what a scenario counts.
        if (message.purpose === 'roster') return Promise.resolve({ kind: 'sent' });
        this.handed.push({
          at: this.scenarioTime,
          channel: device,
          personId: personId.replace(/^https:\/\/push\.example\/|@mail\.example$/g, ''),
          messageId: message.id,
          withdraws: message.withdraws,
        });
        return Promise.resolve({ kind: 'sent' });
      },
    };
  }
}
