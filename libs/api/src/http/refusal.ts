// A request that is understood and not done. Thrown by services, it rolls their transaction back and becomes the answer.
import type { FieldProblemDto, MeanwhileDto } from './problem.dto.js';

export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 429 | 503,
    /** `AREA.REASON`. */
    readonly code: string,
    message: string,
    readonly problems?: readonly FieldProblemDto[],
    /** For 429: seconds to wait. */
    readonly retryAfterSeconds?: number,
    /** For an act made offline that no longer fits: both facts. */
    readonly meanwhile?: MeanwhileDto,
  ) {
    super(message);
  }
}

/** Not there, or not for this person to know of: told apart by nobody. */
export function notFound(what: string): Refusal {
  return new Refusal(404, 'CENTRE.NOT_FOUND', `There is no such ${what}.`);
}

export function conflict(code: string, message: string): Refusal {
  return new Refusal(409, code, message);
}

/** A field that is well formed but does not fit. */
export function invalid(path: string, rule: string): Refusal {
  return new Refusal(400, 'REQUEST.INVALID', 'The request is not understood.', [{ path, rule }]);
}
