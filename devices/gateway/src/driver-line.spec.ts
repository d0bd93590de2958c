import { describe, expect, it } from '@jest/globals';
import { readDriverLine } from './driver-line.js';

const now = 1_768_050_000_000;
const read = (value: unknown) => readDriverLine(JSON.stringify(value), now);

describe('a line of a driver program', () => {
  it('may be a Bluetooth notification', () => {
    expect(read({ device: 'oxi1', characteristic: '2a5f', hex: '0054006E00' })).toEqual({
      kind: 'measurements',
      measurements: [
        {
          kind: 'numeric',
          device: 'oxi1',
          stream: 'spo2',
          observedAt: now,
          intervalMs: 1000,
          values: { spo2: [84], pr: [110] },
          quality: 'good',
          cause: 'none',
        },
      ],
    });
  });

  it('may be a measurement in the shape of the wire', () => {
    const body = { observedAt: 5, intervalMs: 1000, values: { bed: [0] }, quality: 'good' };
    expect(read({ device: 'bed1', stream: 'bed', ...body })).toEqual({
      kind: 'measurements',
      measurements: [{ kind: 'numeric', device: 'bed1', stream: 'bed', ...body, cause: 'none' }],
    });
  });

  it('may be a battery, at 0 % too', () => {
    expect(read({ device: 'oxi1', batteryPercent: 0 })).toEqual({ kind: 'battery', device: 'oxi1', percent: 0 });
  });

  it.each([
    [7],
    [null],
    [{}],
    [{ device: 'a b', batteryPercent: 5 }],
    [{ device: 'd', batteryPercent: 101 }],
    [{ device: 'd', characteristic: '2A37', hex: '0' }],
    [{ device: 'd', characteristic: '2A37', hex: '01' }],
    [{ device: 'd', characteristic: '2A00', hex: '' }],
    [{ device: 'd', stream: 'eeg' }],
    [{ device: 'd', stream: 'bed', observedAt: 5, intervalMs: 1000, values: { bed: [2] }, quality: 'good' }],
  ])('is refused with a reason when it is %j', (value) => {
    expect(read(value)).toMatchObject({ kind: 'refused' });
  });

  it('is refused when it is not JSON', () => {
    expect(readDriverLine('{', now)).toEqual({ kind: 'refused', reason: 'not JSON' });
  });
});
