// Strict base64 (RFC 4648, 4) of little-endian int16 samples, straight into an Int16Array. Strict: the standard alphabet
// only, padding required, no line breaks, unused bits zero, so that one stretch of samples has exactly one text.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = 61;
const WRONG = 255;

const SEXTET_OF_CODE = new Uint8Array(128).fill(WRONG);
for (let i = 0; i < 64; i++) SEXTET_OF_CODE[ALPHABET.charCodeAt(i)] = i;

export type DecodedSamples =
  | { readonly kind: 'samples'; readonly samples: Int16Array }
  | { readonly kind: 'wrong-base64' }
  /** Valid base64 whose bytes don't make whole samples. */
  | { readonly kind: 'odd-length' };

/** How many bytes a padded base64 text stands for, by its length alone; −1 where no text has that length. */
export function decodedByteLength(base64: string): number {
  const { length } = base64;
  if (length % 4 !== 0) return -1;
  if (length === 0) return 0;
  const padding = base64.charCodeAt(length - 1) !== PADDING ? 0 : base64.charCodeAt(length - 2) !== PADDING ? 1 : 2;
  return (length / 4) * 3 - padding;
}

export function samplesFromBase64(base64: string): DecodedSamples {
  const byteLength = decodedByteLength(base64);
  if (byteLength < 0) return { kind: 'wrong-base64' };
  const bytes = new Uint8Array(byteLength + (byteLength & 1));
  const wholeQuads = Math.floor(byteLength / 3);
  let wrong = 0;
  let at = 0;
  let out = 0;
  for (let quad = 0; quad < wholeQuads; quad++) {
    const a = sextet(base64.charCodeAt(at));
    const b = sextet(base64.charCodeAt(at + 1));
    const c = sextet(base64.charCodeAt(at + 2));
    const d = sextet(base64.charCodeAt(at + 3));
    wrong |= a | b | c | d;
    bytes[out] = (a << 2) | (b >> 4);
    bytes[out + 1] = (b << 4) | (c >> 2);
    bytes[out + 2] = (c << 6) | d;
    at += 4;
    out += 3;
  }
  if (wrong > 63 || !lastQuad(base64, at, bytes, out, byteLength - out)) return { kind: 'wrong-base64' };
  if ((byteLength & 1) === 1) return { kind: 'odd-length' };
  return { kind: 'samples', samples: littleEndian(bytes) };
}

/** Non-ASCII codes read past the table as `undefined`; they count as wrong like any other stranger. */
const sextet = (code: number): number => SEXTET_OF_CODE[code] ?? WRONG;

/** Decodes the padded end, if there is one. The bits a padded quad doesn't use must be zero. */
function lastQuad(base64: string, at: number, bytes: Uint8Array, out: number, left: number): boolean {
  if (left === 0) return true;
  const a = sextet(base64.charCodeAt(at));
  const b = sextet(base64.charCodeAt(at + 1));
  if ((a | b) > 63) return false;
  bytes[out] = (a << 2) | (b >> 4);
  if (left === 1) return (b & 0x0f) === 0;
  const c = sextet(base64.charCodeAt(at + 2));
  bytes[out + 1] = (b << 4) | (c >> 2);
  return c <= 63 && (c & 0x03) === 0;
}

const HOST_IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function littleEndian(bytes: Uint8Array<ArrayBuffer>): Int16Array {
  if (HOST_IS_LITTLE_ENDIAN) return new Int16Array(bytes.buffer);
  const view = new DataView(bytes.buffer);
  return Int16Array.from({ length: bytes.length / 2 }, (_, i) => view.getInt16(i * 2, true));
}

/** Text of every 12 bits, so that three bytes cost two look-ups. */
const PAIRS = Array.from({ length: 4096 }, (_, bits) => `${ALPHABET[bits >> 6]}${ALPHABET[bits & 63]}`);

export function samplesToBase64(samples: Int16Array): string {
  const byteLength = samples.length * 2;
  const whole = byteLength - (byteLength % 3);
  let text = '';
  for (let i = 0; i < whole; i += 3) {
    const first = byteAt(samples, i);
    const second = byteAt(samples, i + 1);
    const third = byteAt(samples, i + 2);
    text += `${PAIRS[(first << 4) | (second >> 4)]}${PAIRS[((second & 15) << 8) | third]}`;
  }
  if (byteLength - whole === 1) return `${text}${PAIRS[byteAt(samples, whole) << 4]}==`;
  if (byteLength - whole === 2) {
    const second = byteAt(samples, whole + 1);
    const pair = PAIRS[(byteAt(samples, whole) << 4) | (second >> 4)] ?? '';
    return `${text}${pair}${ALPHABET[(second & 15) << 2]}=`;
  }
  return text;
}

const byteAt = (samples: Int16Array, index: number): number => ((samples[index >> 1] ?? 0) >> ((index & 1) * 8)) & 0xff;
