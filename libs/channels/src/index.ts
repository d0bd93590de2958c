// Messages to people, and proof of each step: a port and its adapters.
export * from './message.js';
export * from './urgency.js';
