// What befalls a virtual patient: each script is a series of episodes drawn from a seed, the first soon after the start so
// that a visitor sees something, then again and again, differently, so that the ward stays alive for hours.
import { MINUTE_MS, SECOND_MS, type DurationMs } from '#kernel';
import type { Draws } from './seeded-random.js';

export const SCRIPTS = [
  'quiet',
  'slow-desaturation',
  'tachycardia',
  'atrial-fibrillation',
  'leaves-bed',
  'sensor-off',
  'unsteady-network',
  'dying-battery',
] as const;
export type ScriptName = (typeof SCRIPTS)[number];

/** An episode in progress; `elapsedMs` since it began, `lengthMs` its whole. */
export interface Episode {
  readonly elapsedMs: DurationMs;
  readonly lengthMs: DurationMs;
  /** How bad, 0 to 1, drawn for each episode. */
  readonly severity: number;
}

interface Pattern {
  /** Earliest and latest begin of the first episode. */
  readonly first: readonly [DurationMs, DurationMs];
  readonly length: readonly [DurationMs, DurationMs];
  /** Rest between two episodes. */
  readonly rest: readonly [DurationMs, DurationMs];
}

const PATTERNS: Readonly<Record<Exclude<ScriptName, 'quiet'>, Pattern>> = {
  'slow-desaturation': {
    first: [60 * SECOND_MS, 80 * SECOND_MS],
    length: [6 * MINUTE_MS, 9 * MINUTE_MS],
    rest: [25 * MINUTE_MS, 70 * MINUTE_MS],
  },
  tachycardia: {
    first: [4 * MINUTE_MS, 5 * MINUTE_MS],
    length: [3 * MINUTE_MS, 8 * MINUTE_MS],
    rest: [40 * MINUTE_MS, 90 * MINUTE_MS],
  },
  'atrial-fibrillation': {
    first: [6 * MINUTE_MS, 8 * MINUTE_MS],
    length: [10 * MINUTE_MS, 25 * MINUTE_MS],
    rest: [60 * MINUTE_MS, 150 * MINUTE_MS],
  },
  'leaves-bed': {
    first: [3 * MINUTE_MS, 4 * MINUTE_MS],
    length: [35 * MINUTE_MS, 55 * MINUTE_MS],
    rest: [80 * MINUTE_MS, 180 * MINUTE_MS],
  },
  'sensor-off': {
    first: [8 * MINUTE_MS, 10 * MINUTE_MS],
    length: [3 * MINUTE_MS, 7 * MINUTE_MS],
    rest: [45 * MINUTE_MS, 120 * MINUTE_MS],
  },
  'unsteady-network': {
    first: [5 * MINUTE_MS, 6 * MINUTE_MS],
    length: [1 * MINUTE_MS, 4 * MINUTE_MS],
    rest: [10 * MINUTE_MS, 30 * MINUTE_MS],
  },
  'dying-battery': {
    first: [20 * SECOND_MS, 40 * SECOND_MS],
    length: [18 * MINUTE_MS, 25 * MINUTE_MS],
    rest: [90 * MINUTE_MS, 200 * MINUTE_MS],
  },
};

/** Time only moves forward: ask with a growing `elapsedMs`. */
export class Script {
  private beginsAtMs = Infinity;
  private lengthMs = 0;
  private severity = 0;

  constructor(
    readonly name: ScriptName,
    private readonly draws: Draws,
  ) {
    if (name !== 'quiet') this.plan(PATTERNS[name], draws.uniform(...PATTERNS[name].first));
  }

  private plan(pattern: Pattern, beginsAtMs: DurationMs): void {
    this.beginsAtMs = beginsAtMs;
    this.lengthMs = this.draws.uniform(...pattern.length);
    this.severity = this.draws.uniform(0, 1);
  }

  /** The episode going on so long after the start, null in between. */
  at(elapsedMs: DurationMs): Episode | null {
    if (this.name === 'quiet') return null;
    const pattern = PATTERNS[this.name];
    while (elapsedMs >= this.beginsAtMs + this.lengthMs) {
      this.plan(pattern, this.beginsAtMs + this.lengthMs + this.draws.uniform(...pattern.rest));
    }
    if (elapsedMs < this.beginsAtMs) return null;
    return { elapsedMs: elapsedMs - this.beginsAtMs, lengthMs: this.lengthMs, severity: this.severity };
  }
}
