// Whether a gateway that connects is who it says. A credential is a 256-bit secret of which the centre keeps the SHA-256;
// while a new one is on its way to the gateway, both open the door, and the first use of the new one retires the old.
import type { Clock, Instant } from '#kernel';
import { Repositories, type Database, type GatewayRow } from '#records';
import { digestOf, sameDigest } from './secrets.js';

export type GatewayVerdict =
  | { readonly kind: 'gateway'; readonly gateway: string }
  | {
      readonly kind: 'refused';
      readonly reason: 'unknown-gateway' | 'wrong-secret' | 'revoked' | 'no-credential' | 'expired' | 'retired';
    };

/** Called when a gateway's credential is gone, so that whoever holds its connection closes it. */
export type RevokedListener = (gateway: string) => void;

/** What is known of one gateway's credentials; digests only. */
interface Known {
  readonly current: string | null;
  readonly next: string | null;
  readonly retired: string | null;
  readonly expiresAt: Instant | null;
  readonly revoked: boolean;
}

/**
 * Answers from memory what the broker asks at every CONNECT. Revoking, enrolling or rotating through this object forgets
 * what is remembered and tells the listeners, within the same turn of the event loop.
 */
export class GatewayAuthenticator {
  private readonly remembered = new Map<string, Known>();
  /** Raised at each change, so that an answer read before it is not remembered after it. */
  private readonly changes = new Map<string, number>();
  private readonly revokedListeners = new Set<RevokedListener>();
  private readonly retiredListeners = new Set<RevokedListener>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async authenticate(username: string | undefined, secret: string | undefined): Promise<GatewayVerdict> {
    if (username === undefined || secret === undefined) return refused('no-credential');
    const known = this.remembered.get(username) ?? (await this.read(username));
    if (known === undefined) return refused('unknown-gateway');
    if (known.revoked) return refused('revoked');
    const given = digestOf(secret);
    if (known.next !== null && sameDigest(known.next, given)) return this.promote(username, given);
    if (known.current === null) return refused('no-credential');
    if (sameDigest(known.current, given)) {
      return known.expiresAt !== null && known.expiresAt <= this.clock.now()
        ? refused('expired')
        : { kind: 'gateway', gateway: username };
    }
    if (known.retired === null || !sameDigest(known.retired, given)) return refused('wrong-secret');
    // The gateway itself has gone on to a newer one: whoever holds this has a copy.
    for (const listener of this.retiredListeners) listener(username);
    return refused('retired');
  }

  onRevoked(listener: RevokedListener): void {
    this.revokedListeners.add(listener);
  }

  /** Somebody came with a credential that the gateway has already replaced. */
  onRetiredUsed(listener: RevokedListener): void {
    this.retiredListeners.add(listener);
  }

  /** Forgets what is remembered of a gateway; `revoked` also has its connection closed. */
  changed(gateway: string, { revoked }: { revoked: boolean }): void {
    this.remembered.delete(gateway);
    // Only names that are being asked about just now need the mark.
    const reading = this.changes.get(gateway);
    if (reading !== undefined) this.changes.set(gateway, reading + 1);
    if (revoked) for (const listener of this.revokedListeners) listener(gateway);
  }

  /** Reads until nothing changed meanwhile, so that a revocation during the read is never missed. */
  private async read(username: string): Promise<Known | undefined> {
    const gateways = new Repositories(this.database.db).gateways;
    for (;;) {
      const before = this.changes.get(username) ?? 0;
      this.changes.set(username, before);
      const row = await gateways.find(username);
      const same = this.changes.get(username) === before;
      if (same) {
        this.changes.delete(username);
        // Unknown names are not remembered, or a stranger could fill the memory with them.
        if (row !== undefined) this.remembered.set(username, knownOf(row));
        return row === undefined ? undefined : knownOf(row);
      }
    }
  }

  /** The new credential has arrived where it should: from here on it is the only one. */
  private async promote(username: string, digest: string): Promise<GatewayVerdict> {
    await new Repositories(this.database.db).gateways.promoteCredential(username, digest);
    this.changed(username, { revoked: false });
    const known = await this.read(username);
    return known !== undefined && !known.revoked && known.current === digest
      ? { kind: 'gateway', gateway: username }
      : refused('revoked');
  }
}

function refused(reason: Extract<GatewayVerdict, { kind: 'refused' }>['reason']): GatewayVerdict {
  return { kind: 'refused', reason };
}

function knownOf(row: GatewayRow): Known {
  return {
    current: row.credential_hash,
    next: row.next_credential_hash,
    retired: row.retired_credential_hash,
    expiresAt: row.credential_expires_at,
    revoked: row.revoked_at !== null,
  };
}
