import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWireString } from './utf8.js';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

describe('isWireString', () => {
  it.each(['', 'mimamori/v1/gw-1', '見守り', 'é', '😀', '\u{FEFF}with a BOM', '\u{10FFFD}', '\u00A0'])(
    'takes %j',
    (text) => expect(isWireString(Buffer.from(text))).toBe(true),
  );

  it.each([
    ['U+0000', '00'],
    ['U+0000 in two bytes', 'c080'],
    ['U+0001', '01'],
    ['U+001F', '1f'],
    ['U+007F', '7f'],
    ['U+0080', 'c280'],
    ['U+009F', 'c29f'],
    ['a high surrogate', 'eda080'],
    ['a low surrogate', 'edbfbf'],
    ['a surrogate pair in six bytes', 'eda0bdedb880'],
    ['an overlong slash', 'c0af'],
    ['an overlong three-byte form', 'e080af'],
    ['an overlong four-byte form', 'f08080af'],
    ['a code point above U+10FFFF', 'f4908080'],
    ['a first byte of five', 'f888808080'],
    ['a continuation byte alone', '80'],
    ['a sequence cut short', 'e282'],
    ['a sequence broken by ASCII', 'e28241'],
    ['U+FDD0', 'efb790'],
    ['U+FFFE', 'efbfbe'],
    ['U+FFFF', 'efbfbf'],
    ['U+1FFFE', 'f09fbfbe'],
  ])('refuses %s', (_name, hex) => expect(isWireString(Buffer.concat([Buffer.from('a'), bytes(hex)]))).toBe(false));

  it('agrees with the platform’s strict decoder on what is well formed, whatever the bytes', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), (input) => {
        let text: string | null;
        try {
          text = decoder.decode(input);
        } catch {
          text = null;
        }
        const unwanted = /\p{Control}|\p{Noncharacter_Code_Point}/u;
        expect(isWireString(input)).toBe(text !== null && !unwanted.test(text));
      }),
      { numRuns: 3_000, seed: 20_260_110 },
    );
  });
});
