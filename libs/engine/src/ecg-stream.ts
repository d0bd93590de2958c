// One device's ECG on its way through the detector: frames in, heart rates and rhythm events out as inputs of the alarm
// engine. A backlog, older than what was already read, goes through a detector of its own: what it finds carries the old
// time, so the alarm engine tells it as history, and a rhythm of hours ago never pages nor disturbs the live one.
import type { EngineInput, RhythmObservation } from '#alarms';
import { type DurationMs, HOUR_MS, type Instant, SECOND_MS } from '#kernel';
import type { EcgFrame } from '#vitals';
import { type EcgEvent, type EcgState, createEcg, pushEcg } from '#waveform';

const INVALID_SAMPLE = -32_768;

export interface EcgStreamState {
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  readonly lead: string;
  readonly detector: EcgState;
  /** The instant after the newest sample of live frames. */
  readUntil: Instant;
  /** Reads the backlog; null while there is none. */
  late: { readonly detector: EcgState; receivedAt: Instant } | null;
}

/** Younger than this a frame came out of order and is no backlog: the live detector has gone over its place already. */
const BACKLOG_AGE_MS: DurationMs = 10 * SECOND_MS;

/** With no more of the backlog for so long its detector is forgotten. */
const BACKLOG_OVER_MS: DurationMs = HOUR_MS;

export class EcgStream {
  constructor(readonly state: EcgStreamState) {}

  static begin({ rateHz, microvoltsPerBit, lead }: EcgFrame): EcgStream {
    const detector = createEcg({ rateHz, microvoltsPerBit });
    return new EcgStream({ rateHz, microvoltsPerBit, lead, detector, readUntil: 0, late: null });
  }

  /** Whether the frame goes on in the same way; another lead, rate or scale begins a new stream. */
  fits({ rateHz, microvoltsPerBit, lead }: EcgFrame): boolean {
    const { state } = this;
    return rateHz === state.rateHz && microvoltsPerBit === state.microvoltsPerBit && lead === state.lead;
  }

  push(frame: EcgFrame, receivedAt: Instant): readonly EngineInput[] {
    const { gateway, device } = frame;
    const events = pushEcg(this.detectorFor(frame, receivedAt), usable(frame), frame.observedAt);
    return events.flatMap((event) => inputOf(event, { gateway, device, receivedAt }));
  }

  private detectorFor({ observedAt, samples }: EcgFrame, receivedAt: Instant): EcgState {
    const { state } = this;
    const { late } = state;
    if (late !== null && receivedAt - late.receivedAt > BACKLOG_OVER_MS) state.late = null;
    if (observedAt >= state.readUntil || receivedAt - observedAt <= BACKLOG_AGE_MS) {
      const end = observedAt + Math.round((samples.length * SECOND_MS) / state.rateHz);
      state.readUntil = Math.max(state.readUntil, end);
      return state.detector;
    }
    state.late ??= { detector: createEcg(state), receivedAt };
    state.late.receivedAt = receivedAt;
    return state.late.detector;
  }
}

/** What the device itself calls unusable (lead off, a test signal, replayed storage) is no signal to the detector. */
function usable({ samples, quality, cause }: EcgFrame): Int16Array {
  const judged = quality !== 'invalid' && cause !== 'test-data' && cause !== 'from-storage';
  return judged ? samples : new Int16Array(samples.length).fill(INVALID_SAMPLE);
}

function inputOf(
  event: EcgEvent,
  source: { readonly gateway: string; readonly device: string; readonly receivedAt: Instant },
): readonly EngineInput[] {
  if (event.kind === 'heart-rate') {
    const { ratePerMin: value, quality, cause, at: observedAt } = event;
    return [{ kind: 'observation', observation: { ...source, signal: 'hr', observedAt, value, quality, cause } }];
  }
  if (event.kind === 'rhythm') {
    const { observedAt, from, to, confidence, ratePerMin } = event;
    const rhythm: RhythmObservation = { ...source, event: event.event, observedAt, from, to, confidence };
    return [{ kind: 'rhythm', rhythm: ratePerMin === null ? rhythm : { ...rhythm, ratePerMin } }];
  }
  return [];
}
