export * from './asyncapi.js';
export * from './codec.js';
export * from './frames.js';
export { MAX_PAYLOAD_BYTES } from './json-text.js';
export * from './sequence-ledger.js';
export * from './signals.js';
export * from './topics.js';
export { MAX_ECG_FRAME_S, MAX_ECG_RATE_HZ, MAX_SAMPLES, MIN_ECG_RATE_HZ } from './wire-shapes.js';
