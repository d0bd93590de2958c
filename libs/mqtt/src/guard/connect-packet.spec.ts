import { describe, expect, it } from '@jest/globals';
import { readConnect } from './connect-packet.js';
import { PacketFramer } from './packet-framer.js';
import { connect, field, u16, u8, wire } from './wire.fixture.js';

const read = (bytes: Buffer): ReturnType<typeof readConnect> => {
  const framer = new PacketFramer(4_096);
  framer.append(bytes);
  const packet = framer.next();
  if (packet.kind !== 'packet') throw new Error(`not a packet: ${packet.kind}`);
  return readConnect(packet, 10);
};

const WILL = 4;
const USER = 0x80;
const PASSWORD = 0x40;

describe('readConnect', () => {
  it('reads client id, credentials and will', () => {
    const rest = [field('gw-1/status'), field('gone'), field('gw-1'), field(Buffer.from([0, 255]))];
    expect(read(connect({ flags: 2 | WILL | 32 | USER | PASSWORD, keepAliveS: 30, rest }))).toEqual({
      kind: 'connect',
      clientId: 'client',
      cleanSession: true,
      keepAliveS: 30,
      username: 'gw-1',
      password: Buffer.from([0, 255]),
      will: { topic: 'gw-1/status', retain: true },
    });
  });

  it('takes MQTT 3.1, an empty client id with a clean session and an empty will message', () => {
    expect(read(connect({ protocol: 'MQIsdp', level: 3 }))).toMatchObject({ kind: 'connect' });
    expect(read(connect({ clientId: '' }))).toMatchObject({ kind: 'connect', clientId: '' });
    expect(read(connect({ flags: 2 | WILL, rest: [field('w'), field('')] }))).toMatchObject({ kind: 'connect' });
  });

  it.each([
    ['MQTT 5', connect({ level: 5 }), 1, 'mqtt-5'],
    ['level 3 of MQTT', connect({ level: 3 }), 1, 'protocol-level'],
    ['level 4 of MQIsdp', connect({ protocol: 'MQIsdp', level: 4 }), 1, 'protocol-level'],
    ['an empty client id with a kept session', connect({ clientId: '', flags: 0 }), 2, 'client-id'],
    ['an empty client id in MQTT 3.1', connect({ protocol: 'MQIsdp', level: 3, clientId: '' }), 2, 'client-id'],
  ])('answers %s with a return code', (_name, bytes, returnCode, reason) => {
    expect(read(bytes)).toEqual({ kind: 'refused', returnCode, reason });
  });

  it('refuses MQTT 5 without reading what follows the level, which has another form', () => {
    expect(read(wire(0x10, field('MQTT'), u8(5)))).toMatchObject({ returnCode: 1, reason: 'mqtt-5' });
  });

  it.each([
    ['another protocol', connect({ protocol: 'hj' }), 'protocol-name', 'MQTT-3.1.2-1'],
    ['no protocol', wire(0x10), 'wrong-length', 'MQTT 3.1.3'],
    ['no client id', wire(0x10, field('MQTT'), u8(4, 2), u16(60)), 'wrong-length', 'MQTT-3.1.3-3'],
    ['the reserved flag', connect({ flags: 3 }), 'connect-flags', 'MQTT-3.1.2-3'],
    ['Will QoS without a will', connect({ flags: 2 | 8 }), 'connect-flags', 'MQTT-3.1.2-13'],
    [
      'Will QoS 3',
      connect({ flags: 2 | WILL | 0x18, rest: [field('w'), field('')] }),
      'connect-flags',
      'MQTT-3.1.2-14',
    ],
    ['Will Retain without a will', connect({ flags: 2 | 32 }), 'connect-flags', 'MQTT-3.1.2-15'],
    [
      'a password without a user name',
      connect({ flags: 2 | PASSWORD, rest: [field('p')] }),
      'connect-flags',
      'MQTT-3.1.2-22',
    ],
    ['the user name flag without the field', connect({ flags: 2 | USER }), 'wrong-length', 'MQTT 3.1.3'],
    ['a user name without the flag', connect({ rest: [field('u')] }), 'wrong-length', 'MQTT-3.1.2-18'],
    [
      'the password flag without the field',
      connect({ flags: 2 | USER | PASSWORD, rest: [field('u')] }),
      'wrong-length',
      'MQTT 3.1.3',
    ],
    ['a will without a message', connect({ flags: 2 | WILL, rest: [field('w')] }), 'wrong-length', 'MQTT 3.1.3'],
    [
      'a will on a wildcard',
      connect({ flags: 2 | WILL, rest: [field('w/#'), field('')] }),
      'topic-name',
      'MQTT-3.3.2-2',
    ],
    ['a will on no topic', connect({ flags: 2 | WILL, rest: [field(''), field('')] }), 'topic-name', 'MQTT-4.7.3-1'],
    [
      'a will topic that is not UTF-8',
      connect({ flags: 2 | WILL, rest: [field(u8(0xff)), field('')] }),
      'utf8',
      'MQTT-1.5.3-1',
    ],
    ['a client id with U+0000', connect({ clientId: 'a\0b' }), 'utf8', 'MQTT-3.1.3-4'],
    ['a client id with a surrogate', connect({ clientId: u8(0xed, 0xa0, 0x80) }), 'utf8', 'MQTT-3.1.3-4'],
    [
      'a user name with a control character',
      connect({ flags: 2 | USER, rest: [field('\u0002')] }),
      'utf8',
      'MQTT-1.5.3-1',
    ],
  ])('ends the connection for %s', (_name, bytes, code, clause) => {
    expect(read(bytes)).toEqual({ kind: 'violation', code, clause });
  });
});
