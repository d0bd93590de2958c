// What every route says about itself in OpenAPI: a stable operation id, its answer, and the refusals common to all.
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiProduces, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto.js';

interface Answer {
  /** DTO of the answer; an array of one for a list; left out when there is no body. */
  readonly answer?: Type | readonly [Type];
  /** Default 200. */
  readonly status?: number;
  readonly description?: string;
}

const REFUSALS: ReadonlyArray<readonly [number, string]> = [
  [400, 'The request is not understood; `problems` names each field.'],
  [401, 'Nobody is logged in.'],
  [403, 'Not for this person.'],
  [404, 'Not there, or not for this person to know of.'],
  [409, 'Not possible in this state; `code` says why.'],
];

export function Operation(operationId: string, summary: string, options: Answer = {}): MethodDecorator {
  const { answer, status = answer === undefined ? 204 : 200, description } = options;
  const isList = Array.isArray(answer);
  const type = (isList ? answer[0] : answer) as Type | undefined;
  return applyDecorators(
    ApiOperation({ operationId, summary, ...(description === undefined ? {} : { description }) }),
    ApiResponse({ status, description: summary, ...(type === undefined ? {} : { type, isArray: isList }) }),
    ...REFUSALS.map(([code, text]) => ApiResponse({ status: code, description: text, type: ProblemDto })),
  );
}

/** A route that streams server-sent events; `models` are what their `data` carry. */
export function EventStreamOperation(operationId: string, summary: string, description: string, models: Type[]) {
  return applyDecorators(
    ApiExtraModels(...models),
    ApiOperation({ operationId, summary, description }),
    ApiProduces('text/event-stream'),
    ApiResponse({
      status: 200,
      description: summary,
      content: {
        'text/event-stream': { schema: { oneOf: models.map((model) => ({ $ref: getSchemaPath(model) })) } },
      },
    }),
    ApiResponse({ status: 401, description: 'Nobody is logged in.', type: ProblemDto }),
    ApiResponse({ status: 403, description: 'Not for this person.', type: ProblemDto }),
  );
}
