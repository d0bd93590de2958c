export * from './chance.js';
export * from './manual-clock.js';
export { playRecording, type EcgFinding, type EcgPlayer } from './scenario/ecg-player.js';
export { parseScenario } from './scenario/parse-scenario.js';
export { checkLine, traceLine } from './scenario/report.js';
export * from './scenario/run-scenario.js';
export type * from './scenario/scenario.js';
export * from './test-database.js';
export * from './test-server.js';
