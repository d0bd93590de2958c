export * from './archive.js';
export { type DatabaseArchiveOptions, openDatabaseArchive } from './database-archive.js';
