// Coming in: by name and password, by a passkey alone, and the second step. Unknown names, wrong passwords and closed
// accounts get one answer after one amount of work; guessers wait longer and longer, owners never for good.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Clock } from '#kernel';
import { type Database, type PersonRow, Repositories, type SessionStage } from '#records';
import { AttemptLimits, type AttemptSubject } from './attempt-limits.js';
import type { PasskeySite } from './passkeys.js';
import { hashPassword, isOutdated, isRightPassword } from './passwords.js';
import type { Proof, SecondFactors } from './second-factors.js';
import { hasSecondFactor, stageAfterPassword } from './session-policy.js';
import type { OpenedSession, Session, Sessions, SignInMethod, Visitor } from './sessions.js';

export type SignInOutcome =
  | ({ readonly kind: 'signed-in' } & OpenedSession)
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly forMs: number };

const METHOD_OF: Readonly<Record<Exclude<Proof['kind'], 'password'>, SignInMethod>> = {
  totp: 'password+totp',
  passkey: 'password+passkey',
  recovery: 'password+recovery',
};

/** The centre's whole address as it is counted for limits, and what is shown of it. */
export interface Caller {
  readonly address: string;
  readonly visitor: Visitor;
}

export class SignIn {
  private readonly limits: AttemptLimits;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    /** Whether the demonstration ward runs. */
    private readonly demonstration: () => boolean,
  ) {
    this.limits = new AttemptLimits(database);
  }

  async byPassword(attempt: { readonly name: string; readonly password: string } & Caller): Promise<SignInOutcome> {
    const name = attempt.name.trim().toLowerCase();
    const subjects: AttemptSubject[] = [
      { kind: 'account', value: name },
      { kind: 'address', value: attempt.address },
    ];
    const verdict = await this.limits.begin(subjects, this.clock.now());
    if (verdict.kind === 'wait') return verdict;
    const { people } = new Repositories(this.database.db);
    const person = await people.byName(name);
    const right = await isRightPassword(person?.password_hash ?? null, attempt.password);
    if (!right || person === undefined || !person.active) return { kind: 'refused' };
    await this.limits.succeeded(subjects);
    if (person.password_hash !== null && isOutdated(person.password_hash)) {
      await people.change(person.id, { password_hash: await hashPassword(attempt.password) });
    }
    return this.start(person, attempt.visitor);
  }

  /** After a right password or a followed link: the session, with what is still to be done. */
  async start(person: PersonRow, visitor: Visitor): Promise<{ kind: 'signed-in' } & OpenedSession> {
    const stage = await this.stageOf(person);
    return { kind: 'signed-in', ...(await this.sessions.open(person, { stage, method: 'password', visitor })) };
  }

  askForPasskey(site: PasskeySite) {
    return this.factors.askForPasskey(site, 'log-in', []);
  }

  /** A passkey that verifies its person stands for both factors. */
  async byPasskey(
    response: AuthenticationResponseJSON,
    { site, address, visitor }: Caller & { readonly site: PasskeySite },
  ): Promise<SignInOutcome> {
    const subjects: AttemptSubject[] = [{ kind: 'address', value: address }];
    const verdict = await this.limits.begin(subjects, this.clock.now());
    if (verdict.kind === 'wait') return verdict;
    const personId = await this.database.transaction((trx) => this.factors.personOf(response, site, trx));
    const person = personId === null ? undefined : await new Repositories(this.database.db).people.find(personId);
    if (person === undefined || !person.active) return { kind: 'refused' };
    await this.limits.succeeded(subjects);
    const stage = person.password_is_temporary ? 'new-password' : 'complete';
    return { kind: 'signed-in', ...(await this.sessions.open(person, { stage, method: 'passkey', visitor })) };
  }

  /** What a passkey of this person is asked for by, within this session. */
  async askToProve(session: Session, site: PasskeySite) {
    const own = await this.factors.passkeysOf(session.principal.personId);
    return own.length === 0 ? null : this.factors.askForPasskey(site, `prove:${session.key}`, own);
  }

  /** The second step of a log-in, or a fresh proof before a dangerous act. A password proves only who has nothing else. */
  async prove(session: Session, proof: Proof): Promise<SignInOutcome> {
    const { personId } = session.principal;
    if (session.stage !== 'second-factor' && session.stage !== 'complete') return { kind: 'refused' };
    const subjects: AttemptSubject[] = [{ kind: 'second-factor', value: personId }];
    const verdict = await this.limits.begin(subjects, this.clock.now());
    if (verdict.kind === 'wait') return verdict;
    const { people } = new Repositories(this.database.db);
    const person = await people.find(personId);
    if (person === undefined || !(await this.isRight(session, person, proof))) return { kind: 'refused' };
    await this.limits.succeeded(subjects);
    if (session.stage === 'complete') {
      return { kind: 'signed-in', ...(await this.sessions.advance(session, { stage: 'complete' })) };
    }
    const stage = person.password_is_temporary ? 'new-password' : 'complete';
    const method = proof.kind === 'password' ? 'password' : METHOD_OF[proof.kind];
    return { kind: 'signed-in', ...(await this.sessions.advance(session, { stage, method })) };
  }

  /** What is left to do after one's own password has taken the place of a temporary one. */
  async stageAfterNewPassword(person: PersonRow): Promise<SessionStage> {
    const stage = await this.stageOf({ ...person, password_is_temporary: false });
    return stage === 'second-factor' ? 'complete' : stage;
  }

  private async stageOf(person: PersonRow): Promise<SessionStage> {
    const factors = await this.factors.of(person.id);
    return stageAfterPassword({ person, factors, demonstration: this.demonstration() });
  }

  private async isRight(session: Session, person: PersonRow, proof: Proof): Promise<boolean> {
    if (proof.kind !== 'password') {
      const purpose = `prove:${session.key}` as const;
      return this.database.transaction((trx) => this.factors.isRight(person.id, proof, purpose, trx));
    }
    if (session.stage !== 'complete' || hasSecondFactor(await this.factors.of(person.id))) return false;
    return isRightPassword(person.password_hash, proof.password);
  }
}
