// How well detected beats agree with reference beats, after ANSI/AAMI EC57: a match is within 150 ms, each beat matches once.

export const MATCH_WINDOW_MS = 150;
/** Rates are compared over stretches of ten seconds, as a monitor averages. */
const RATE_WINDOW_S = 10;

export interface BeatScore {
  readonly referenceBeats: number;
  readonly truePositives: number;
  readonly falseNegatives: number;
  readonly falsePositives: number;
  /** Share of reference beats that were found; null without reference beats. */
  readonly sensitivity: number | null;
  /** Share of found beats that are real; null without found beats. */
  readonly positivePredictivity: number | null;
  /** Error of the rate over ten seconds, in beats per minute; null where there are too few beats. */
  readonly meanRateError: number | null;
  readonly worstRateError: number | null;
}

interface Counts {
  readonly truePositives: number;
  readonly falseNegatives: number;
  readonly falsePositives: number;
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Both in order. Nearest neighbours are paired, so that a doubled beat counts once right and once wrong. */
function matchBeats(reference: readonly number[], found: readonly number[], window: number): Counts {
  let truePositives = 0;
  let i = 0;
  let j = 0;
  while (i < reference.length && j < found.length) {
    const distance = (found[j] as number) - (reference[i] as number);
    if (distance < -window) j++;
    else if (distance > window) i++;
    else if (Math.abs((found[j + 1] ?? Number.POSITIVE_INFINITY) - (reference[i] as number)) < Math.abs(distance)) j++;
    else if (Math.abs((found[j] as number) - (reference[i + 1] ?? Number.POSITIVE_INFINITY)) < Math.abs(distance)) i++;
    else {
      truePositives++;
      i++;
      j++;
    }
  }
  return {
    truePositives,
    falseNegatives: reference.length - truePositives,
    falsePositives: found.length - truePositives,
  };
}

/** Mean rate of the beats within a stretch, from its first to its last; null with fewer than three. */
function rateWithin(beats: readonly number[], from: number, to: number, rateHz: number): number | null {
  const inside = beats.filter((beat) => beat >= from && beat < to);
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined || inside.length < 3) return null;
  return (60 * rateHz * (inside.length - 1)) / (last - first);
}

/** Spans left out of a score, in samples. */
export interface LeftOut {
  readonly fromSample: number;
  readonly toSample: number;
}

function rateErrors(
  reference: readonly number[],
  found: readonly number[],
  rateHz: number,
  leftOut: readonly LeftOut[],
): number[] {
  const errors: number[] = [];
  const window = RATE_WINDOW_S * rateHz;
  for (let from = 0; from < (reference.at(-1) ?? 0); from += window) {
    // Half a window would compare different beats.
    if (leftOut.some((span) => span.fromSample < from + window && span.toSample >= from)) continue;
    const wanted = rateWithin(reference, from, from + window, rateHz);
    const given = rateWithin(found, from, from + window, rateHz);
    if (wanted !== null && given !== null) errors.push(Math.abs(given - wanted));
  }
  return errors;
}

/** Scores found beats against reference beats, both sample indices in order at `rateHz`, but for what is left out. */
export function scoreBeats(
  allReference: readonly number[],
  allFound: readonly number[],
  rateHz: number,
  leftOut: readonly LeftOut[] = [],
): BeatScore {
  const kept = (sample: number): boolean =>
    !leftOut.some((span) => sample >= span.fromSample && sample <= span.toSample);
  const reference = allReference.filter(kept);
  const found = allFound.filter(kept);
  const counts = matchBeats(reference, found, Math.round((MATCH_WINDOW_MS * rateHz) / 1000));
  const errors = rateErrors(reference, found, rateHz, leftOut);
  return {
    referenceBeats: reference.length,
    ...counts,
    sensitivity: ratio(counts.truePositives, reference.length),
    positivePredictivity: ratio(counts.truePositives, found.length),
    meanRateError: errors.length === 0 ? null : errors.reduce((sum, error) => sum + error, 0) / errors.length,
    worstRateError: errors.length === 0 ? null : Math.max(...errors),
  };
}

/** All beats of several records together, as EC57's gross statistics. */
export function grossScore(scores: readonly BeatScore[]): BeatScore {
  const total = (of: (score: BeatScore) => number): number => scores.reduce((sum, score) => sum + of(score), 0);
  const truePositives = total((score) => score.truePositives);
  const means = scores.flatMap((score) => (score.meanRateError === null ? [] : [score.meanRateError]));
  const worst = scores.flatMap((score) => (score.worstRateError === null ? [] : [score.worstRateError]));
  return {
    referenceBeats: total((score) => score.referenceBeats),
    truePositives,
    falseNegatives: total((score) => score.falseNegatives),
    falsePositives: total((score) => score.falsePositives),
    sensitivity: ratio(truePositives, truePositives + total((score) => score.falseNegatives)),
    positivePredictivity: ratio(truePositives, truePositives + total((score) => score.falsePositives)),
    meanRateError: means.length === 0 ? null : means.reduce((sum, error) => sum + error, 0) / means.length,
    worstRateError: worst.length === 0 ? null : Math.max(...worst),
  };
}
