export { careCheckLine, type CareCheckResult } from './care-scenario/care-report.js';
export type { CareScenario, ParsedCareScenario } from './care-scenario/care-scenario.js';
export { parseCareScenario } from './care-scenario/parse-care-scenario.js';
export * from './authenticator-app.js';
export * from './bench.js';
export * from './chance.js';
export * from './manual-clock.js';
export * from './open-incidents.js';
export * from './plain-episode.js';
export * from './plain-rows.js';
export * from './push-service.js';
export { playRecording, type EcgFinding, type EcgPlayer } from './scenario/ecg-player.js';
export { parseScenario } from './scenario/parse-scenario.js';
export { checkLine, traceLine } from './scenario/report.js';
export * from './scenario/run-scenario.js';
export type * from './scenario/scenario.js';
export * from './test-database.js';
export * from './test-keys.js';
export * from './test-server.js';

/** The runner of care scenarios brings the whole centre with it, so it is loaded only when it is asked for. */
export async function openCareRunner(): Promise<import('./care-scenario/run-care-scenario.js').CareRunner> {
  const { CareRunner } = await import('./care-scenario/run-care-scenario.js');
  return CareRunner.open();
}

/** The centre over a database of the caller's. Loaded only when it is asked for, too. */
export async function startCentre(
  parts: import('./running-centre.js').CentreParts,
): Promise<import('./running-centre.js').RunningCentre> {
  const { RunningCentre } = await import('./running-centre.js');
  return RunningCentre.start(parts);
}
