// Golden frames: the bytes of version 1, written down. When one of these fails, the wire has changed and old gateways in
// homes would no longer be understood; that needs a new version, not a new golden file.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { decodeFrame, encodeFrame, parseTopic, STREAMS, type Frame, type Stream } from './index.js';

const head = { gateway: 'g-itabashi-7', device: 'd1', sequence: 41, observedAt: 1_768_050_000_000 };
const good = { quality: 'good', cause: 'none' } as const;

const FRAMES: Readonly<Record<Stream, Frame>> = {
  hr: { ...head, kind: 'numeric', stream: 'hr', intervalMs: 1000, values: { hr: [72, 0, null] }, ...good },
  spo2: {
    ...head,
    kind: 'numeric',
    stream: 'spo2',
    intervalMs: 1000,
    values: { spo2: [96.5], pr: [71] },
    quality: 'questionable',
    cause: 'low-perfusion',
  },
  bed: {
    ...head,
    kind: 'numeric',
    stream: 'bed',
    intervalMs: 1000,
    values: { bed: [1], hr: [63], rr: [14.2], movement: [0] },
    ...good,
  },
  ecg: {
    ...head,
    kind: 'ecg',
    stream: 'ecg',
    rateHz: 250,
    microvoltsPerBit: 2.5,
    lead: 'II',
    samples: Int16Array.of(0, 40, 400, -80, -32768),
    ...good,
  },
  bp: {
    ...head,
    kind: 'numeric',
    stream: 'bp',
    intervalMs: 60_000,
    values: { sbp: [128], dbp: [74], pr: [70] },
    ...good,
  },
  temp: { ...head, kind: 'numeric', stream: 'temp', intervalMs: 60_000, values: { temp: [36.6] }, ...good },
  weight: { ...head, kind: 'numeric', stream: 'weight', intervalMs: 60_000, values: { weight: [52.355] }, ...good },
};

describe('golden frames of version 1', () => {
  it.each(STREAMS)('%s is written and read as it always was', (stream) => {
    const text = readFileSync(new URL(`./golden/${stream}.golden`, import.meta.url), 'utf8');
    const [topic = '', payload = ''] = text.trimEnd().split('\n');
    const encoded = encodeFrame(FRAMES[stream]);
    expect([encoded.topic, new TextDecoder().decode(encoded.payload)]).toEqual([topic, payload]);
    const address = parseTopic(topic);
    if (address.kind !== 'frame') throw new Error(`${topic} is not a frame's topic`);
    expect(decodeFrame(address, new TextEncoder().encode(payload))).toEqual({ kind: 'frame', frame: FRAMES[stream] });
  });
});
