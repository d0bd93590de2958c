// One device's ECG on its way through the detector, frame by frame.
import type { EngineInput } from '#alarms';
import type { Instant } from '#kernel';
import type { EcgFrame } from '#vitals';

export interface EcgStreamState {
  readonly rateHz: number;
}

export class EcgStream {
  constructor(readonly state: EcgStreamState) {}

  static begin(frame: EcgFrame): EcgStream {
    return new EcgStream({ rateHz: frame.rateHz });
  }

  fits(frame: EcgFrame): boolean {
    return frame.rateHz === this.state.rateHz;
  }

  push(_frame: EcgFrame, _receivedAt: Instant): readonly EngineInput[] {
    return [];
  }
}
