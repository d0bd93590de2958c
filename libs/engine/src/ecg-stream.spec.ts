// A device's ECG, live and as a backlog: the detector finds in both what there is, each at its own time.
import type { EngineInput } from '#alarms';
import type { EcgFrame } from '#vitals';
import { EcgStream } from './ecg-stream.js';

const START = Date.UTC(2026, 0, 10, 13);
const RATE_HZ = 250;

/** One second: a narrow complex of 1 mV with a T wave, or nothing but a little noise. */
function second(isBeating: boolean): Int16Array {
  const bump = (i: number, height: number, centre: number, width: number) =>
    height * Math.exp(-(((i - centre) / width) ** 2));
  return Int16Array.from({ length: RATE_HZ }, (_, i) => {
    const noise = ((i * 7_919) % 5) - 2;
    return isBeating ? bump(i, 200, 100, 3) + bump(i, 30, 170, 14) + noise : noise;
  });
}

function frameAt(seconds: number, isBeating: boolean): EcgFrame {
  return {
    kind: 'ecg',
    stream: 'ecg',
    gateway: 'g1',
    device: 'd1',
    sequence: seconds,
    observedAt: START + seconds * 1_000,
    rateHz: RATE_HZ,
    microvoltsPerBit: 5,
    lead: 'II',
    samples: second(isBeating),
    quality: 'good',
    cause: 'none',
  };
}

const rhythms = (inputs: readonly EngineInput[]) =>
  inputs.flatMap((input) => (input.kind === 'rhythm' ? [input.rhythm] : []));

/** Live beats from the hundredth second on, in between a backlog from 0 in which the heart stands still from 20 to 30. */
function story() {
  const stream = EcgStream.begin(frameAt(100, true));
  const live: EngineInput[] = [];
  const late: EngineInput[] = [];
  for (let i = 0; i < 60; i++) {
    const receivedAt = START + (101 + i) * 1_000;
    live.push(...stream.push(frameAt(100 + i, true), receivedAt));
    if (i > 0) late.push(...stream.push(frameAt(i, i < 20 || i >= 30), receivedAt));
  }
  return { stream, live, late };
}

describe('an ECG stream', () => {
  it('finds in a backlog the asystole that nobody saw, at its own time', () => {
    const found = rhythms(story().late).filter(({ event }) => event === 'asystole');
    expect(found.map(({ to }) => to === null)).toEqual([true, false]);
    expect(found[0]?.from).toBeGreaterThanOrEqual(START + 19_000);
    expect(found[0]?.observedAt).toBeLessThan(START + 31_000);
  });

  it('reads the live signal as if there were no backlog', () => {
    const alone = EcgStream.begin(frameAt(100, true));
    const expected = Array.from({ length: 60 }, (_, i) =>
      alone.push(frameAt(100 + i, true), START + (101 + i) * 1_000),
    ).flat();
    expect(story().live).toEqual(expected);
    expect(rhythms(expected).filter(({ event }) => event === 'asystole')).toEqual([]);
  });

  it('forgets the detector of a backlog that has long been over', () => {
    const { stream } = story();
    expect(stream.state.late).not.toBeNull();
    stream.push(frameAt(8_000, true), START + 8_001_000);
    expect(stream.state.late).toBeNull();
  });

  it('takes a frame that came a few seconds out of order for no backlog', () => {
    const stream = EcgStream.begin(frameAt(0, true));
    stream.push(frameAt(5, true), START + 6_000);
    stream.push(frameAt(4, true), START + 6_100);
    expect(stream.state.late).toBeNull();
  });

  it('goes on the same after a restart in the middle of a backlog', () => {
    const { stream } = story();
    const again = new EcgStream(structuredClone(stream.state));
    const receivedAt = START + 161_000;
    expect(again.push(frameAt(60, true), receivedAt)).toEqual(stream.push(frameAt(60, true), receivedAt));
  });
});
