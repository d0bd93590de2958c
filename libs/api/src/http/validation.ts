// The border: bodies and queries become DTO instances, unknown fields are refused, every problem is named by its path.
import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { FieldProblemDto } from './problem.dto.js';
import { Refusal } from './refusal.js';

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

export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new Refusal(400, 'REQUEST.INVALID', 'The request is not understood.', problemsOf(errors)),
  });
}
