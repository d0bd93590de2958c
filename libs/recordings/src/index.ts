// Recordings that others made: parsers from bytes, and the one loader that reads them from disk.
export * from './bed-exit-csv.js';
export * from './matlab-array.js';
export * from './mit-annotations.js';
export * from './numerics-csv.js';
export * from './open-recording.js';
export * from './recording.js';
export { type RecordingErrorCode } from './recording-error.js';
export * from './wfdb-header.js';
export * from './wfdb-signals.js';
