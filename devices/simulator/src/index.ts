export * from './load.js';
export * from './recorded-frames.js';
export * from './replay-driver.js';
export { SCRIPTS, type ScriptName } from './script.js';
export * from './seeded-random.js';
export * from './virtual-patient.js';
export * from './ward.js';
export * from './ward-description.js';
