// The one error class for what should not happen. Expected outcomes are returned as `{ kind: … }` values instead.

/** Decides a retry: try again, find out first whether it happened, or give up. */
export type ErrorClass = 'transient' | 'ambiguous' | 'permanent';

/**
 * A broken invariant or failed I/O. `code` is `AREA.REASON` in capitals, for example `JOURNAL.DISK_FULL`.
 * The message never carries patient data or a secret.
 */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: string,
    readonly errorClass: ErrorClass,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** Compile-time proof that a union is exhausted; at run time a broken invariant. */
export function unreachable(value: never): never {
  throw new AppError('KERNEL.UNREACHABLE', 'permanent', `unexpected variant of type ${typeof value}`);
}
