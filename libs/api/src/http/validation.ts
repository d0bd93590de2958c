// The border: bodies and queries become DTO instances, unknown fields are refused, every problem is named by its path.
import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { FieldProblemDto } from './problem.dto.js';
import { notFound, Refusal } from './refusal.js';

function problemsOf(errors: readonly ValidationError[], prefix = ''): FieldProblemDto[] {
  return errors.flatMap((error) => {
    const isIndex = /^\d+$/.test(error.property);
    const path = isIndex
      ? `${prefix}[${error.property}]`
      : prefix === ''
        ? error.property
        : `${prefix}.${error.property}`;
    // The rule's name rather than its message: messages may repeat what was sent.
    const own = Object.keys(error.constraints ?? {}).map((rule) => ({ path, rule }));
    return [...own, ...problemsOf(error.children ?? [], path)];
  });
}

/** NUL, and half of a pair: no text has them and the database takes none. Found anywhere, nothing else reads the request. */
// eslint-disable-next-line no-control-regex -- what is looked for
const NO_TEXT = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

class RequestValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'param' && holdsNoText(value)) throw notFound('thing');
    if ((metadata.type === 'query' || metadata.type === 'body') && holdsNoText(value)) throw notUnderstood([]);
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      // What becomes of a body is worked out from the body alone, so when that fails, it is the body's fault.
      throw error instanceof TypeError || error instanceof RangeError ? notUnderstood([]) : error;
    }
  }
}

/** Looks through everything, keys too; what has been parsed from a bounded body is bounded. */
function holdsNoText(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one === 'string' && NO_TEXT.test(one)) return true;
    if (typeof one !== 'object' || one === null) continue;
    for (const [key, inner] of Object.entries(one)) {
      if (NO_TEXT.test(key)) return true;
      waiting.push(inner);
    }
  }
  return false;
}

function notUnderstood(problems: readonly FieldProblemDto[]): Refusal {
  return new Refusal(400, 'REQUEST.INVALID', 'The request is not understood.', problems);
}

export function requestValidation(): ValidationPipe {
  return new RequestValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => notUnderstood(problemsOf(errors)),
  });
}
