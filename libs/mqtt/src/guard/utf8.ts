// Strings on the wire must be well-formed UTF-8 (3.1.1, section 1.5.3). Node's decoder replaces what is wrong, so a look
// at the bytes comes first. As Mosquitto does, what 1.5.3 says a string SHOULD NOT hold is refused too.
import { byteAt } from './bytes.js';

/**
 * True for well-formed UTF-8 without U+0000 [MQTT-1.5.3-2], surrogates [MQTT-1.5.3-1], overlong forms, code points above
 * U+10FFFF, control characters (U+0001–U+001F, U+007F–U+009F) and non-characters (U+FDD0–U+FDEF, U+xFFFE, U+xFFFF).
 */
export function isWireString(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length;) {
    const first = byteAt(bytes, at);
    if (first < 0x80) {
      if (first < 0x20 || first === 0x7f) return false;
      at++;
      continue;
    }
    const length = sequenceLength(first);
    if (length === 0 || at + length > bytes.length) return false;
    const codePoint = readSequence(bytes, at, length);
    if (codePoint < 0 || !isAllowed(codePoint, length)) return false;
    at += length;
  }
  return true;
}

const sequenceLength = (first: number): 0 | 2 | 3 | 4 => {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
};

/** The code point of a multi-byte sequence, or −1 when a continuation byte is not one. */
function readSequence(bytes: Uint8Array, at: number, length: 2 | 3 | 4): number {
  let codePoint = byteAt(bytes, at) & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const next = byteAt(bytes, at + i);
    if ((next & 0xc0) !== 0x80) return -1;
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  return codePoint;
}

const SMALLEST = { 2: 0x80, 3: 0x800, 4: 0x10000 };

function isAllowed(codePoint: number, length: 2 | 3 | 4): boolean {
  if (codePoint < SMALLEST[length] || codePoint > 0x10ffff) return false;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return false;
  if (codePoint <= 0x9f) return false;
  if (codePoint >= 0xfdd0 && codePoint <= 0xfdef) return false;
  return (codePoint & 0xfffe) !== 0xfffe;
}
