export * from './app-error.js';
export * from './chance.js';
export * from './ids.js';
export * from './logger.js';
export * from './time.js';
