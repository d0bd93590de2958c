// Who comes in: credentials, the will's topic, one live connection per gateway, and the client's session.
import { AppError, type Clock } from '#kernel';
import type { AccessPolicy } from './access-policy.js';
import type { BoundedLog } from './bounded-log.js';
import type { BrokerCounters } from './broker-metrics.js';
import type { Authenticate, Authentication, BrokerLimits, BrokerLogger } from './broker-options.js';
import { clipped } from './clipped.js';
import type { Connection } from './connection.js';
import type { ConnectRefusal, ConnectRequest } from './guard/connect-packet.js';
import { RateLimit } from './rate-limit.js';
import type { SessionStore } from './sessions/session-store.js';
import { Turnstile } from './turnstile.js';

const RETURN_CODE = { serverUnavailable: 3, badCredentials: 4, notAuthorized: 5 } as const;

/** Nobody waits for the answer any more. */
const GONE: Authentication = { kind: 'refused', reason: 'gone' };

export interface AdmissionParts {
  readonly authenticate: Authenticate;
  readonly access: AccessPolicy;
  readonly sessions: SessionStore;
  readonly limits: BrokerLimits;
  readonly clock: Clock;
  readonly logger: BrokerLogger;
  /** For what strangers can cause as often as they like. */
  readonly refusals: BoundedLog;
  readonly counters: BrokerCounters;
  /** Gives the connection to Aedes. */
  readonly handOver: (connection: Connection) => void;
}

export class Admissions {
  /** Who holds the one place that a gateway (or a client id) has. */
  private readonly holders = new Map<string, Connection>();
  private readonly rates = new Map<string, RateLimit>();
  private readonly sessionOf = new Map<string, string>();
  /** One for each check of credentials under way: which gateways were put out meanwhile. */
  private readonly checks = new Set<Set<string>>();
  private readonly turnstile: Turnstile;
  private unnamed = 0;

  constructor(private readonly parts: AdmissionParts) {
    this.turnstile = new Turnstile(parts.limits.checksAtOnce);
  }

  holder(gateway: string): Connection | undefined {
    return this.holders.get(gateway);
  }

  /** Ends a gateway's connection, also one that is just coming in by a credential that was good a moment ago. */
  putOut(gateway: string): boolean {
    for (const putOut of this.checks) putOut.add(gateway);
    const connection = this.holders.get(gateway);
    connection?.close('revoked');
    return connection !== undefined;
  }

  /** Never rejects: what goes wrong is answered to the client and logged. */
  async admit(connection: Connection, connect: ConnectRequest): Promise<void> {
    const gateway = await this.identify(connection, connect);
    if (gateway === null || connection.state !== 'admitting') return;
    if (connect.will && !this.parts.access.mayPublish(gateway, connect.will.topic)) {
      return this.turnAway(connection, RETURN_CODE.notAuthorized, 'will-topic', { gateway });
    }
    const sessionKey = this.parts.access.sessionKey(gateway, connect.clientId || `auto-${++this.unnamed}`);
    await this.takePlace(connection, this.parts.access.placeKey(gateway, sessionKey));
    // Where the place was waited for, its next holder may have come meanwhile.
    if (connection.isClosed) return;
    this.forgetFormerSession(gateway, sessionKey);
    const { session, present } = this.parts.sessions.open(sessionKey, connect.cleanSession);
    const { keepAliveS } = connect;
    const admission = { gateway, session, sessionPresent: present, rate: this.rateOf(gateway), keepAliveS };
    connection.admit(admission, () => this.parts.handOver(connection));
  }

  refusedByGuard(connection: Connection, refusal: ConnectRefusal): void {
    this.parts.counters.connectRefused(refusal.reason);
    const message =
      refusal.reason === 'mqtt-5'
        ? 'a client asked for MQTT 5; it has to use MQTT 3.1.1'
        : 'a client asked for what is not spoken here';
    this.parts.refusals.warn({ peer: connection.peer, reason: refusal.reason }, message);
  }

  left(connection: Connection): void {
    const { admission } = connection;
    if (admission) this.parts.sessions.leave(admission.session);
    if (connection.place !== null && this.holders.get(connection.place) === connection) {
      this.holders.delete(connection.place);
    }
    const rate = admission && this.rates.get(admission.gateway);
    // Kept only while something is owed.
    if (rate?.isFull()) this.rates.delete(admission?.gateway ?? '');
  }

  private async identify(connection: Connection, connect: ConnectRequest): Promise<string | null> {
    const { username, password, clientId } = connect;
    const putOut = new Set<string>();
    this.checks.add(putOut);
    try {
      // A client that has left gives its place up, even when the answer never comes.
      const left = connection.gone.then(() => GONE);
      const check = (): Promise<Authentication> =>
        connection.isClosed ? left : this.parts.authenticate(username, password, clientId, connection.peer);
      const answer = await this.turnstile.through(() => Promise.race([left, check()]));
      if (answer.kind === 'gateway') {
        if (!putOut.has(answer.gateway)) return answer.gateway;
        this.turnAway(connection, RETURN_CODE.notAuthorized, 'revoked', { gateway: answer.gateway });
        return null;
      }
      const code = username === undefined ? RETURN_CODE.notAuthorized : RETURN_CODE.badCredentials;
      this.turnAway(connection, code, answer.reason, { clientId: clipped(clientId) });
    } catch (error) {
      this.parts.logger.error({ peer: connection.peer, ...describe(error) }, 'credentials could not be checked');
      this.turnAway(connection, RETURN_CODE.serverUnavailable, 'check-failed', { clientId: clipped(clientId) });
    } finally {
      this.checks.delete(putOut);
    }
    return null;
  }

  private turnAway(connection: Connection, returnCode: number, reason: string, fields: Record<string, unknown>): void {
    if (connection.state !== 'admitting') return;
    this.parts.counters.connectRefused(reason);
    this.parts.refusals.warn({ peer: connection.peer, reason, ...fields }, 'connection refused');
    connection.refuse(returnCode);
  }

  /** The connection before this one is closed [MQTT-3.1.4-2] and fully gone, so that its end can't undo this one's begin. */
  private async takePlace(connection: Connection, place: string): Promise<void> {
    const before = this.holders.get(place);
    this.holders.set(place, connection);
    connection.place = place;
    if (!before) return;
    const own = connection.gone;
    connection.gone = Promise.all([own, before.gone]).then(() => undefined);
    before.close('taken-over');
    await before.gone;
    connection.gone = own;
  }

  /** A gateway has one session: under a new client id the old one would only wait for ever. */
  private forgetFormerSession(gateway: string, sessionKey: string): void {
    if (!this.parts.access.oneSessionPerGateway) return;
    const former = this.sessionOf.get(gateway);
    if (former !== undefined && former !== sessionKey) this.parts.sessions.forget(former);
    this.sessionOf.set(gateway, sessionKey);
  }

  private rateOf(gateway: string): RateLimit | null {
    if (!this.parts.access.limitsRate) return null;
    let rate = this.rates.get(gateway);
    if (!rate) {
      rate = new RateLimit(this.parts.limits, this.parts.clock);
      this.rates.set(gateway, rate);
    }
    return rate;
  }
}

/** What may be logged of an error: its code, not its message, which may repeat what was typed. */
function describe(error: unknown): Record<string, unknown> {
  return error instanceof AppError ? { code: error.code } : { error: error instanceof Error ? error.name : 'unknown' };
}
