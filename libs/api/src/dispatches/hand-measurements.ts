// Carries hand-measured values into the archive as spot values of their own device, `measured-by-hand`, so that trends show
// them and nobody takes them for a sensor's. Sets are numbered in the order of commit and the archive keeps the number it
// has reached with the data, so each goes in once, whoever carries it and however often.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Archive } from '#archive';
import { SECOND_MS, type Logger } from '#kernel';
import type { HandMeasurementRow } from '#records';
import type { Signal } from '#vitals';
import { asPatientId, CentreTransactions } from '../centre-transaction.js';
import { ARCHIVE, LOGGER, SETTINGS, type CentreSettings } from '../ports.js';

export const MEASURED_BY_HAND = 'measured-by-hand';
const READER = 'measured-by-hand';
const AT_ONCE = 100;

@Injectable()
export class HandMeasurements implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<number> | null = null;
  private carried = 0;

  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(ARCHIVE) private readonly archive: Archive,
    @Inject(SETTINGS) private readonly settings: CentreSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.carried = await this.archive.position(READER);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  @Interval(SECOND_MS)
  async tick(): Promise<void> {
    if (!this.settings.timers || this.running !== null) return;
    try {
      await this.carry();
    } catch (error) {
      this.logger.error({ error }, 'hand-measured values could not be put into the archive; trying again in a second');
    }
  }

  /** Puts everything that waits into the archive; returns how many sets. */
  carry(): Promise<number> {
    this.running ??= this.carryAll().finally(() => (this.running = null));
    return this.running;
  }

  private async carryAll(): Promise<number> {
    let count = 0;
    for (;;) {
      const sets = await this.transactions.records.visits.measurementsAfter(this.carried, AT_ONCE);
      // One after the other: two processes that carry the same sets must never write one twice or pass one over.
      for (const set of sets) {
        await this.archive.write({
          numerics: runsOf(set),
          waveforms: [],
          reader: READER,
          position: set.sequence,
        });
        this.carried = set.sequence;
      }
      count += sets.length;
      if (sets.length < AT_ONCE) return count;
    }
  }
}

function runsOf(set: HandMeasurementRow) {
  return (Object.entries(set.vitals) as Array<[Signal, number]>).map(([signal, value]) => ({
    patientId: asPatientId(set.patient_id),
    device: MEASURED_BY_HAND,
    signal,
    observedAt: set.measured_at,
    intervalMs: SECOND_MS,
    values: [value],
    quality: 'good' as const,
    cause: 'none' as const,
  }));
}
