// What a driver hands over: a frame before the gateway has given it a name and a number.
import type { EcgFrame, NumericFrame } from '#vitals';

type Unnumbered<F> = Omit<F, 'gateway' | 'sequence'>;
export type NumericMeasurement = Unnumbered<NumericFrame>;
export type EcgMeasurement = Unnumbered<EcgFrame>;
export type Measurement = NumericMeasurement | EcgMeasurement;

export interface DriverSink {
  measured(measurement: Measurement): void;
  /** Null when the device has no battery or doesn't say. */
  deviceBattery(device: string, percent: number | null): void;
}

/** A source of measurements: a radio, a recording, a virtual patient. */
export interface Driver {
  readonly name: string;
  start(sink: DriverSink): void;
  stop(): void | Promise<void>;
}
