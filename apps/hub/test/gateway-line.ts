// A gateway as a third party would write it: the `mqtt` package and JSON by hand, nothing of the house's own codec.
import mqtt, { type MqttClient } from 'mqtt';
import { eventually } from './eventually.js';
import type { Schemas } from './seat.js';

const REPUBLISH_AFTER_MS = 50;

export interface Sent {
  readonly sequence: number;
  readonly observedAt: number;
  /** Resolves with the PUBACK; until then the frame is published again after every loss of the connection. */
  readonly acknowledged: Promise<void>;
}

export class GatewayLine {
  readonly commands: Array<Record<string, unknown>> = [];
  private readonly sequences = new Map<string, number>();

  private constructor(
    readonly gateway: string,
    readonly client: MqttClient,
  ) {
    client.on('message', (_topic, payload) => {
      this.commands.push(JSON.parse(payload.toString('utf8')) as Record<string, unknown>);
    });
    // The hub is killed in these tests; the client's own reconnecting is what is relied on.
    client.on('error', () => undefined);
  }

  static async connect(credential: Schemas['GatewayCredential']): Promise<GatewayLine> {
    const { gateway, username, password, mqttUrl } = credential;
    const client = await mqtt.connectAsync(mqttUrl, {
      clientId: gateway,
      username,
      password,
      protocolVersion: 4,
      reconnectPeriod: 150,
      will: { topic: `mimamori/v1/${gateway}/status`, payload: '{"version":1,"online":false}', qos: 1, retain: true },
    });
    const line = new GatewayLine(gateway, client);
    await client.subscribeAsync(`mimamori/v1/${gateway}/command`, { qos: 1 });
    return line;
  }

  /** One frame of equally spaced numerics, numbered by itself. */
  numeric(
    device: string,
    stream: 'hr' | 'spo2' | 'bed',
    values: Readonly<Record<string, ReadonlyArray<number | null>>>,
    { observedAt = Date.now(), intervalMs = 1_000 }: { observedAt?: number; intervalMs?: number } = {},
  ): Sent {
    const key = `${device}/${stream}`;
    const sequence = (this.sequences.get(key) ?? 0) + 1;
    this.sequences.set(key, sequence);
    const frame = { version: 1, sequence, observedAt, intervalMs, values, quality: 'good' };
    return { sequence, observedAt, acknowledged: this.raw(`${device}/${stream}`, JSON.stringify(frame)) };
  }

  /**
   * Any bytes on a topic below the gateway's own name; resolves with the PUBACK. Most of what is lost on the way the client
   * sends again by itself; what it gives up on ("Connection closed") is published anew, as a gateway does.
   */
  raw(below: string, payload: string | Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const publish = (): void => {
        this.client.publish(`mimamori/v1/${this.gateway}/${below}`, payload, { qos: 1 }, (error) => {
          if (!error) resolve();
          else if (this.client.disconnecting) reject(error);
          else setTimeout(publish, REPUBLISH_AFTER_MS);
        });
      };
      publish();
    });
  }

  waitForCommand(what: string, wanted: (command: Record<string, unknown>) => boolean) {
    return eventually(what, () => this.commands.find(wanted));
  }

  async close(): Promise<void> {
    await this.client.endAsync(true);
  }
}

/** A sensor that measures once a second, as long as it is not stopped. What it measures is changed by assignment. */
export class SpO2Sensor {
  private readonly timer: NodeJS.Timeout;
  readonly sent: Sent[] = [];

  constructor(
    line: GatewayLine,
    device: string,
    public spo2: number,
  ) {
    const measure = (): void => {
      const sent = line.numeric(device, 'spo2', { spo2: [this.spo2] });
      sent.acknowledged.catch(() => undefined);
      this.sent.push(sent);
    };
    measure();
    this.timer = setInterval(measure, 1_000);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
