export * from './dispatch.js';
export * from './duty-roster.js';
export * from './incident.js';
export * from './local-time.js';
export * from './outcome.js';
export * from './priority-text.js';
export * from './timeline-text.js';
