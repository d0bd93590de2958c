export * from './journal.js';
export { GroupCommitJournal, type GroupCommitOptions } from './group-commit-journal.js';
export { openDatabaseJournal, openSegmentJournal } from './embedded-journal.js';
