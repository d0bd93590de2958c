import { aboveBaseline, microvoltsPerBit, toInt16 } from './recording.js';

const channel = { name: 'II', rateHz: 250, gain: 200, units: 'mV' };

describe('a channel', () => {
  it('knows its microvolts per bit only when it is a voltage', () => {
    expect(microvoltsPerBit(200, 'mV')).toBe(5);
    expect(microvoltsPerBit(2, 'uV')).toBe(0.5);
    expect(microvoltsPerBit(10, 'bpm')).toBeNull();
  });

  it('counts from the baseline within 16 bits and keeps invalid samples invalid', () => {
    const samples = Int16Array.of(0, 1024, -32768, 32767, -32000);
    expect([...aboveBaseline(samples, 1024)]).toEqual([-1024, 0, -32768, 31743, -32767]);
    expect([...aboveBaseline(samples, -1024)]).toEqual([1024, 2048, -32768, 32767, -30976]);
    expect(aboveBaseline(samples, 0)).toBe(samples);
  });

  it('gives 16-bit samples as they are and scales wider ones, keeping their voltage', () => {
    const narrow = { ...channel, microvoltsPerBit: 5, samples: Int16Array.of(1, 2) };
    expect(toInt16(narrow)).toEqual({ samples: narrow.samples, microvoltsPerBit: 5 });
    const wide = { ...channel, microvoltsPerBit: 5, samples: Float64Array.of(0.5, Number.NaN, -60_000) };
    const scaled = toInt16(wide);
    expect([...scaled.samples]).toEqual([0, -32768, -30_000]);
    expect(scaled.microvoltsPerBit).toBe(10);
  });

  it('takes a channel of unknown quantity by its gain, and one of zeros as it is', () => {
    expect(toInt16({ ...channel, microvoltsPerBit: null, samples: Float64Array.of(0, 0) })).toEqual({
      samples: Int16Array.of(0, 0),
      microvoltsPerBit: 5,
    });
  });
});
