import { describe, expect, it } from '@jest/globals';
import { gatewayHealth } from './gateway-health.js';

describe('what a gateway says of itself', () => {
  it('is read where it is there, 0 included', () => {
    const status = {
      softwareVersion: '1.2.0',
      batteryPercent: 0,
      clockOffsetMs: -40,
      spool: { frames: 0, droppedWaveform: 2, droppedNumeric: 1 },
    };
    expect(gatewayHealth({ status })).toEqual({
      softwareVersion: '1.2.0',
      batteryPercent: 0,
      clockOffsetMs: -40,
      spooledFrames: 0,
      droppedFrames: 3,
    });
  });

  it('is unknown where nothing was said', () => {
    expect(gatewayHealth({ status: null })).toMatchObject({
      softwareVersion: null,
      spooledFrames: null,
      droppedFrames: 0,
    });
  });
});
