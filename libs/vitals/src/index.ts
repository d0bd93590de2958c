export * from './frames.js';
export * from './signals.js';
