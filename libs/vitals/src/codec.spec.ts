import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decodeCommand,
  decodeFrame,
  decodeStatus,
  encodeFrame,
  frameIdentity,
  MAX_PAYLOAD_BYTES,
  parseTopic,
  QUALITIES,
  QUALITY_CAUSES,
  REFUSAL_REASONS,
  SIGNALS,
  STREAM_SIGNALS,
  STREAMS,
  type Frame,
  type FrameAddress,
  type RefusalReason,
  type Stream,
} from './index.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => bytes(JSON.stringify(value));
const at = (stream: Stream): FrameAddress => ({ gateway: 'g1', device: 'd1', stream });

const spo2 = {
  version: 1,
  sequence: 7,
  observedAt: 1_768_050_000_000,
  intervalMs: 1000,
  values: { spo2: [96, 0], pr: [72, null] },
  quality: 'good',
};
const ecg = {
  version: 1,
  sequence: 7,
  observedAt: 1_768_050_000_000,
  rateHz: 250,
  microvoltsPerBit: 2.5,
  lead: 'II',
  samples: 'AAABAP//AIA=',
  quality: 'good',
};

/** Any frame that a device could honestly send. */
const anyFrame: fc.Arbitrary<Frame> = fc
  .record({
    gateway: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/),
    device: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/),
    sequence: fc.maxSafeNat(),
    observedAt: fc.integer({ min: 0, max: 4_102_444_800_000 }),
    trust: fc.oneof(
      fc.constant({ quality: 'good', cause: 'none' } as const),
      fc.record({ quality: fc.constantFrom(...QUALITIES.slice(1)), cause: fc.constantFrom(...QUALITY_CAUSES) }),
    ),
    stream: fc.constantFrom(...STREAMS),
  })
  .chain(({ trust, stream, ...head }): fc.Arbitrary<Frame> => {
    if (stream === 'ecg') {
      return fc
        .record({
          rateHz: fc.constantFrom(100, 125, 128.5, 250, 1000),
          microvoltsPerBit: fc.constantFrom(0.001, 2.5, 4.88),
          lead: fc.constantFrom('I', 'II', 'aVR', 'V5'),
          samples: fc.int16Array({ minLength: 1, maxLength: 120 }).map((samples) => Int16Array.from(samples)),
        })
        .map((body) => ({ kind: 'ecg', stream, ...head, ...body, ...trust }));
    }
    return fc.integer({ min: 1, max: 20 }).chain((length) => {
      const values = Object.fromEntries(
        STREAM_SIGNALS[stream].map((signal) => {
          const { min, max } = SIGNALS[signal];
          const value =
            signal === 'bed' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }).map((x) => x + 0);
          return [signal, fc.array(fc.option(value), { minLength: length, maxLength: length })];
        }),
      );
      return fc
        .record({
          intervalMs: fc.integer({ min: 1, max: 86_400_000 }),
          values: fc.record(values, { requiredKeys: [STREAM_SIGNALS[stream][0]] }),
        })
        .map((body) => ({ kind: 'numeric', stream, ...head, ...body, ...trust }));
    });
  });

describe('a frame on the wire', () => {
  it('comes back as it was sent, whatever it holds', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const { topic, payload } = encodeFrame(frame);
        const address = parseTopic(topic);
        expect(address.kind).toBe('frame');
        if (address.kind === 'frame') expect(decodeFrame(address, payload)).toEqual({ kind: 'frame', frame });
      }),
    );
  });

  it('keeps 0 and null apart', () => {
    expect(decodeFrame(at('spo2'), json(spo2))).toMatchObject({
      frame: { values: { spo2: [96, 0], pr: [72, null] }, cause: 'none' },
    });
    expect(decodeFrame(at('hr'), json({ ...spo2, values: { hr: [0] } }))).toMatchObject({
      frame: { values: { hr: [0] } },
    });
  });

  it('carries ECG samples to the extremes of int16', () => {
    const decoded = decodeFrame(at('ecg'), json(ecg));
    expect(decoded).toMatchObject({ frame: { samples: Int16Array.of(0, 1, -1, -32768) } });
  });

  it('is named by gateway, device, stream and sequence', () => {
    expect(frameIdentity({ ...at('spo2'), sequence: 0 })).toBe('g1/d1/spo2/0');
  });
});

const samplesOf = (count: number) => Buffer.alloc(count * 2).toString('base64');
const without = (frame: object, name: string) =>
  Object.fromEntries(Object.entries(frame).filter(([key]) => key !== name));
const numericText = JSON.stringify(spo2);

interface RefusedCase {
  readonly what: string;
  readonly reason: RefusalReason;
  readonly path: string;
  readonly stream?: Stream;
  readonly payload: Uint8Array;
}

const REFUSED: readonly RefusedCase[] = [
  {
    what: 'more than 256 KiB',
    reason: 'oversized',
    path: '',
    payload: bytes(' '.repeat(MAX_PAYLOAD_BYTES - numericText.length + 1) + numericText),
  },
  { what: 'bytes that are not UTF-8', reason: 'not-utf8', path: '', payload: Uint8Array.of(0x22, 0xc3, 0x28, 0x22) },
  {
    what: 'a surrogate encoded in UTF-8',
    reason: 'not-utf8',
    path: '',
    payload: Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22),
  },
  { what: 'an overlong encoding', reason: 'not-utf8', path: '', payload: Uint8Array.of(0xc0, 0xaf) },
  { what: 'no bytes', reason: 'not-json', path: '', payload: bytes('') },
  { what: 'a byte-order mark', reason: 'not-json', path: '', payload: bytes(`\uFEFF${numericText}`) },
  { what: 'half a frame', reason: 'not-json', path: '', payload: bytes(numericText.slice(0, -1)) },
  { what: 'two frames', reason: 'not-json', path: '', payload: bytes(numericText + numericText) },
  { what: 'NaN', reason: 'not-json', path: '', payload: bytes(numericText.replace('96', 'NaN')) },
  {
    what: 'nesting without end',
    reason: 'out-of-range',
    path: '',
    payload: bytes('['.repeat(4000) + ']'.repeat(4000)),
  },
  { what: 'a list', reason: 'wrong-type', path: '', payload: json([spo2]) },
  { what: 'null', reason: 'wrong-type', path: '', payload: bytes('null') },
  {
    what: 'another version, before its fields are looked at',
    reason: 'unknown-version',
    path: 'version',
    payload: json({ ...spo2, version: 2, surprise: 1 }),
  },
  { what: 'version as text', reason: 'wrong-type', path: 'version', payload: json({ ...spo2, version: '1' }) },
  { what: 'no version', reason: 'missing-field', path: 'version', payload: json(without(spo2, 'version')) },
  {
    what: 'an unknown field',
    reason: 'unknown-field',
    path: 'patient',
    payload: json({ ...spo2, patient: 'secret-value' }),
  },
  {
    what: 'an unknown field whose name is not harmless',
    reason: 'unknown-field',
    path: '?',
    payload: json({ ...spo2, 'Hana Yamada <84>': 1 }),
  },
  {
    what: '__proto__',
    reason: 'unknown-field',
    path: '__proto__',
    payload: bytes(numericText.replace('"version"', '"__proto__":{"cause":"motion"},"version"')),
  },
  {
    what: '__proto__ inside values',
    reason: 'unknown-field',
    path: 'values.__proto__',
    payload: bytes(numericText.replace('"spo2"', '"__proto__":[1,1],"spo2"')),
  },
  {
    what: 'a signal of another stream',
    reason: 'unknown-field',
    path: 'values.temp',
    payload: json({ ...spo2, values: { temp: [36] } }),
  },
  {
    what: 'a field twice',
    reason: 'duplicate-field',
    path: '',
    payload: bytes(numericText.replace('"sequence":7', '"sequence":7,"sequence":8')),
  },
  {
    what: 'a field twice, once escaped',
    reason: 'duplicate-field',
    path: '',
    payload: bytes(numericText.replace('"sequence":7', '"sequence":7,"\\u0073equence":8')),
  },
  {
    what: 'a signal twice',
    reason: 'duplicate-field',
    path: '',
    payload: bytes(numericText.replace('"spo2":', '"spo2":[95,95],"spo2":')),
  },
  { what: 'no quality', reason: 'missing-field', path: 'quality', payload: json(without(spo2, 'quality')) },
  { what: 'no signal at all', reason: 'missing-field', path: 'values', payload: json({ ...spo2, values: {} }) },
  {
    what: 'a sequence that is not whole',
    reason: 'wrong-type',
    path: 'sequence',
    payload: json({ ...spo2, sequence: 1.5 }),
  },
  {
    what: 'a value as text',
    reason: 'wrong-type',
    path: 'values.spo2[1]',
    payload: json({ ...spo2, values: { spo2: [96, '97'] } }),
  },
  {
    what: 'half in bed',
    reason: 'wrong-type',
    path: 'values.bed[0]',
    stream: 'bed',
    payload: json({ ...spo2, values: { bed: [0.5] } }),
  },
  { what: 'a negative sequence', reason: 'out-of-range', path: 'sequence', payload: json({ ...spo2, sequence: -1 }) },
  {
    what: 'a sequence beyond exact integers',
    reason: 'out-of-range',
    path: 'sequence',
    payload: json({ ...spo2, sequence: 2 ** 53 }),
  },
  {
    what: 'SpO2 over 100',
    reason: 'out-of-range',
    path: 'values.spo2[0]',
    payload: json({ ...spo2, values: { spo2: [100.1] } }),
  },
  {
    what: 'infinity',
    reason: 'out-of-range',
    path: 'values.spo2[0]',
    payload: bytes(numericText.replace('96', '1e999')),
  },
  {
    what: 'a quality of its own',
    reason: 'out-of-range',
    path: 'quality',
    payload: json({ ...spo2, quality: 'excellent' }),
  },
  {
    what: 'good quality with a cause against it',
    reason: 'out-of-range',
    path: 'cause',
    payload: json({ ...spo2, cause: 'motion' }),
  },
  {
    what: 'an instant before 1970',
    reason: 'out-of-range',
    path: 'observedAt',
    payload: json({ ...spo2, observedAt: -1 }),
  },
  {
    what: 'an ECG rate of 99',
    reason: 'out-of-range',
    path: 'rateHz',
    stream: 'ecg',
    payload: json({ ...ecg, rateHz: 99 }),
  },
  {
    what: 'zero microvolts per bit',
    reason: 'out-of-range',
    path: 'microvoltsPerBit',
    stream: 'ecg',
    payload: json({ ...ecg, microvoltsPerBit: 0 }),
  },
  {
    what: 'a lead with a blank',
    reason: 'out-of-range',
    path: 'lead',
    stream: 'ecg',
    payload: json({ ...ecg, lead: 'I I' }),
  },
  {
    what: 'signals of unequal length',
    reason: 'length-mismatch',
    path: 'values.pr',
    payload: json({ ...spo2, values: { spo2: [96, 96], pr: [72] } }),
  },
  {
    what: 'a signal without samples',
    reason: 'length-mismatch',
    path: 'values.spo2',
    payload: json({ ...spo2, values: { spo2: [] } }),
  },
  {
    what: '601 samples',
    reason: 'length-mismatch',
    path: 'values.spo2',
    payload: json({ ...spo2, values: { spo2: Array(601).fill(96) } }),
  },
  {
    what: 'no ECG samples',
    reason: 'length-mismatch',
    path: 'samples',
    stream: 'ecg',
    payload: json({ ...ecg, samples: '' }),
  },
  {
    what: 'more than 10 s of ECG',
    reason: 'length-mismatch',
    path: 'samples',
    stream: 'ecg',
    payload: json({ ...ecg, samples: samplesOf(2501) }),
  },
  {
    what: 'half an ECG sample',
    reason: 'length-mismatch',
    path: 'samples',
    stream: 'ecg',
    payload: json({ ...ecg, samples: 'AAAA' }),
  },
  {
    what: 'base64 with a line break',
    reason: 'wrong-base64',
    path: 'samples',
    stream: 'ecg',
    payload: json({ ...ecg, samples: 'AAAB\nAA=' }),
  },
];

describe('decodeFrame refuses', () => {
  it.each(REFUSED)('$what: $reason', ({ payload, stream = 'spo2', reason, path }) => {
    expect(decodeFrame(at(stream), payload)).toMatchObject({ kind: 'refused', reason, path });
  });

  it('for every reason there is', () => {
    const shown = new Set<RefusalReason>(REFUSED.map(({ reason }) => reason)).add('topic');
    expect([...shown].sort()).toEqual([...REFUSAL_REASONS].sort());
  });

  it('without repeating what was sent', () => {
    const secret = 'S3CRET';
    const spoilt = [
      { ...spo2, quality: secret },
      { ...spo2, version: secret },
      { ...spo2, values: { spo2: [secret] } },
      { ...spo2, patient: secret },
      { ...spo2, [`${secret} `]: 1 },
    ].map((value) => decodeFrame(at('spo2'), json(value)));
    for (const refusal of spoilt) {
      expect(refusal.kind).toBe('refused');
      expect(JSON.stringify(refusal)).not.toContain(secret);
    }
  });

  it('or reads any bytes without throwing', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.json().map(bytes),
      fc
        .tuple(fc.constantFrom(spo2, ecg), fc.constantFrom(...Object.keys(spo2), ...Object.keys(ecg)), fc.jsonValue())
        .map(([frame, name, value]) => json({ ...frame, [name]: value })),
    );
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(...STREAMS), (payload, stream) => {
        expect(['frame', 'refused']).toContain(decodeFrame(at(stream), payload).kind);
        expect(['status', 'refused']).toContain(decodeStatus('g1', payload).kind);
        expect(['command', 'refused']).toContain(decodeCommand(payload).kind);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes 10 s and 600 samples, the largest allowed', () => {
    expect(decodeFrame(at('ecg'), json({ ...ecg, rateHz: 1000, samples: samplesOf(10_000) })).kind).toBe('frame');
    expect(decodeFrame(at('spo2'), json({ ...spo2, values: { spo2: Array(600).fill(96) } })).kind).toBe('frame');
  });

  it('leaves the prototype of every object alone', () => {
    decodeFrame(at('spo2'), bytes('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
