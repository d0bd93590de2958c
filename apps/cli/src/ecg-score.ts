// The scores of `mimamori ecg score`: per record and gross, over everything and over what could be judged.
import { fibrillationSpans, isBeat, type Annotation } from '#recordings';
import { grossScore, scoreBeats, type BeatScore, type EcgReading } from '#waveform';

export interface RecordScore extends BeatScore {
  readonly record: string;
  /** Share of the time that could not be judged. */
  readonly unreadableShare: number;
  readonly seconds: number;
  /** The same without beats, found or real, in spans that could not be judged. */
  readonly readable: BeatScore;
}

export interface ScoreReport {
  readonly records: readonly RecordScore[];
  readonly gross: BeatScore & { readonly unreadableShare: number; readonly readable: BeatScore };
}

/** In fibrillation there are no beats to be found or missed: EC57 leaves it out of the score of beats. */
function scoreOne(
  record: string,
  annotations: readonly Annotation[],
  reading: EcgReading,
  rateHz: number,
): RecordScore {
  const reference = annotations.filter(({ code }) => isBeat(code)).map(({ sample }) => sample);
  const found = reading.beats.map(({ sample }) => sample);
  const fibrillation = fibrillationSpans(annotations);
  const unreadable = reading.spans.filter(({ event }) => event === 'unreadable');
  return {
    record,
    ...scoreBeats(reference, found, rateHz, fibrillation),
    unreadableShare: reading.unreadableShare,
    seconds: reading.seconds,
    readable: scoreBeats(reference, found, rateHz, [...fibrillation, ...unreadable]),
  };
}

function scoreAll(records: readonly RecordScore[]): ScoreReport {
  const seconds = records.reduce((sum, record) => sum + record.seconds, 0);
  const unreadable = records.reduce((sum, record) => sum + record.seconds * record.unreadableShare, 0);
  return {
    records,
    gross: {
      ...grossScore(records),
      unreadableShare: seconds === 0 ? 0 : unreadable / seconds,
      readable: grossScore(records.map(({ readable }) => readable)),
    },
  };
}

export const scoreRecords = { one: scoreOne, all: scoreAll } as const;

const HEADINGS = ['record', 'beats', 'missed', 'extra', 'Se %', '+P %', 'rate error mean', 'worst', 'unreadable %'];

const percent = (share: number | null): string => (share === null ? '-' : (100 * share).toFixed(3));
const perMinute = (error: number | null): string => (error === null ? '-' : error.toFixed(2));

function row(name: string, score: BeatScore, unreadableShare: number | null): string[] {
  return [
    name,
    String(score.referenceBeats),
    String(score.falseNegatives),
    String(score.falsePositives),
    percent(score.sensitivity),
    percent(score.positivePredictivity),
    perMinute(score.meanRateError),
    perMinute(score.worstRateError),
    percent(unreadableShare),
  ];
}

/** The report as an aligned table. */
export function scoreTable({ records, gross }: ScoreReport): string {
  const rows = [
    HEADINGS,
    ...records.map((record) => row(record.record, record, record.unreadableShare)),
    row('gross', gross, gross.unreadableShare),
    row('gross, readable', gross.readable, null),
  ];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return rows.map((cells) => `${line(cells)}\n`).join('');
}
