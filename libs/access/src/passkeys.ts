// Passkeys (WebAuthn). The person is verified by the device itself, so a passkey alone counts as both factors.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Clock } from '#kernel';
import { type PasskeyRow, type Queries, Repositories } from '#records';
import type { Principal } from './roles.js';
import type { ChallengePurpose, WebauthnChallenges } from './webauthn-challenges.js';

/** Where the person's browser is: passkeys belong to a host name. */
export interface PasskeySite {
  readonly host: string;
  readonly origin: string;
}

export const PASSKEYS_OF_A_PERSON = 10;

export class Passkeys {
  constructor(
    private readonly clock: Clock,
    private readonly challenges: WebauthnChallenges,
  ) {}

  /** With `who` null for a log-in: the browser offers what it has, and the answer tells nobody who has an account. */
  async askFor(
    site: PasskeySite,
    purpose: ChallengePurpose,
    own: readonly PasskeyRow[],
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: site.host,
      challenge: this.challenges.issue(purpose),
      userVerification: 'required',
      ...(own.length === 0
        ? {}
        : {
            allowCredentials: own.map(({ id, transports }) => ({
              id,
              transports,
            })),
          }),
    });
  }

  /** The passkey that answered, or null. A challenge answered twice, a copied passkey and a foreign one are null alike. */
  async check(
    response: AuthenticationResponseJSON,
    { site, purpose, personId }: { site: PasskeySite; purpose: ChallengePurpose; personId: string | null },
    queries: Queries,
  ): Promise<PasskeyRow | null> {
    const { secondFactors } = new Repositories(queries);
    const row = await secondFactors.passkey(response.id);
    if (row === undefined || (personId !== null && row.person_id !== personId)) return null;
    const challenge = challengeOf(response.response.clientDataJSON);
    const verified = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (answered) => answered === challenge && this.challenges.isOurs(answered, purpose),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      credential: { id: row.id, publicKey: Buffer.from(row.public_key, 'base64url'), counter: row.counter },
    }).catch(() => null);
    if (verified === null || !verified.verified || challenge === null) return null;
    if (!(await this.challenges.spend(challenge, queries))) return null;
    const { newCounter, credentialBackedUp } = verified.authenticationInfo;
    const use = { from: row.counter, to: newCounter, backedUp: credentialBackedUp, at: this.clock.now() };
    return (await secondFactors.notePasskeyUse(row.id, use)) ? row : null;
  }

  async offer(
    site: PasskeySite,
    who: Principal,
    purpose: ChallengePurpose,
    own: readonly PasskeyRow[],
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: 'Mimamori',
      rpID: site.host,
      userID: Buffer.from(who.personId, 'utf8'),
      userName: who.name,
      userDisplayName: who.displayName,
      challenge: this.challenges.issue(purpose),
      attestationType: 'none',
      excludeCredentials: own.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** A new passkey as it is kept, or null when the answer does not hold. */
  async accept(
    response: RegistrationResponseJSON,
    { site, purpose, personId, name }: { site: PasskeySite; purpose: ChallengePurpose; personId: string; name: string },
    queries: Queries,
  ): Promise<PasskeyRow | null> {
    const challenge = challengeOf(response.response.clientDataJSON);
    const verified = await verifyRegistrationResponse({
      response,
      expectedChallenge: (answered) => answered === challenge && this.challenges.isOurs(answered, purpose),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
    }).catch(() => null);
    if (verified === null || !verified.verified || challenge === null) return null;
    if (!(await this.challenges.spend(challenge, queries))) return null;
    const { credential, credentialDeviceType, credentialBackedUp } = verified.registrationInfo;
    return {
      id: credential.id,
      person_id: personId,
      name,
      public_key: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: credential.transports ?? [],
      device_type: credentialDeviceType,
      backed_up: credentialBackedUp,
      created_at: this.clock.now(),
      last_used_at: null,
    };
  }
}

function challengeOf(clientDataJSON: string): string | null {
  try {
    const data = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { challenge?: unknown };
    return typeof data.challenge === 'string' ? data.challenge : null;
  } catch {
    return null;
  }
}
