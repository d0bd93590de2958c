// One's own account. Whatever changes how a person comes in is on the audit trail, and asks for a fresh proof at the door.
import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import {
  Accounts,
  AttemptLimits,
  BadgePins,
  isGuessablePin,
  isSeat,
  needsSecondFactor,
  SecondFactors,
  Sessions,
  shortestPassword,
  type EnrolOutcome,
  type PasskeySite,
  type Principal,
  type RemoveOutcome,
  type Session,
} from '#access';
import { SECOND_MS, type Clock } from '#kernel';
import type { Database, PasskeyRow, SessionRow } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { conflict, invalid, notFound, Refusal } from '../http/refusal.js';
import { CLOCK, DATABASE } from '../ports.js';
import type {
  AccountDto,
  FactorEnrolledDto,
  NewPasskeyDto,
  PasskeyDto,
  PasswordChangeDto,
  RecoveryCodesDto,
  SessionInfoDto,
  TotpSecretDto,
} from './account.dto.js';
import { registrationOf, siteOf } from './passkey-json.js';
import type { AuthenticatedRequest } from './route-access.js';
import { SessionHttp, throwUnlessSet } from './session-http.js';

@Injectable()
export class AccountService {
  private readonly limits: AttemptLimits;

  constructor(
    private readonly transactions: CentreTransactions,
    private readonly accounts: Accounts,
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
    private readonly badges: BadgePins,
    private readonly http: SessionHttp,
    @Inject(DATABASE) database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.limits = new AttemptLimits(database);
  }

  async get({ principal, key }: Session): Promise<AccountDto> {
    const { personId } = principal;
    const person = await this.transactions.records.people.find(personId);
    if (person === undefined) throw notFound('account');
    const [factors, passkeys, sessions] = await Promise.all([
      this.factors.of(personId),
      this.factors.passkeysOf(personId),
      this.sessions.ofPerson(personId),
    ]);
    return {
      secondFactor: { required: needsSecondFactor(person.role), ...factors },
      passkeys: passkeys.map(passkeyView),
      sessions: sessions.map((row) => sessionView(row, key)),
      pin: person.pin_hash !== null,
      shortestPassword: shortestPassword(person.role),
      passwordChangedAt: person.password_changed_at,
    };
  }

  async changePassword({ principal, key }: Session, { current, password }: PasswordChangeDto): Promise<void> {
    const { personId } = principal;
    const subjects = [{ kind: 'second-factor', value: personId } as const];
    const verdict = await this.limits.begin(subjects, this.clock.now());
    if (verdict.kind === 'wait') {
      const seconds = Math.ceil(verdict.forMs / SECOND_MS);
      throw new Refusal(429, 'ACCESS.TOO_MANY_ATTEMPTS', 'Too many attempts; wait a little.', undefined, seconds);
    }
    const outcome = await this.accounts.setOwnPassword(personId, current, password);
    if (outcome.kind !== 'wrong') await this.limits.succeeded(subjects);
    throwUnlessSet(outcome);
    await this.sessions.endOf([personId], key);
    await this.note(principal, 'person.password-set');
  }

  beginTotp(who: Principal): Promise<TotpSecretDto> {
    return this.factors.beginTotp(who);
  }

  async confirmTotp(
    session: Session,
    code: string,
    request: AuthenticatedRequest,
    response: Response,
  ): Promise<FactorEnrolledDto> {
    const outcome = await this.factors.confirmTotp(session.principal.personId, code);
    return this.enrolled(session, outcome, 'totp', request, response);
  }

  async passkeyOptions(session: Session, request: AuthenticatedRequest): Promise<{ options: object }> {
    const own = await this.factors.passkeysOf(session.principal.personId);
    return { options: await this.factors.offerPasskey(siteOf(request), session.principal, own) };
  }

  async addPasskey(
    session: Session,
    { name, passkey }: NewPasskeyDto,
    request: AuthenticatedRequest,
    response: Response,
  ): Promise<FactorEnrolledDto> {
    const site: PasskeySite = siteOf(request);
    const answer = { name, response: registrationOf(passkey), site };
    const outcome = await this.factors.addPasskey(session.principal.personId, answer);
    return this.enrolled(session, outcome, 'passkey', request, response);
  }

  async renamePasskey(who: Principal, id: string, name: string): Promise<void> {
    const renamed = await this.transactions.run((tx) => tx.records.secondFactors.renamePasskey(who.personId, id, name));
    if (!renamed) throw notFound('passkey');
  }

  async removePasskey(who: Principal, id: string): Promise<void> {
    throwUnlessRemoved(await this.factors.removePasskey(who, id));
    await this.note(who, 'person.factor-removed', { factor: 'passkey' });
  }

  async removeTotp(who: Principal): Promise<void> {
    throwUnlessRemoved(await this.factors.removeTotp(who));
    await this.note(who, 'person.factor-removed', { factor: 'totp' });
  }

  async renewRecoveryCodes(who: Principal): Promise<RecoveryCodesDto> {
    const { passkeys, totp } = await this.factors.of(who.personId);
    if (passkeys === 0 && !totp) throw conflict('ACCESS.NO_FACTOR', 'There is no second factor to recover.');
    const recoveryCodes = await this.factors.renewRecoveryCodes(who.personId);
    await this.note(who, 'person.recovery-codes-renewed');
    return { recoveryCodes };
  }

  async setPin(who: Principal, pin: string | null): Promise<void> {
    if (!isSeat(who.role)) throw new Refusal(403, 'ACCESS.FORBIDDEN', 'A PIN is for people of the centre.');
    if (pin !== null && isGuessablePin(pin)) throw invalid('pin', 'guessable');
    await this.badges.set(who.personId, pin);
    await this.note(who, pin === null ? 'person.pin-removed' : 'person.pin-set');
  }

  async endSession({ principal }: Session, id: string): Promise<void> {
    const own = await this.sessions.ofPerson(principal.personId);
    if (!own.some((row) => row.id === id)) throw notFound('session');
    await this.sessions.end(id);
    await this.note(principal, 'session.ended', { session: id });
  }

  async endOtherSessions({ principal, key }: Session): Promise<void> {
    const ended = await this.sessions.endOf([principal.personId], key);
    await this.note(principal, 'session.others-ended', { ended });
  }

  private async enrolled(
    session: Session,
    outcome: EnrolOutcome,
    factor: 'totp' | 'passkey',
    request: AuthenticatedRequest,
    response: Response,
  ): Promise<FactorEnrolledDto> {
    if (outcome.kind === 'too-many') throw conflict('ACCESS.TOO_MANY_PASSKEYS', 'No more passkeys; remove one first.');
    if (outcome.kind === 'refused') throw new Refusal(403, 'ACCESS.WRONG_PROOF', 'The factor did not prove itself.');
    const { principal, stage } = session;
    await this.note(principal, 'person.factor-enrolled', { factor });
    if (stage === 'enrolment') {
      const method = factor === 'totp' ? 'password+totp' : 'password+passkey';
      const opened = await this.sessions.advance(session, { stage: 'complete', method });
      await this.http.answer(opened, 'session.log-in', request, response);
    }
    return { recoveryCodes: outcome.recoveryCodes };
  }

  private note(who: Principal, action: string, detail: Record<string, unknown> = {}): Promise<void> {
    return this.transactions.run(async (tx) => tx.audit(who, action, { subject: who.personId, detail }));
  }
}

function throwUnlessRemoved(outcome: RemoveOutcome): void {
  if (outcome.kind === 'unknown') throw notFound('second factor');
  if (outcome.kind === 'last') {
    throw conflict('ACCESS.LAST_FACTOR', 'This role needs a second factor; set up another one first.');
  }
}

function passkeyView(row: PasskeyRow): PasskeyDto {
  return {
    id: row.id,
    name: row.name,
    synced: row.device_type === 'multiDevice',
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}

export function sessionView(row: SessionRow, currentKey: string | null): SessionInfoDto {
  return {
    id: row.id,
    label: row.label,
    address: row.address,
    method: row.method,
    complete: row.stage === 'complete',
    current: row.id === currentKey,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}
