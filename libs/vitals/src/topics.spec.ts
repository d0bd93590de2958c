import { describe, expect, it } from '@jest/globals';
import { commandTopic, frameTopic, parseTopic, statusTopic } from './index.js';

describe('parseTopic', () => {
  it('reads frames, status and commands', () => {
    expect(parseTopic('mimamori/v1/g1/d_1/spo2')).toEqual({
      kind: 'frame',
      gateway: 'g1',
      device: 'd_1',
      stream: 'spo2',
    });
    expect(parseTopic(statusTopic('g1'))).toEqual({ kind: 'status', gateway: 'g1' });
    expect(parseTopic(commandTopic('g1'))).toEqual({ kind: 'command', gateway: 'g1' });
  });

  it('reads back what frameTopic writes', () => {
    const address = { gateway: 'A-9', device: 'x', stream: 'ecg' } as const;
    expect(parseTopic(frameTopic(address))).toEqual({ kind: 'frame', ...address });
  });

  it.each([
    '',
    'mimamori/v1',
    'mimamori/v1/',
    'mimamori/v1/g1',
    'mimamori/v1/g1/',
    'mimamori/v1/g1/status/',
    'mimamori/v1/g1/d1/status',
    'mimamori/v1/g1/d1/spo2/x',
    'mimamori/v1/g1/d1/',
    'mimamori/v1//d1/spo2',
    'mimamori/v1/g1//spo2',
    'mimamori/v2/g1/d1/spo2',
    '/mimamori/v1/g1/d1/spo2',
    'mimamori/v1/+/d1/spo2',
    'mimamori/v1/g1/#',
    'mimamori/v1/-g/d1/spo2',
    'mimamori/v1/g1/d 1/spo2',
    'mimamori/v1/g1/d1\n/spo2',
    `mimamori/v1/${'g'.repeat(65)}/d1/spo2`,
    'mimamori/v1/g1/d1/SPO2',
    'mimamori/v1/g1/d1/constructor',
  ])('refuses %j without repeating it', (topic) => {
    const meaning = parseTopic(topic);
    expect(meaning).toMatchObject({ kind: 'refused', reason: 'topic', path: '' });
  });
});
