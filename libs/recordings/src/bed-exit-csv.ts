// Trials of older people getting in and out of bed with a wireless accelerometer (UCI 427): one labelled reading a line.
import { recordingError } from './recording-error.js';

const POSTURES = ['sit-on-bed', 'sit-on-chair', 'lying', 'walking'] as const;
export type Posture = (typeof POSTURES)[number];

export interface PostureReading {
  readonly atMs: number;
  /** Acceleration in g: frontal, vertical, lateral. */
  readonly acceleration: readonly [number, number, number];
  readonly posture: Posture;
}

/** Reads such a file. Throws AppError RECORDINGS.MALFORMED with the line. */
export function parseBedExitCsv(text: string, source = 'bed-exit'): PostureReading[] {
  const readings: PostureReading[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [seconds = Number.NaN, frontal = Number.NaN, vertical = Number.NaN, lateral = Number.NaN, , , , , label = 0] =
      line.split(',').map(Number);
    const posture = POSTURES[label - 1];
    if (posture === undefined || [seconds, frontal, vertical, lateral].some((value) => !Number.isFinite(value)))
      throw recordingError(
        'RECORDINGS.MALFORMED',
        `${source} line ${i + 1}`,
        'a line needs time, three accelerations and a label of 1 to 4 in the ninth column',
        'give a file of the UCI 427 data set',
      );
    readings.push({ atMs: Math.round(seconds * 1000), acceleration: [frontal, vertical, lateral], posture });
  }
  return readings;
}
