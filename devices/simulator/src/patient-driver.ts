// A virtual patient as a gateway's driver: lives a second every second, by the clock it is given.
import { SECOND_MS, type Cancel, type Clock, type Instant, type Scheduler } from '#kernel';
import type { Driver, DriverSink } from '../../gateway/src/index.js';
import { VirtualPatient, type VirtualPatientOptions } from './virtual-patient.js';

export interface PatientDriverDependencies {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** The home's network came or went. */
  onNetwork(up: boolean): void;
}

/** After a longer pause (a computer that slept) the missing seconds are skipped, as a sensor's would be. */
const CATCH_UP_MS = 30 * SECOND_MS;

export class PatientDriver implements Driver {
  readonly name = 'virtual patient';
  private readonly patient: VirtualPatient;
  private nextAt: Instant;
  private networkUp = true;
  private cancel: Cancel | null = null;

  constructor(
    options: VirtualPatientOptions,
    private readonly deps: PatientDriverDependencies,
  ) {
    this.patient = new VirtualPatient(options);
    this.nextAt = options.startAt;
  }

  start(sink: DriverSink): void {
    this.cancel = this.deps.scheduler.every(SECOND_MS, () => this.live(sink));
  }

  stop(): void {
    this.cancel?.();
  }

  /** Every second that is over. */
  private live(sink: DriverSink): void {
    const now = this.deps.clock.now();
    if (now - this.nextAt > CATCH_UP_MS) this.nextAt = now - SECOND_MS;
    for (; this.nextAt + SECOND_MS <= now; this.nextAt += SECOND_MS) {
      const { measurements, batteries, networkUp } = this.patient.second(this.nextAt);
      for (const measurement of measurements) sink.measured(measurement);
      for (const { device, percent } of batteries) sink.deviceBattery(device, percent);
      if (networkUp === this.networkUp) continue;
      this.networkUp = networkUp;
      this.deps.onNetwork(networkUp);
    }
  }
}
