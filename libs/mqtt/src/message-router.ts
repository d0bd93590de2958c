// Hands each message to the subscriptions that match it: the emitter that Aedes is given in place of its own, which waits
// until every receiver has taken one message before it goes on, so that one frozen receiver stops all.
import type { AedesPublishPacket } from 'aedes';
import { TopicTree } from './sessions/topic-tree.js';

type Listener = (packet: AedesPublishPacket, done: () => void) => void;

const ignore = (): void => undefined;

export class MessageRouter {
  private readonly listeners = new TopicTree<Listener>();

  on(filter: string, listener: Listener, done: () => void = ignore): this {
    this.listeners.add(filter, listener);
    done();
    return this;
  }

  removeListener(filter: string, listener: Listener, done: () => void = ignore): this {
    this.listeners.remove(filter, listener);
    done();
    return this;
  }

  /** `done` says that every receiver has been told, not that each has taken it. */
  emit(packet: AedesPublishPacket, done: () => void = ignore): this {
    for (const listener of this.listeners.match(packet.topic)) listener(packet, ignore);
    done();
    return this;
  }

  close(done: () => void = ignore): void {
    done();
  }
}
