import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import specs from '@asyncapi/specs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { asyncApiDocument, encodeFrame, parseTopic, STREAMS, type Frame, type Stream } from './index.js';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

interface Document {
  channels: Record<string, { address: string }>;
  components: { messages: Record<string, { payload: object }> };
}

describe('docs/asyncapi.yaml', () => {
  it('is what the code says; after a change of the wire run `node scripts/asyncapi.mjs`', () => {
    const written = readFileSync(new URL('../../../docs/asyncapi.yaml', import.meta.url), 'utf8');
    expect(parse(written)).toEqual(plain(asyncApiDocument()));
  });

  it('is valid AsyncAPI 3.0.0', () => {
    const ajv = new Ajv({ strict: false });
    formats.default(ajv);
    const validate = ajv.compile(specs.schemasWithoutId['3.0.0'] as object);
    validate(plain(asyncApiDocument()));
    expect(validate.errors ?? []).toEqual([]);
  });

  const { channels, components } = asyncApiDocument() as unknown as Document;

  it('has a channel for every stream, at the topic the codec reads', () => {
    for (const stream of STREAMS) {
      const topic = channels[stream]!.address.replace('{gateway}', 'g1').replace('{device}', 'd1');
      expect(parseTopic(topic)).toEqual({ kind: 'frame', gateway: 'g1', device: 'd1', stream });
    }
  });

  it.each(STREAMS)('judges a golden %s frame as the codec does', (stream: Stream) => {
    const text = readFileSync(new URL(`./golden/${stream}.golden`, import.meta.url), 'utf8');
    const payload = JSON.parse(text.split('\n')[1] ?? '') as Record<string, unknown>;
    const validate = new Ajv({ strict: false }).compile(components.messages[`${stream}Frame`]!.payload);
    expect(validate(payload)).toBe(true);
    expect(validate({ ...payload, surprise: 1 })).toBe(false);
    expect(validate({ ...payload, version: 2 })).toBe(false);
    expect(validate({ ...payload, sequence: -1 })).toBe(false);
  });

  it('refuses in its schema what the codec refuses by range', () => {
    const frame: Frame = {
      kind: 'numeric',
      gateway: 'g',
      device: 'd',
      stream: 'spo2',
      sequence: 0,
      observedAt: 0,
      intervalMs: 1,
      values: { spo2: [101] },
      quality: 'good',
      cause: 'none',
    };
    const payload: unknown = JSON.parse(new TextDecoder().decode(encodeFrame(frame).payload));
    expect(new Ajv({ strict: false }).compile(components.messages['spo2Frame']!.payload)(payload)).toBe(false);
  });
});
