export type * from './model.js';
export * from './rules.js';
export type { PatientState } from './state.js';
export * from './words.js';
