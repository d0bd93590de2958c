// Who asks, and what they have to do with the patient: one column of the table each. An asker without a role of its own
// (nobody, somebody whose session has ended) tries each route as a person whom the route is for.
import type { Role } from '#access';
import { Client, type CentreUnderTest } from '../centre-under-test.js';
import type { ApiOperation } from '../openapi-operations.js';
import { Cast, type Member } from './cast.js';
import { Houses, type StageHands } from './house.js';
import { belongingsOf } from './personal.js';
import type { Subject } from './requests.js';
import { Worlds, type World } from './world.js';

export const COLUMNS = [
  'nobody',
  'expired',
  'revoked',
  'unfinished',
  'unproven',
  'wall',
  'centre',
  'supervisor',
  'station own',
  'station other',
  'station past',
  'station recalled',
  'doctor own',
  'doctor covering',
  'doctor other',
  'doctor past',
  'doctor removed',
  'family own',
  'family other',
  'family past',
  'family withdrawn',
  'administrator',
] as const;
export type Column = (typeof COLUMNS)[number];
/** Those who can open a stream at all. */
export const LISTENERS = COLUMNS.filter(
  (column) => !['nobody', 'expired', 'revoked', 'unfinished'].includes(column),
).filter((column) => column !== 'unproven');
export type Listening = Column;

export interface Asker {
  readonly column: Column;
  readonly subject: Subject;
  /** With whose session this operation is tried. */
  clientFor(operation: ApiOperation): Client;
  /** Of the one who asks; of whoever may see most where the column is no one person. */
  readonly client: Client;
}

/** The people beside a patient, one of each role, who may do all that their role may. */
type Circle = Readonly<Record<Role, Member>>;
type Fault = 'expired' | 'revoked' | 'unfinished' | 'unproven';

export class Askers {
  private readonly cast: Cast;

  private constructor(
    private readonly centre: CentreUnderTest,
    cast: Cast,
    private readonly hands: StageHands,
    private readonly worlds: Worlds,
    private readonly houses: Houses,
  ) {
    this.cast = cast;
  }

  static async of(centre: CentreUnderTest): Promise<Askers> {
    const cast = new Cast(centre);
    const [seat, supervisor] = [await cast.member('centre'), await cast.member('supervisor')];
    const hands = { seat, supervisor, administrator: await cast.member('administrator') };
    return new Askers(centre, cast, hands, new Worlds(centre, cast, seat), new Houses(centre, cast, hands));
  }

  /** A new session in place of one that has ended. */
  async renew({ column, subject, client }: Asker): Promise<void> {
    const { cookie } =
      column === 'wall'
        ? (await this.cast.wall(this.hands.supervisor)).client
        : await this.cast.session(subject.asker.personId);
    client.cookie = cookie;
  }

  /** Takes a doctor's patient away while the doctor looks on: no question open, the link gone. */
  async letGo(world: World, doctor: Member): Promise<void> {
    await this.worlds.endSearch(world);
    await this.worlds.withdrawn(world, doctor, this.hands.supervisor);
  }

  async asker(column: Column): Promise<Asker> {
    // Wrong passwords of the asker before would make this one wait.
    await this.centre.database.db.deleteFrom('attempt_delay').execute();
    const world = await this.worlds.make();
    switch (column) {
      case 'nobody':
      case 'wall':
        return this.withoutPerson(column, world);
      case 'expired':
      case 'revoked':
      case 'unfinished':
      case 'unproven':
        return this.atFault(column, world);
      default: {
        const asker = await this.person(column, world);
        const owner = column.endsWith('other') ? this.ownerOf(asker, world) : asker;
        const subject = await this.subject(world, asker, owner);
        return { column, subject, clientFor: () => asker.client, client: asker.client };
      }
    }
  }

  private async withoutPerson(column: 'nobody' | 'wall', world: World): Promise<Asker> {
    const subject = await this.subject(world, world.doctor, world.doctor);
    const client = column === 'nobody' ? this.cast.stranger() : (await this.cast.wall(this.hands.supervisor)).client;
    return { column, subject, clientFor: () => client, client };
  }

  private async atFault(column: Fault, world: World): Promise<Asker> {
    const circle = await this.circleOf(world);
    const clients = new Map<string, Client>();
    for (const [role, member] of Object.entries(circle)) clients.set(role, await this.cast.faulty(member, column));
    const subject = await this.subject(world, circle.doctor, circle.doctor);
    const first = clients.get('supervisor')!;
    return { column, subject, clientFor: ({ roles }) => clients.get(roles[0] ?? '') ?? first, client: first };
  }

  private async circleOf({ nurse: station, doctor, family }: World): Promise<Circle> {
    const [centre, supervisor] = [await this.cast.member('centre'), await this.cast.member('supervisor')];
    return { centre, supervisor, station, doctor, family, administrator: await this.cast.member('administrator') };
  }

  /** The person who asks, put into that relation to the world's patient. */
  private async person(column: Exclude<Column, Fault | 'nobody' | 'wall'>, world: World): Promise<Member> {
    const { cast, worlds, centre } = this;
    switch (column) {
      case 'centre':
      case 'supervisor':
      case 'administrator':
        return cast.member(column);
      case 'station own':
        return world.nurse;
      case 'station other':
        return cast.member('station', await centre.station(`beside-${world.name}`, [`beside-${world.area}`]));
      case 'station past':
        await worlds.letPass(world);
        return world.nurse;
      case 'station recalled':
        await worlds.callOff(world);
        return world.nurse;
      case 'doctor own':
        return world.doctor;
      case 'family own':
        return world.family;
      default:
        return this.besideThePatient(column, world);
    }
  }

  private async besideThePatient(
    column: `doctor ${'covering' | 'other' | 'past' | 'removed'}` | `family ${'other' | 'past' | 'withdrawn'}`,
    world: World,
  ): Promise<Member> {
    const role = column.startsWith('doctor') ? ('doctor' as const) : ('family' as const);
    if (column === 'doctor covering' || column.endsWith('other')) {
      const member = await this.cast.member(role);
      if (column === 'doctor covering') await this.worlds.cover(world, member);
      return member;
    }
    // Whoever was the patient's, with all that is left of it: reports received, questions answered.
    const member = role === 'doctor' ? world.doctor : world.family;
    if (role === 'doctor') await this.worlds.endSearch(world);
    if (column.endsWith('past')) await this.worlds.formerly(world, member, role);
    else await this.worlds.withdrawn(world, member, this.hands.supervisor);
    return member;
  }

  /** Whose personal things somebody asks for who has nothing to do with them. */
  private ownerOf({ role }: Member, { nurse, doctor, family }: World): Member {
    return role === 'station' ? nurse : role === 'doctor' ? doctor : family;
  }

  private async subject(world: World, asker: Member, owner: Member): Promise<Subject> {
    const { patientId, stationId, doctor } = world;
    return {
      world,
      asker,
      house: await this.houses.make(owner, patientId),
      personal: await belongingsOf(this.centre, this.cast, owner),
      rosterSubjectId: asker.role === 'doctor' ? (owner === asker ? asker : doctor).personId : stationId,
    };
  }
}
