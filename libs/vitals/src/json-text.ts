// Bytes to a JSON value, strictly: bounded size, valid UTF-8 without a byte-order mark, valid JSON, each field once.
// JSON.parse alone would keep the last of two fields of one name, and two readers might believe different ones.
import { problem, type Problem } from './shape.js';

/** The broker takes no larger packet; a frame of the largest allowed kind is far below it. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

/** Deeper nesting than any message of the wire has; keeps a hostile text from exhausting the stack. */
const MAX_DEPTH = 8;

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type ParsedJson =
  { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'problem'; readonly problem: Problem };

const refused = (found: Problem): ParsedJson => ({ kind: 'problem', problem: found });

export function parseJson(payload: Uint8Array): ParsedJson {
  if (payload.length > MAX_PAYLOAD_BYTES) {
    return refused(problem('oversized', '', `must be at most ${MAX_PAYLOAD_BYTES} bytes`));
  }
  let text: string;
  try {
    text = utf8.decode(payload);
  } catch {
    return refused(problem('not-utf8', '', 'must be UTF-8'));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(problem('not-json', '', 'must be JSON'));
  }
  const fieldsKept = countFields(value, 0);
  if (fieldsKept < 0) return refused(problem('out-of-range', '', `must not nest deeper than ${MAX_DEPTH}`));
  // Each field has one colon. More colons than fields: either a colon inside a text, or a field that came twice.
  if (countColons(payload) !== fieldsKept && countNames(text) !== fieldsKept) {
    return refused(problem('duplicate-field', '', 'must have each field once'));
  }
  return { kind: 'json', value };
}

function countColons(payload: Uint8Array): number {
  let colons = 0;
  for (let i = 0; i < payload.length; i++) if (payload[i] === COLON) colons += 1;
  return colons;
}

/** Fields of a value and of all in it; −1 when nested too deep. */
function countFields(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= MAX_DEPTH) return -1;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item !== 'object' || item === null) continue;
      const inner = countFields(item, depth + 1);
      if (inner < 0) return -1;
      count += inner;
    }
    return count;
  }
  const record = value as Record<string, unknown>;
  for (const name in record) {
    count += 1;
    const inner = record[name];
    if (typeof inner !== 'object' || inner === null) continue;
    const below = countFields(inner, depth + 1);
    if (below < 0) return -1;
    count += below;
  }
  return count;
}

/** Colons outside texts in what is known to be JSON: the number of field names written. */
function countNames(json: string): number {
  let names = 0;
  let inText = false;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (inText) {
      if (code === BACKSLASH) i += 1;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (code === COLON) names += 1;
  }
  return names;
}
