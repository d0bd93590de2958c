export * from './backoff.js';
export * from './credential.js';
export * from './enrolment.js';
export * from './gateway.js';
export * from './measurement.js';
export { DEFAULT_SPOOL_LIMITS, type SpoolDepth, type SpoolLimits } from './spool.js';
export type { TlsFiles } from './uplink.js';
export { readTlsFiles, requireCredential, terminationSignal } from './program.js';
export { softwareVersion } from './software-version.js';
