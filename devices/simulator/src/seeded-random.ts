// Chance that repeats: the same seed gives the same virtual patient. Generator: SplitMix32 (Steele, Lea, Flood 2014,
// narrowed to 32 bits), good enough for physiology and nothing else.
import type { Random } from '#kernel';

const { cos, floor, imul, log, PI, sqrt } = Math;

export class SeededRandom implements Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  next(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let mixed = this.state;
    mixed = imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  }
}

/** Draws from the distributions that the models need. */
export class Draws {
  constructor(private readonly random: Random) {}

  uniform(min: number, max: number): number {
    return min + (max - min) * this.random.next();
  }

  /** Normal, by Box and Muller. */
  normal(mean: number, deviation: number): number {
    const radius = sqrt(-2 * log(1 - this.random.next()));
    return mean + deviation * radius * cos(2 * PI * this.random.next());
  }

  exponential(mean: number): number {
    return -mean * log(1 - this.random.next());
  }

  chance(probability: number): boolean {
    return this.random.next() < probability;
  }

  /** A generator of its own, so that one part's draws don't shift another's. */
  fork(): Draws {
    return new Draws(new SeededRandom(floor(this.random.next() * 4_294_967_296)));
  }
}
