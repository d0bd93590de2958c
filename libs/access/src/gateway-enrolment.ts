// How a gateway joins, and how it gets a newer credential: a one-time code, typed by a person within 15 minutes, becomes a
// secret; from then on the gateway itself exchanges the secret for a newer one long before it lapses.
import { DAY_MS, MINUTE_MS, type Clock, type Instant } from '#kernel';
import { Repositories, type Database } from '#records';
import { AttemptLimits } from './attempt-limits.js';
import type { GatewayAuthenticator } from './gateway-authenticator.js';
import { digestOf, newLegibleSecret, newToken } from './secrets.js';

export const ENROLMENT_CODE_MS = 15 * MINUTE_MS;
/** A credential lapses after this unless the gateway, which asks anew after two thirds of it, was away for the rest. */
export const CREDENTIAL_LIFE_MS = 90 * DAY_MS;

export type EnrolmentOutcome =
  | { readonly kind: 'enrolled'; readonly gateway: string; readonly secret: string; readonly expiresAt: Instant }
  /** Unknown, used and lapsed codes are told apart by nobody. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly forMs: number };

export type RotationOutcome =
  | { readonly kind: 'rotated'; readonly secret: string; readonly expiresAt: Instant }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly forMs: number };

/** What was typed, without the hyphens and in capitals, so that a code read over the telephone works. */
function normalised(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

export class GatewayEnrolment {
  private readonly limits: AttemptLimits;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly authenticator: GatewayAuthenticator,
  ) {
    this.limits = new AttemptLimits(database);
  }

  /** A new one-time code for a known gateway; returned this once, kept as a digest. Earlier ones lapse. */
  async issueCode(
    gateway: string,
    by: string,
    queries = this.database.db,
  ): Promise<{ code: string; expiresAt: Instant }> {
    const code = newLegibleSecret(3);
    const now = this.clock.now();
    const expiresAt = now + ENROLMENT_CODE_MS;
    await new Repositories(queries).gateways.addCode({
      code_hash: digestOf(normalised(code)),
      gateway_id: gateway,
      created_by: by,
      created_at: now,
      expires_at: expiresAt,
    });
    return { code, expiresAt };
  }

  /** Exchanges a code for a secret. A second use of the code is refused; so are too many guesses from one address. */
  async enrol(code: string, address: string): Promise<EnrolmentOutcome> {
    const now = this.clock.now();
    const subject = { kind: 'enrolment', value: address } as const;
    const verdict = await this.limits.begin([subject], now);
    if (verdict.kind === 'wait') return verdict;
    const secret = newToken();
    const expiresAt = now + CREDENTIAL_LIFE_MS;
    const gateway = await this.database.transaction(async (trx) => {
      const { gateways, audit } = new Repositories(trx);
      const used = await gateways.useCode(digestOf(normalised(code)), now);
      if (used === undefined) return undefined;
      await gateways.setCredential(used, { hash: digestOf(secret), at: now, expiresAt });
      await audit.add([
        { at: now, personId: null, role: null, action: 'gateway.enrolled', subject: used, address, detail: {} },
      ]);
      return used;
    });
    if (gateway === undefined) return { kind: 'refused' };
    await this.limits.succeeded([subject]);
    // A gateway that joins anew has a new secret; whoever is connected with the old one has to go.
    this.authenticator.changed(gateway, { revoked: true });
    return { kind: 'enrolled', gateway, secret, expiresAt };
  }

  /**
   * A newer secret for whoever shows the present one. The present one goes on working until the newer is first used, so an
   * answer lost on the way costs nothing: the gateway asks again.
   */
  async rotate(gateway: string, secret: string, address: string): Promise<RotationOutcome> {
    const now = this.clock.now();
    const subject = { kind: 'enrolment', value: address } as const;
    const verdict = await this.limits.begin([subject], now);
    if (verdict.kind === 'wait') return verdict;
    const answer = await this.authenticator.authenticate(gateway, secret);
    if (answer.kind === 'refused') return { kind: 'refused' };
    const newer = newToken();
    const expiresAt = now + CREDENTIAL_LIFE_MS;
    await this.database.transaction(async (trx) => {
      const { gateways, audit } = new Repositories(trx);
      await gateways.offerCredential(gateway, { hash: digestOf(newer), expiresAt });
      await audit.add([
        { at: now, personId: null, role: null, action: 'gateway.rotated', subject: gateway, address, detail: {} },
      ]);
    });
    await this.limits.succeeded([subject]);
    this.authenticator.changed(gateway, { revoked: false });
    return { kind: 'rotated', secret: newer, expiresAt };
  }
}
