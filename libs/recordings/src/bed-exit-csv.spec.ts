import { parseBedExitCsv } from './bed-exit-csv.js';

describe('a bed-exit trial', () => {
  it('gives time, acceleration and posture of each reading', () => {
    expect(parseBedExitCsv('0,-0.23,0.21,-1.18,2,-48.5,2.7,920.75,3\r\n0.025,0,1,0,1,-50,2.3,921,4\n\n')).toEqual([
      { atMs: 0, acceleration: [-0.23, 0.21, -1.18], posture: 'lying' },
      { atMs: 25, acceleration: [0, 1, 0], posture: 'walking' },
    ]);
  });

  it.each(['0,1,1,1,2,-48,2,920,5', '0,1,1,1', 'x,1,1,1,2,-48,2,920,1'])('refuses %j with its line', (line) => {
    expect(() => parseBedExitCsv(`0,0,0,0,1,0,0,0,1\n${line}`, 'd2p01F')).toThrow('d2p01F line 2: a line needs time');
  });
});
