// Load: thousands of gateways in one process, each sending its streams once a second over a socket of its own, as cheaply
// as possible, so that what is measured is the centre. Latency is from the write of a PUBLISH to its PUBACK.
import { connect, type Socket } from 'node:net';
import { SECOND_MS, type Cancel, type Clock, type DurationMs, type Instant, type Scheduler } from '#kernel';
import { frameTopic, type Frame, type Stream } from '#vitals';
import { LatencyHistogram } from './latency-histogram.js';
import {
  AcknowledgementReader,
  connectPacket,
  DISCONNECT_PACKET,
  payloadTemplate,
  publishLength,
  publishPrefix,
  writePublish,
  type PayloadTemplate,
} from './load-packets.js';
import { VirtualPatient } from './virtual-patient.js';

export interface LoadGateway {
  readonly gateway: string;
  readonly username: string;
  readonly password: string;
  readonly device: string;
}

export interface LoadOptions {
  readonly host: string;
  readonly port: number;
  readonly gateways: readonly LoadGateway[];
  readonly streams: readonly Stream[];
  /** All frames of a gateway's second in one write (true), or each in its own, spread over the second. */
  readonly burst: boolean;
  /** New connections a second. */
  readonly connectPerSecond: number;
  /** So many seconds of every period a patient's SpO2 is low, each patient at another time; null never. */
  readonly dips: { readonly periodS: number; readonly lengthS: number; readonly spo2Percent: number } | null;
}

export interface LoadDependencies {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Milliseconds with fractions, from any start, never going back. */
  readonly monotonicMs: () => number;
}

export interface LoadFigures {
  readonly connected: number;
  readonly refusedConnections: number;
  readonly lostConnections: number;
  readonly sent: number;
  readonly acknowledged: number;
  /** Sent on connections that were lost before the PUBACK. */
  readonly unanswered: number;
  readonly latency: { readonly p50Ms: number | null; readonly p99Ms: number | null; readonly maxMs: number };
}

const TICK_MS = 5;
const RECONNECT_MS = 1_000;
const NORMAL_SPO2_PERCENT = 96;
/** Packet ids in flight for one gateway; the broker's own window is below it. */
const IDS = 1024;
/** Different seconds of ECG, so that a beat detector sees a rhythm and not one second for ever. */
const TEMPLATE_SECONDS = 16;

interface Line {
  readonly credentials: LoadGateway;
  readonly index: number;
  readonly prefixes: readonly Buffer[];
  /** Within the second. */
  readonly phaseMs: DurationMs;
  readonly sentAtMs: Float64Array;
  socket: Socket | null;
  ready: boolean;
  nextId: number;
  inFlight: number;
  sequence: number;
  second: number;
  nextStream: number;
}

export class Load {
  readonly latency = new LatencyHistogram();
  private readonly lines: Line[];
  private readonly templates: ReadonlyArray<readonly PayloadTemplate[]>;
  private readonly counts = {
    connected: 0,
    refusedConnections: 0,
    lostConnections: 0,
    sent: 0,
    acknowledged: 0,
    unanswered: 0,
  };
  private cancels: Cancel[] = [];
  private opened = 0;
  private firstSecondAt: Instant = 0;
  private stopped = false;

  constructor(
    private readonly options: LoadOptions,
    private readonly deps: LoadDependencies,
  ) {
    this.templates = makeTemplates(options.streams, deps.clock.now());
    const { gateways, streams } = options;
    this.lines = gateways.map((credentials, index): Line => ({
      credentials,
      index,
      prefixes: streams.map((stream, i) =>
        publishPrefix(frameTopic({ ...credentials, stream }), this.templates[i]?.[0]?.bytes.length ?? 0),
      ),
      phaseMs: (index * SECOND_MS) / gateways.length,
      sentAtMs: new Float64Array(IDS),
      socket: null,
      ready: false,
      nextId: 0,
      inFlight: 0,
      sequence: deps.clock.now(),
      second: 0,
      nextStream: 0,
    }));
  }

  start(): void {
    this.firstSecondAt = this.deps.clock.now();
    this.cancels = [this.deps.scheduler.every(TICK_MS, () => this.tick())];
  }

  figures(): LoadFigures {
    const { latency } = this;
    return {
      ...this.counts,
      latency: { p50Ms: latency.percentileMs(0.5), p99Ms: latency.percentileMs(0.99), maxMs: latency.maxMs },
    };
  }

  /** Ends sending, waits for the outstanding PUBACKs at most `graceMs`, and closes. */
  async stop(graceMs: DurationMs = 5_000): Promise<void> {
    this.stopped = true;
    for (const cancel of this.cancels) cancel();
    const end = this.deps.clock.now() + graceMs;
    while (this.lines.some(({ ready, inFlight }) => ready && inFlight > 0) && this.deps.clock.now() < end) {
      await new Promise<void>((resolve) => this.deps.scheduler.after(20, resolve));
    }
    for (const { socket } of this.lines) {
      socket?.removeAllListeners('close');
      socket?.end(DISCONNECT_PACKET);
      socket?.destroySoon();
    }
  }

  private tick(): void {
    const elapsedMs = this.deps.clock.now() - this.firstSecondAt;
    const due = Math.min(this.lines.length, Math.ceil((elapsedMs * this.options.connectPerSecond) / SECOND_MS));
    for (; this.opened < due; this.opened++) {
      const line = this.lines[this.opened];
      if (line) this.open(line);
    }
    const parts = this.options.burst ? 1 : this.options.streams.length;
    for (const line of this.lines) {
      if (!line.ready) continue;
      for (;;) {
        const dueMs = line.second * SECOND_MS + line.phaseMs + (line.nextStream * SECOND_MS) / parts;
        if (dueMs > elapsedMs) break;
        this.send(line);
      }
    }
  }

  private open(line: Line): void {
    const { username, password, gateway } = line.credentials;
    const socket = connect({ host: this.options.host, port: this.options.port, noDelay: true });
    line.socket = socket;
    const reader = new AcknowledgementReader({
      onConnected: (returnCode) => this.onConnected(line, returnCode),
      onAcknowledged: (packetId) => this.onAcknowledged(line, packetId),
    });
    socket.on('connect', () => socket.write(connectPacket(gateway, username, password)));
    socket.on('data', (chunk) => reader.read(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.onClose(line));
  }

  private onConnected(line: Line, returnCode: number): void {
    if (returnCode !== 0) {
      this.counts.refusedConnections += 1;
      return;
    }
    this.counts.connected += 1;
    line.ready = true;
    line.nextStream = 0;
    // The seconds before the connection are not made up for.
    line.second = Math.ceil((this.deps.clock.now() - this.firstSecondAt - line.phaseMs) / SECOND_MS);
  }

  private onClose(line: Line): void {
    if (line.ready) {
      this.counts.connected -= 1;
      this.counts.lostConnections += 1;
    }
    this.counts.unanswered += line.inFlight;
    line.inFlight = 0;
    line.ready = false;
    line.socket = null;
    if (!this.stopped) this.deps.scheduler.after(RECONNECT_MS, () => !this.stopped && this.open(line));
  }

  private onAcknowledged(line: Line, packetId: number): void {
    line.inFlight -= 1;
    this.counts.acknowledged += 1;
    this.latency.add(this.deps.monotonicMs() - (line.sentAtMs[packetId % IDS] ?? 0));
  }

  /** The frames due now: a whole second's in a burst, or the next stream's alone. */
  private send(line: Line): void {
    const { streams, burst } = this.options;
    const from = line.nextStream;
    const to = burst ? streams.length : from + 1;
    const variant = line.second % TEMPLATE_SECONDS;
    const parts: Array<{ prefix: Buffer; template: PayloadTemplate; stream: Stream }> = [];
    for (let i = from; i < to; i++) {
      const [prefix, template, stream] = [line.prefixes[i], this.templates[i]?.[variant], streams[i]];
      if (prefix && template && stream) parts.push({ prefix, template, stream });
    }
    // All frames of one second share its sequence: sequences count per stream.
    const sequence = line.sequence + line.second;
    const now = this.deps.clock.now();
    const spo2Percent = this.spo2Of(line);
    const packet = Buffer.allocUnsafe(
      parts.reduce((sum, { prefix, template }) => sum + publishLength(prefix, template), 0),
    );
    const sentAtMs = this.deps.monotonicMs();
    let at = 0;
    for (const { prefix, template, stream } of parts) {
      const packetId = line.nextId + 1;
      line.nextId = (line.nextId + 1) % 65_535;
      const observedAt = stream === 'ecg' ? now - SECOND_MS : now;
      at = writePublish(packet, at, prefix, template, { packetId, sequence, observedAt, spo2Percent });
      line.sentAtMs[packetId % IDS] = sentAtMs;
    }
    line.inFlight += parts.length;
    this.counts.sent += parts.length;
    line.socket?.write(packet);
    if (to < streams.length) line.nextStream = to;
    else {
      line.nextStream = 0;
      line.second += 1;
    }
  }

  private spo2Of({ index, second }: Line): number {
    const { dips } = this.options;
    return dips && (second + index * 7) % dips.periodS < dips.lengthS ? dips.spo2Percent : NORMAL_SPO2_PERCENT;
  }
}

/** Payloads per stream: `TEMPLATE_SECONDS` seconds of one quiet patient, each stream's all of one length. */
function makeTemplates(streams: readonly Stream[], now: Instant): ReadonlyArray<readonly PayloadTemplate[]> {
  const patient = new VirtualPatient({
    seed: 1,
    startAt: now,
    script: 'quiet',
    devices: [{ id: 'd', streams: ['ecg'] }],
    utcOffsetMinutes: 0,
    profile: { restingHeartRatePerMin: 60 },
  });
  const seconds = Array.from({ length: TEMPLATE_SECONDS }, (_, second) => patient.second(now + second * SECOND_MS));
  return streams.map((stream) => seconds.map(({ measurements }) => payloadTemplate(frameOf(stream, measurements[0]))));
}

function frameOf(stream: Stream, ecg: ReturnType<VirtualPatient['second']>['measurements'][number] | undefined): Frame {
  const head = { gateway: 'g', sequence: 0 };
  if (stream === 'ecg') {
    if (ecg?.kind !== 'ecg') throw new TypeError('the virtual patient gave no ECG');
    return { ...ecg, ...head, quality: 'good', cause: 'none' };
  }
  const values = {
    hr: { hr: [61] },
    spo2: { spo2: [NORMAL_SPO2_PERCENT], pr: [61] },
    bed: { bed: [1], hr: [61], rr: [15], movement: [3] },
    bp: { sbp: [128], dbp: [74] },
    temp: { temp: [36.6] },
    weight: { weight: [52.3] },
  }[stream];
  return {
    ...head,
    kind: 'numeric',
    device: 'd',
    stream,
    observedAt: 0,
    intervalMs: SECOND_MS,
    values,
    quality: 'good',
    cause: 'none',
  };
}
