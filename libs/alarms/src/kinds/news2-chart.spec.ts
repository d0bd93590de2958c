// The chart, integer by integer, written out a second time as the Royal College of Physicians prints it.
import {
  consciousnessPoints,
  pulsePoints,
  respirationRatePoints,
  scoreNews2,
  spo2PointsScale1,
  spo2PointsScale2,
  systolicPressurePoints,
  temperaturePoints,
} from './news2-chart.js';

/** Rows of `from, to, points`, both ends included. */
type Band = readonly [number, number, number];

function expectBands(score: (value: number) => number, bands: readonly Band[], step = 1) {
  for (const [from, to, points] of bands) {
    for (let value = from; value <= to + step / 2; value = Math.round((value + step) * 10) / 10) {
      expect([value, score(value)]).toEqual([value, points]);
    }
  }
}

describe('the NEWS2 chart', () => {
  it('scores every respiration rate from 0 to 70', () => {
    expectBands(respirationRatePoints, [
      [0, 8, 3],
      [9, 11, 1],
      [12, 20, 0],
      [21, 24, 2],
      [25, 70, 3],
    ]);
  });

  it('scores every SpO2 on scale 1', () => {
    expectBands(spo2PointsScale1, [
      [0, 91, 3],
      [92, 93, 2],
      [94, 95, 1],
      [96, 100, 0],
    ]);
  });

  it('scores every SpO2 on scale 2, on air', () => {
    expectBands(
      (spo2) => spo2PointsScale2(spo2, false),
      [
        [0, 83, 3],
        [84, 85, 2],
        [86, 87, 1],
        [88, 100, 0],
      ],
    );
  });

  it('scores every SpO2 on scale 2, on oxygen', () => {
    expectBands(
      (spo2) => spo2PointsScale2(spo2, true),
      [
        [0, 83, 3],
        [84, 85, 2],
        [86, 87, 1],
        [88, 92, 0],
        [93, 94, 1],
        [95, 96, 2],
        [97, 100, 3],
      ],
    );
  });

  it('scores every systolic pressure from 0 to 300', () => {
    expectBands(systolicPressurePoints, [
      [0, 90, 3],
      [91, 100, 2],
      [101, 110, 1],
      [111, 219, 0],
      [220, 300, 3],
    ]);
  });

  it('scores every pulse from 0 to 300', () => {
    expectBands(pulsePoints, [
      [0, 40, 3],
      [41, 50, 1],
      [51, 90, 0],
      [91, 110, 1],
      [111, 130, 2],
      [131, 300, 3],
    ]);
  });

  it('scores every tenth of a degree from 30 to 42', () => {
    expectBands(
      temperaturePoints,
      [
        [30, 35.0, 3],
        [35.1, 36.0, 1],
        [36.1, 38.0, 0],
        [38.1, 39.0, 1],
        [39.1, 42, 2],
      ],
      0.1,
    );
  });

  it.each(['C', 'V', 'P', 'U'] as const)('gives 3 for consciousness %s and 0 for alert', (level) => {
    expect(consciousnessPoints(level)).toBe(3);
    expect(consciousnessPoints('A')).toBe(0);
  });

  it('rounds to the chart’s unit, so that it has no gaps', () => {
    expect(respirationRatePoints(8.4)).toBe(3);
    expect(respirationRatePoints(8.5)).toBe(1);
    expect(respirationRatePoints(20.5)).toBe(2);
    expect(spo2PointsScale1(95.5)).toBe(0);
    expect(spo2PointsScale1(91.49)).toBe(3);
    expect(systolicPressurePoints(219.5)).toBe(3);
    expect(pulsePoints(130.4)).toBe(2);
    expect(temperaturePoints(36.04)).toBe(1);
    expect(temperaturePoints(36.05)).toBe(0);
    expect(temperaturePoints(39.05)).toBe(2);
  });

  it('adds up to 20 at most', () => {
    const worst = {
      respirationRate: 5,
      spo2: 80,
      oxygen: true,
      systolicPressure: 80,
      pulse: 30,
      consciousness: 'U',
      temperature: 34,
    } as const;
    expect(scoreNews2(worst, 1).total).toBe(20);
    expect(scoreNews2(worst, 2).total).toBe(20);
  });

  it('names what is missing and scores the rest', () => {
    const score = scoreNews2({ respirationRate: 22, spo2: 0, oxygen: false }, 1);
    expect(score.total).toBe(5);
    expect(score.missing).toEqual(['systolicPressure', 'pulse', 'consciousness', 'temperature']);
    expect(score.points).toEqual({ respirationRate: 2, spo2: 3, oxygen: 0 });
    expect(score.hasThree).toBe(true);
  });

  it('treats unknown oxygen as air on scale 2', () => {
    expect(scoreNews2({ spo2: 97 }, 2).total).toBe(0);
    expect(scoreNews2({ spo2: 97, oxygen: true }, 2)).toMatchObject({ total: 5, hasThree: true });
    expect(scoreNews2({ spo2: 94, oxygen: true }, 2).hasThree).toBe(false);
  });
});
