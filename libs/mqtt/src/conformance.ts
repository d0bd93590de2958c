// The same broker with one user who may do everything, kept in memory and fresh each time, so that public MQTT 3.1.1
// suites can be run against it.
import { systemClock, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import type { AccessPolicy } from './access-policy.js';
import { startBroker, type RunningBroker } from './broker.js';
import type { BrokerListeners, BrokerLogger } from './broker-options.js';

/** The Eclipse Paho suite wants topics whose subscription is refused; it changed the name once. */
const REFUSED_FILTERS: ReadonlySet<string> = new Set(['test/nosubscribe', 'nosubscribe']);

const openAccess: AccessPolicy = {
  mayPublish: (_user, topic) => !topic.startsWith('$SYS/'),
  maySubscribe: (_user, filter) => !REFUSED_FILTERS.has(filter),
  routesPublishes: true,
  sessionKey: (_user, clientId) => clientId,
  placeKey: (_user, sessionKey) => sessionKey,
  oneSessionPerGateway: false,
  limitsRate: false,
};

export function runConformanceBroker({
  port,
  host = '127.0.0.1',
  listeners = { tcp: { port, host } },
  logger = silentLogger,
}: {
  port: number;
  host?: string;
  listeners?: BrokerListeners;
  logger?: BrokerLogger;
}): Promise<RunningBroker> {
  return startBroker({
    listeners,
    logger,
    clock: systemClock,
    scheduler: systemScheduler,
    access: openAccess,
    authenticate: () => Promise.resolve({ kind: 'gateway', gateway: 'conformance' }),
    accept: () => Promise.resolve({ kind: 'stored' }),
    // Suites send bursts and read them at leisure.
    limits: {
      topicLevels: 200,
      outboundBytes: 8 * 1024 * 1024,
      queuedMessages: 10_000,
      queuedBytes: 64 * 1024 * 1024,
      subscriptionsPerClient: 2_000,
    },
  });
}
