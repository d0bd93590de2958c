export { gatewayAccess, type AccessPolicy } from './access-policy.js';
export type { BrokerMetrics, BrokerStats } from './broker-metrics.js';
export * from './broker-options.js';
export { startBroker, type RunningBroker } from './broker.js';
export { runConformanceBroker } from './conformance.js';
export type { ViolationCode } from './guard/violation.js';
