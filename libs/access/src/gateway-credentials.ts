// How a gateway joins and proves itself: a one-time code, typed by a person within 15 minutes, becomes a 256-bit secret of
// which the centre keeps the SHA-256.
import { MINUTE_MS, type Clock, type Instant } from '#kernel';
import { Repositories, type Database } from '#records';
import { AttemptLimits } from './attempt-limits.js';
import { digestOf, newLegibleSecret, newToken, sameDigest } from './secrets.js';

export const ENROLMENT_CODE_MS = 15 * MINUTE_MS;

export type EnrolmentOutcome =
  | { readonly kind: 'enrolled'; readonly gateway: string; readonly secret: string }
  /** Unknown, used and lapsed codes are told apart by nobody. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly forMs: number };

/** What was typed, without the hyphens and in capitals, so that a code read over the telephone works. */
function normalised(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

export type GatewayVerdict =
  | { readonly kind: 'gateway'; readonly gateway: string }
  | { readonly kind: 'refused'; readonly reason: 'unknown-gateway' | 'wrong-secret' | 'revoked' | 'no-credential' };

/** Called when a gateway's credential is gone, so that whoever holds its connection closes it. */
export type RevokedListener = (gateway: string) => void;

/**
 * Answers from memory what the broker asks at every CONNECT. Revoking or enrolling through this object forgets the
 * remembered digest and tells the listeners, within the same turn of the event loop.
 */
export class GatewayAuthenticator {
  private readonly remembered = new Map<string, { hash: string | null; revoked: boolean } | null>();
  private readonly listeners = new Set<RevokedListener>();

  constructor(private readonly database: Database) {}

  async authenticate(username: string | undefined, secret: string | undefined): Promise<GatewayVerdict> {
    if (username === undefined || secret === undefined) return { kind: 'refused', reason: 'no-credential' };
    let known = this.remembered.get(username);
    if (known === undefined) {
      const row = await new Repositories(this.database.db).gateways.find(username);
      known = row === undefined ? null : { hash: row.credential_hash, revoked: row.revoked_at !== null };
      // Unknown names are not remembered, or a stranger could fill the memory with them.
      if (known !== null) this.remembered.set(username, known);
    }
    if (known === null) return { kind: 'refused', reason: 'unknown-gateway' };
    if (known.revoked) return { kind: 'refused', reason: 'revoked' };
    if (known.hash === null) return { kind: 'refused', reason: 'no-credential' };
    if (!sameDigest(known.hash, digestOf(secret))) return { kind: 'refused', reason: 'wrong-secret' };
    return { kind: 'gateway', gateway: username };
  }

  onRevoked(listener: RevokedListener): void {
    this.listeners.add(listener);
  }

  /** Forgets what is remembered of a gateway; `revoked` also has its connection closed. */
  changed(gateway: string, { revoked }: { revoked: boolean }): void {
    this.remembered.delete(gateway);
    if (revoked) for (const listener of this.listeners) listener(gateway);
  }
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
    const gateway = await this.database.transaction(async (trx) => {
      const { gateways, audit } = new Repositories(trx);
      const used = await gateways.useCode(digestOf(normalised(code)), now);
      if (used === undefined) return undefined;
      await gateways.setCredential(used, digestOf(secret), now);
      await audit.add([
        { at: now, personId: null, role: null, action: 'gateway.enrolled', subject: used, address, detail: {} },
      ]);
      return used;
    });
    if (gateway === undefined) return { kind: 'refused' };
    await this.limits.succeeded([subject]);
    // A gateway that joins anew has a new secret; whoever is connected with the old one has to go.
    this.authenticator.changed(gateway, { revoked: true });
    return { kind: 'enrolled', gateway, secret };
  }
}
