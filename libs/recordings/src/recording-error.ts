// One way to say that a recording can't be used: what is wrong, where, and what to do about it.
import { AppError } from '#kernel';

export type RecordingErrorCode =
  'RECORDINGS.MALFORMED' | 'RECORDINGS.UNSUPPORTED' | 'RECORDINGS.NOT_FOUND' | 'RECORDINGS.RATE_UNKNOWN';

/** `where` names the file and place ("100.hea line 2"), `advice` says what the user can do. */
export function recordingError(
  code: RecordingErrorCode,
  where: string,
  what: string,
  advice: string,
  cause?: unknown,
): AppError {
  return new AppError(code, 'permanent', `${where}: ${what}; ${advice}`, cause === undefined ? undefined : { cause });
}
