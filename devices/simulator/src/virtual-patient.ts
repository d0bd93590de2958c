// One virtual patient and the devices that measure it. Pure: the same seed and the same seconds give the same frames.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '#kernel';
import type { Quality, QualityCause, Stream } from '#vitals';
import type { Measurement, NumericMeasurement } from '../../drivers/src/index.js';
import { Day, type DayProfile, type DayState } from './day.js';
import { EcgModel } from './ecg-model.js';
import { Heart } from './heart.js';
import { Physiology, type PatientProfile, type Vitals } from './physiology.js';
import { Script, type Episode, type ScriptName } from './script.js';
import { Draws, SeededRandom } from './seeded-random.js';

const { max, min, round } = Math;

export const ECG_RATE_HZ = 250;
export const ECG_MICROVOLTS_PER_BIT = 2.5;

export interface VirtualDevice {
  readonly id: string;
  readonly streams: readonly Stream[];
}

export interface VirtualPatientOptions {
  readonly seed: number;
  readonly startAt: Instant;
  readonly script: ScriptName;
  readonly devices: readonly VirtualDevice[];
  /** Of the home's clock. */
  readonly utcOffsetMinutes: number;
  readonly profile?: Partial<PatientProfile>;
}

/** What one second brought. */
export interface PatientSecond {
  readonly measurements: readonly Measurement[];
  readonly batteries: ReadonlyArray<{ readonly device: string; readonly percent: number }>;
  readonly networkUp: boolean;
}

interface Trust {
  readonly quality: Quality;
  readonly cause: QualityCause;
}
const GOOD: Trust = { quality: 'good', cause: 'none' };
const MOTION: Trust = { quality: 'questionable', cause: 'motion' };

/** First spot measurements come within minutes, later ones at the pace of a household. */
const SPOT_EVERY_MS = { bp: 5 * HOUR_MS, temp: 6 * HOUR_MS, weight: DAY_MS } as const;
type SpotStream = keyof typeof SPOT_EVERY_MS;
const DYING_FROM_PERCENT = 24;

interface Now {
  readonly at: Instant;
  readonly day: DayState;
  readonly vitals: Vitals;
  readonly episode: Episode | null;
  /** Movement disturbs the sensors this second. */
  readonly shaken: boolean;
}

export class VirtualPatient {
  readonly profile: PatientProfile;
  private readonly draws: Draws;
  private readonly day: Day;
  private readonly script: Script;
  private readonly physiology: Physiology;
  private readonly heart: Heart;
  private readonly ecg: EcgModel | null;
  private readonly spotDueAt = new Map<string, Instant>();
  private readonly batteryLifeMs = new Map<string, number>();
  private readonly batteryFullAt = new Map<string, Instant>();
  private turningUntil: Instant = -Infinity;

  constructor(private readonly options: VirtualPatientOptions) {
    this.draws = new Draws(new SeededRandom(options.seed));
    this.profile = { ...drawProfile(this.draws.fork(), options.script), ...options.profile };
    this.day = new Day(drawDay(this.draws.fork(), options), this.draws.fork());
    this.script = new Script(options.script, this.draws.fork());
    this.physiology = new Physiology(this.profile, this.draws.fork());
    this.heart = new Heart(this.draws.fork(), this.profile.restingHeartRatePerMin);
    const hasEcg = options.devices.some(({ streams }) => streams.includes('ecg'));
    const amplitudeMv = this.draws.uniform(0.8, 1.3);
    const beats = { nextIntervalS: () => this.heart.nextIntervalS(), onBeat: () => undefined };
    this.ecg = hasEcg ? new EcgModel({ amplitudeMv }, beats) : null;
    for (const { id } of options.devices) {
      const lifeMs = this.draws.uniform(4, 9) * DAY_MS;
      this.batteryLifeMs.set(id, lifeMs);
      this.batteryFullAt.set(id, options.startAt - this.draws.uniform(0, 0.6) * lifeMs);
    }
  }

  /** The second that begins at `at`. Seconds are asked for in order. */
  second(at: Instant): PatientSecond {
    const episode = this.script.at(at - this.options.startAt);
    const day = this.place(at, episode);
    const vitals = this.physiology.next(day, this.options.script, episode);
    this.heart.ratePerMin = vitals.heartRatePerMin;
    this.heart.respirationPerMin = vitals.respirationPerMin;
    this.heart.fibrillating = vitals.fibrillating;
    const now: Now = { at, day, vitals, episode, shaken: day.walking && this.draws.chance(0.3) };
    // Drawn whether the device is alive or not: the heart goes on.
    const waveform = this.ecg ? this.drawEcg(this.ecg, now) : null;
    if (!this.ecg) this.heart.beatForASecond();

    const dead = this.deadDevice(episode);
    const measurements: Measurement[] = [];
    for (const { id, streams } of this.options.devices) {
      if (id === dead) continue;
      for (const stream of streams) {
        const measurement = stream === 'ecg' ? this.ecgOf(id, now, waveform) : this.numericOf(id, stream, now);
        if (measurement) measurements.push(measurement);
      }
    }
    const networkUp = !(this.options.script === 'unsteady-network' && episode);
    return { measurements, batteries: this.batteries(at, episode), networkUp };
  }

  private place(at: Instant, episode: Episode | null): DayState {
    const day = this.day.at(at);
    if (this.options.script !== 'leaves-bed') return day;
    // This one is in bed whatever the hour, and gone while the episode lasts.
    return {
      ...day,
      inBed: episode === null,
      walking: episode !== null && episode.elapsedMs < MINUTE_MS,
      asleep: day.asleep && episode === null,
    };
  }

  private numericOf(device: string, stream: Exclude<Stream, 'ecg'>, now: Now): NumericMeasurement | null {
    switch (stream) {
      case 'hr':
        return this.series(
          device,
          stream,
          now,
          { hr: [Math.round(this.heart.countedPerMin)] },
          now.shaken ? MOTION : GOOD,
        );
      case 'spo2':
        return this.oximetry(device, now);
      case 'bed':
        return this.bed(device, now);
      case 'bp':
      case 'temp':
      case 'weight':
        return this.spot(device, stream, now);
    }
  }

  private series(
    device: string,
    stream: NumericMeasurement['stream'],
    { at }: Now,
    values: NumericMeasurement['values'],
    trust: Trust,
  ): NumericMeasurement {
    return { kind: 'numeric', device, stream, observedAt: at + SECOND_MS, intervalMs: SECOND_MS, values, ...trust };
  }

  private oximetry(device: string, now: Now): NumericMeasurement {
    if (this.options.script === 'sensor-off' && now.episode) {
      return this.series(
        device,
        'spo2',
        now,
        { spo2: [null], pr: [null] },
        { quality: 'invalid', cause: 'sensor-off' },
      );
    }
    const spo2 = Math.min(100, Math.round(now.vitals.spo2Percent));
    const pr = Math.round(this.heart.countedPerMin + this.draws.normal(0, 0.6));
    return this.series(device, 'spo2', now, { spo2: [spo2], pr: [pr] }, now.shaken ? MOTION : GOOD);
  }

  private bed(device: string, now: Now): NumericMeasurement {
    const { day, vitals, at } = now;
    if (!day.inBed) return this.series(device, 'bed', now, { bed: [0], hr: [null], rr: [null], movement: [0] }, GOOD);
    if (at >= this.turningUntil && this.draws.chance(day.asleep ? 1 / 900 : 1 / 150)) {
      this.turningUntil = at + this.draws.uniform(3, 14) * SECOND_MS;
    }
    const turning = at < this.turningUntil;
    const movement = Math.round(turning ? this.draws.uniform(20, 90) : this.draws.uniform(0, day.asleep ? 2 : 6));
    const hr = Math.round(this.heart.countedPerMin + this.draws.normal(0, 1));
    const rr = Math.round(vitals.respirationPerMin * 10) / 10;
    return this.series(
      device,
      'bed',
      now,
      { bed: [1], hr: [hr], rr: [rr], movement: [movement] },
      turning ? MOTION : GOOD,
    );
  }

  private spot(device: string, stream: SpotStream, now: Now): NumericMeasurement | null {
    const due = this.spotDueAt.get(stream) ?? this.options.startAt + this.draws.uniform(0.5, 9) * MINUTE_MS;
    this.spotDueAt.set(stream, due);
    if (now.at < due) return null;
    this.spotDueAt.set(stream, now.at + SPOT_EVERY_MS[stream] * this.draws.uniform(0.8, 1.2));
    return { ...this.series(device, stream, now, this.spotValues(stream, now), GOOD), intervalMs: MINUTE_MS };
  }

  private spotValues(stream: SpotStream, { vitals }: Now): NumericMeasurement['values'] {
    const { systolicMmHg, diastolicMmHg, weightKg } = this.profile;
    switch (stream) {
      case 'bp':
        return {
          sbp: [Math.round(this.draws.normal(systolicMmHg, 5))],
          dbp: [Math.round(this.draws.normal(diastolicMmHg, 3))],
          pr: [Math.round(vitals.heartRatePerMin)],
        };
      case 'temp':
        return { temp: [Math.round(vitals.celsius * 10) / 10] };
      case 'weight':
        return { weight: [Math.round(this.draws.normal(weightKg, 0.2) * 20) / 20] };
    }
  }

  private drawEcg(ecg: EcgModel, { vitals, shaken }: Now): Int16Array {
    const samples = new Int16Array(ECG_RATE_HZ);
    let swing = 0;
    for (let i = 0; i < ECG_RATE_HZ; i++) {
      const millivolts = ecg.step(1 / ECG_RATE_HZ, vitals.respirationPerMin, !vitals.fibrillating);
      if (shaken) swing = swing * 0.98 + this.draws.normal(0, 0.04);
      const noise = this.draws.uniform(-0.012, 0.012);
      const steps = ((millivolts + swing + noise) * 1000) / ECG_MICROVOLTS_PER_BIT;
      samples[i] = round(max(-32_767, min(32_767, steps)));
    }
    return samples;
  }

  private ecgOf(device: string, { at, shaken }: Now, samples: Int16Array | null): Measurement | null {
    if (!samples) return null;
    return {
      kind: 'ecg',
      device,
      stream: 'ecg',
      observedAt: at,
      rateHz: ECG_RATE_HZ,
      microvoltsPerBit: ECG_MICROVOLTS_PER_BIT,
      lead: 'II',
      samples,
      ...(shaken ? MOTION : GOOD),
    };
  }

  /** The device whose battery this script empties is the first. */
  private deadDevice(episode: Episode | null): string | null {
    if (this.options.script !== 'dying-battery' || !episode || dyingPercent(episode) > 0) return null;
    return this.options.devices[0]?.id ?? null;
  }

  private batteries(at: Instant, episode: Episode | null): PatientSecond['batteries'] {
    return this.options.devices.map(({ id }, index) => {
      if (this.options.script === 'dying-battery' && index === 0) {
        if (episode) {
          this.batteryFullAt.set(id, at);
          return { device: id, percent: dyingPercent(episode) };
        }
      }
      const lifeMs = this.batteryLifeMs.get(id) ?? DAY_MS;
      const percent = Math.round(100 * (1 - (at - (this.batteryFullAt.get(id) ?? at)) / lifeMs));
      // Somebody charges it in time.
      if (percent < 35) this.batteryFullAt.set(id, at);
      return { device: id, percent: Math.max(0, Math.min(100, percent)) };
    });
  }
}

/** Empties over the first four fifths of the episode; dead for the rest, then it is charged. */
const dyingPercent = ({ elapsedMs, lengthMs }: Episode): number =>
  Math.max(0, Math.round(DYING_FROM_PERCENT * (1 - elapsedMs / (0.8 * lengthMs))));

function drawProfile(draws: Draws, script: ScriptName): PatientProfile {
  const weakLungs = script === 'slow-desaturation';
  const systolicMmHg = Math.round(draws.uniform(112, 146));
  return {
    restingHeartRatePerMin: draws.uniform(58, 78),
    spo2Percent: weakLungs ? draws.uniform(94.5, 96) : draws.uniform(95.5, 98.2),
    respirationPerMin: draws.uniform(13.5, 18),
    celsius: draws.uniform(36.2, 36.8),
    systolicMmHg,
    diastolicMmHg: Math.round(systolicMmHg * draws.uniform(0.54, 0.62)),
    weightKg: draws.uniform(38, 68),
  };
}

function drawDay(draws: Draws, { utcOffsetMinutes }: VirtualPatientOptions): DayProfile {
  return {
    utcOffsetMinutes,
    bedtimeHour: draws.uniform(20.5, 22.5),
    wakingHour: draws.uniform(5, 6.7),
    bedridden: draws.chance(0.4),
  };
}
