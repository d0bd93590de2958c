export * from './events.js';
export { appendEvent, appendEvents } from './append-event.js';
export { DatabaseEvents } from './database-events.js';
