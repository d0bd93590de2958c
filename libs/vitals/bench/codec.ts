// Speed of the codec on one core: what a frame costs to read at the border, and to write at the gateway.
import { decodeFrame, encodeFrame, parseTopic, SequenceLedger, type Frame } from '../src/index.js';

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const head = {
  gateway: 'g0001',
  device: 'd1',
  sequence: 1_700_000_000_123,
  observedAt: 1_768_050_000_000,
  cause: 'none',
} as const;
const spo2: Frame = {
  ...head,
  kind: 'numeric',
  stream: 'spo2',
  intervalMs: 1000,
  values: { spo2: [96], pr: [72] },
  quality: 'good',
};
const ecg: Frame = {
  ...head,
  kind: 'ecg',
  stream: 'ecg',
  rateHz: 250,
  microvoltsPerBit: 2.5,
  lead: 'II',
  samples: Int16Array.from({ length: 250 }, (_, i) => Math.round(400 * Math.sin(i / 7))),
  quality: 'good',
};

/** Runs `work` for about `forMs` after a warm-up and says how often it went. */
function measure(name: string, work: () => void, forMs = 1000): BenchRow {
  for (let i = 0; i < 20_000; i++) work();
  const start = performance.now();
  let times = 0;
  let elapsed = 0;
  while (elapsed < forMs) {
    for (let i = 0; i < 2_000; i++) work();
    times += 2_000;
    elapsed = performance.now() - start;
  }
  return { name, value: (times / elapsed) * 1000, unit: '/s' };
}

function decoding(frame: Frame): () => void {
  const { topic, payload } = encodeFrame(frame);
  return () => {
    const address = parseTopic(topic);
    if (address.kind !== 'frame' || decodeFrame(address, payload).kind !== 'frame')
      throw new Error('a good frame was refused');
  };
}

export function bench(): BenchRow[] {
  const ledger = new SequenceLedger();
  let sequence = 0;
  return [
    measure('codec: decode an SpO2 frame of one second', decoding(spo2)),
    measure('codec: decode an ECG frame of 250 samples', decoding(ecg)),
    measure('codec: encode an SpO2 frame of one second', () => void encodeFrame(spo2)),
    measure('codec: encode an ECG frame of 250 samples', () => void encodeFrame(ecg)),
    measure('sequence ledger: accept frames in order', () => void ledger.accept(sequence++, sequence)),
  ];
}
