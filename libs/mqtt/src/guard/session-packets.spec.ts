import { describe, expect, it } from '@jest/globals';
import { PacketFramer, type WirePacket } from './packet-framer.js';
import { checkSessionPacket, packetIdOf, publishQos, requestedSubscriptions } from './session-packets.js';
import {
  acknowledge,
  connect,
  field,
  PINGREQ,
  publish,
  subscribe,
  u16,
  u8,
  unsubscribe,
  wire,
} from './wire.fixture.js';

const packet = (bytes: Buffer): WirePacket => {
  const framer = new PacketFramer(4_096);
  framer.append(bytes);
  const next = framer.next();
  if (next.kind !== 'packet') throw new Error(`not a packet: ${next.kind}`);
  return next;
};
const check = (bytes: Buffer): string | undefined => checkSessionPacket(packet(bytes), 10)?.clause;

describe('checkSessionPacket', () => {
  it.each([
    ['PUBLISH of each QoS', publish('a', 'x')],
    ['PUBLISH of QoS 1', publish('a', 'x', 1, 1)],
    ['PUBLISH of QoS 2', publish('a', 'x', 2, 65_535)],
    ['an empty PUBLISH', publish('a')],
    ['SUBSCRIBE', subscribe(1, ['a', 0], ['b/#', 2])],
    ['UNSUBSCRIBE', unsubscribe(1, 'a', 'b')],
    ['PUBREL', acknowledge('pubrel', 1)],
    ['PINGREQ', PINGREQ],
  ])('takes %s', (_name, bytes) => expect(check(bytes)).toBeUndefined());

  it.each([
    ['a topic past the end', wire(0x30, u16(10), Buffer.from('abc')), 'MQTT 2.3'],
    ['no topic', wire(0x30), 'MQTT 2.3'],
    ['an empty topic', publish(''), 'MQTT-4.7.3-1'],
    ['a wildcard in a name', publish('a/+'), 'MQTT-3.3.2-2'],
    ['a QoS 1 publish without packet id', wire(0x32, field('a')), 'MQTT 2.3'],
    ['packet id 0', publish('a', '', 1, 0), 'MQTT-2.3.1-1'],
    ['packet id 0 in an acknowledgement', acknowledge('puback', 0), 'MQTT-2.3.1-1'],
    ['packet id 0 in SUBSCRIBE', subscribe(0, ['a', 0]), 'MQTT-2.3.1-1'],
    ['SUBSCRIBE without filters', subscribe(1), 'MQTT-3.8.3-3'],
    ['SUBSCRIBE without QoS', wire(0x82, u16(1), field('a')), 'MQTT 2.3'],
    ['QoS 3 in SUBSCRIBE', subscribe(1, ['a', 3]), 'MQTT-3-8.3-4'],
    ['reserved bits in SUBSCRIBE', subscribe(1, ['a', 0x81]), 'MQTT-3-8.3-4'],
    ['a bad second filter', subscribe(1, ['a', 0], ['b#', 0]), 'MQTT-4.7.1-2'],
    ['UNSUBSCRIBE without filters', unsubscribe(1), 'MQTT-3.10.3-2'],
    ['a bad filter in UNSUBSCRIBE', unsubscribe(1, '+a'), 'MQTT-4.7.1-3'],
    ['bytes after the last filter', wire(0xa2, u16(1), field('a'), u8(0)), 'MQTT 2.3'],
    ['a second CONNECT', connect(), 'MQTT-3.1.0-2'],
  ])('refuses %s', (_name, bytes, clause) => expect(check(bytes)).toBe(clause));

  it('reads QoS, packet id and what is asked for', () => {
    expect(publishQos(packet(publish('a', '', 2, 5)))).toBe(2);
    expect(packetIdOf(packet(acknowledge('pubrec', 513)))).toBe(513);
    expect(requestedSubscriptions(packet(subscribe(1, ['a', 2], ['見', 0])))).toEqual([
      { filter: 'a', qos: 2 },
      { filter: '見', qos: 0 },
    ]);
  });
});
