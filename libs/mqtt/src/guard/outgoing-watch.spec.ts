import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OutgoingWatch } from './outgoing-watch.js';
import { acknowledge, publish, u16, u8, wire } from './wire.fixture.js';

const CONNACK = u8(0x20, 2, 0, 0);

describe('OutgoingWatch', () => {
  it('counts the answers that went out, however they are cut', () => {
    const answers = [acknowledge('puback', 1), acknowledge('pubrel', 2), wire(0x90, u16(3), u8(0)), u8(0xd0, 0)];
    const stream = Buffer.concat([CONNACK, publish('a', 'p'.repeat(200)), ...answers, publish('b', '@@@', 1, 1)]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (sizes) => {
        const watch = new OutgoingWatch(false);
        const out: Buffer[] = [];
        let counted = 0;
        for (let at = 0, i = 0; at < stream.length; at += sizes[i++ % sizes.length] ?? 1) {
          const passed = watch.pass(stream.subarray(at, at + (sizes[i % sizes.length] ?? 1)));
          out.push(passed.bytes);
          counted += passed.answers;
        }
        expect(counted).toBe(answers.length);
        expect(Buffer.concat(out)).toEqual(stream);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('sets Session Present for a session that was there, and leaves the bytes it was given alone', () => {
    const given = Buffer.from(CONNACK);
    expect(new OutgoingWatch(true).pass(given).bytes).toEqual(u8(0x20, 2, 1, 0));
    expect(given).toEqual(CONNACK);
    expect(new OutgoingWatch(false).pass(given).bytes).toEqual(CONNACK);
  });

  it('never sets Session Present beside a refusal', () => {
    const refusal = u8(0x20, 2, 0, 5);
    expect(new OutgoingWatch(true).pass(refusal).bytes).toEqual(refusal);
  });

  it('answers each filter of a SUBSCRIBE, also one that comes twice', () => {
    const watch = new OutgoingWatch(false);
    watch.expectSuback([
      { filter: 'a', qos: 2 },
      { filter: 'b', qos: 1 },
      { filter: 'a', qos: 0 },
    ]);
    const pong = u8(0xd0, 0);
    const { bytes, answers } = watch.pass(Buffer.concat([pong, wire(0x90, u16(7), u8(0, 0x80)), pong]));
    expect(bytes).toEqual(Buffer.concat([pong, wire(0x90, u16(7), u8(2, 0x80, 0)), pong]));
    expect(answers).toBe(3);
  });
});
