// Aedes with its publishes one after another, in the order in which they were accepted. By itself it hands a QoS 1 message on
// some time after its PUBACK and a QoS 0 one at once; what is overtaken so has the lower number, is taken for a duplicate by
// its receivers, and lost.
import { Aedes, type Client, type PublishPacket } from 'aedes';

type Done = (error?: Error) => void;

interface Waiting {
  /** Null for a turn in which nothing is published. */
  readonly packet: PublishPacket | null;
  readonly client: Client | null;
  readonly done: Done;
}

const ignore: Done = () => undefined;

export class OrderedAedes extends Aedes {
  private readonly waiting: Waiting[] = [];
  private busy = false;

  /** What is already on its way, or is to go nowhere. */
  private readonly handled = new WeakSet<object>();

  /**
   * Hands a client's message on in its turn, or to nobody (`packet` then only takes its turn); `done` when its receivers are
   * settled. When Aedes comes to it in its own time, it is passed over.
   */
  handOn(packet: PublishPacket, client: Client, toOthers: boolean, done: Done): void {
    this.handled.add(packet);
    this.enqueue({ packet: toOthers ? packet : null, client, done });
  }

  override publish(packet: PublishPacket, clientOrDone?: Client | null | Done, maybeDone?: Done): void {
    const client = typeof clientOrDone === 'function' ? null : (clientOrDone ?? null);
    const done = (typeof clientOrDone === 'function' ? clientOrDone : maybeDone) ?? ignore;
    // Aedes tells other brokers of every client and subscription; there are no other brokers.
    if (packet.topic.startsWith('$SYS/') || this.handled.has(packet)) {
      done();
      return;
    }
    this.enqueue({ packet, client, done });
  }

  /** Aedes would also register a client whose connection ended while it was let in, and never forget it. */
  registerClient(client: Client): void {
    if (!client.closed) undeclared.registerClient.call(this, client);
  }

  private enqueue(waiting: Waiting): void {
    this.waiting.push(waiting);
    if (!this.busy) this.publishWaiting();
  }

  private publishWaiting(): void {
    this.busy = true;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const { packet, client, done } = next;
      if (!packet) {
        done();
        continue;
      }
      let synchronous = true;
      let finished = false;
      undeclared.publish.call(this, packet, client, (error?: Error) => {
        finished = true;
        done(error);
        if (!synchronous) this.publishWaiting();
      });
      synchronous = false;
      if (!finished) return;
    }
    this.busy = false;
  }
}

// Aedes' declared types leave out what its own handlers call.
interface Undeclared {
  publish(packet: PublishPacket, client: Client | null, done: Done): void;
  registerClient(client: Client): void;
}
const undeclared = Aedes.prototype as unknown as Undeclared;
