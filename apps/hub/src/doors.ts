// The broker as the hub runs it: who may come in, where frames go, and what is told of gateways that come and go.
import { readFileSync } from 'node:fs';
import { CloneWatch, type GatewayAuthenticator } from '#access';
import type { GatewayRegistry } from '#api';
import type { Journal } from '#journal';
import type { Clock, Logger, Scheduler } from '#kernel';
import {
  type Accept,
  type Authenticate,
  type BrokerListeners,
  type BrokerMetrics,
  type ConnectionEvent,
  type RunningBroker,
  startBroker,
} from '#mqtt';
import type { Metrics } from '#observability';
import { CANARY_GATEWAY } from './canary.js';
import type { HubConfig } from './config.js';
import { isLoopback } from './tls-settings.js';

/** Where gateways connect; known only once the port is. */
export interface Doors {
  mqttUrl: string;
}

export interface BrokerPorts {
  readonly config: HubConfig;
  readonly accept: Accept;
  readonly authenticator: GatewayAuthenticator;
  readonly canaryPassword: string;
  readonly journal: Journal;
  readonly registry: GatewayRegistry;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

const encoder = new TextEncoder();

export async function openBroker(ports: BrokerPorts): Promise<RunningBroker> {
  const { accept, clock, scheduler, logger } = ports;
  return startBroker({
    listeners: listenersOf(ports.config),
    authenticate: authentication(ports),
    accept,
    clock,
    scheduler,
    logger,
    connections: (event) => connectionChanged(ports, event),
    metrics: brokerMetrics(ports.metrics),
    outsideOwnName: (gateway, refusal) => ports.registry.frameRefused(gateway, refusal),
  });
}

/** Where there is TLS, gateways without it are taken from this machine alone unless the settings say otherwise. */
export function plainMqttHost({ host, tls, plainMqtt }: HubConfig): string {
  return tls === null || plainMqtt || isLoopback(host) ? host : '127.0.0.1';
}

function listenersOf(config: HubConfig): BrokerListeners {
  const { host, mqttPort, mqttsPort, mqttWsPort, tls } = config;
  const files = tls === null ? null : { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) };
  const clients = tls?.clients ?? null;
  const authority =
    clients === null
      ? {}
      : {
          clientAuthority: readFileSync(clients.caFile),
          requireClientCertificate: clients.required,
          ...(clients.crlFile === null ? {} : { revocationList: readFileSync(clients.crlFile) }),
        };
  return {
    tcp: { port: mqttPort, host: plainMqttHost(config) },
    ...(files === null ? {} : { tls: { port: mqttsPort, host, ...files, ...authority } }),
    ...(mqttWsPort === null ? {} : { websocket: { port: mqttWsPort, host, ...files } }),
  };
}

/**
 * The canary's password is made at each start and known to this process alone; everyone else is on record. A certificate,
 * where one is shown, must be the gateway's own.
 */
function authentication({ authenticator, canaryPassword, clock, registry }: BrokerPorts): Authenticate {
  const clones = new CloneWatch();
  authenticator.onRetiredUsed((gateway) => registry.cloneSuspected(gateway, 'retired-credential'));
  authenticator.onRevoked((gateway) => clones.forget(gateway));
  return async (username, password, clientId, peer) => {
    if (username === CANARY_GATEWAY) {
      return password?.toString() === canaryPassword
        ? { kind: 'gateway', gateway: CANARY_GATEWAY }
        : { kind: 'refused', reason: 'unknown-gateway' };
    }
    if (peer.certificateName !== null && peer.certificateName !== username) {
      return { kind: 'refused', reason: 'foreign-certificate' };
    }
    const verdict = await authenticator.authenticate(username, password?.toString());
    if (verdict.kind === 'gateway' && clones.connected(verdict.gateway, clientId, clock.now())) {
      registry.cloneSuspected(verdict.gateway, 'two-places');
    }
    return verdict;
  };
}

/** The engine learns it through the journal, in order with the data; the administrator from the records. */
function connectionChanged({ journal, registry, logger }: BrokerPorts, { kind, gateway, at }: ConnectionEvent): void {
  const connected = kind === 'connected';
  const payload = encoder.encode(JSON.stringify({ gateway, connected }));
  journal.append({ kind: 'connection', topic: 'centre', payload }).catch((error: unknown) => {
    logger.error({ error, gateway }, 'a gateway’s coming or going was not journaled');
  });
  if (gateway !== CANARY_GATEWAY) registry.connectionChanged(gateway, connected, at);
}

function brokerMetrics(metrics: Metrics): BrokerMetrics {
  return {
    gatewayConnected: () => metrics.gatewaysConnected.inc(),
    gatewayDisconnected: () => metrics.gatewaysConnected.dec(),
    connectRefused: (reason) => metrics.connectionsRefused.inc({ reason }),
    violation: (code) => metrics.connectionsRefused.inc({ reason: `violation ${code}` }),
    publishReceived: () => undefined,
    publishStored: () => undefined,
    publishRefused: () => undefined,
    publishFailed: () => metrics.publishesFailed.inc(),
    throttled: () => metrics.gatewaysThrottled.inc(),
    messageDropped: (why) => metrics.framesDropped.inc({ reason: `outgoing ${why}` }),
  };
}
