// What passes between a gateway and the centre beside frames: its status, the centre's commands, and the number of a frame
// that was refused.
import { describe, expect, it } from '@jest/globals';
import {
  decodeCommand,
  decodeStatus,
  encodeCommand,
  encodeStatus,
  refusedSequence,
  type GatewayCommand,
  type GatewayStatus,
} from './index.js';

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('gateway status', () => {
  const status: GatewayStatus = {
    gateway: 'g1',
    online: true,
    softwareVersion: '0.1.0:beta, "x"',
    startedAt: 1_768_050_000_000,
    clockOffsetMs: -12,
    batteryPercent: null,
    spool: { frames: 0, bytes: 0, droppedWaveform: 0, droppedNumeric: 0, oldestObservedAt: null },
    devices: [{ device: 'd1', batteryPercent: 0, lastFrameAt: 1_768_050_000_000 }],
  };

  it('comes back as it was sent, colons and quotes in its texts included', () => {
    expect(decodeStatus('g1', encodeStatus(status).payload)).toEqual({ kind: 'status', status });
  });

  it('can be the bare last will', () => {
    const { topic, payload } = encodeStatus({ gateway: 'g1', online: false });
    expect(topic).toBe('mimamori/v1/g1/status');
    expect(new TextDecoder().decode(payload)).toBe('{"version":1,"online":false}');
    expect(decodeStatus('g1', payload)).toEqual({ kind: 'status', status: { gateway: 'g1', online: false } });
  });

  it('is refused by path inside its lists', () => {
    const payload = json({
      version: 1,
      online: true,
      devices: [{ device: 'd1', batteryPercent: 101, lastFrameAt: null }],
    });
    expect(decodeStatus('g1', payload)).toMatchObject({ reason: 'out-of-range', path: 'devices[0].batteryPercent' });
  });
});

describe('gateway commands', () => {
  const commands: GatewayCommand[] = [
    { kind: 'centre-time', sentAt: 1_768_050_000_000 },
    {
      kind: 'frame-refused',
      topic: 'mimamori/v1/g1/d1/spo2',
      sequence: null,
      reason: 'out-of-range',
      path: 'values.spo2[3]',
      detail: 'must be: 0–100',
    },
  ];

  it.each(commands)('$kind comes back as it was sent', (command) => {
    expect(decodeCommand(encodeCommand('g1', command).payload)).toEqual({ kind: 'command', command });
  });

  it('of unknown kind are refused', () => {
    expect(decodeCommand(json({ version: 1, kind: 'reboot' }))).toMatchObject({ reason: 'out-of-range', path: 'kind' });
    expect(decodeCommand(json({ version: 1 }))).toMatchObject({ reason: 'missing-field', path: 'kind' });
    expect(decodeCommand(json({ version: 1, kind: 'centre-time' }))).toMatchObject({
      reason: 'missing-field',
      path: 'sentAt',
    });
  });
});

describe('the number of a refused frame', () => {
  it('is told where the frame can be read at all', () => {
    expect(refusedSequence(json({ version: 2, sequence: 7 }))).toBe(7);
    expect(refusedSequence(json({ version: 1, sequence: 0, what: 1 }))).toBe(0);
  });

  it('is null where there is none', () => {
    const none = [json({ version: 1 }), json([1]), json(null), json({ sequence: -1 }), json({ sequence: '7' })];
    for (const payload of none) expect(refusedSequence(payload)).toBeNull();
    expect(refusedSequence(new TextEncoder().encode('{"sequence":7,'))).toBeNull();
  });
});
