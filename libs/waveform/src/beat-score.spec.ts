import { grossScore, scoreBeats } from './beat-score.js';

const rateHz = 100;

describe('a beat score', () => {
  it('matches within 150 ms, each beat once', () => {
    const score = scoreBeats([100, 200, 300, 400], [85, 116, 215, 300, 301, 500], rateHz);
    expect(score).toMatchObject({ truePositives: 3, falseNegatives: 1, falsePositives: 3, referenceBeats: 4 });
    expect(score.sensitivity).toBeCloseTo(0.75);
    expect(score.positivePredictivity).toBeCloseTo(0.5);
  });

  it('pairs nearest neighbours', () => {
    expect(scoreBeats([100, 110], [109], rateHz)).toMatchObject({ truePositives: 1, falseNegatives: 1 });
    expect(scoreBeats([100], [90, 99], rateHz)).toMatchObject({ truePositives: 1, falsePositives: 1 });
  });

  it('compares rates over ten seconds', () => {
    const reference = Array.from({ length: 40 }, (_, i) => i * 50);
    const found = reference.filter((_, i) => i < 20 || i % 2 === 0);
    const score = scoreBeats(reference, found, rateHz);
    expect(score.worstRateError).toBeCloseTo(60);
    expect(score.meanRateError).toBeCloseTo(30);
  });

  it('leaves out spans, their beats and the windows they touch', () => {
    const reference = Array.from({ length: 40 }, (_, i) => i * 50);
    const found = reference.filter((_, i) => i < 20 || i % 2 === 0);
    const score = scoreBeats(reference, found, rateHz, [{ fromSample: 1000, toSample: 1999 }]);
    expect(score).toMatchObject({ falseNegatives: 0, referenceBeats: 20, worstRateError: 0 });
  });

  it('has no figure where there is nothing to count', () => {
    const empty = { sensitivity: null, positivePredictivity: null, meanRateError: null, worstRateError: null };
    expect(scoreBeats([], [], rateHz)).toMatchObject({ ...empty, referenceBeats: 0 });
    expect(grossScore([])).toMatchObject({ ...empty, truePositives: 0 });
    expect(grossScore([scoreBeats([], [], rateHz)])).toMatchObject(empty);
  });

  it('adds records up beat by beat', () => {
    const good = scoreBeats([0, 100, 200, 300], [0, 100, 200, 300], rateHz);
    const poor = scoreBeats([0, 100], [0, 50], rateHz);
    const gross = grossScore([good, poor]);
    expect(gross).toMatchObject({ truePositives: 5, falseNegatives: 1, falsePositives: 1, meanRateError: 0 });
    expect(gross.sensitivity).toBeCloseTo(5 / 6);
  });
});
