// CONNECT (3.1.1, section 3.1), read whole before anything else is made for the connection.
import { BodyReader } from './bytes.js';
import type { WirePacket } from './packet-framer.js';
import { checkTopicName } from './topic-rules.js';
import { isWireString } from './utf8.js';
import { violation, type Violation } from './violation.js';

export interface ConnectRequest {
  readonly kind: 'connect';
  readonly clientId: string;
  readonly cleanSession: boolean;
  readonly keepAliveS: number;
  readonly username: string | undefined;
  readonly password: Buffer | undefined;
  readonly will: { readonly topic: string; readonly retain: boolean } | null;
}

/** CONNACK with a return code other than 0, after which the connection is closed [MQTT-3.2.2-5]. */
export interface ConnectRefusal {
  readonly kind: 'refused';
  readonly returnCode: 1 | 2;
  readonly reason: 'protocol-level' | 'mqtt-5' | 'client-id';
}

const FLAG = { reserved: 1, clean: 2, will: 4, willRetain: 32, password: 64, username: 128 };
const MALFORMED = violation('wrong-length', 'MQTT 3.1.3');
const NOT_UTF8 = violation('utf8', 'MQTT-1.5.3-1');

export function readConnect(packet: WirePacket, maxTopicLevels: number): ConnectRequest | ConnectRefusal | Violation {
  const body = new BodyReader(packet.bytes, packet.bodyAt, packet.bytes.length);
  const name = body.field()?.toString('latin1');
  const level = body.byte();
  if (name === undefined || level === null) return MALFORMED;
  const wrongProtocol = checkProtocol(name, level);
  if (wrongProtocol) return wrongProtocol;
  const flags = body.byte();
  const keepAliveS = body.uint16();
  if (flags === null || keepAliveS === null) return MALFORMED;
  return checkFlags(flags) ?? readPayload(body, flags, keepAliveS, level, maxTopicLevels);
}

function checkProtocol(name: string, level: number): ConnectRefusal | Violation | null {
  // MQTT 3.1 named itself MQIsdp; it differs from 3.1.1 in nothing that matters here.
  const expected = name === 'MQTT' ? 4 : name === 'MQIsdp' ? 3 : null;
  if (expected === null) return violation('protocol-name', 'MQTT-3.1.2-1');
  if (level === expected) return null;
  // [MQTT-3.1.2-2]. MQTT 5 is told apart so that the log can say so.
  return { kind: 'refused', returnCode: 1, reason: level === 5 ? 'mqtt-5' : 'protocol-level' };
}

function checkFlags(flags: number): Violation | null {
  const willQos = (flags >> 3) & 3;
  if ((flags & FLAG.reserved) !== 0) return violation('connect-flags', 'MQTT-3.1.2-3');
  if (willQos === 3) return violation('connect-flags', 'MQTT-3.1.2-14');
  if ((flags & FLAG.will) === 0) {
    if (willQos !== 0) return violation('connect-flags', 'MQTT-3.1.2-13');
    if ((flags & FLAG.willRetain) !== 0) return violation('connect-flags', 'MQTT-3.1.2-15');
  }
  return (flags & FLAG.password) !== 0 && (flags & FLAG.username) === 0
    ? violation('connect-flags', 'MQTT-3.1.2-22')
    : null;
}

function readPayload(
  body: BodyReader,
  flags: number,
  keepAliveS: number,
  level: number,
  maxTopicLevels: number,
): ConnectRequest | ConnectRefusal | Violation {
  const clientId = body.field();
  if (!clientId) return violation('wrong-length', 'MQTT-3.1.3-3');
  if (!isWireString(clientId)) return violation('utf8', 'MQTT-3.1.3-4');
  const cleanSession = (flags & FLAG.clean) !== 0;

  let will: ConnectRequest['will'] = null;
  if ((flags & FLAG.will) !== 0) {
    const topic = body.field();
    // Zero bytes are a message too [MQTT 3.1.3.3].
    if (!topic || !body.field()) return MALFORMED;
    const wrongTopic = checkTopicName(topic, maxTopicLevels);
    if (wrongTopic) return wrongTopic;
    will = { topic: topic.toString('utf8'), retain: (flags & FLAG.willRetain) !== 0 };
  }
  // [MQTT-3.1.2-19], [MQTT-3.1.2-21]: a flag that is set without its field runs past the packet's end.
  const username = (flags & FLAG.username) !== 0 ? body.field() : undefined;
  const password = (flags & FLAG.password) !== 0 ? body.field() : undefined;
  if (username === null || password === null) return MALFORMED;
  if (username && !isWireString(username)) return NOT_UTF8;
  // [MQTT-3.1.2-18], [MQTT-3.1.2-20]: a field without its flag is left over.
  if (body.remaining !== 0) return violation('wrong-length', 'MQTT-3.1.2-18');

  // [MQTT-3.1.3-8]; MQTT 3.1 knew no empty id at all.
  if (clientId.length === 0 && (!cleanSession || level === 3)) {
    return { kind: 'refused', returnCode: 2, reason: 'client-id' };
  }
  return {
    kind: 'connect',
    clientId: clientId.toString('utf8'),
    cleanSession,
    keepAliveS,
    username: username?.toString('utf8'),
    password,
    will,
  };
}
