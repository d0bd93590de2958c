import { parseNumericsCsv } from './numerics-csv.js';

describe('numerics as CSV', () => {
  it('keeps a blank as no value, 0 as a value, and times before 0', () => {
    const numerics = parseNumericsCsv('Time [s], HR, SpO2\r\n-1,63,\r\n0,0,97.5\r\n\r\n1.5,,NaN\r\n');
    expect(numerics).toEqual({
      labels: ['HR', 'SpO2'],
      timesMs: [-1000, 0, 1500],
      columns: { HR: [63, 0, null], SpO2: [null, 97.5, null] },
    });
  });

  it('takes a short row as dropouts', () => {
    expect(parseNumericsCsv('time,a,b\n0,1').columns).toEqual({ a: [1], b: [null] });
  });

  it.each([
    ['', 'line 1: the first column must be the time'],
    ['HR,SpO2\n1,2', 'line 1: the first column must be the time'],
    ['Time\n1', 'line 1: the first column must be the time'],
    ['Time,HR\n0,sixty', 'line 2: the cell is not a number'],
    ['Time,HR\n,60', 'line 2: the time is missing'],
    ['Time,HR\n5,60\n5,61', 'line 3: the time is missing or goes back'],
  ])('refuses %j with the line', (text, reason) => {
    expect(() => parseNumericsCsv(text, 'x.csv')).toThrow(`x.csv ${reason}`);
  });
});
