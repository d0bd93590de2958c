// Requests that nobody should send: what the OpenAPI document describes, broken in every way that a stranger may think of.
// Half of each request stays right, so that the broken half gets past the first check.
import fc from 'fast-check';
import type { ApiOperation, ApiOperations, Schema } from './openapi-operations.js';

export interface FuzzedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** Texts that have broken programs: SQL, markup, templates, paths, formats, controls, directions, lengths, numbers. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...['', ' ', '0', '-1', 'null', 'undefined', 'true', '[]', '{}', '__proto__', 'constructor', 'NaN', '1e309'],
  ...[`' OR 1=1 --`, `'; DROP TABLE patient; --`, `"; select pg_sleep(9); --`, '$1', '%s%s%n', '\\'],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '${7*7}', '{{7*7}}', '#{7*7}'],
  ...['../../../../etc/passwd', '..%2f..%2fetc%2fpasswd', '..\\..\\windows\\win.ini', 'file:///etc/passwd', '//host'],
  ...["=cmd|' /C calc'!A0", '@SUM(1+1)*cmd', '+1', '-2+3'],
  ...['\u0000', 'a\u0000b', '\u0007', '\u202eabc\u202c', '\ufeff', '\ud800', '👩‍⚕️', 'e\u0301'.repeat(50)],
  ...['あ'.repeat(300), 'x'.repeat(5_000), '2026-13-99', '9999999999999999999999', '٣', 'Asia/Nowhere'],
];

const HOSTILE_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, Number.MIN_VALUE, 4_102_444_800_000],
  ...[[], [[]], {}, { __proto__: null }, [null], { length: 1 }, { $ne: null }, { toString: 1 }, [[[[[[[[]]]]]]]]],
  JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{}}}') as unknown,
];

const hostileText = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary', maxLength: 40 }));
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(hostileText, fc.constantFrom(...HOSTILE_VALUES), fc.jsonValue());

const MEDIA_TYPES = ['application/json', 'text/plain', 'application/xml', 'application/json; charset=utf-7', ''];
const NO_JSON = ['{', '', '"', '{"a":', '[1,2', '\u0000', 'null', '1', '"text"', '[]', '{"a":1}}'];

export class FuzzedRequests {
  constructor(
    private readonly operations: ApiOperations,
    /** What is right at this place, where something is. */
    private readonly rightPath: (operation: ApiOperation) => string,
    private readonly known: Readonly<Record<string, unknown>>,
  ) {}

  of(operation: ApiOperation): fc.Arbitrary<FuzzedRequest> {
    return fc
      .record({ path: this.path(operation), query: this.query(operation), sent: this.sent(operation) })
      .map(({ path, query, sent }) => ({ path: query === '' ? path : `${path}?${query}`, ...sent }));
  }

  private path(operation: ApiOperation): fc.Arbitrary<string> {
    const right = this.rightPath(operation).split('?')[0] ?? '';
    if (!operation.path.includes('{')) return fc.constant(right);
    const broken = hostileText.map((text) => operation.path.replaceAll(/\{\w+\}/g, () => inPath(text)));
    return fc.oneof({ arbitrary: fc.constant(right), weight: 2 }, broken);
  }

  private query({ parameters }: ApiOperation): fc.Arbitrary<string> {
    const named = parameters.filter((one) => one.in === 'query');
    const right = (schema: Schema, name: string): string => String(this.operations.sample(schema, this.known, name));
    const parts = named.map(({ name, schema }) =>
      fc
        .oneof(fc.constant(right(schema, name)), hostileText, fc.constant(null))
        .map((text) => (text === null ? [] : [`${encodeURIComponent(name)}=${inPath(text)}`])),
    );
    const stranger = fc.oneof(
      { arbitrary: fc.constant([]), weight: 4 },
      hostileText.map((text) => [`x[${inPath(text)}]=1`]),
    );
    return fc.tuple(stranger, ...parts).map((all) => all.flat().join('&'));
  }

  private sent({ body }: ApiOperation): fc.Arbitrary<Omit<FuzzedRequest, 'path'>> {
    const json = { 'content-type': 'application/json' };
    if (body === null) return fc.constant({ headers: {}, body: null });
    const sample = this.operations.sample(body.schema, this.known);
    const described = this.damaged(body.schema, sample).map((value) => ({
      headers: json,
      body: JSON.stringify(value) ?? '',
    }));
    const other = fc.record({
      headers: fc.constantFrom(...MEDIA_TYPES).map((type) => ({ 'content-type': type })),
      body: fc.oneof(
        fc.constantFrom(...NO_JSON),
        fc.uint8Array({ maxLength: 64 }).map((bytes) => new Uint8Array(bytes)),
      ),
    });
    const encoded = fc
      .constantFrom('gzip', 'br', 'deflate', 'identity', 'x')
      .map((coding) => ({ headers: { ...json, 'content-encoding': coding }, body: '{"a":1}' }));
    return fc.oneof({ arbitrary: described, weight: 8 }, other, encoded);
  }

  /** The sample with some of its fields replaced, taken away or added to. */
  private damaged(schema: Schema, sample: unknown): fc.Arbitrary<unknown> {
    if (typeof sample !== 'object' || sample === null) return fc.oneof(fc.constant(sample), hostileValue);
    const names = Object.keys(this.operations.resolve(schema).properties ?? {});
    const field = fc.constantFrom(...(names.length === 0 ? ['x'] : names), '__proto__', 'x');
    const change = fc.record({ field, to: fc.option(hostileValue, { nil: undefined }) });
    return fc.array(change, { maxLength: 3 }).map((changes) => {
      const entries = new Map(Object.entries(sample));
      for (const { field: name, to } of changes) {
        if (to === undefined) entries.delete(name);
        else entries.set(name, to);
      }
      return Object.fromEntries(entries);
    });
  }
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** As it goes into an address: half of these are wrong there as they are. */
function inPath(text: string): string {
  const sendable = text.replaceAll(LONE_SURROGATE, '\ufffd');
  if (text.length % 2 === 0) return encodeURIComponent(sendable);
  return sendable.replaceAll(/[^\u0021-\u007e]|[?#&]/gu, (character) => encodeURIComponent(character));
}
