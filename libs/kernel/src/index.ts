export * from './app-error.js';
export * from './chance.js';
export * from './ids.js';
export * from './time.js';
