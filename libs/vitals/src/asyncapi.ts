// The wire as an AsyncAPI 3 document, made from the same field tables the codec checks by. Seen from the gateway: it
// sends frames and its status, and receives commands. `scripts/asyncapi.mjs` writes it to docs/asyncapi.yaml.
import type { JsonSchema, Shape } from './shape.js';
import { STREAMS, type Stream } from './signals.js';
import { commandTopic, frameTopic, ID_PATTERN, statusTopic } from './topics.js';
import { MAX_PAYLOAD_BYTES } from './json-text.js';
import { COMMAND_SHAPES, FRAME_SHAPES, STATUS_SHAPE } from './wire-shapes.js';

const STREAM_TITLES: Readonly<Record<Stream, string>> = {
  hr: 'Heart rate from a chest sensor or a watch',
  spo2: 'Oxygen saturation and pulse rate from a pulse oximeter',
  bed: 'Presence, breathing, heart rate and movement from a bed sensor',
  ecg: 'A stretch of one ECG lead',
  bp: 'Blood pressure, a spot measurement',
  temp: 'Body temperature, a spot measurement',
  weight: 'Body weight, a spot measurement',
};

const DESCRIPTION = `What a gateway in a home and the monitoring centre say to each other over MQTT 3.1.1.

A gateway publishes at QoS 1 and deletes a frame only after its PUBACK, which the centre sends once the frame is on disk.
A backlog is the same frames, sent oldest first while live ones keep their priority. A frame that is not understood is
acknowledged, not stored, counted by gateway and reason, and named to the gateway in a frame-refused command.
A payload is at most ${MAX_PAYLOAD_BYTES} bytes of UTF-8 JSON; unknown fields and fields that come twice are refused.`;

const reference = (path: string) => ({ $ref: `#/${path}` });
const id = (what: string) => ({ description: `${what}: ${ID_PATTERN.source}` });
const gateway = { gateway: id('Gateway id, given at enrolment') };
const mqtt = (retain: boolean) => ({ mqtt: { qos: 1, retain, bindingVersion: '0.2.0' } });

interface Part {
  readonly name: string;
  readonly address: string;
  readonly title: string;
  readonly parameters: Readonly<Record<string, object>>;
  readonly action: 'send' | 'receive';
  readonly retain: boolean;
  readonly messages: Readonly<Record<string, Shape>>;
}

const PARTS: readonly Part[] = [
  ...STREAMS.map((stream) => ({
    name: stream,
    address: frameTopic({ gateway: '{gateway}', device: '{device}', stream }),
    title: STREAM_TITLES[stream],
    parameters: { ...gateway, device: id('Device id, unique below its gateway') },
    action: 'send' as const,
    retain: false,
    messages: { [`${stream}Frame`]: FRAME_SHAPES[stream] },
  })),
  {
    name: 'status',
    address: statusTopic('{gateway}'),
    title: 'How the gateway is; retained. Its last will says online: false',
    parameters: gateway,
    action: 'send',
    retain: true,
    messages: { gatewayStatus: STATUS_SHAPE },
  },
  {
    name: 'command',
    address: commandTopic('{gateway}'),
    title: 'What the centre tells the gateway',
    parameters: gateway,
    action: 'receive',
    retain: false,
    messages: { frameRefused: COMMAND_SHAPES['frame-refused'], centreTime: COMMAND_SHAPES['centre-time'] },
  },
];

const channelOf = ({ address, title, parameters, messages }: Part) => ({
  address,
  title,
  parameters,
  messages: Object.fromEntries(Object.keys(messages).map((name) => [name, reference(`components/messages/${name}`)])),
});

const operationOf = ({ name, action, retain, messages }: Part) => ({
  action,
  channel: reference(`channels/${name}`),
  messages: Object.keys(messages).map((message) => reference(`channels/${name}/messages/${message}`)),
  bindings: mqtt(retain),
});

const messageOf = (name: string, payload: JsonSchema, title: string) => ({
  name,
  title,
  contentType: 'application/json',
  payload,
});

/** A plain JSON value that is valid AsyncAPI 3.0.0. */
export function asyncApiDocument(): Readonly<Record<string, unknown>> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Mimamori gateway wire',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(PARTS.map((part) => [part.name, channelOf(part)])),
    operations: Object.fromEntries(PARTS.map((part) => [`${part.action}-${part.name}`, operationOf(part)])),
    components: {
      messages: Object.fromEntries(
        PARTS.flatMap(({ messages, title }) =>
          Object.entries(messages).map(([name, shape]) => [name, messageOf(name, shape.schema, title)]),
        ),
      ),
    },
  };
}
