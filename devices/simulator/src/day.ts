// The patient's day: asleep at night, up by day, in and out of bed, walking now and then. Drawn second by second from the
// hour of the home's clock.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type DurationMs, type Instant } from '#kernel';
import type { Draws } from './seeded-random.js';

export interface DayProfile {
  readonly utcOffsetMinutes: number;
  /** Hours of the day, such as 21.5. */
  readonly bedtimeHour: number;
  readonly wakingHour: number;
  /** Stays in bed by day as well, and only leaves it for short. */
  readonly bedridden: boolean;
}

export interface DayState {
  readonly inBed: boolean;
  readonly asleep: boolean;
  readonly walking: boolean;
  /** 0 at night to 1 by day: the circadian share of heart rate and temperature. */
  readonly wakefulness: number;
}

export class Day {
  private inBed = false;
  private bedUntil: Instant = -Infinity;
  private walkingUntil: Instant = -Infinity;

  constructor(
    private readonly profile: DayProfile,
    private readonly draws: Draws,
  ) {}

  at(now: Instant): DayState {
    const hour = this.hourOf(now);
    const night = this.isNight(hour);
    if (now >= this.bedUntil) this.changePlace(now, night);
    const walking = !this.inBed && this.walks(now);
    return { inBed: this.inBed, asleep: this.inBed && night, walking, wakefulness: wakefulness(hour) };
  }

  private hourOf(now: Instant): number {
    const local = (((now + this.profile.utcOffsetMinutes * MINUTE_MS) % DAY_MS) + DAY_MS) % DAY_MS;
    return local / HOUR_MS;
  }

  private isNight(hour: number): boolean {
    const { bedtimeHour, wakingHour } = this.profile;
    return hour >= bedtimeHour || hour < wakingHour;
  }

  private changePlace(now: Instant, night: boolean): void {
    const first = this.bedUntil === -Infinity;
    const restsInBed = night || this.profile.bedridden;
    this.inBed = first ? restsInBed : restsInBed ? !this.inBed : this.draws.chance(0.15);
    this.bedUntil = now + this.stay(restsInBed);
  }

  private stay(restsInBed: boolean): DurationMs {
    if (!restsInBed) return this.draws.uniform(20, 90) * MINUTE_MS;
    // At night up about every three hours, for some minutes.
    return this.inBed ? 0.5 * HOUR_MS + this.draws.exponential(2.5 * HOUR_MS) : this.draws.uniform(3, 9) * MINUTE_MS;
  }

  private walks(now: Instant): boolean {
    if (now < this.walkingUntil) return true;
    if (!this.draws.chance(1 / 600)) return false;
    this.walkingUntil = now + this.draws.uniform(20, 150) * SECOND_MS;
    return true;
  }
}

/** A cosine with its low at 4 in the morning. */
const wakefulness = (hour: number): number => 0.5 - 0.5 * Math.cos(((hour - 4) / 24) * 2 * Math.PI);
