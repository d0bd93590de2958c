// The centre's operations as its OpenAPI document tells of them, and for each schema a smallest value that fits it: what a
// generated test needs to ask every route, also those that are added later.
import { buildOpenApiDocument } from '../openapi.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly nullable?: boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

export interface ApiOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** As declared: roles, or `public`. */
  readonly roles: readonly string[];
  readonly stepUp: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly mediaType: string; readonly schema: Schema } | null;
  readonly streams: boolean;
}

type Schemas = Readonly<Record<string, Schema>>;

interface Written {
  readonly operationId?: string;
  readonly parameters?: ReadonlyArray<Partial<Parameter> & Pick<Parameter, 'name' | 'in'>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses?: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly 'x-roles'?: readonly string[];
  readonly 'x-step-up'?: boolean;
}

export class ApiOperations {
  private constructor(
    readonly all: readonly ApiOperation[],
    private readonly schemas: Schemas,
  ) {}

  static async read(): Promise<ApiOperations> {
    const document = await buildOpenApiDocument();
    const schemas = (document.components?.schemas ?? {}) as Schemas;
    const all = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, written]) => operationOf(method.toUpperCase(), path, written as Written)),
    );
    return new ApiOperations(all, schemas);
  }

  /** The schema a reference leads to. */
  resolve(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema.allOf?.length === 1 ? this.resolve(schema.allOf[0]!) : schema;
    const found = this.schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (found === undefined) throw new Error(`${schema.$ref} leads nowhere`);
    return this.resolve(found);
  }

  /** A smallest value that fits; a property that has a name in `known` gets that value. */
  sample(schema: Schema, known: Readonly<Record<string, unknown>> = {}, name = ''): unknown {
    if (name in known) return known[name];
    const { type, enum: words, oneOf, anyOf, nullable, ...rest } = this.resolve(schema);
    if (words !== undefined) return words[0];
    const choice = oneOf?.[0] ?? anyOf?.[0];
    if (choice !== undefined) return this.sample(choice, known);
    switch (Array.isArray(type) ? (type as string[]).find((one) => one !== 'null') : type) {
      case 'boolean':
        return false;
      case 'integer':
      case 'number':
        return Math.max(rest.minimum ?? 0, Math.min(1, rest.maximum ?? 1));
      case 'array':
        return Array.from({ length: rest.minItems ?? 0 }, () => this.sample(rest.items ?? {}, known));
      case 'string':
        return textOf(rest);
      default:
        if (nullable === true && rest.properties === undefined) return null;
        return this.sampleOfObject(rest, known);
    }
  }

  private sampleOfObject({ properties = {}, required = [] }: Schema, known: Readonly<Record<string, unknown>>): object {
    const asked = Object.entries(properties).filter(([name]) => required.includes(name));
    return Object.fromEntries(asked.map(([name, schema]) => [name, this.sample(schema, known, name)]));
  }
}

function operationOf(method: string, path: string, written: Written): ApiOperation {
  const [content] = Object.entries(written.requestBody?.content ?? {});
  return {
    operationId: written.operationId ?? '',
    method,
    path,
    roles: written['x-roles'] ?? [],
    stepUp: written['x-step-up'] === true,
    parameters: (written.parameters ?? []).map(({ required = false, schema = {}, ...rest }) => ({
      ...rest,
      required,
      schema,
    })),
    body: content === undefined ? null : { mediaType: content[0], schema: content[1].schema ?? {} },
    streams: 'text/event-stream' in (written.responses?.['200']?.content ?? {}),
  };
}

const WORDS = ['見本', '2026-01', '2026-01-10', '09:00', '123456', '0000', 'sample', 'Asia/Tokyo', 'A'.repeat(43)];

function textOf({ format, pattern, minLength = 0, maxLength = 200 }: Schema): string {
  if (format === 'date') return '1950-01-01';
  const fits = (word: string): boolean =>
    word.length >= minLength && word.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(word));
  return WORDS.find(fits) ?? '見'.repeat(Math.max(minLength, 1));
}
