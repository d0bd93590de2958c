// People with sessions, made without passwords or codes: the generated tests need hundreds of them, and how sessions come
// to be is tested elsewhere.
import { hashPassword, Sessions, type Role } from '#access';
import { MINUTE_MS } from '#kernel';
import { Client, type CentreUnderTest, START } from '../centre-under-test.js';

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  /** With a session that is in order and freshly proven. */
  readonly client: Client;
}

export const PASSWORD_OF_ALL = 'ふだん使わない長い合言葉';

type SessionFault = 'expired' | 'revoked' | 'unproven' | 'unfinished';

export class Cast {
  private made = 0;
  private passwordHash: string | null = null;

  constructor(private readonly centre: CentreUnderTest) {}

  async member(role: Role, stationId: string | null = null): Promise<Member> {
    const { people } = this.centre.records;
    const personId = `${role}-${(this.made += 1)}`;
    this.passwordHash ??= await hashPassword(PASSWORD_OF_ALL);
    await people.add({
      id: personId,
      name: personId,
      display_name: `${role} ${this.made}`,
      initials: 'P',
      role,
      station_id: stationId,
      password_hash: this.passwordHash,
      created_at: START,
      last_log_in_at: null,
    });
    return { personId, name: personId, role, client: await this.session(personId) };
  }

  /** Another session of the same person. */
  async session(personId: string, stage: 'complete' | 'second-factor' = 'complete'): Promise<Client> {
    const row = await this.centre.records.people.find(personId);
    if (row === undefined) throw new Error(`${personId} is not on record`);
    const visitor = { address: '192.0.2.0/24', agent: 'spec' };
    const opening = { stage, method: 'password+totp', visitor } as const;
    return this.holding((await this.centre.app.get(Sessions).open(row, opening)).token);
  }

  /** A session of the same person that is no good, or not for everything. */
  async faulty({ personId }: Member, fault: SessionFault): Promise<Client> {
    const sessions = this.centre.app.get(Sessions);
    const row = (await this.centre.records.people.find(personId))!;
    const stage = fault === 'unfinished' ? ('second-factor' as const) : ('complete' as const);
    const visitor = { address: '192.0.2.0/24', agent: 'spec' };
    const { token, session } = await sessions.open(row, { stage, method: 'password', visitor });
    const { sessions: rows } = this.centre.records;
    if (fault === 'expired') await rows.change(session.key, { expires_at: START });
    if (fault === 'unproven') await rows.change(session.key, { proven_at: START - 11 * MINUTE_MS });
    if (fault === 'revoked') await sessions.end(session.key);
    return this.holding(token);
  }

  /** A board on the wall, enrolled by a supervisor. */
  async wall(by: Member): Promise<{ id: string; client: Client }> {
    const person = await this.centre.records.people.find(by.personId);
    const principal = { ...by, displayName: by.name, initials: 'P', stationId: person?.station_id ?? null };
    const visitor = { address: '192.0.2.0/24', agent: 'spec' };
    const { token, session } = await this.centre.app.get(Sessions).openDevice('壁', principal, visitor);
    return { id: session.key, client: this.holding(token) };
  }

  stranger(): Client {
    return new Client(this.centre.base);
  }

  private holding(token: string): Client {
    const client = new Client(this.centre.base);
    client.cookie = `mimamori_session=${token}`;
    return client;
  }
}
