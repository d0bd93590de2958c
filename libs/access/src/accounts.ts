// Making accounts and setting their passwords: the first administrator at the first start, everybody else by an
// administrator's invitation, the demonstration's people by its seed.
import { type Clock, type IdSource } from '#kernel';
import { Repositories, violatedUnique, type Database, type PersonRow, type Queries } from '#records';
import type { FirstLogIn, FirstLogInFile } from './first-log-in.js';
import { hashPassword, isRightPassword } from './passwords.js';
import { passwordProblem, type PasswordProblem } from './password-rules.js';
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

export type OwnPasswordOutcome =
  | { readonly kind: 'set' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'same' }
  | { readonly kind: 'password'; readonly problem: PasswordProblem };

/** A first password of 79 bits, for people to type once. */
export function newPassword(): string {
  return newLegibleSecret(4).toLowerCase();
}

const FIRST: NewAccount = {
  name: 'admin',
  displayName: '管理者',
  initials: '管',
  role: 'administrator',
  stationId: null,
};

export class Accounts {
  private readonly ownPasswordListeners = new Set<(name: string) => void>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** Adds a person with a password that is returned this once. */
  async create(
    account: NewAccount,
    { temporary = false, demonstration = false }: { temporary?: boolean; demonstration?: boolean } = {},
  ): Promise<AccountOutcome> {
    const password = newPassword();
    const passwordHash = await hashPassword(password);
    const row = { password_hash: passwordHash, password_is_temporary: temporary, demonstration };
    const person = await this.add(this.database.db, account, row);
    return person === null ? { kind: 'name-taken' } : { kind: 'created', person, password };
  }

  /** Adds a person who has no password yet; null where somebody has the name. A failed insert ends the transaction it is in. */
  async add(
    queries: Queries,
    account: NewAccount,
    row: Partial<Pick<PersonRow, 'password_hash' | 'password_is_temporary' | 'demonstration'>> = {},
  ): Promise<PersonRow | null> {
    const person: PersonRow = {
      id: this.ids.next(),
      name: account.name.toLowerCase(),
      display_name: account.displayName,
      initials: account.initials,
      role: account.role,
      station_id: account.stationId,
      password_hash: null,
      password_is_temporary: false,
      password_changed_at: null,
      demonstration: false,
      pin_hash: null,
      active: true,
      created_at: this.clock.now(),
      last_log_in_at: null,
      ...row,
    };
    try {
      await new Repositories(queries).people.add(person);
      return person;
    } catch (error) {
      if (violatedUnique(error) === null) throw error;
      return null;
    }
  }

  /** A person's own choice of password; `current` is null where a temporary one was just shown. */
  async setOwnPassword(personId: string, current: string | null, next: string): Promise<OwnPasswordOutcome> {
    const { people } = new Repositories(this.database.db);
    const person = await people.find(personId);
    if (person === undefined) return { kind: 'wrong' };
    if (current !== null && !(await isRightPassword(person.password_hash, current))) return { kind: 'wrong' };
    const problem = passwordProblem(next, person.role, [person.name, person.display_name]);
    if (problem !== null) return { kind: 'password', problem };
    if (await isRightPassword(person.password_hash, next)) return { kind: 'same' };
    await people.change(personId, {
      password_hash: await hashPassword(next),
      password_is_temporary: false,
      password_changed_at: this.clock.now(),
    });
    for (const listener of this.ownPasswordListeners) listener(person.name);
    return { kind: 'set' };
  }

  /** Called with the log-in name of who has chosen a password. */
  onOwnPassword(listener: (name: string) => void): void {
    this.ownPasswordListeners.add(listener);
  }

  /**
   * Where there is no administrator yet: makes one with a temporary password and returns the log-in; otherwise null. With a
   * file the log-in is on disk before the account is made.
   */
  async ensureFirstAdministrator(file: FirstLogInFile | null = null): Promise<FirstLogIn | null> {
    if (await new Repositories(this.database.db).people.hasAny('administrator')) return null;
    const password = newPassword();
    const passwordHash = await hashPassword(password);
    file?.write({ name: FIRST.name, password });
    const row = { password_hash: passwordHash, password_is_temporary: true };
    const person = await this.add(this.database.db, FIRST, row);
    return person === null ? null : { name: person.name, password };
  }

  /**
   * For an administrator who has lost every way in, from the machine itself: a temporary password, no second factor, no
   * session. Null where the name is not an administrator's.
   */
  async resetAdministrator(name: string, file: FirstLogInFile): Promise<FirstLogIn | null> {
    const password = newPassword();
    const passwordHash = await hashPassword(password);
    const now = this.clock.now();
    return this.database.transaction(async (trx) => {
      const { audit, oneTimeSecrets, people, secondFactors, sessions } = new Repositories(trx);
      const person = await people.byName(name.toLowerCase());
      if (person === undefined || person.role !== 'administrator') return null;
      file.write({ name: person.name, password });
      await people.change(person.id, { password_hash: passwordHash, password_is_temporary: true, active: true });
      await secondFactors.removeAll(person.id);
      await sessions.removeOf([person.id]);
      await oneTimeSecrets.lapseLinks([person.id]);
      const action = 'person.administrator-reset';
      await audit.add([{ at: now, personId: null, role: null, action, subject: person.id, address: 'local' }]);
      return { name: person.name, password };
    });
  }
}
