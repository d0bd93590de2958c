import { existsSync } from 'node:fs';
import { isBeat, openAnnotations, openRecording, recordingsDir, toInt16 } from '#recordings';
import { grossScore, scoreBeats, type BeatScore } from '../beat-score.js';
import { readEcg, type EcgReading } from './read-recording.js';

function readRecord(name: string): { reading: EcgReading; rateHz: number; length: number } {
  const [channel] = openRecording(name).channels;
  if (channel === undefined) throw new Error(`${name} has no channel`);
  const { samples, microvoltsPerBit } = toInt16(channel);
  const { rateHz } = channel;
  return { reading: readEcg(samples, { rateHz, microvoltsPerBit }), rateHz, length: samples.length };
}

const suite = existsSync(recordingsDir()) || process.env.CI === 'true' ? describe : describe.skip;
const records = ['100', '104', '105', '106', '119', '200', '209', '210', '219'];

suite('on real recordings (left out where there is no recordings folder)', () => {
  const readings = new Map<string, ReturnType<typeof readRecord>>();
  const scores: BeatScore[] = [];
  beforeAll(() => {
    for (const record of records) {
      const read = readRecord(`mitdb/${record}`);
      readings.set(record, read);
      const reference = openAnnotations(`mitdb/${record}`).filter(({ code }) => isBeat(code));
      scores.push(
        scoreBeats(
          reference.map(({ sample }) => sample),
          read.reading.beats.map(({ sample }) => sample),
          read.rateHz,
        ),
      );
    }
  });
  const spans = (record: string, event: string) =>
    readings.get(record)?.reading.spans.filter((span) => span.event === event) ?? [];

  it('finds 99.8 % of the beats of the MIT-BIH records, and 99.8 % of what it finds are beats', () => {
    const gross = grossScore(scores);
    expect(gross.referenceBeats).toBe(21_498);
    expect(gross.sensitivity).toBeGreaterThan(0.998);
    expect(gross.positivePredictivity).toBeGreaterThan(0.998);
  });

  it('finds nearly every beat of each record', () => {
    for (const score of scores) {
      expect(score.sensitivity).toBeGreaterThan(0.99);
      expect(score.positivePredictivity).toBeGreaterThan(0.99);
    }
  });

  it('calls no more than 1 % of the time unreadable', () => {
    let unreadable = 0;
    let total = 0;
    for (const { reading, length } of readings.values()) {
      unreadable += reading.unreadableShare * length;
      total += length;
    }
    expect(unreadable / total).toBeLessThan(0.01);
  });

  it('measures the 3.08 s pause of 219 to within 50 ms', () => {
    const longest = Math.max(...spans('219', 'pause').map(({ from, to }) => to - from));
    expect(Math.abs(longest - 3078)).toBeLessThan(50);
  });

  it.each([...records])('claims neither asystole nor fibrillation in %s', (record) => {
    expect(spans(record, 'asystole')).toEqual([]);
    expect(spans(record, 'ventricular-fibrillation')).toEqual([]);
  });

  it('finds the run of six ventricular beats in 210 and no such run where there is none', () => {
    expect(spans('210', 'ventricular-tachycardia')[0]?.from).toBeCloseTo(421_200, -2);
    for (const record of ['100', '104', '105', '106', '119', '209', '219'])
      expect(spans(record, 'ventricular-tachycardia')).toEqual([]);
  });

  it('finds the supraventricular tachycardia of 209 at 140 to 170 a minute', () => {
    const found = spans('209', 'extreme-tachycardia');
    expect(found.length).toBeGreaterThan(0);
    for (const { ratePerMin } of found) expect(ratePerMin).toBeGreaterThanOrEqual(140);
  });

  it('finds irregular rhythm in 210 and 219, and none in 100 and 119', () => {
    const share = (record: string): number => {
      const total = spans(record, 'irregular').reduce((sum, { from, to }) => sum + to - from, 0);
      return total / 1_805_556;
    };
    expect(share('210')).toBeGreaterThan(0.8);
    expect(share('219')).toBeGreaterThan(0.5);
    expect(share('100')).toBeLessThan(0.01);
    expect(share('119')).toBeLessThan(0.01);
  });

  it('calls the fibrillation of cu01 within eight seconds of its onset and none before', () => {
    const onset = 53_541;
    const { reading, rateHz } = readRecord('cudb/cu01m');
    const told = reading.events.filter(
      (event) => event.kind === 'rhythm' && event.event === 'ventricular-fibrillation' && event.toSample === null,
    );
    const [first] = told;
    if (first?.kind !== 'rhythm') throw new Error('no fibrillation found');
    expect(first.fromSample).toBeGreaterThanOrEqual(onset);
    expect((first.observedAt * rateHz) / 1000 - onset).toBeLessThan(8 * rateHz);
  });

  it('sees through the false asystole alarm of a103l', () => {
    expect(readRecord('cinc2015/a103l').reading.spans.map(({ event }) => event)).not.toContain('asystole');
  });
});
