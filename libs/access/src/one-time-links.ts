// Links that let a person choose a password once: an invitation, or a reset by the administrator. The link carries 256 bits
// of which the centre keeps a digest; unknown, used and lapsed ones are told apart by nobody.
import { DAY_MS, HOUR_MS, type Clock, type Instant } from '#kernel';
import { type Database, type OneTimeLinkRow, type PersonRow, type Queries, Repositories } from '#records';
import { hashPassword } from './passwords.js';
import { passwordProblem, type PasswordProblem } from './password-rules.js';
import { digestOf, newToken } from './secrets.js';
import type { Sessions } from './sessions.js';

export type LinkPurpose = OneTimeLinkRow['purpose'];

const LASTS_MS: Readonly<Record<LinkPurpose, number>> = { invitation: 3 * DAY_MS, 'password-reset': 24 * HOUR_MS };

export interface IssuedLink {
  /** The page; the secret is behind the #, where no server's log sees it. */
  readonly path: string;
  readonly expiresAt: Instant;
}

export type FollowOutcome =
  | { readonly kind: 'chosen'; readonly person: PersonRow; readonly purpose: LinkPurpose }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'password'; readonly problem: PasswordProblem };

export class OneTimeLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
  ) {}

  /** A new link; earlier ones of the person lapse. */
  async issue(personId: string, purpose: LinkPurpose, by: string, queries: Queries): Promise<IssuedLink> {
    const token = newToken();
    const now = this.clock.now();
    const expiresAt = now + LASTS_MS[purpose];
    await new Repositories(queries).oneTimeSecrets.addLink({
      token_hash: digestOf(token),
      person_id: personId,
      purpose,
      created_by: by,
      created_at: now,
      expires_at: expiresAt,
    });
    return { path: `/welcome#${token}`, expiresAt };
  }

  /** Whom a link is for, without using it. */
  async look(token: string): Promise<{ readonly person: PersonRow; readonly link: OneTimeLinkRow } | null> {
    const { oneTimeSecrets, people } = new Repositories(this.database.db);
    const link = await oneTimeSecrets.link(digestOf(token), this.clock.now());
    const person = link === undefined ? undefined : await people.find(link.person_id);
    return link === undefined || person === undefined || !person.active ? null : { person, link };
  }

  /** Sets the password and uses the link up, in one step; every session of the person ends. */
  async follow(token: string, password: string): Promise<FollowOutcome> {
    const found = await this.look(token);
    if (found === null) return { kind: 'unknown' };
    const { person, link } = found;
    const problem = passwordProblem(password, person.role, [person.name, person.display_name]);
    if (problem !== null) return { kind: 'password', problem };
    const passwordHash = await hashPassword(password);
    const now = this.clock.now();
    const ended = await this.database.transaction(async (trx) => {
      const { oneTimeSecrets, people, sessions } = new Repositories(trx);
      if ((await oneTimeSecrets.useLink(digestOf(token), now)) === undefined) return null;
      await people.change(person.id, {
        password_hash: passwordHash,
        password_is_temporary: false,
        password_changed_at: now,
      });
      return sessions.removeOf([person.id]);
    });
    if (ended === null) return { kind: 'unknown' };
    this.sessions.tell(ended);
    return { kind: 'chosen', person: { ...person, password_is_temporary: false }, purpose: link.purpose };
  }
}
