// Decides which of a client's packets Aedes sees, and when. Publishes overlap, so that one wait for the disk serves many;
// everything that answers or changes the session waits its turn, so that the client sees its own order kept. What can't be
// taken yet stays here and the socket is paused: a fast sender is slowed, never cut.
import type { DurationMs } from '#kernel';
import { PACKET_TYPE } from './guard/fixed-header.js';
import type { PacketFramer, WirePacket } from './guard/packet-framer.js';
import {
  checkSessionPacket,
  packetIdOf,
  publishQos,
  requestedSubscriptions,
  type RequestedSubscription,
} from './guard/session-packets.js';
import { violation, type Violation } from './guard/violation.js';
import type { RateLimit } from './rate-limit.js';
import type { AwaitedAck, Session } from './sessions/session.js';

export interface IntakeLimits {
  readonly topicLevels: number;
  readonly publishesInFlight: number;
}

/** What the intake asks of its connection. */
export interface IntakeSide {
  feed(bytes: Buffer): void;
  /** What the SUBSCRIBE that is fed next asks for. */
  subscribing(requested: readonly RequestedSubscription[]): void;
  /** Stops (true) or starts reading from the network. */
  hold(paused: boolean): void;
  /** Bytes fed and not yet done with. */
  bytesInFlight(): number;
  /** The client is over its rate: calls `woken` after so long. */
  throttled(delayMs: DurationMs): void;
  /** Nothing more comes: a violation, a DISCONNECT already fed, or the network's end with everything before it done. */
  ended(why: Violation | 'network'): void;
}

type Verdict = 'taken' | 'wait' | Violation;

const BYTES_IN_FLIGHT = 1024 * 1024;
const ACK_OF: ReadonlyMap<number, AwaitedAck> = new Map([
  [PACKET_TYPE.puback, 'puback'],
  [PACKET_TYPE.pubrec, 'pubrec'],
  [PACKET_TYPE.pubcomp, 'pubcomp'],
]);

export class Intake {
  /** Packets completed so far; the watch over silent clients looks at it. */
  packets = 0;
  disconnected = false;
  /** A retained delivery of an earlier SUBSCRIBE is still going on. */
  retainedRunning = 0;

  private held: WirePacket | null = null;
  private outstanding = 0;
  /** The one outstanding packet lets no other beside it. */
  private alone = false;
  private ending: Violation | 'network' | null = null;
  private finished = false;
  private pumping = false;
  /** The packet last counted against the rate. */
  private paid: WirePacket | null = null;
  /** For the rate limit to give room again. */
  private waiting = false;

  constructor(
    readonly framer: PacketFramer,
    private readonly session: Session,
    private readonly rate: RateLimit | null,
    private readonly limits: IntakeLimits,
    private readonly side: IntakeSide,
  ) {}

  /** Held back by us, so that the client can't be blamed for silence. */
  get isHolding(): boolean {
    return this.held !== null;
  }

  /** That many of the packets fed have been done with. */
  answered(count: number): void {
    this.outstanding = Math.max(0, this.outstanding - count);
    if (this.outstanding === 0) this.alone = false;
    this.pump();
  }

  retainedFinished(): void {
    this.retainedRunning--;
    this.pump();
  }

  woken(): void {
    this.waiting = false;
    this.pump();
  }

  networkEnded(): void {
    this.ending ??= 'network';
    this.pump();
  }

  /** Takes what can be taken now. */
  pump(): void {
    if (this.pumping || this.finished) return;
    this.pumping = true;
    while (!this.disconnected && (this.ending === null || this.ending === 'network')) {
      const next = this.held ?? this.framer.next();
      if (next.kind === 'incomplete') break;
      const verdict = next.kind === 'packet' ? this.consider(next) : next;
      if (verdict === 'wait') break;
      if (verdict !== 'taken') this.ending = verdict;
    }
    this.pumping = false;
    this.side.hold(this.held !== null || (this.ending !== null && this.ending !== 'network'));
    if (this.ending !== null && this.held === null && this.outstanding === 0) {
      this.finished = true;
      this.side.ended(this.ending);
    }
  }

  /** A packet seen for the first time is checked by itself; one that had to wait has been. */
  private consider(packet: WirePacket): Verdict {
    if (packet !== this.held) {
      this.packets++;
      const wrong = checkSessionPacket(packet, this.limits.topicLevels);
      if (wrong) return wrong;
    }
    const verdict = this.isAffordable(packet) ? this.take(packet) : 'wait';
    this.held = verdict === 'wait' ? packet : null;
    return verdict;
  }

  /** Every packet counts once, also one that then has to wait for another reason. */
  private isAffordable(packet: WirePacket): boolean {
    if (!this.rate || packet === this.paid) return true;
    if (this.waiting) return false;
    if (this.rate.take(packet.bytes.length)) {
      this.paid = packet;
      return true;
    }
    this.waiting = true;
    this.side.throttled(this.rate.waitMs());
    return false;
  }

  private take(packet: WirePacket): Verdict {
    switch (packet.type) {
      case PACKET_TYPE.publish:
        return this.takePublish(packet);
      case PACKET_TYPE.puback:
      case PACKET_TYPE.pubrec:
      case PACKET_TYPE.pubcomp:
        return this.takeAcknowledgement(packet);
      case PACKET_TYPE.subscribe:
        // One retained delivery at a time: a client that asks again and again for all of them pays with its own time.
        return this.retainedRunning > 0 ? 'wait' : this.takeSubscribe(packet);
      case PACKET_TYPE.pingreq:
        return this.alone ? 'wait' : this.takeBeside(packet);
      default:
        return this.takeAlone(packet);
    }
  }

  private takePublish(packet: WirePacket): Verdict {
    if (this.alone) return 'wait';
    const qos = publishQos(packet);
    const full = this.outstanding >= this.limits.publishesInFlight || this.side.bytesInFlight() > BYTES_IN_FLIGHT;
    if (qos === 2 ? this.outstanding > 0 : this.outstanding > 0 && full) return 'wait';
    return qos === 2 ? this.takeAlone(packet) : this.takeBeside(packet);
  }

  private takeSubscribe(packet: WirePacket): Verdict {
    if (this.outstanding > 0) return 'wait';
    this.side.subscribing(requestedSubscriptions(packet));
    return this.takeAlone(packet);
  }

  /** Nothing else is under way before it is answered. */
  private takeAlone(packet: WirePacket): Verdict {
    if (this.outstanding > 0) return 'wait';
    this.alone = true;
    // [MQTT-3.14.4-2]: whatever follows a DISCONNECT is not looked at.
    if (packet.type === PACKET_TYPE.disconnect) this.disconnected = true;
    return this.takeBeside(packet);
  }

  private takeBeside(packet: WirePacket): Verdict {
    if (this.outstanding >= this.limits.publishesInFlight) return 'wait';
    this.outstanding++;
    this.side.feed(packet.bytes);
    return 'taken';
  }

  /** An acknowledgement of the wrong kind breaks section 4.3; one of nothing we know of does no harm. */
  private takeAcknowledgement(packet: WirePacket): Verdict {
    const ack = ACK_OF.get(packet.type) ?? 'puback';
    // PUBREC is answered with PUBREL and so has to find room.
    if (ack === 'pubrec' && this.outstanding >= this.limits.publishesInFlight) return 'wait';
    if (this.session.acknowledge(packetIdOf(packet), ack) === 'wrong-type') {
      return violation('acknowledgement', 'MQTT 4.3');
    }
    return ack === 'pubrec' ? this.takeBeside(packet) : 'taken';
  }
}
