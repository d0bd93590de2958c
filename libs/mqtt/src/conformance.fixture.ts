// Clients of a conformance broker, said in packets: enter, subscribe, publish.
import { runConformanceBroker, type RunningBroker } from './index.js';
import { acknowledge, connect, DISCONNECT, PINGREQ, subscribe } from './guard/wire.fixture.js';
import { RawClient } from './raw-client.fixture.js';

export const KEPT = 0;
export const CLEAN = 2;
export const CONNECTED = 'connack 0000';
export const PRESENT = 'connack 0100';

export class ConformanceBench {
  private readonly clients: RawClient[] = [];
  private names = 0;

  private constructor(private readonly broker: RunningBroker) {}

  static async start(): Promise<ConformanceBench> {
    return new ConformanceBench(await runConformanceBroker({ port: 0 }));
  }

  close(): Promise<void> {
    return this.broker.close();
  }

  endClients(): void {
    for (const client of this.clients.splice(0)) client.end();
  }

  /** A name that no other test uses, for topics and client ids. */
  fresh(): string {
    return `t${++this.names}`;
  }

  open(): RawClient {
    const client = RawClient.tcp(this.broker.ports.tcp);
    this.clients.push(client);
    return client;
  }

  /** A client that has been let in. */
  async enter(clientId: string = this.fresh(), flags = CLEAN, rest: Buffer[] = []): Promise<RawClient> {
    const client = this.open().send(connect({ clientId, flags, rest }));
    const answer = await client.next();
    if (!answer.startsWith('connack')) throw new Error(`not let in: ${answer}`);
    return client;
  }

  /** A client that has subscribed. */
  async subscriber(...filters: [string, number][]): Promise<RawClient> {
    const client = (await this.enter()).send(subscribe(1, ...filters));
    await client.until('suback');
    return client;
  }

  /** Publishes all, each acknowledged, and leaves. */
  async publishAll(...packets: Buffer[]): Promise<void> {
    const client = await this.enter();
    for (const packet of packets) {
      client.send(packet);
      const qos = ((packet[0] ?? 0) >> 1) & 3;
      if (qos === 1) await client.until('puback');
      if (qos !== 2) continue;
      await client.until('pubrec');
      client.send(acknowledge('pubrel', 1));
      await client.until('pubcomp');
    }
    client.send(PINGREQ);
    await client.until('pingresp');
    client.send(DISCONNECT);
  }
}
