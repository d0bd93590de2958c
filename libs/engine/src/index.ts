export * from './acts.js';
export * from './database-snapshots.js';
export * from './engine-runner.js';
export * from './journal-clock.js';
export * from './live-feed.js';
export * from './live-hub.js';
export type { DropReason, PatientEffects } from './outputs.js';
export type { GatewayConnection } from './pipeline.js';
export * from './snapshots.js';
