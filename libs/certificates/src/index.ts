// The centre's own certificates: a small authority, and what it signs.
export * from './authority.js';
export * from './own-certificate.js';
