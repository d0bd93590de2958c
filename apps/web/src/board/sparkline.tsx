// Thirty minutes of one signal in the height of a line of text, with its limit. Gaps stay blank.
import type { ReactElement } from 'react';
import type { Signal } from '../api/types.js';
import styles from './sparkline.module.css';

const WIDTH = 120;
const HEIGHT = 24;

/** The least range a signal is drawn over, so that noise does not look like news. */
const RANGES: Partial<Record<Signal, readonly [number, number]>> = {
  spo2: [85, 100],
  pr: [50, 110],
  hr: [50, 110],
  rr: [8, 28],
};

interface SparklineProps {
  signal: Signal;
  minutes: ReadonlyArray<number | null>;
  limit: number | null;
}

export function Sparkline({ signal, minutes, limit }: SparklineProps): ReactElement {
  const known = minutes.filter((value) => value !== null);
  const [least, most] = RANGES[signal] ?? [0, 1];
  const low = Math.min(least, ...known, limit ?? least);
  const high = Math.max(most, ...known, limit ?? most);
  const y = (value: number): number => 2 + (HEIGHT - 4) * (1 - (value - low) / (high - low));
  return (
    <svg
      className={styles.spark}
      data-signal={signal}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {limit !== null && <line className={styles.limit} x1={0} x2={WIDTH} y1={y(limit)} y2={y(limit)} />}
      <path className={styles.line} d={pathOf(minutes, y)} />
    </svg>
  );
}

function pathOf(minutes: ReadonlyArray<number | null>, y: (value: number) => number): string {
  const step = WIDTH / Math.max(1, minutes.length - 1);
  let path = '';
  let drawing = false;
  minutes.forEach((value, index) => {
    if (value !== null) path += `${drawing ? 'L' : 'M'}${(index * step).toFixed(1)} ${y(value).toFixed(1)}`;
    drawing = value !== null;
  });
  return path;
}
