// The slow state of a virtual patient: heart rate, saturation, breathing and temperature, each pulled towards what the
// hour, the activity and the script ask for, each wandering a little, and coupled as in a body: falling saturation makes
// breathing and heart faster, sleep slows both.
import { MINUTE_MS, SECOND_MS } from '#kernel';
import type { DayState } from './day.js';
import type { Episode, ScriptName } from './script.js';
import type { Draws } from './seeded-random.js';

export interface PatientProfile {
  readonly restingHeartRatePerMin: number;
  readonly spo2Percent: number;
  readonly respirationPerMin: number;
  readonly celsius: number;
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly weightKg: number;
}

export interface Vitals {
  readonly heartRatePerMin: number;
  readonly spo2Percent: number;
  readonly respirationPerMin: number;
  readonly celsius: number;
  readonly fibrillating: boolean;
}

/** First-order noise that returns to 0 with a time constant (Ornstein and Uhlenbeck), stepped by the second. */
class Wander {
  private value = 0;

  constructor(
    private readonly draws: Draws,
    private readonly deviation: number,
    private readonly timeConstantS: number,
  ) {}

  next(): number {
    const keep = Math.exp(-1 / this.timeConstantS);
    this.value = this.value * keep + this.draws.normal(0, this.deviation * Math.sqrt(1 - keep * keep));
    return this.value;
  }
}

const towards = (value: number, target: number, timeConstantS: number): number =>
  value + (target - value) * (1 - Math.exp(-1 / timeConstantS));
const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** Below this the body answers with a faster heart and breath. */
const COMPENSATED_SPO2 = 93;

export class Physiology {
  private heartRate: number;
  private spo2: number;
  private respiration: number;
  private readonly heartWander: Wander;
  private readonly spo2Wander: Wander;
  private readonly breathWander: Wander;
  private readonly heatWander: Wander;

  constructor(
    private readonly profile: PatientProfile,
    draws: Draws,
  ) {
    this.heartRate = profile.restingHeartRatePerMin;
    this.spo2 = profile.spo2Percent;
    this.respiration = profile.respirationPerMin;
    this.heartWander = new Wander(draws.fork(), 2.2, 90);
    this.spo2Wander = new Wander(draws.fork(), 0.45, 60);
    this.breathWander = new Wander(draws.fork(), 0.7, 45);
    this.heatWander = new Wander(draws.fork(), 0.08, 1800);
  }

  /** One second on. */
  next(day: DayState, script: ScriptName, episode: Episode | null): Vitals {
    const { profile } = this;
    const fall = script === 'slow-desaturation' && episode ? desaturation(episode) : 0;
    this.spo2 = towards(this.spo2, profile.spo2Percent - (day.asleep ? 0.8 : 0) - fall, 8);
    const hypoxia = Math.max(0, COMPENSATED_SPO2 - this.spo2);

    const activity = day.walking ? 22 : day.inBed ? (day.asleep ? -6 : -2) : 4;
    const racing = script === 'tachycardia' && episode ? tachycardia(episode) : 0;
    const fibrillating = script === 'atrial-fibrillation' && episode !== null;
    const fast = fibrillating ? 32 + 20 * (episode?.severity ?? 0) : 0;
    const calm = profile.restingHeartRatePerMin + 6 * (day.wakefulness - 0.5) + activity + 1.6 * hypoxia;
    this.heartRate = towards(this.heartRate, Math.max(calm + fast, racing), racing > 0 ? 3 : 12);

    const breath = profile.respirationPerMin + (day.walking ? 5 : day.asleep ? -2 : 0) + 0.9 * hypoxia;
    this.respiration = towards(this.respiration, breath, 20);
    return {
      heartRatePerMin: clamp(this.heartRate + this.heartWander.next(), 30, 220),
      spo2Percent: clamp(this.spo2 + this.spo2Wander.next(), 50, 100),
      respirationPerMin: clamp(this.respiration + this.breathWander.next(), 4, 60),
      celsius: profile.celsius + 0.25 * (day.wakefulness - 0.5) + this.heatWander.next(),
      fibrillating,
    };
  }
}

/** Percent below the baseline: falls over two minutes, stays, comes back over the last minute and a half. */
function desaturation({ elapsedMs, lengthMs, severity }: Episode): number {
  const depth = 10 + 5 * severity;
  const falling = elapsedMs / (110 * SECOND_MS);
  const recovering = (lengthMs - elapsedMs) / (90 * SECOND_MS);
  return depth * clamp(Math.min(falling, recovering), 0, 1);
}

/** Rate of the episode per minute; sets in and ends within seconds, as a re-entrant tachycardia does. */
function tachycardia({ severity, elapsedMs }: Episode): number {
  return 132 + 26 * severity + 2 * Math.sin(elapsedMs / MINUTE_MS);
}
