// Decorators for the fields that come back in every DTO: an instant, an id, a text, words in two languages. Each says to
// OpenAPI and to the validator the same thing.
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiSchema, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsInt, IsNumber, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

/** Latest instant taken: year 2100. Earlier clocks that are wrong by decades are refused at the border. */
const LATEST_INSTANT = 4_102_444_800_000;
const INSTANT = { type: 'integer', format: 'int64', example: 1_767_963_600_000 } as const;
const TEXT_LIMIT = 4_000;

/** Milliseconds since the epoch, in an answer. */
export function ApiInstant(description: string): PropertyDecorator {
  return ApiProperty({ ...INSTANT, description: `${description} Epoch milliseconds.` });
}

export function ApiInstantOrNull(description: string): PropertyDecorator {
  return ApiProperty({ ...INSTANT, nullable: true, description: `${description} Epoch milliseconds.` });
}

/** A number or null, in an answer. 0 is a value. */
export function ApiNumberOrNull(description: string): PropertyDecorator {
  return ApiProperty({ type: 'number', nullable: true, description });
}

export function ApiStringOrNull(description: string): PropertyDecorator {
  return ApiProperty({ type: 'string', nullable: true, description });
}

/** Any JSON object, in an answer. */
export function ApiJson(description: string): PropertyDecorator {
  return ApiProperty({ type: 'object', additionalProperties: true, description });
}

/** Epoch milliseconds asked for. */
export function InstantField(description: string): PropertyDecorator {
  return applyDecorators(ApiProperty({ ...INSTANT, description }), IsInt(), Min(0), Max(LATEST_INSTANT));
}

export function OptionalInstantField(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...INSTANT, description }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(LATEST_INSTANT),
  );
}

/** A text of `min` to `max` characters without control characters other than line breaks and tabs. */
export function TextField(
  description: string,
  { min = 1, max = 200, ...extra }: { min?: number; max?: number } & ApiPropertyOptions = {},
): PropertyDecorator {
  const options = { type: 'string', minLength: min, maxLength: max, description, ...extra } as ApiPropertyOptions;
  return applyDecorators(ApiProperty(options), IsString(), Length(min, max), Matches(NO_CONTROLS));
}

export function OptionalTextField(description: string, { max = 200 }: { max?: number } = {}): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', maxLength: max, description }),
    IsOptional(),
    IsString(),
    Length(0, max),
    Matches(NO_CONTROLS),
  );
}

/** A longer note; empty allowed. */
export function NoteField(description: string): PropertyDecorator {
  return OptionalTextField(description, { max: TEXT_LIMIT });
}

export function NumberField(description: string, { min, max }: { min: number; max: number }): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'number', minimum: min, maximum: max, description }),
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(min),
    Max(max),
  );
}

export function OptionalNumberField(
  description: string,
  { min, max }: { min: number; max: number },
): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'number', minimum: min, maximum: max, description, nullable: true }),
    IsOptional(),
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(min),
    Max(max),
  );
}

/** An id of the house: what appears in paths and topics. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,129}$/;

export function IdField(description: string): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: 'string', pattern: ID_PATTERN.source, description }), Matches(ID_PATTERN));
}

export function OptionalIdField(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', pattern: ID_PATTERN.source, description }),
    IsOptional(),
    Matches(ID_PATTERN),
  );
}

// eslint-disable-next-line no-control-regex -- control characters are what is refused
const NO_CONTROLS = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;

/** Words in both languages of the house. */
@ApiSchema({ name: 'BilingualText' })
export class BilingualTextDto {
  @ApiProperty({ type: 'string' })
  ja: string;

  @ApiProperty({ type: 'string' })
  en: string;
}
