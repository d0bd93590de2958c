// Pino, set so that nothing about a patient or a secret can slip into a log by a careless field name.
import { pino, type DestinationStream } from 'pino';
import type { Logger } from '#kernel';

/** Field names that are cut out wherever they stand, at any of the first three levels. */
const REDACTED = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'code',
  'payload',
  'values',
  'name',
  'displayName',
  'address',
  'phone',
];

/** `destination` is a file path or a stream; without one, standard output. */
export function createLogger(options: { level: string; destination?: DestinationStream }): Logger {
  const paths = REDACTED.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: '[removed]' },
    serializers: { error: errorFields, err: errorFields },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** Appends to a file, line by line and at once: the last words before a crash are the ones that are needed. */
export function logFile(path: string): DestinationStream {
  return pino.destination({ dest: path, mkdir: true, sync: true, append: true });
}

function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    kind: error.name,
    errorCode: code,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
  };
}
