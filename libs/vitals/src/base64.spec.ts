import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodedByteLength, samplesFromBase64, samplesToBase64 } from './base64.js';

const bufferOf = (samples: Int16Array) => Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);

describe('base64 of samples', () => {
  it('writes what Node writes, and reads it back, for any samples', () => {
    fc.assert(
      fc.property(fc.int16Array({ maxLength: 300 }), (samples) => {
        const text = samplesToBase64(samples);
        expect(text).toBe(bufferOf(samples).toString('base64'));
        expect(samplesFromBase64(text)).toEqual({ kind: 'samples', samples: Int16Array.from(samples) });
      }),
    );
  });

  it('reads or refuses any bytes as a strict reader would', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const { kind } = samplesFromBase64(Buffer.from(bytes).toString('base64'));
        expect(kind).toBe(bytes.length % 2 === 0 ? 'samples' : 'odd-length');
      }),
    );
  });

  it('accepts exactly the texts that come back the same', () => {
    const nearlyBase64 = fc.string({ unit: fc.constantFrom(...'AB/+=9zZ-_ \n\u0100é'), maxLength: 12 });
    fc.assert(
      fc.property(nearlyBase64, (text) => {
        const canonical = Buffer.from(text, 'base64').toString('base64') === text;
        expect(samplesFromBase64(text).kind !== 'wrong-base64').toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    'A',
    'AA',
    'AAA',
    'AAAAA',
    'AA=A',
    '=AAA',
    'AAA=AAAA',
    'A===',
    '====',
    'AB==',
    'AAB=',
    'AA A',
    'AA-_',
    'AAAé',
    'AAA\u{10000}',
  ])('refuses %j', (text) => {
    expect(samplesFromBase64(text)).toEqual({ kind: 'wrong-base64' });
  });

  it('knows the decoded length before decoding', () => {
    expect(['', 'AAAA', 'AAA=', 'AA==', 'AAAAA'].map(decodedByteLength)).toEqual([0, 3, 2, 1, -1]);
  });
});
