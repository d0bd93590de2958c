// The topics of the wire: `mimamori/v1/{gateway}/{device}/{stream}`, `…/{gateway}/status`, `…/{gateway}/command`.
// No patient appears in a topic: who wears a device when is the centre's record.
import type { Refusal } from './frames.js';
import { STREAMS, type Stream } from './signals.js';

export const WIRE_VERSION = 1;
export const TOPIC_PREFIX = 'mimamori/v1/';

/** Gateway and device ids: a letter or digit, then up to 63 letters, digits, `_` or `-`. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export interface FrameAddress {
  readonly gateway: string;
  readonly device: string;
  readonly stream: Stream;
}

export type TopicMeaning =
  | ({ readonly kind: 'frame' } & FrameAddress)
  | { readonly kind: 'status'; readonly gateway: string }
  | { readonly kind: 'command'; readonly gateway: string };

const KNOWN_STREAMS: ReadonlySet<string> = new Set(STREAMS);
const isStream = (word: string): word is Stream => KNOWN_STREAMS.has(word);

const refusal = (detail: string): Refusal => ({ kind: 'refused', reason: 'topic', path: '', detail });
const NOT_OURS = refusal('must be mimamori/v1/{gateway}/{device}/{stream}, …/{gateway}/status or …/{gateway}/command');
const WRONG_ID = refusal(
  'gateway and device must be letters, digits, _ and -, at most 64, the first a letter or digit',
);
const WRONG_STREAM = refusal(`stream must be one of ${STREAMS.join(', ')}`);

export function parseTopic(topic: string): TopicMeaning | Refusal {
  if (!topic.startsWith(TOPIC_PREFIX)) return NOT_OURS;
  const levels = topic.slice(TOPIC_PREFIX.length).split('/', 4);
  const [gateway = '', second = '', stream] = levels;
  if (levels.length < 2 || levels.length > 3) return NOT_OURS;
  if (!ID_PATTERN.test(gateway)) return WRONG_ID;
  if (stream === undefined) return second === 'status' || second === 'command' ? { kind: second, gateway } : NOT_OURS;
  if (!ID_PATTERN.test(second)) return WRONG_ID;
  return isStream(stream) ? { kind: 'frame', gateway, device: second, stream } : WRONG_STREAM;
}

export const frameTopic = ({ gateway, device, stream }: FrameAddress): string =>
  `${TOPIC_PREFIX}${gateway}/${device}/${stream}`;
export const statusTopic = (gateway: string): string => `${TOPIC_PREFIX}${gateway}/status`;
export const commandTopic = (gateway: string): string => `${TOPIC_PREFIX}${gateway}/command`;
