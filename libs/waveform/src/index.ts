// Waveforms read by rule: the ECG detector and what the bed sensor tells of sleep. Pure.
export * from './beat-score.js';
export { createEcg, type EcgOptions, type EcgState, PAUSE_MS } from './ecg/ecg-state.js';
export { endEcg, pushEcg } from './ecg/ecg.js';
export * from './ecg/events.js';
export * from './ecg/read-recording.js';
export { restoreEcg, snapshotEcg } from './ecg/snapshot.js';
export * from './bed/bed-minute.js';
export * from './bed/nights.js';
export * from './bed/presence.js';
export * from './bed/sleep-wake.js';
