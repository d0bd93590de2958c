// Every failure in one shape. What nobody expected becomes a 500 with an id that the log has too, and nothing else:
// no stack, no SQL, no message that could carry a patient's data.
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { IdSource, Logger } from '#kernel';
import { IDS, LOGGER } from '../ports.js';
import type { ProblemDto } from './problem.dto.js';
import { Refusal } from './refusal.js';

const CODES: Readonly<Record<number, string>> = {
  400: 'REQUEST.INVALID',
  401: 'ACCESS.NOT_LOGGED_IN',
  403: 'ACCESS.FORBIDDEN',
  404: 'CENTRE.NOT_FOUND',
  405: 'REQUEST.METHOD',
  408: 'REQUEST.TIMEOUT',
  413: 'REQUEST.TOO_LARGE',
  415: 'REQUEST.MEDIA_TYPE',
  429: 'REQUEST.TOO_MANY',
};

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'The request is not understood.',
  401: 'Nobody is logged in.',
  403: 'Not for this person.',
  404: 'There is nothing here.',
  405: 'This method is not offered here.',
  408: 'The request took too long to arrive.',
  413: 'The request is too large.',
  415: 'This media type is not taken.',
  429: 'Too many requests.',
};

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    if (error instanceof Refusal) {
      if (error.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(error.retryAfterSeconds));
      const { code, message, problems, meanwhile } = error;
      this.send(response, error.status, {
        code,
        message,
        ...(problems === undefined ? {} : { problems: [...problems] }),
        ...(meanwhile === undefined ? {} : { meanwhile }),
      });
      return;
    }
    const status = clientErrorStatus(error);
    if (status !== null) {
      this.send(response, status, {
        code: CODES[status] ?? 'REQUEST.REFUSED',
        message: MESSAGES[status] ?? 'The request is refused.',
      });
      return;
    }
    const errorId = this.ids.next();
    this.logger.error({ error, errorId }, 'a request failed');
    this.send(response, 500, { code: 'CENTRE.UNEXPECTED', message: 'Something went wrong in the centre.', errorId });
  }

  private send(response: Response, status: number, problem: ProblemDto): void {
    // The route may have said what its answer would have been: a calendar, a file to save.
    response.removeHeader('Content-Disposition');
    response.status(status).type('application/json').set('Cache-Control', 'no-store').json(problem);
  }
}

/** Status of what Nest or the body parser refuse on the client's account; their texts are not passed on. */
function clientErrorStatus(error: unknown): number | null {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : error instanceof Error && 'status' in error && typeof error.status === 'number'
        ? error.status
        : null;
  return status !== null && status >= 400 && status < 500 ? status : null;
}
