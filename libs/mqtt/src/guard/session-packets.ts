// Every packet after CONNECT: PUBLISH (3.3), SUBSCRIBE (3.8), UNSUBSCRIBE (3.10) and the two-byte acknowledgements. Their
// flags and fixed lengths were checked with the header.
import { BodyReader, uint16At } from './bytes.js';
import { PACKET_TYPE } from './fixed-header.js';
import type { WirePacket } from './packet-framer.js';
import { checkTopicFilter, checkTopicName } from './topic-rules.js';
import { violation, type Violation } from './violation.js';

const MALFORMED = violation('wrong-length', 'MQTT 2.3');
const NO_PACKET_ID = violation('packet-id', 'MQTT-2.3.1-1');

export const publishQos = (packet: WirePacket): number => (packet.flags >> 1) & 3;

/** Of an acknowledgement, whose body is the packet identifier and nothing else. */
export const packetIdOf = (packet: WirePacket): number => uint16At(packet.bytes, packet.bodyAt);

export interface RequestedSubscription {
  readonly filter: string;
  readonly qos: number;
}

/** What a SUBSCRIBE that has been checked asks for, in its order. */
export function requestedSubscriptions(packet: WirePacket): RequestedSubscription[] {
  const body = new BodyReader(packet.bytes, packet.bodyAt, packet.bytes.length);
  body.uint16();
  const requested: RequestedSubscription[] = [];
  while (body.remaining > 0) {
    const filter = body.field()?.toString('utf8') ?? '';
    requested.push({ filter, qos: body.byte() ?? 0 });
  }
  return requested;
}

/** What breaks the specification in a packet looked at by itself; null when nothing does. */
export function checkSessionPacket(packet: WirePacket, maxTopicLevels: number): Violation | null {
  switch (packet.type) {
    case PACKET_TYPE.publish:
      return checkPublish(packet, maxTopicLevels);
    case PACKET_TYPE.subscribe:
      return checkTopicList(packet, maxTopicLevels, true);
    case PACKET_TYPE.unsubscribe:
      return checkTopicList(packet, maxTopicLevels, false);
    case PACKET_TYPE.puback:
    case PACKET_TYPE.pubrec:
    case PACKET_TYPE.pubrel:
    case PACKET_TYPE.pubcomp:
      return packetIdOf(packet) === 0 ? NO_PACKET_ID : null;
    case PACKET_TYPE.connect:
      return violation('second-connect', 'MQTT-3.1.0-2');
    default:
      return null;
  }
}

function checkPublish(packet: WirePacket, maxTopicLevels: number): Violation | null {
  const body = new BodyReader(packet.bytes, packet.bodyAt, packet.bytes.length);
  const topic = body.field();
  if (!topic) return MALFORMED;
  const wrongTopic = checkTopicName(topic, maxTopicLevels);
  if (wrongTopic) return wrongTopic;
  if (publishQos(packet) === 0) return null;
  const packetId = body.uint16();
  if (packetId === null) return MALFORMED;
  return packetId === 0 ? NO_PACKET_ID : null;
}

function checkTopicList(packet: WirePacket, maxTopicLevels: number, withQos: boolean): Violation | null {
  const body = new BodyReader(packet.bytes, packet.bodyAt, packet.bytes.length);
  const packetId = body.uint16();
  if (packetId === null) return MALFORMED;
  if (packetId === 0) return NO_PACKET_ID;
  // [MQTT-3.8.3-3], [MQTT-3.10.3-2]
  if (body.remaining === 0) return violation('no-topics', withQos ? 'MQTT-3.8.3-3' : 'MQTT-3.10.3-2');
  while (body.remaining > 0) {
    const filter = body.field();
    if (!filter) return MALFORMED;
    const wrongFilter = checkTopicFilter(filter, maxTopicLevels);
    if (wrongFilter) return wrongFilter;
    if (!withQos) continue;
    const qos = body.byte();
    if (qos === null) return MALFORMED;
    // [MQTT-3-8.3-4]: the upper six bits are reserved.
    if (qos > 2) return violation('qos', 'MQTT-3-8.3-4');
  }
  return null;
}
