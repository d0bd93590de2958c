// ECG samples from the wire's form to millivolts, kept in order of time for the newest seconds.
import type { Instant } from '#kernel';

export interface EcgFrame {
  readonly observedAt: Instant;
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  readonly lead: string;
  /** base64 of little-endian int16; −32768 is no valid sample. */
  readonly samples: string;
}

export interface EcgStretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly stepMs: number;
  /** NaN where there is no valid sample. */
  readonly millivolts: Float32Array;
}

const INVALID = -32_768;

export function decodeSamples(base64: string): Int16Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length - (text.length % 2));
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  const view = new DataView(bytes.buffer);
  return Int16Array.from({ length: bytes.length / 2 }, (_, index) => view.getInt16(index * 2, true));
}

export function stretchOf(frame: EcgFrame): EcgStretch {
  const raw = decodeSamples(frame.samples);
  const stepMs = 1_000 / frame.rateHz;
  const millivolts = Float32Array.from(raw, (bits) =>
    bits === INVALID ? Number.NaN : (bits * frame.microvoltsPerBit) / 1_000,
  );
  return { from: frame.observedAt, to: frame.observedAt + raw.length * stepMs, stepMs, millivolts };
}

/** Lets the baseline's slow wandering go, as a monitor does: a first-order high-pass at 0.5 Hz. Starts anew after a gap. */
export class BaselineFilter {
  private input = Number.NaN;
  private output = 0;

  constructor(private readonly cutoffHz = 0.5) {}

  apply({ millivolts, stepMs }: Pick<EcgStretch, 'millivolts' | 'stepMs'>): Float32Array {
    const keep = 1 / (1 + 2 * Math.PI * this.cutoffHz * (stepMs / 1_000));
    return millivolts.map((value) => {
      if (Number.isNaN(value)) {
        this.input = Number.NaN;
        return value;
      }
      this.output = Number.isNaN(this.input) ? 0 : keep * (this.output + value - this.input);
      this.input = value;
      return this.output;
    });
  }
}

/** A frame that begins within so long of the last one's end goes on with it. */
const SEAM_MS = 20;

/** The newest stretches, oldest first. A frame that was there already, or is older than what is kept, is left out. */
export class EcgBuffer {
  private stretches: EcgStretch[] = [];
  private filter = new BaselineFilter();

  constructor(private readonly keepMs: number) {}

  get newestAt(): Instant | null {
    return this.stretches.at(-1)?.to ?? null;
  }

  add(frame: EcgFrame): void {
    const raw = stretchOf(frame);
    const last = this.stretches.at(-1);
    if (last !== undefined && raw.from < last.to - SEAM_MS) return;
    if (last !== undefined && raw.from > last.to + SEAM_MS) this.filter = new BaselineFilter();
    this.stretches.push({ ...raw, millivolts: this.filter.apply(raw) });
    const oldest = raw.to - this.keepMs;
    this.stretches = this.stretches.filter((stretch) => stretch.to > oldest);
  }

  /** Calls `visit` with each sample in `from <= t < to`, in order; NaN once for each gap between stretches. */
  each(from: Instant, to: Instant, visit: (at: Instant, millivolts: number) => void): void {
    let end: Instant | null = null;
    for (const stretch of this.stretches) {
      if (stretch.to <= from || stretch.from >= to) continue;
      if (end !== null && stretch.from - end > SEAM_MS) visit(end, Number.NaN);
      const first = Math.max(0, Math.ceil((from - stretch.from) / stretch.stepMs));
      for (let i = first; i < stretch.millivolts.length; i++) {
        const at = stretch.from + i * stretch.stepMs;
        if (at >= to) break;
        visit(at, stretch.millivolts[i] ?? Number.NaN);
      }
      end = stretch.to;
    }
  }
}
