// What the hub counts, in Prometheus form. One place, so that a dashboard's reader finds every name here.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly framesReceived: Counter<'stream'>;
  readonly framesRefused: Counter<'reason'>;
  readonly framesAcknowledged: Counter;
  readonly framesDropped: Counter<'reason'>;
  readonly gatewaysConnected: Gauge;
  readonly connectionsRefused: Counter<'reason'>;
  readonly publishesFailed: Counter;
  readonly gatewaysThrottled: Counter;
  readonly journalCommitSeconds: Histogram;
  readonly journalPosition: Gauge;
  readonly enginePosition: Gauge;
  readonly engineLagSeconds: Gauge;
  readonly sampleToBoardSeconds: Histogram;
  readonly alarmsRaised: Counter<'kind' | 'priority'>;
  readonly boardsConnected: Gauge;
  readonly outboxDepth: Gauge;
  readonly canaryLatencySeconds: Gauge;
  readonly canaryOutboxLatencySeconds: Gauge;
  readonly deadlinesOverdue: Gauge;
  readonly deadlineOldestSeconds: Gauge;
  readonly messagesWaiting: Gauge;
  readonly messagesOldestSeconds: Gauge;
  readonly messageAttempts: Counter<'channel' | 'outcome'>;
  readonly requestsLimited: Counter<'limit'>;
}

export function createMetrics(options: { defaults: boolean }): Metrics {
  const registry = new Registry();
  if (options.defaults) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  return {
    registry,
    framesReceived: new Counter({
      name: 'mimamori_frames_received_total',
      help: 'Frames that reached the broker.',
      labelNames: ['stream'],
      registers,
    }),
    framesRefused: new Counter({
      name: 'mimamori_frames_refused_total',
      help: 'Frames refused by the codec.',
      labelNames: ['reason'],
      registers,
    }),
    framesAcknowledged: new Counter({
      name: 'mimamori_frames_acknowledged_total',
      help: 'Frames on disk and acknowledged.',
      registers,
    }),
    framesDropped: new Counter({
      name: 'mimamori_frames_dropped_total',
      help: 'Journaled frames that belong to nobody or came twice.',
      labelNames: ['reason'],
      registers,
    }),
    gatewaysConnected: new Gauge({ name: 'mimamori_gateways_connected', help: 'Gateways connected now.', registers }),
    connectionsRefused: new Counter({
      name: 'mimamori_connections_refused_total',
      help: 'MQTT connections refused.',
      labelNames: ['reason'],
      registers,
    }),
    publishesFailed: new Counter({
      name: 'mimamori_publishes_failed_total',
      help: 'Publishes the journal could not take; not acknowledged.',
      registers,
    }),
    gatewaysThrottled: new Counter({
      name: 'mimamori_gateways_throttled_total',
      help: 'Times a gateway was slowed down because it sent too fast.',
      registers,
    }),
    journalCommitSeconds: new Histogram({
      name: 'mimamori_journal_append_seconds',
      help: 'From a frame at the broker to the frame on disk.',
      buckets,
      registers,
    }),
    journalPosition: new Gauge({ name: 'mimamori_journal_position', help: 'Last batch on disk.', registers }),
    enginePosition: new Gauge({
      name: 'mimamori_engine_position',
      help: 'Last batch the engine has handled.',
      registers,
    }),
    engineLagSeconds: new Gauge({
      name: 'mimamori_engine_lag_seconds',
      help: 'Age of the newest entry the engine has handled, when it handled it.',
      registers,
    }),
    sampleToBoardSeconds: new Histogram({
      name: 'mimamori_sample_to_board_seconds',
      help: 'From a frame received to its value handed to the boards; the slowest of each bundle.',
      buckets,
      registers,
    }),
    alarmsRaised: new Counter({
      name: 'mimamori_alarms_raised_total',
      help: 'Alarms raised.',
      labelNames: ['kind', 'priority'],
      registers,
    }),
    boardsConnected: new Gauge({ name: 'mimamori_boards_connected', help: 'Open event streams.', registers }),
    outboxDepth: new Gauge({
      name: 'mimamori_outbox_depth',
      help: 'Acts and messages decided but not yet handed on.',
      registers,
    }),
    canaryLatencySeconds: new Gauge({
      name: 'mimamori_canary_latency_seconds',
      help: 'Latest canary, gateway to board; -1 when it failed.',
      registers,
    }),
    canaryOutboxLatencySeconds: new Gauge({
      name: 'mimamori_canary_outbox_latency_seconds',
      help: 'Latest canary, gateway to the end of the push outbox; -1 when it failed.',
      registers,
    }),
    deadlinesOverdue: new Gauge({
      name: 'mimamori_deadlines_overdue',
      help: 'Steps of escalation, offers and visits past their time and not yet taken.',
      registers,
    }),
    deadlineOldestSeconds: new Gauge({
      name: 'mimamori_deadline_oldest_seconds',
      help: 'How long the oldest of them has been past its time; 0 when there is none.',
      registers,
    }),
    messagesWaiting: new Gauge({
      name: 'mimamori_messages_waiting',
      help: 'Messages to people that wait to be sent, or to be sent again.',
      registers,
    }),
    messagesOldestSeconds: new Gauge({
      name: 'mimamori_messages_oldest_seconds',
      help: 'How long the oldest of them has waited; 0 when none does.',
      registers,
    }),
    messageAttempts: new Counter({
      name: 'mimamori_message_attempts_total',
      help: 'Attempts to hand a message on, by what became of them.',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    requestsLimited: new Counter({
      name: 'mimamori_requests_limited_total',
      help: 'HTTP requests answered 429, by the limit that was reached.',
      labelNames: ['limit'],
      registers,
    }),
  };
}
