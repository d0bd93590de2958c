import fc from 'fast-check';
import {
  annotationSymbol,
  ANNOTATION_CODES,
  type Annotation,
  encodeAnnotations,
  fibrillationSpans,
  isBeat,
  parseAnnotations,
} from './mit-annotations.js';

const word = (code: number, value: number): number[] => [value & 0xff, (code << 2) | (value >> 8)];

describe('MIT annotations', () => {
  it('adds up steps, long steps, and the fields that follow an annotation', () => {
    const bytes = Uint8Array.from([
      ...word(28, 18),
      ...word(63, 3),
      ...[0x28, 0x4e, 0x00, 0x00], // "(N" with its end mark, padded to an even length
      ...word(59, 0),
      ...[0x01, 0x00, 0x70, 0x11], // 0x00011170, high word first
      ...word(1, 2),
      ...word(61, 0x3ff),
      ...word(62, 1),
      ...word(60, 2),
      ...word(5, 1023),
      ...word(0, 0),
    ]);
    expect(parseAnnotations(bytes)).toEqual([
      { sample: 18, code: 28, text: '(N' },
      { sample: 18 + 0x11170 + 2, code: 1, subtype: -1, channel: 1, number: 2 },
      { sample: 18 + 0x11170 + 2 + 1023, code: 5, channel: 1, number: 2 },
    ]);
  });

  it('reads what it wrote', () => {
    const annotation = fc.record(
      {
        step: fc.integer({ min: 0, max: 200_000 }),
        code: fc.integer({ min: 1, max: 49 }),
        subtype: fc.integer({ min: -128, max: 127 }),
        channel: fc.integer({ min: 1, max: 255 }),
        number: fc.integer({ min: 1, max: 127 }),
        text: fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('(', 'A', 'F', 'é') }),
      },
      { requiredKeys: ['step', 'code'] },
    );
    fc.assert(
      fc.property(fc.array(annotation), (list) => {
        let sample = 0;
        const annotations = list.map(({ step, ...rest }): Annotation => ({ ...rest, sample: (sample += step) }));
        expect(parseAnnotations(encodeAnnotations(annotations))).toEqual(annotations);
      }),
    );
  });

  it('refuses annotations out of order and files that are cut short', () => {
    const late = [
      { sample: 5, code: 1 },
      { sample: 4, code: 1 },
    ];
    expect(() => encodeAnnotations(late)).toThrow('annotation at sample 4: it comes before');
    for (const bytes of [[], word(1, 3), [...word(59, 0), 1], [...word(1, 3), ...word(63, 9), 40]])
      expect(() => parseAnnotations(Uint8Array.from(bytes), 'x.atr')).toThrow(/x\.atr byte \d+: .*cut short/);
  });

  it('passes over fields in front of the first annotation', () => {
    const bytes = Uint8Array.from([
      ...word(63, 2),
      ...[65, 66],
      ...word(61, 1),
      ...word(62, 1),
      ...word(60, 1),
      ...word(1, 7),
      ...word(0, 0),
    ]);
    expect(parseAnnotations(bytes)).toEqual([{ sample: 7, code: 1 }]);
  });

  it('tells where the heart fibrillates, to the end of the record where nothing says that it is over', () => {
    const at = (sample: number, symbol: '[' | ']' | '!' | 'N') => ({ sample, code: ANNOTATION_CODES[symbol] });
    const annotations = [at(1, ']'), at(5, 'N'), at(10, '['), at(12, '!'), at(20, ']'), at(25, ']'), at(30, '[')];
    expect(fibrillationSpans(annotations)).toEqual([
      { fromSample: 10, toSample: 20 },
      { fromSample: 30, toSample: Number.POSITIVE_INFINITY },
    ]);
  });

  it('knows which codes are beats, and their letters', () => {
    expect(isBeat(ANNOTATION_CODES.V)).toBe(true);
    expect(isBeat(ANNOTATION_CODES['+'])).toBe(false);
    expect(annotationSymbol(12)).toBe('/');
    expect(annotationSymbol(15)).toBe('?');
  });
});
