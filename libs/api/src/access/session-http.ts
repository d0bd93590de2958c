// Logging in over HTTP: outcomes become answers and the cookie, and every attempt is on the audit trail.
import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import {
  Accounts,
  BadgePins,
  needsSecondFactor,
  OneTimeLinks,
  SecondFactors,
  Sessions,
  shortestPassword,
  SignIn,
  visitorOf,
  type Caller,
  type OpenedSession,
  type Proof,
  type Session,
  type SignInOutcome,
} from '#access';
import { SECOND_MS, type Clock, type DurationMs } from '#kernel';
import { conflict, invalid, notFound, Refusal } from '../http/refusal.js';
import { CentreTransactions } from '../centre-transaction.js';
import { CLOCK, SETTINGS, type CentreSettings } from '../ports.js';
import type {
  BadgeDto,
  BadgeShownDto,
  LinkFollowDto,
  LinkHolderDto,
  LogInDto,
  MeDto,
  PasskeyAnswerDto,
  PasskeyOptionsDto,
  ProofDto,
  SignInWaysDto,
} from './access.dto.js';
import { clearSessionCookie, setSessionCookie } from './cookies.js';
import { authenticationOf, isHostName, siteOf } from './passkey-json.js';
import type { AuthenticatedRequest } from './route-access.js';

@Injectable()
export class SessionHttp {
  constructor(
    private readonly sessions: Sessions,
    private readonly signIn: SignIn,
    private readonly factors: SecondFactors,
    private readonly links: OneTimeLinks,
    private readonly accounts: Accounts,
    private readonly badges: BadgePins,
    private readonly transactions: CentreTransactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: CentreSettings,
  ) {}

  ways(request: AuthenticatedRequest): SignInWaysDto {
    return { demonstration: this.settings.demonstration === true, passkeys: isHostName(request.hostname) };
  }

  async logIn(body: LogInDto, request: AuthenticatedRequest, response: Response): Promise<MeDto> {
    const outcome = await this.signIn.byPassword({ ...body, ...callerOf(request) });
    const opened = await this.settled(outcome, null, request, 'ACCESS.WRONG_NAME_OR_PASSWORD');
    return this.answer(opened, 'session.log-in', request, response);
  }

  async passkeyOptions(request: AuthenticatedRequest): Promise<PasskeyOptionsDto> {
    return { options: await this.signIn.askForPasskey(siteOf(request)) };
  }

  async logInByPasskey(body: PasskeyAnswerDto, request: AuthenticatedRequest, response: Response): Promise<MeDto> {
    const site = siteOf(request);
    const outcome = await this.signIn.byPasskey(authenticationOf(body.passkey), { ...callerOf(request), site });
    const opened = await this.settled(outcome, null, request, 'ACCESS.WRONG_PASSKEY');
    return this.answer(opened, 'session.log-in', request, response);
  }

  async proofOptions(session: Session, request: AuthenticatedRequest): Promise<PasskeyOptionsDto> {
    return { options: await this.signIn.askToProve(session, siteOf(request)) };
  }

  async prove(session: Session, body: ProofDto, request: AuthenticatedRequest, response: Response): Promise<MeDto> {
    const outcome = await this.signIn.prove(session, proofOf(body, request));
    const opened = await this.settled(outcome, session, request, 'ACCESS.WRONG_PROOF');
    return this.answer(opened, session.stage === 'complete' ? 'session.step-up' : 'session.log-in', request, response);
  }

  /** In place of a temporary password, right after it was shown. */
  async choosePassword(
    session: Session,
    password: string,
    request: AuthenticatedRequest,
    response: Response,
  ): Promise<MeDto> {
    // A complete session changes its password on the account page, by showing the one before.
    if (session.stage !== 'new-password')
      throw conflict('ACCESS.NOT_TEMPORARY', 'The password is not a temporary one.');
    const { personId } = session.principal;
    throwUnlessSet(await this.accounts.setOwnPassword(personId, null, password));
    const person = await this.transactions.records.people.find(personId);
    if (person === undefined) throw notFound('person');
    const stage = await this.signIn.stageAfterNewPassword(person);
    await this.sessions.endOf([personId], session.key);
    return this.answer(await this.sessions.advance(session, { stage }), 'person.password-set', request, response);
  }

  async lookAtLink(token: string): Promise<LinkHolderDto> {
    const found = await this.links.look(token);
    if (found === null) throw linkUnknown();
    const { person, link } = found;
    return {
      name: person.name,
      displayName: person.display_name,
      purpose: link.purpose,
      shortestPassword: shortestPassword(person.role),
      expiresAt: link.expires_at,
    };
  }

  async followLink(body: LinkFollowDto, request: AuthenticatedRequest, response: Response): Promise<MeDto> {
    const outcome = await this.links.follow(body.token, body.password);
    if (outcome.kind === 'unknown') throw linkUnknown();
    if (outcome.kind === 'password') throw invalid('password', outcome.problem);
    const opened = await this.signIn.start(outcome.person, callerOf(request).visitor);
    return this.answer(opened, `person.${outcome.purpose}-followed`, request, response);
  }

  async showBadge(board: Session, body: BadgeShownDto, request: AuthenticatedRequest): Promise<BadgeDto> {
    if (board.kind !== 'device') throw new Refusal(403, 'ACCESS.FORBIDDEN', 'Only at a board on the wall.');
    const outcome = await this.badges.show(board, body);
    if (outcome.kind === 'wait') throw tooMany(outcome.forMs);
    if (outcome.kind === 'refused') {
      await this.write(board, 'badge.refused', request);
      throw new Refusal(403, 'ACCESS.WRONG_BADGE', 'The name or the PIN is wrong.');
    }
    return { badge: outcome.badge, displayName: outcome.person.displayName };
  }

  async me(session: Session): Promise<MeDto> {
    const { principal, stage, kind, expiresAt } = session;
    const factors = await this.factors.of(principal.personId);
    const required = needsSecondFactor(principal.role);
    return { ...principal, sessionExpiresAt: expiresAt, stage, kind, secondFactor: { required, ...factors } };
  }

  async logOut(session: Session, request: AuthenticatedRequest, response: Response): Promise<void> {
    await this.sessions.end(session.key);
    await this.write(session, 'session.log-out', request);
    clearSessionCookie(response, { secure: this.settings.secureCookies });
  }

  /** Hands the browser its new token. */
  async answer(
    { token, session }: OpenedSession,
    action: string,
    request: AuthenticatedRequest,
    response: Response,
  ): Promise<MeDto> {
    await this.write(session, action, request);
    setSessionCookie(response, token, session.expiresAt - this.clock.now(), { secure: this.settings.secureCookies });
    return this.me(session);
  }

  private async settled(
    outcome: SignInOutcome,
    session: Session | null,
    request: AuthenticatedRequest,
    code: string,
  ): Promise<OpenedSession> {
    if (outcome.kind === 'signed-in') return outcome;
    if (outcome.kind === 'wait') throw tooMany(outcome.forMs);
    await this.write(session, 'session.refused', request);
    // Within a session it lives on, so it is not "nobody is logged in".
    if (session !== null) throw new Refusal(403, code, 'The proof is not right.');
    throw new Refusal(401, code, 'The name or the password is wrong.');
  }

  private write(session: Session | null, action: string, request: AuthenticatedRequest): Promise<void> {
    const person = session?.principal;
    const detail = session === null ? {} : { session: session.key, method: session.method, stage: session.stage };
    const { address } = callerOf(request);
    return this.transactions.records.audit.add([
      { at: this.clock.now(), personId: person?.personId ?? null, role: person?.role ?? null, action, address, detail },
    ]);
  }
}

export function callerOf(request: AuthenticatedRequest): Caller {
  const address = request.ip ?? 'unknown';
  return { address, visitor: visitorOf(address, request.headers['user-agent']) };
}

export function throwUnlessSet(outcome: Awaited<ReturnType<Accounts['setOwnPassword']>>): void {
  switch (outcome.kind) {
    case 'set':
      return;
    case 'wrong':
      throw new Refusal(403, 'ACCESS.WRONG_PASSWORD', 'The current password is wrong.');
    case 'same':
      throw invalid('password', 'same');
    case 'password':
      throw invalid('password', outcome.problem);
  }
}

function tooMany(forMs: DurationMs): Refusal {
  const seconds = Math.ceil(forMs / SECOND_MS);
  return new Refusal(429, 'ACCESS.TOO_MANY_ATTEMPTS', 'Too many attempts; wait a little.', undefined, seconds);
}

function linkUnknown(): Refusal {
  return new Refusal(404, 'ACCESS.LINK_UNKNOWN', 'This link is used, has lapsed, or never was.');
}

function proofOf(body: ProofDto, request: AuthenticatedRequest): Proof {
  const given = Object.values(body).filter((value) => value !== undefined);
  if (given.length !== 1) throw invalid('proof', 'exactlyOne');
  if (body.code !== undefined) return { kind: 'totp', code: body.code };
  if (body.recoveryCode !== undefined) return { kind: 'recovery', code: body.recoveryCode };
  if (body.password !== undefined) return { kind: 'password', password: body.password };
  return { kind: 'passkey', response: authenticationOf(body.passkey), site: siteOf(request) };
}
