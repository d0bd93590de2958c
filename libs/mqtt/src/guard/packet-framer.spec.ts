import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { PacketFramer } from './packet-framer.js';
import { acknowledge, connect, publish, subscribe, u8 } from './wire.fixture.js';

const LIMIT = 256 * 1024;

function packetsOf(framer: PacketFramer): Buffer[] {
  const packets: Buffer[] = [];
  for (let next = framer.next(); next.kind === 'packet'; next = framer.next()) packets.push(next.bytes);
  return packets;
}

describe('PacketFramer', () => {
  const stream = [
    connect(),
    publish('a/b', 'x'.repeat(300), 1, 7),
    acknowledge('puback', 1),
    publish('c', '', 0),
    subscribe(2, ['a/#', 1]),
    publish('d', 'y'.repeat(20_000), 2, 9),
  ];

  it('finds the same packets however the stream is cut, and overwrites none that it handed out', () => {
    const whole = Buffer.concat(stream);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 60 }), (sizes) => {
        const framer = new PacketFramer(LIMIT);
        const found: Buffer[] = [];
        for (let at = 0, i = 0; at < whole.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          framer.append(Buffer.from(whole.subarray(at, at + size)));
          found.push(...packetsOf(framer));
          at += size;
        }
        expect(found.map(({ length }) => length)).toEqual(stream.map(({ length }) => length));
        expect(Buffer.concat(found).equals(whole)).toBe(true);
        expect(framer.pending).toBe(0);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('hands on a packet that came in one piece without copying it', () => {
    const chunk = Buffer.concat(stream);
    const framer = new PacketFramer(LIMIT);
    framer.append(chunk);
    expect(packetsOf(framer).every((packet) => packet.buffer === chunk.buffer)).toBe(true);
  });

  it('gathers a packet that comes byte by byte with work that grows with its length, not with its square', () => {
    const large = publish('t', 'z'.repeat(100_000), 1, 3);
    const copied = jest.spyOn(Buffer.prototype, 'copy');
    const framer = new PacketFramer(LIMIT);
    for (let at = 0; at < large.length; at++) framer.append(large.subarray(at, at + 1));
    const bytesCopied = copied.mock.results.reduce((sum, { value }) => sum + Number(value), 0);
    copied.mockRestore();
    expect(packetsOf(framer)[0]?.equals(large)).toBe(true);
    expect(bytesCopied).toBeLessThan(4 * large.length);
  });

  it.each([
    ['type 0', u8(0x00), 'packet-type'],
    ['type 15', u8(0xf0), 'packet-type'],
    ['a CONNACK from a client', u8(0x20), 'packet-type'],
    ['a SUBSCRIBE with flags 0', u8(0x80), 'reserved-flags'],
    ['a PUBREL with flags 0', u8(0x60), 'reserved-flags'],
    ['a PINGREQ with flags 1', u8(0xc1), 'reserved-flags'],
    ['QoS 3', u8(0x36), 'qos'],
    ['DUP with QoS 0', u8(0x38), 'dup'],
    ['a fifth length byte', u8(0x30, 0xff, 0xff, 0xff, 0xff), 'remaining-length'],
    ['a packet over the limit, before its body', u8(0x30, 0x80, 0x80, 0x40), 'packet-too-large'],
    ['a PUBACK of three bytes', u8(0x40, 3), 'wrong-length'],
    ['a DISCONNECT with a body', u8(0xe0, 1), 'wrong-length'],
  ])('refuses %s as soon as it can be known', (_name, bytes, code) => {
    const framer = new PacketFramer(LIMIT);
    framer.append(bytes);
    expect(framer.next()).toMatchObject({ kind: 'violation', code });
  });
});
