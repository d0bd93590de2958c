// What a person has beside the password: passkeys, an authenticator app, codes on paper. Setting up the first brings ten
// recovery codes; the last of somebody who needs one can't be taken away, only replaced.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Clock } from '#kernel';
import {
  type Database,
  type FactorCounts,
  type PasskeyRow,
  type Queries,
  Repositories,
  violatedUnique,
} from '#records';
import { type PasskeySite, Passkeys, PASSKEYS_OF_A_PERSON } from './passkeys.js';
import { newRecoveryCodes, recoveryCodeDigest } from './recovery-codes.js';
import type { Principal } from './roles.js';
import type { SecretKeys } from './secret-keys.js';
import { needsSecondFactor } from './session-policy.js';
import { newTotpSecret, totpStep, totpUri } from './time-based-codes.js';
import { type ChallengePurpose, WebauthnChallenges } from './webauthn-challenges.js';

/** What somebody shows to prove who they are. */
export type Proof =
  | { readonly kind: 'totp'; readonly code: string }
  | { readonly kind: 'recovery'; readonly code: string }
  | { readonly kind: 'passkey'; readonly response: AuthenticationResponseJSON; readonly site: PasskeySite }
  | { readonly kind: 'password'; readonly password: string };

export type EnrolOutcome =
  /** `recoveryCodes` with the first factor only; shown this once. */
  | { readonly kind: 'enrolled'; readonly recoveryCodes: readonly string[] | null }
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-many' };

export type RemoveOutcome = { readonly kind: 'removed' } | { readonly kind: 'unknown' } | { readonly kind: 'last' };

const NOTHING: FactorCounts = { passkeys: 0, totp: false, recoveryCodes: 0 };
const sealedFor = (personId: string): string => `totp:${personId}`;

export class SecondFactors {
  private readonly passkeys: Passkeys;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: SecretKeys,
  ) {
    this.passkeys = new Passkeys(clock, new WebauthnChallenges(keys, clock));
  }

  async of(personId: string, queries: Queries = this.database.db): Promise<FactorCounts> {
    return (await new Repositories(queries).secondFactors.counts([personId])).get(personId) ?? NOTHING;
  }

  passkeysOf(personId: string): Promise<PasskeyRow[]> {
    return new Repositories(this.database.db).secondFactors.passkeysOf(personId);
  }

  /** A secret for the authenticator app; it counts once a code of it has been shown. */
  async beginTotp(who: Principal): Promise<{ readonly secret: string; readonly uri: string }> {
    const secret = newTotpSecret();
    const { secondFactors } = new Repositories(this.database.db);
    await secondFactors.putPendingTotp(who.personId, this.keys.seal(secret, sealedFor(who.personId)), this.clock.now());
    return { secret, uri: totpUri(secret, who.name) };
  }

  async confirmTotp(personId: string, code: string): Promise<EnrolOutcome> {
    return this.database.transaction(async (trx) => {
      const { people, secondFactors } = new Repositories(trx);
      await people.hold(personId);
      const pending = await secondFactors.totp(personId, false);
      if (pending === undefined) return { kind: 'refused' };
      const secret = this.keys.open(pending.sealed_secret, sealedFor(personId));
      const step = totpStep(secret, code, this.clock.now());
      if (step === null) return { kind: 'refused' };
      await secondFactors.confirmTotp(personId, step);
      return { kind: 'enrolled', recoveryCodes: await this.firstCodes(personId, trx) };
    });
  }

  offerPasskey(site: PasskeySite, who: Principal, own: readonly PasskeyRow[]) {
    return this.passkeys.offer(site, who, `enrol:${who.personId}`, own);
  }

  async addPasskey(
    personId: string,
    passkey: { readonly name: string; readonly response: RegistrationResponseJSON; readonly site: PasskeySite },
  ): Promise<EnrolOutcome> {
    const { site, name, response } = passkey;
    try {
      return await this.database.transaction(async (trx) => {
        const { people, secondFactors } = new Repositories(trx);
        await people.hold(personId);
        const own = await secondFactors.passkeysOf(personId);
        if (own.length >= PASSKEYS_OF_A_PERSON) return { kind: 'too-many' };
        const about = { site, purpose: `enrol:${personId}`, personId, name } as const;
        const row = await this.passkeys.accept(response, about, trx);
        if (row === null) return { kind: 'refused' };
        await secondFactors.addPasskey({ ...row, transports: JSON.stringify(row.transports) });
        return { kind: 'enrolled', recoveryCodes: await this.firstCodes(personId, trx) };
      });
    } catch (error) {
      // The same passkey again, of this person or another.
      if (violatedUnique(error) === null) throw error;
      return { kind: 'refused' };
    }
  }

  /** Options for the browser: of a person, or with nobody named for a log-in. */
  askForPasskey(site: PasskeySite, purpose: ChallengePurpose, own: readonly PasskeyRow[]) {
    return this.passkeys.askFor(site, purpose, own);
  }

  /** Whose passkey answered a log-in's challenge. */
  async personOf(response: AuthenticationResponseJSON, site: PasskeySite, queries: Queries): Promise<string | null> {
    const row = await this.passkeys.check(response, { site, purpose: 'log-in', personId: null }, queries);
    return row?.person_id ?? null;
  }

  /** Whether a second factor is right. Used up in the same step: a code or challenge shown twice is wrong the second time. */
  async isRight(
    personId: string,
    proof: Exclude<Proof, { kind: 'password' }>,
    purpose: ChallengePurpose,
    queries: Queries,
  ): Promise<boolean> {
    const { secondFactors } = new Repositories(queries);
    switch (proof.kind) {
      case 'totp': {
        const row = await secondFactors.totp(personId, true);
        if (row === undefined) return false;
        const step = totpStep(this.keys.open(row.sealed_secret, sealedFor(personId)), proof.code, this.clock.now());
        return step !== null && (await secondFactors.useTotpStep(personId, step));
      }
      case 'recovery':
        return secondFactors.useRecoveryCode(personId, recoveryCodeDigest(proof.code), this.clock.now());
      case 'passkey':
        return (await this.passkeys.check(proof.response, { site: proof.site, purpose, personId }, queries)) !== null;
    }
  }

  /** Ten new codes; the ones before count no more. */
  async renewRecoveryCodes(personId: string, queries: Queries = this.database.db): Promise<string[]> {
    const codes = newRecoveryCodes();
    await new Repositories(queries).secondFactors.replaceRecoveryCodes(
      personId,
      codes.map(recoveryCodeDigest),
      this.clock.now(),
    );
    return codes;
  }

  removeTotp(who: Principal): Promise<RemoveOutcome> {
    return this.removing(who, async ({ secondFactors }) => {
      const had = (await secondFactors.totp(who.personId, true)) !== undefined;
      await secondFactors.removeTotp(who.personId);
      return had;
    });
  }

  removePasskey(who: Principal, id: string): Promise<RemoveOutcome> {
    return this.removing(who, ({ secondFactors }) => secondFactors.removePasskey(who.personId, id));
  }

  /** Seals under the newest key what is under an older one; a damaged seal stays as it is and stops no other. */
  async reseal(): Promise<{ readonly seals: number; readonly unreadable: number }> {
    const { secondFactors } = new Repositories(this.database.db);
    const old = (await secondFactors.allTotp()).filter(({ sealed_secret }) => this.keys.isOld(sealed_secret));
    let unreadable = 0;
    for (const { person_id, confirmed, sealed_secret } of old) {
      const secret = this.keys.tryOpen(sealed_secret, sealedFor(person_id));
      if (secret === null) unreadable += 1;
      else {
        const anew = this.keys.seal(secret, sealedFor(person_id));
        await secondFactors.resealTotp(person_id, confirmed, sealed_secret, anew);
      }
    }
    return { seals: old.length - unreadable, unreadable };
  }

  private async removing(who: Principal, remove: (on: Repositories) => Promise<boolean>): Promise<RemoveOutcome> {
    return this.database.transaction(async (trx) => {
      const repositories = new Repositories(trx);
      await repositories.people.hold(who.personId);
      const { passkeys, totp } = await this.of(who.personId, trx);
      if (needsSecondFactor(who.role) && passkeys + Number(totp) <= 1) return { kind: 'last' };
      const removed = await remove(repositories);
      const left = await this.of(who.personId, trx);
      if (left.passkeys === 0 && !left.totp) await repositories.secondFactors.replaceRecoveryCodes(who.personId, [], 0);
      return removed ? { kind: 'removed' } : { kind: 'unknown' };
    });
  }

  private async firstCodes(personId: string, queries: Queries): Promise<string[] | null> {
    const { passkeys, totp } = await this.of(personId, queries);
    return passkeys + Number(totp) === 1 && (await this.of(personId, queries)).recoveryCodes === 0
      ? this.renewRecoveryCodes(personId, queries)
      : null;
  }
}
