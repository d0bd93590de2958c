// The last 30 minutes of each patient's main signals as one-minute means, kept in memory from the live feed; what was
// before the start comes from the archive once.
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import type { Archive } from '#archive';
import type { LiveFeed, LiveNumeric } from '#engine';
import { MINUTE_MS, type Instant, type Logger, type PatientId } from '#kernel';
import type { Signal } from '#vitals';
import { ARCHIVE, LIVE_FEED, LOGGER } from '../ports.js';
import type { SparklineDto } from './board.dto.js';

const MINUTES = 30;
const SIGNALS: readonly Signal[] = ['spo2', 'pr', 'hr', 'rr'];
/** A board of so many patients waits for their past; that of a larger ward is filled in behind it. */
const AWAITED = 100;

interface Minute {
  /** Minutes since the epoch. */
  minute: number;
  sum: number;
  count: number;
}

@Injectable()
export class Sparklines implements OnModuleInit, OnModuleDestroy {
  /** Per patient and signal a ring of 30 minutes. */
  private readonly rings = new Map<string, Minute[]>();
  private readonly wanted = new Set<string>();
  private filling: Promise<void> = Promise.resolve();
  private subscription: Subscription | null = null;

  constructor(
    @Inject(ARCHIVE) private readonly archive: Archive,
    @Inject(LIVE_FEED) private readonly liveFeed: LiveFeed,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.subscription = this.liveFeed.numerics$.subscribe((values) => values.forEach((value) => this.take(value)));
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  /**
   * Fetches the past of patients not seen before, one after the other, so that a large ward's past never crowds out the
   * present. A small ward's board waits for it.
   */
  async prepare(patientIds: readonly string[], now: Instant): Promise<void> {
    for (const id of patientIds.filter((one) => !this.wanted.has(one))) {
      this.wanted.add(id);
      this.filling = this.filling.then(() => this.fill(id as PatientId, now));
    }
    if (patientIds.length <= AWAITED) await this.filling;
  }

  /** Lines of the signals that have any value, to a tenth: finer than a line of 24 pixels shows. */
  of(patientId: string, now: Instant): SparklineDto[] {
    const last = Math.floor(now / MINUTE_MS);
    const first = last - MINUTES + 1;
    return SIGNALS.flatMap((signal) => {
      const ring = this.rings.get(`${patientId}/${signal}`);
      if (ring === undefined) return [];
      const values = Array.from({ length: MINUTES }, (_, index) => {
        const at = ring[(first + index) % MINUTES];
        return at !== undefined && at.minute === first + index && at.count > 0
          ? Math.round((10 * at.sum) / at.count) / 10
          : null;
      });
      return values.every((value) => value === null) ? [] : [{ signal, from: first * MINUTE_MS, values }];
    });
  }

  private take({ patientId, signal, value, quality, observedAt }: LiveNumeric): void {
    if (value === null || quality === 'invalid' || !SIGNALS.includes(signal)) return;
    const minute = this.minuteOf(`${patientId}/${signal}`, Math.floor(observedAt / MINUTE_MS));
    if (minute === null) return;
    minute.sum += value;
    minute.count += 1;
  }

  /** The slot of a minute; null when the ring has gone past it. */
  private minuteOf(key: string, minute: number): Minute | null {
    let ring = this.rings.get(key);
    if (ring === undefined) {
      ring = Array.from({ length: MINUTES }, () => ({ minute: -1, sum: 0, count: 0 }));
      this.rings.set(key, ring);
    }
    const slot = ring[minute % MINUTES];
    if (slot === undefined || slot.minute > minute) return null;
    if (slot.minute < minute) Object.assign(slot, { minute, sum: 0, count: 0 });
    return slot;
  }

  private async fill(patientId: PatientId, now: Instant): Promise<void> {
    const to = Math.floor(now / MINUTE_MS) * MINUTE_MS;
    try {
      for (const signal of SIGNALS) {
        const range = { patientId, signal, from: to - (MINUTES - 1) * MINUTE_MS, to };
        const series = await this.archive.numerics({ ...range, resolution: '1min' });
        if (series.resolution === 'raw') continue;
        for (const bucket of series.buckets) {
          const slot = bucket.count === 0 ? null : this.minuteOf(`${patientId}/${signal}`, bucket.from / MINUTE_MS);
          if (slot !== null && slot.count === 0) Object.assign(slot, { sum: bucket.mean, count: 1 });
        }
      }
    } catch (error) {
      this.wanted.delete(patientId);
      this.logger.warn({ error, patientId }, 'the past of a sparkline could not be read');
    }
  }
}
