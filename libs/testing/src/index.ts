export * from './chance.js';
export * from './manual-clock.js';
export * from './test-database.js';
