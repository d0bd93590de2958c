// History is played in stretches. It must be what the engine would have said value by value, whatever the history.
import fc from 'fast-check';
import type { Signal } from '#vitals';
import { check, RULES, START } from './histories.fixture.js';
import type { BacktestSeries } from './backtest.js';
import { playHistory } from './history.js';
import type { Effect } from './model.js';
import { createPatient, step } from './step.js';

const END = START + 3_600_000;
/** Each is of some hundred values through every kind of rule; a few are needed also where properties are tried but once. */
const FEW = 6 / Math.min(60, Number(process.env['PROPERTY_RUNS'] ?? 60));

const RANGES: readonly (readonly [Signal, number, number])[] = [
  ['spo2', 84, 99],
  ['hr', 45, 120],
  ['pr', 45, 120],
  ['rr', 0, 32],
  ['bed', 0, 1],
];

/** Mostly the usual value for a while, now and then another one, a value twice at one time, none at all, or a gap. */
const signalOver = (signal: Signal, low: number, high: number, device: string): fc.Arbitrary<BacktestSeries> =>
  fc
    .array(
      fc.record({
        usual: fc.integer({ min: 1, max: 90 }),
        gapMs: fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(1_000, 1_000, 2_000, 999.5) },
          { weight: 1, arbitrary: fc.constantFrom(0, 10_000, 10_001, 60_000, 900_000) },
        ),
        value: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: low, max: high }) }, fc.constant(NaN)),
        grade: fc.constantFrom(0, 0, 0, 1),
      }),
      { maxLength: 12 },
    )
    .map((parts) => {
      const [times, values, grades]: [number[], number[], number[]] = [[], [], []];
      const usually = Math.round(low + 0.6 * (high - low));
      let at = START;
      for (const { usual, gapMs, value, grade } of parts) {
        for (let i = 0; i < usual; i++) {
          times.push((at += 1_000));
          values.push(usually + (i % 7 === 0 ? 1 : 0));
          grades.push(0);
        }
        times.push((at += gapMs));
        values.push(value);
        grades.push(grade);
      }
      return { signal, device, times, values, grades };
    });

const histories = fc.tuple(
  ...RANGES.map(([signal, low, high]) => signalOver(signal, low, high, 'd1')),
  signalOver('spo2', 84, 99, 'd2'),
);

/** The same history, each value by itself through `step`. */
function valueByValue(series: readonly BacktestSeries[]): Effect[] {
  const entries = series.flatMap(({ signal, device, times, values, grades }, turn) =>
    Array.from(times, (at, i) => ({ signal, device, at, value: values[i]!, grade: grades![i]!, turn })),
  );
  const effects: Effect[] = [];
  let state = createPatient({ patientId: 'p', timeZone: 'Asia/Tokyo', rules: RULES, at: START });
  for (const { signal, device, at, value, grade } of entries.sort((a, b) => a.at - b.at || a.turn - b.turn)) {
    if (Number.isNaN(value) || at >= END) continue;
    const said = grade === 0 ? ({ quality: 'good', cause: 'none' } as const) : DOUBTFUL;
    const observation = { signal, device, gateway: 'history', observedAt: at, receivedAt: at, value, ...said };
    const result = step(state, { kind: 'observation', observation }, at);
    state = result.state;
    effects.push(...result.effects);
  }
  effects.push(...step(state, { kind: 'tick' }, END - 1).effects);
  return effects;
}

const DOUBTFUL = { quality: 'questionable', cause: 'unspecified' } as const;

function inStretches(series: readonly BacktestSeries[]): Effect[] {
  const effects: Effect[] = [];
  playHistory({ rules: RULES, series, timeZone: 'Asia/Tokyo' }, START, END, (told) => effects.push(...told));
  return effects;
}

describe('history played in stretches', () => {
  it('brings about what it would have value by value, in the same order', () => {
    check(
      fc.property(histories, (series) => expect(inStretches(series)).toEqual(valueByValue(series))),
      FEW,
    );
  });

  it('is the same where one signal of one device lies in two series', () => {
    check(
      fc.property(histories, signalOver('spo2', 84, 99, 'd1'), (series, twin) => {
        expect(inStretches([...series, twin])).toEqual(valueByValue([...series, twin]));
      }),
      FEW,
    );
  });
});
