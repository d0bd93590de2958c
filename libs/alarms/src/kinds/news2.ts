// `news2`: the score from the newest fresh value of each parameter, absolute and above the patient's own baseline.
//
// A partial score is a lower bound, since points only add. So it may raise; it clears only while every parameter that
// gave points is still fresh. The baseline is the median of the last score of each hour over up to seven days, and is
// there once six hours have been scored.
import { DAY_MS, HOUR_MS, SECOND_MS, type Instant } from '#kernel';
import type { Signal } from '#vitals';
import type { News2Memory } from '../memory.js';
import { NEWS2_PARAMETERS, type News2Parameter, type News2Rule } from '../rules.js';
import { GOOD, NEVER, USABLE_AT, VALUE, type Band, type PatientState } from '../state.js';
import { verdict, type Lane, type Sample, type Verdict } from '../verdict.js';
import {
  pulsePoints,
  respirationRatePoints,
  scoreNews2,
  spo2PointsScale1,
  spo2PointsScale2,
  systolicPressurePoints,
  temperaturePoints,
  type News2Readings,
  type News2Score,
} from './news2-chart.js';
import { median } from './trend.js';

const PARAMETER_OF: Partial<Record<Signal, News2Parameter>> = {
  rr: 'respirationRate',
  spo2: 'spo2',
  sbp: 'systolicPressure',
  hr: 'pulse',
  pr: 'pulse',
  temp: 'temperature',
};

const BASELINE_HOURS_NEEDED = 6;
const BASELINE_MS = 7 * DAY_MS;

export function isNews2Signal(signal: Signal): boolean {
  return PARAMETER_OF[signal] !== undefined;
}

export function freshNews2(): News2Memory {
  return {
    kind: 'news2',
    values: {},
    score: null,
    baseline: null,
    onOxygen: false,
    threshold: NO_THRESHOLD,
    scoring: [],
    startAt: 0,
    hours: [],
    judgedAt: 0,
    freshUntil: 0,
    underSince: NEVER,
    open: false,
  };
}

/** Keeps the newest value of a parameter. The ECG's rate wins over the pulse of the same instant. */
export function keep(memory: News2Memory, signal: Signal, observedAt: Instant, value: number): boolean {
  const parameter = PARAMETER_OF[signal];
  if (!parameter) return false;
  const known = memory.values[parameter];
  if (known && (known.observedAt > observedAt || (known.observedAt === observedAt && signal === 'pr'))) return false;
  memory.values[parameter] = { value, observedAt };
  return true;
}

export function observeNews2(rule: News2Rule, memory: News2Memory, sample: Sample, lane: Lane): readonly Verdict[] {
  const parameter = PARAMETER_OF[sample.track.signal];
  if (!parameter) return [];
  const known = memory.values[parameter];
  const before = known?.value ?? null;
  const beforeAt = known?.observedAt ?? NEVER;
  if (!keep(memory, sample.track.signal, sample.observedAt, sample.value)) return [];
  const wasFresh = before !== null && lane.at - beforeAt <= rule.freshnessMs[parameter];
  if (wasFresh && isLittleNews(rule, memory, parameter, before, sample.value, lane.at)) return [];
  const isStream = sample.gapMs !== NEVER && sample.gapMs <= STREAM_GAP_MS;
  return [judgeNews2(rule, memory, lane, isStream)];
}

/** One more than the chart's maximum. */
const NO_THRESHOLD = 21;

/**
 * Most values leave the score under its threshold. Then the difference they make is noted, and the rest need not be added
 * up again until a parameter goes stale or an hour ends.
 */
function isLittleNews(
  rule: News2Rule,
  memory: News2Memory,
  parameter: News2Parameter,
  before: number,
  value: number,
  at: Instant,
): boolean {
  const hour = memory.hours[memory.hours.length - 1];
  if (memory.score === null || at >= memory.freshUntil || !hour) return false;
  if (hour.index !== Math.floor(at / HOUR_MS)) return false;
  if (before === value && !memory.open) return true;
  const points = (one: number) => pointsOf(parameter, one, rule.scale, memory.onOxygen);
  const difference = points(value) - points(before);
  if (memory.open) return difference === 0 && (memory.underSince === NEVER || at - memory.underSince < STREAM_HOLD_MS);
  const score = memory.score + difference;
  if (score >= memory.threshold) return false;
  memory.score = score;
  hour.score = score;
  return true;
}

/** Values that come this close together are a stream; its flicker about the threshold is not news each second. */
const STREAM_GAP_MS = 10 * SECOND_MS;
const STREAM_HOLD_MS = 30 * SECOND_MS;

/** So far to either side a band is looked for; beyond it a value is looked at once more. */
const BAND_REACH = 40;

/**
 * The whole numbers around a parameter's value that give the same points: while nothing goes stale and the hour lasts,
 * such a value leaves the score as it is. Null where every value has to be looked at.
 */
export function news2Band(rule: News2Rule, memory: News2Memory, signal: Signal): Band | null {
  const parameter = PARAMETER_OF[signal];
  const hour = memory.hours[memory.hours.length - 1];
  const known = parameter && memory.values[parameter];
  if (!parameter || !known || !hour || memory.score === null || memory.underSince !== NEVER) return null;
  if (memory.judgedAt - known.observedAt > rule.freshnessMs[parameter]) return null;
  const points = (value: number) => pointsOf(parameter, value, rule.scale, memory.onOxygen);
  let low = Math.round(known.value);
  let high = low;
  const same = points(low);
  while (high - low < BAND_REACH && points(high + 1) === same) high += 1;
  while (high - low < 2 * BAND_REACH && points(low - 1) === same) low -= 1;
  return { low, high, until: Math.min(memory.freshUntil, (hour.index + 1) * HOUR_MS) };
}

function pointsOf(parameter: News2Parameter, value: number, scale: 1 | 2, onOxygen: boolean): number {
  switch (parameter) {
    case 'respirationRate':
      return respirationRatePoints(value);
    case 'spo2':
      return scale === 1 ? spo2PointsScale1(value) : spo2PointsScale2(value, onOxygen);
    case 'systolicPressure':
      return systolicPressurePoints(value);
    case 'pulse':
      return pulsePoints(value);
    case 'temperature':
      return temperaturePoints(value);
    case 'oxygen':
    case 'consciousness':
      return 0;
  }
}

/** What is fresh now. Unknown oxygen falls back to the doctor's setting, so it is never missing. */
export function readingsOf(rule: News2Rule, memory: News2Memory, state: PatientState, at: Instant): News2Readings {
  const fresh = (parameter: News2Parameter, observedAt: Instant) => at - observedAt <= rule.freshnessMs[parameter];
  const readings: Record<string, number | boolean | string> = { oxygen: rule.oxygen };
  for (const parameter of NEWS2_PARAMETERS) {
    const known = memory.values[parameter];
    if (known && fresh(parameter, known.observedAt)) readings[parameter] = known.value;
  }
  const { oxygen, consciousness } = state.assessment;
  if (oxygen && fresh('oxygen', oxygen.observedAt)) readings['oxygen'] = oxygen.value;
  if (consciousness && fresh('consciousness', consciousness.observedAt)) {
    readings['consciousness'] = consciousness.value;
  }
  return readings;
}

export function judgeNews2(rule: News2Rule, memory: News2Memory, lane: Lane, isStream = false): Verdict {
  const { at } = lane;
  // Values that were passed over because they changed nothing are caught up with.
  if (!lane.historical)
    for (const track of lane.tracks) keep(memory, track.signal, track.now[USABLE_AT], track.now[VALUE]);
  memory.judgedAt = at;
  const readings = readingsOf(rule, memory, lane.state, at);
  const score = scoreNews2(readings, rule.scale);
  memory.onOxygen = readings.oxygen === true;
  memory.freshUntil = freshUntil(rule, memory, lane);
  // Oxygen is always known, from the doctor's setting at least: alone it is no score.
  if (score.missing.length >= NEWS2_PARAMETERS.length - 1) {
    memory.score = null;
    return verdict(rule, 'unknown', at, 'no parameter is fresh', { missing: score.missing });
  }
  memory.score = score.total;
  const baseline = remember(memory, at, score.total);
  return decide(rule, memory, score, baseline, at, isStream);
}

function freshUntil(rule: News2Rule, memory: News2Memory, lane: Lane): Instant {
  const { oxygen, consciousness } = lane.state.assessment;
  const ends = NEWS2_PARAMETERS.map((parameter) => {
    const known =
      parameter === 'oxygen' ? oxygen : parameter === 'consciousness' ? consciousness : memory.values[parameter];
    const end = known ? known.observedAt + rule.freshnessMs[parameter] : NEVER;
    return end >= lane.at ? end : lane.at + DAY_MS;
  });
  return Math.min(...ends);
}

/** Notes the hour's score and gives the median of the hours before it, null while there are too few. */
function remember(memory: News2Memory, at: Instant, score: number): number | null {
  const index = Math.floor(at / HOUR_MS);
  const newest = memory.hours[memory.hours.length - 1];
  if (newest?.index === index) {
    newest.score = score;
    return memory.baseline;
  }
  memory.hours.push({ index, score });
  while ((memory.hours[0]?.index ?? index) <= index - BASELINE_MS / HOUR_MS) memory.hours.shift();
  const before = memory.hours.filter((hour) => hour.index < index).map((hour) => hour.score);
  memory.baseline = before.length < BASELINE_HOURS_NEEDED ? null : median(before);
  return memory.baseline;
}

function decide(
  rule: News2Rule,
  memory: News2Memory,
  score: News2Score,
  baseline: number | null,
  at: Instant,
  isStream: boolean,
): Verdict {
  const above = rule.aboveBaseline === null || baseline === null ? null : baseline + rule.aboveBaseline;
  const isOver = rule.atLeast !== null && score.total >= rule.atLeast;
  const isAbove = above !== null && score.total >= above;
  const isTrue = isOver || isAbove;
  memory.threshold = Math.min(rule.atLeast ?? NO_THRESHOLD, above ?? NO_THRESHOLD);
  const scoring = NEWS2_PARAMETERS.filter((parameter) => (score.points[parameter] ?? 0) > 0);
  const isDoubtful = !isTrue && memory.scoring.some((parameter) => score.missing.includes(parameter));
  if (isTrue && memory.scoring.length === 0) memory.startAt = at;
  if (!isDoubtful) memory.scoring = isTrue ? scoring : [];
  if (isTrue || !isStream) memory.underSince = NEVER;
  else if (memory.underSince === NEVER && memory.open) memory.underSince = at;
  const isHeld = memory.underSince !== NEVER && at - memory.underSince < STREAM_HOLD_MS;
  if (!isHeld) memory.underSince = NEVER;
  memory.open = isTrue || isHeld || (isDoubtful && memory.open);
  const predicate = isTrue ? 'true' : isDoubtful ? 'unknown' : isHeld ? 'clearing' : 'false';
  const reason = isOver
    ? 'score at or over the threshold'
    : isAbove
      ? 'score above the baseline'
      : 'score under the threshold';
  return verdict(rule, predicate, isTrue ? memory.startAt : at, reason, {
    value: score.total,
    limit: isOver ? rule.atLeast : (above ?? rule.atLeast),
    direction: 'above',
    extreme: score.total,
    grade: GOOD,
    missing: score.missing,
    figures: {
      score: score.total,
      scale: rule.scale,
      baseline,
      ...Object.fromEntries(scoring.map((parameter) => [`points.${parameter}`, score.points[parameter] ?? 0])),
    },
  });
}
