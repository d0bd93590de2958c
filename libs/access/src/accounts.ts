// Making accounts: the first administrator at the first start, and everybody else by an administrator.
import { type Clock, type IdSource } from '#kernel';
import { Repositories, violatedUnique, type Database, type PersonRow } from '#records';
import { hashPassword } from './passwords.js';
import type { Role } from './roles.js';
import { newLegibleSecret } from './secrets.js';

export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly initials: string;
  readonly role: Role;
  readonly stationId: string | null;
}

export type AccountOutcome =
  { readonly kind: 'created'; readonly person: PersonRow; readonly password: string } | { readonly kind: 'name-taken' };

/** A first password of 79 bits, for people to type once. */
export function newPassword(): string {
  return newLegibleSecret(4).toLowerCase();
}

export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** Adds a person with a password that is returned this once. */
  async create(account: NewAccount): Promise<AccountOutcome> {
    const password = newPassword();
    const person: PersonRow = {
      id: this.ids.next(),
      name: account.name.toLowerCase(),
      display_name: account.displayName,
      initials: account.initials,
      role: account.role,
      station_id: account.stationId,
      password_hash: await hashPassword(password),
      active: true,
      created_at: this.clock.now(),
      last_log_in_at: null,
    };
    try {
      await new Repositories(this.database.db).people.add(person);
    } catch (error) {
      if (violatedUnique(error) === null) throw error;
      return { kind: 'name-taken' };
    }
    return { kind: 'created', person, password };
  }

  /** Where there is no administrator yet: makes one and returns the log-in, to be printed once. Otherwise null. */
  async ensureFirstAdministrator(): Promise<{ readonly name: string; readonly password: string } | null> {
    if (await new Repositories(this.database.db).people.hasAny('administrator')) return null;
    const outcome = await this.create({
      name: 'admin',
      displayName: '管理者',
      initials: '管',
      role: 'administrator',
      stationId: null,
    });
    return outcome.kind === 'created' ? { name: outcome.person.name, password: outcome.password } : null;
  }
}
