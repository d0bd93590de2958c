// What a topic name and a topic filter may look like (3.1.1, section 4.7). Works on bytes: `/`, `+` and `#` are ASCII,
// and no byte of a multi-byte UTF-8 sequence can be taken for them.
import { byteAt } from './bytes.js';
import { isWireString } from './utf8.js';
import { violation, type Violation } from './violation.js';

const SLASH = 0x2f;
const PLUS = 0x2b;
const HASH = 0x23;

/** For PUBLISH and wills. */
export function checkTopicName(name: Uint8Array, maxLevels: number): Violation | null {
  if (name.length === 0) return violation('topic-name', 'MQTT-4.7.3-1');
  let levels = 1;
  for (let i = 0; i < name.length; i++) {
    const byte = byteAt(name, i);
    if (byte === PLUS || byte === HASH) return violation('topic-name', 'MQTT-3.3.2-2');
    if (byte === SLASH) levels++;
  }
  if (levels > maxLevels) return violation('topic-name', 'limit: topic levels');
  return isWireString(name) ? null : violation('utf8', 'MQTT-1.5.3-1');
}

/** For SUBSCRIBE and UNSUBSCRIBE. */
export function checkTopicFilter(filter: Uint8Array, maxLevels: number): Violation | null {
  if (filter.length === 0) return violation('topic-filter', 'MQTT-4.7.3-1');
  let levels = 1;
  for (let i = 0; i < filter.length; i++) {
    const byte = byteAt(filter, i);
    if (byte === SLASH) levels++;
    if (byte !== PLUS && byte !== HASH) continue;
    const startsLevel = i === 0 || byteAt(filter, i - 1) === SLASH;
    const isLast = i === filter.length - 1;
    if (byte === HASH && !(startsLevel && isLast)) return violation('topic-filter', 'MQTT-4.7.1-2');
    if (byte === PLUS && !(startsLevel && (isLast || byteAt(filter, i + 1) === SLASH))) {
      return violation('topic-filter', 'MQTT-4.7.1-3');
    }
  }
  if (levels > maxLevels) return violation('topic-filter', 'limit: topic levels');
  return isWireString(filter) ? null : violation('utf8', 'MQTT-1.5.3-1');
}
