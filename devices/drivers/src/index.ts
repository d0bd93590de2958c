export type { CivilTime } from './byte-reader.js';
export * from './gatt.js';
export * from './measurement.js';
export * from './notification.js';
