export * from './roles.js';
export * from './session-cookie.js';
