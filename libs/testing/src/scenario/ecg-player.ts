// Plays a stretch of a recorded ECG through the detector, second by second, as a device would have sent it.
import { openRecording, toInt16 } from '#recordings';
import type { DurationMs } from '#kernel';
import { createEcg, pushEcg, type EcgEvent } from '#waveform';

/** What the detector said, and how long after the stretch's first sample. Its instants count from that sample too. */
export interface EcgFinding {
  readonly toldAt: DurationMs;
  readonly event: Extract<EcgEvent, { kind: 'heart-rate' | 'rhythm' }>;
}

export type EcgPlayer = (record: string, fromMs: DurationMs, forMs: DurationMs) => readonly EcgFinding[];

/** `record` is a name below the recordings folder such as `mitdb/219`; its first channel in volts is played. */
export const playRecording: EcgPlayer = (record, fromMs, forMs) => {
  const { channels } = openRecording(record);
  const channel = channels.find((one) => one.microvoltsPerBit !== null);
  if (!channel) throw new RangeError(`${record} has no ECG channel`);
  const { rateHz } = channel;
  const { samples, microvoltsPerBit } = toInt16(channel);
  const first = Math.round((fromMs * rateHz) / 1_000);
  const last = Math.min(samples.length, first + Math.round((forMs * rateHz) / 1_000));
  const detector = createEcg({ rateHz, microvoltsPerBit });
  const findings: EcgFinding[] = [];
  const second = Math.round(rateHz);
  for (let at = first; at < last; at += second) {
    const end = Math.min(at + second, last);
    const told = ((end - first) * 1_000) / rateHz;
    for (const event of pushEcg(detector, samples.subarray(at, end), ((at - first) * 1_000) / rateHz)) {
      if (event.kind === 'heart-rate' || event.kind === 'rhythm') findings.push({ toldAt: Math.round(told), event });
    }
  }
  return findings;
};
