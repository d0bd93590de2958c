export * from './accounts.js';
export * from './attempt-limits.js';
export * from './gateway-credentials.js';
export * from './passwords.js';
export * from './roles.js';
export * from './secrets.js';
export * from './session-cookie.js';
export * from './sessions.js';
