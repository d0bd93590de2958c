// One device's ECG on its way through the detector: frames in, heart rates and rhythm events out as inputs of the alarm
// engine. A backlog (older than what was already read) is stored but not judged: a rhythm of hours ago must not page.
import type { EngineInput, RhythmObservation } from '#alarms';
import type { Instant } from '#kernel';
import type { EcgFrame } from '#vitals';
import { type EcgEvent, type EcgState, createEcg, pushEcg } from '#waveform';

const INVALID_SAMPLE = -32_768;

export interface EcgStreamState {
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  readonly lead: string;
  readonly detector: EcgState;
}

export class EcgStream {
  constructor(readonly state: EcgStreamState) {}

  static begin({ rateHz, microvoltsPerBit, lead }: EcgFrame): EcgStream {
    return new EcgStream({ rateHz, microvoltsPerBit, lead, detector: createEcg({ rateHz, microvoltsPerBit }) });
  }

  /** Whether the frame goes on in the same way; another lead, rate or scale begins a new stream. */
  fits({ rateHz, microvoltsPerBit, lead }: EcgFrame): boolean {
    const { state } = this;
    return rateHz === state.rateHz && microvoltsPerBit === state.microvoltsPerBit && lead === state.lead;
  }

  push(frame: EcgFrame, receivedAt: Instant): readonly EngineInput[] {
    const { gateway, device } = frame;
    const events = pushEcg(this.state.detector, usable(frame), frame.observedAt);
    return events.flatMap((event) => inputOf(event, { gateway, device, receivedAt }));
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
