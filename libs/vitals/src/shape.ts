// Shapes: small compiled checks for what comes over the wire. Each knows how to check a parsed JSON value and how to say
// the same thing as a JSON Schema, so the published contract and the code can't drift apart.
import type { RefusalReason } from './frames.js';

/** JSON Schema draft 7, as AsyncAPI 3 uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What is wrong and where. `path` grows outwards as a problem passes through its parents, so that good data pay nothing. */
export interface Problem {
  readonly reason: RefusalReason;
  readonly path: string;
  readonly detail: string;
}

export interface Shape {
  check(value: unknown): Problem | null;
  readonly schema: JsonSchema;
}

export interface Field {
  readonly shape: Shape;
  readonly description: string;
  readonly optional?: boolean;
}

export type FieldTable = Readonly<Record<string, Field>>;

export const problem = (reason: RefusalReason, path: string, detail: string): Problem => ({ reason, path, detail });

const join = (parent: string, child: string): string =>
  child === '' ? parent : child.startsWith('[') ? `${parent}${child}` : `${parent}.${child}`;

const within = (parent: string, inner: Problem): Problem => ({ ...inner, path: join(parent, inner.path) });

/** A field's name is the sender's text: only a harmless one is repeated in a refusal. */
const printableName = (name: string): string => (/^[A-Za-z0-9_-]{1,40}$/.test(name) ? name : '?');

export function constant(value: string | number | boolean): Shape {
  const wrong = problem('out-of-range', '', `must be ${JSON.stringify(value)}`);
  const wrongType = problem('wrong-type', '', `must be ${JSON.stringify(value)}`);
  return {
    schema: { const: value },
    check: (given) => (given === value ? null : typeof given === typeof value ? wrong : wrongType),
  };
}

export function integer(min: number, max: number): Shape {
  const wrongType = problem('wrong-type', '', 'must be an integer');
  const outOfRange = problem('out-of-range', '', `must be from ${min} to ${max}`);
  return {
    schema: { type: 'integer', minimum: min, maximum: max },
    check(value) {
      if (typeof value !== 'number') return wrongType;
      if (!(value >= min && value <= max)) return outOfRange;
      return Number.isInteger(value) ? null : wrongType;
    },
  };
}

export function decimal(min: number, max: number): Shape {
  const wrongType = problem('wrong-type', '', 'must be a number');
  const outOfRange = problem('out-of-range', '', `must be from ${min} to ${max}`);
  return {
    schema: { type: 'number', minimum: min, maximum: max },
    check: (value) => (typeof value !== 'number' ? wrongType : value >= min && value <= max ? null : outOfRange),
  };
}

export function truth(): Shape {
  const wrongType = problem('wrong-type', '', 'must be true or false');
  return { schema: { type: 'boolean' }, check: (value) => (typeof value === 'boolean' ? null : wrongType) };
}

export function oneOf(words: readonly string[]): Shape {
  const known = new Set(words);
  const wrongType = problem('wrong-type', '', 'must be a word');
  const unknown = problem('out-of-range', '', `must be one of ${words.join(', ')}`);
  return {
    schema: { type: 'string', enum: [...words] },
    check: (value) => (typeof value !== 'string' ? wrongType : known.has(value) ? null : unknown),
  };
}

/** Text of a pattern; without one, any text. Length counts UTF-16 units, as JavaScript does. */
export function text(maxLength: number, pattern?: RegExp, expected = `must be at most ${maxLength} characters`): Shape {
  const wrongType = problem('wrong-type', '', 'must be text');
  const wrong = problem('out-of-range', '', expected);
  return {
    schema: { type: 'string', maxLength, ...(pattern && { pattern: pattern.source }) },
    check(value) {
      if (typeof value !== 'string') return wrongType;
      return value.length <= maxLength && (pattern === undefined || pattern.test(value)) ? null : wrong;
    },
  };
}

export function nullable(inner: Shape): Shape {
  return {
    schema: { oneOf: [inner.schema, { type: 'null' }] },
    check: (value) => (value === null ? null : inner.check(value)),
  };
}

export function list(item: Shape, min: number, max: number): Shape {
  const wrongType = problem('wrong-type', '', 'must be a list');
  const wrongLength = problem('length-mismatch', '', `must have ${min} to ${max} entries`);
  return {
    schema: { type: 'array', items: item.schema, minItems: min, maxItems: max },
    check(value) {
      if (!Array.isArray(value)) return wrongType;
      if (value.length < min || value.length > max) return wrongLength;
      for (let i = 0; i < value.length; i++) {
        const found = item.check(value[i]);
        if (found) return within(`[${i}]`, found);
      }
      return null;
    },
  };
}

/**
 * An object with exactly these fields: an unknown one is refused, and so is a missing one that isn't optional.
 * `atLeast` asks for so many of the optional fields too.
 */
export function fields(table: FieldTable, { atLeast = 0 }: { atLeast?: number } = {}): Shape {
  const shapes = new Map(Object.entries(table).map(([name, field]) => [name, field] as const));
  const required = Object.keys(table).filter((name) => table[name]?.optional !== true);
  const wrongType = problem('wrong-type', '', 'must be an object');
  const tooFew = problem('missing-field', '', `must have at least ${atLeast} of ${Object.keys(table).join(', ')}`);

  function missing(value: object): Problem {
    const name = required.find((wanted) => !Object.hasOwn(value, wanted));
    return name === undefined ? tooFew : problem('missing-field', name, 'is required');
  }

  return {
    schema: fieldsSchema(table, required, atLeast),
    check(value) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrongType;
      const record = value as Record<string, unknown>;
      let requiredSeen = 0;
      let seen = 0;
      for (const name in record) {
        const field = shapes.get(name);
        if (field === undefined) return problem('unknown-field', printableName(name), 'is not a field of this version');
        const found = field.shape.check(record[name]);
        if (found) return within(name, found);
        seen += 1;
        if (field.optional !== true) requiredSeen += 1;
      }
      return requiredSeen < required.length || seen < atLeast ? missing(record) : null;
    },
  };
}

function fieldsSchema(table: FieldTable, required: readonly string[], atLeast: number): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(table).map(([name, { shape, description }]) => [name, { ...shape.schema, description }]),
    ),
    ...(required.length > 0 && { required: [...required] }),
    ...(atLeast > 0 && { minProperties: atLeast }),
    additionalProperties: false,
  };
}
