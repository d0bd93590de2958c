export * from './acts.js';
export * from './live-feed.js';
