import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_SEQUENCE_RANGES, SequenceLedger, type SequenceLedgerState } from './index.js';

describe('SequenceLedger', () => {
  it('accepts each frame once, in whatever order and however often frames come', () => {
    const deliveries = fc.array(fc.nat({ max: 60 }), { maxLength: 200 });
    fc.assert(
      fc.property(deliveries, (sequences) => {
        const ledger = new SequenceLedger();
        const accepted = sequences.filter((sequence) => ledger.accept(sequence, sequence * 1000) === 'accepted');
        expect(accepted.length).toBe(new Set(accepted).size);
        expect(new Set(accepted)).toEqual(new Set(sequences));
        for (const sequence of sequences) expect(ledger.has(sequence)).toBe(true);
      }),
    );
  });

  it('survives a JSON round trip between any two frames', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 60 }), (sequences) => {
        const whole = new SequenceLedger();
        let restarted = new SequenceLedger();
        for (const sequence of sequences) {
          restarted = new SequenceLedger(JSON.parse(JSON.stringify(restarted)) as SequenceLedgerState);
          expect(restarted.accept(sequence, sequence)).toBe(whole.accept(sequence, sequence));
        }
        expect(restarted.toJSON()).toEqual(whole.toJSON());
      }),
    );
  });

  it('keeps a year of seconds in one range', () => {
    const ledger = new SequenceLedger();
    for (let sequence = 5; sequence < 100_005; sequence++) ledger.accept(sequence, sequence * 1000);
    expect(ledger.toJSON().ranges).toEqual([5, 100_004]);
  });

  it('takes a backlog into the gap an outage left, beside live frames', () => {
    const ledger = new SequenceLedger();
    for (const sequence of [0, 1, 5, 2, 6, 3, 7]) expect(ledger.accept(sequence, sequence)).toBe('accepted');
    expect(ledger.toJSON().ranges).toEqual([0, 3, 5, 7]);
    expect(ledger.accept(4, 4)).toBe('accepted');
    expect(ledger.toJSON().ranges).toEqual([0, 7]);
  });

  it('calls a sequence seen before a restarted counter when it was observed later than anything, and goes on from it', () => {
    const ledger = new SequenceLedger();
    ledger.accept(0, 1000);
    ledger.accept(1, 2000);
    expect(ledger.accept(0, 3000)).toBe('counter-restarted');
    expect(ledger.accept(0, 3000)).toBe('duplicate');
    expect(ledger.accept(1, 4000)).toBe('accepted');
  });

  it('never takes a redelivery for a restart, even of the newest frame', () => {
    const ledger = new SequenceLedger();
    ledger.accept(7, 5000);
    expect(ledger.accept(7, 5000)).toBe('duplicate');
  });

  it('accepts sequence 0 observed at 0', () => {
    expect(new SequenceLedger().accept(0, 0)).toBe('accepted');
  });

  it('stays bounded: past the limit it closes the smallest gap and says how much it gave up', () => {
    const ledger = new SequenceLedger();
    for (let i = 0; i <= MAX_SEQUENCE_RANGES; i++) ledger.accept(i === 0 ? 0 : 1 + i * 10, i);
    const { ranges, forgone } = ledger.toJSON();
    expect(ranges.length / 2).toBe(MAX_SEQUENCE_RANGES);
    expect(forgone).toBe(9);
    expect(ranges.slice(0, 4)).toEqual([0, 0, 11, 21]);
    expect(ledger.accept(15, 0)).toBe('duplicate');
    expect(ledger.accept(5, 0)).toBe('accepted');
  });
});
