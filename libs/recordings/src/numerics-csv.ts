// Numerics as comma-separated text, one row an instant, as in the BIDMC data set: first column time in seconds, a blank is
// a dropout, 0 is a value. Times may start before 0.
import { recordingError } from './recording-error.js';

export interface Numerics {
  /** Column names as the file gives them, without the time. */
  readonly labels: readonly string[];
  /** Milliseconds from the recording's start, ascending; may begin below 0. */
  readonly timesMs: readonly number[];
  /** One array per label, as long as `timesMs`; null where there was no value. */
  readonly columns: Readonly<Record<string, ReadonlyArray<number | null>>>;
}

function cell(text: string | undefined, where: string): number | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || trimmed === 'NaN') return null;
  const value = Number(trimmed);
  if (!Number.isFinite(value))
    throw recordingError('RECORDINGS.MALFORMED', where, 'the cell is not a number', 'leave a dropout blank');
  return value;
}

/** Reads the text of such a file. Throws AppError RECORDINGS.MALFORMED with the line. */
export function parseNumericsCsv(text: string, source = 'numerics'): Numerics {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = (lines[0] ?? '').split(',').map((label) => label.trim());
  if (!/^time/i.test(header[0] ?? '') || header.length < 2)
    throw recordingError(
      'RECORDINGS.MALFORMED',
      `${source} line 1`,
      'the first column must be the time and a value column must follow',
      'give a header line such as "Time [s], HR, SpO2"',
    );
  const labels = header.slice(1);
  const timesMs: number[] = [];
  const columns = labels.map((): (number | null)[] => []);
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    const where = `${source} line ${i + 1}`;
    const cells = line.split(',');
    const seconds = cell(cells[0], where);
    const last = timesMs.at(-1);
    if (seconds === null || (last !== undefined && seconds * 1000 <= last))
      throw recordingError('RECORDINGS.MALFORMED', where, 'the time is missing or goes back', 'sort rows by time');
    timesMs.push(Math.round(seconds * 1000));
    for (const [k, column] of columns.entries()) column.push(cell(cells[k + 1], where));
  }
  return {
    labels,
    timesMs,
    columns: Object.fromEntries(labels.map((label, k) => [label, columns[k] ?? []])),
  };
}
