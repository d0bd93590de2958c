export * from './chance.js';
export * from './manual-clock.js';
