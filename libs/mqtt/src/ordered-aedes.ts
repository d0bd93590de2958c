// Aedes with its publishes one after another. It numbers a message when it comes in and lets it overtake others on its way
// through the store; receivers then take the lower number for a duplicate and lose it.
import { Aedes, type AedesOptions, type Client, type PublishPacket } from 'aedes';

type Done = (error?: Error) => void;

interface Waiting {
  readonly packet: PublishPacket;
  readonly client: Client | null;
  readonly done: Done;
}

const ignore: Done = () => undefined;

export class OrderedAedes extends Aedes {
  private readonly waiting: Waiting[] = [];
  private busy = false;

  /** `routes` says whether a client's message goes to other clients at all. */
  constructor(
    options: AedesOptions,
    private readonly routes: (packet: PublishPacket) => boolean,
  ) {
    super(options);
  }

  override publish(packet: PublishPacket, clientOrDone?: Client | null | Done, maybeDone?: Done): void {
    const client = typeof clientOrDone === 'function' ? null : (clientOrDone ?? null);
    const done = (typeof clientOrDone === 'function' ? clientOrDone : maybeDone) ?? ignore;
    // Aedes tells other brokers of every client and subscription; there are no other brokers.
    if (packet.topic.startsWith('$SYS/') || (client && !this.routes(packet))) {
      done();
      return;
    }
    this.waiting.push({ packet, client, done });
    if (!this.busy) this.publishWaiting();
  }

  /** Aedes would also register a client whose connection ended while it was let in, and never forget it. */
  registerClient(client: Client): void {
    if (!client.closed) undeclared.registerClient.call(this, client);
  }

  private publishWaiting(): void {
    this.busy = true;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const { packet, client, done } = next;
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
