// What feeds a gateway: drivers, whatever they read.
import type { Measurement } from '../../drivers/src/index.js';

export type { EcgMeasurement, Measurement, NumericMeasurement } from '../../drivers/src/index.js';

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
