// `news2`: the score from the newest fresh value of each parameter, absolute and above the patient's own baseline.
//
// A partial score is a lower bound, since points only add. So it may raise; it clears only while every parameter that
// gave points is still fresh. The baseline is the median of the last score of each hour over up to seven days, and is
// there once six hours have been scored.
import { DAY_MS, HOUR_MS, type Instant } from '#kernel';
import type { Signal } from '#vitals';
import type { News2Memory } from '../memory.js';
import { NEWS2_PARAMETERS, type News2Parameter, type News2Rule } from '../rules.js';
import { GOOD, type PatientState } from '../state.js';
import { verdict, type Lane, type Sample, type Verdict } from '../verdict.js';
import { scoreNews2, type News2Readings, type News2Score } from './news2-chart.js';
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
  return { kind: 'news2', values: {}, score: null, scoring: [], startAt: 0, hours: [], freshUntil: 0 };
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
  const before = memory.values[parameter];
  if (!keep(memory, sample.track.signal, sample.observedAt, sample.value)) return [];
  const isSame = before !== undefined && Math.round(before.value * 10) === Math.round(sample.value * 10);
  const isHourOver = memory.hours[memory.hours.length - 1]?.index !== Math.floor(lane.at / HOUR_MS);
  if (isSame && lane.at < memory.freshUntil && !isHourOver) return [];
  return [judgeNews2(rule, memory, lane)];
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

export function judgeNews2(rule: News2Rule, memory: News2Memory, lane: Lane): Verdict {
  const { at } = lane;
  const score = scoreNews2(readingsOf(rule, memory, lane.state, at), rule.scale);
  memory.freshUntil = freshUntil(rule, memory, lane);
  // Oxygen is always known, from the doctor's setting at least: alone it is no score.
  if (score.missing.length >= NEWS2_PARAMETERS.length - 1) {
    memory.score = null;
    return verdict(rule, 'unknown', at, 'no parameter is fresh', { missing: score.missing });
  }
  memory.score = score.total;
  const baseline = remember(memory, at, score.total);
  return decide(rule, memory, score, baseline, at);
}

function freshUntil(rule: News2Rule, memory: News2Memory, lane: Lane): Instant {
  const { oxygen, consciousness } = lane.state.assessment;
  const ends = NEWS2_PARAMETERS.map((parameter) => {
    const known =
      parameter === 'oxygen' ? oxygen : parameter === 'consciousness' ? consciousness : memory.values[parameter];
    const end = known ? known.observedAt + rule.freshnessMs[parameter] : lane.at;
    return end > lane.at ? end : lane.at + DAY_MS;
  });
  return Math.min(...ends);
}

/** Notes the hour's score and gives the median of the hours before it, null while there are too few. */
function remember(memory: News2Memory, at: Instant, score: number): number | null {
  const index = Math.floor(at / HOUR_MS);
  const newest = memory.hours[memory.hours.length - 1];
  if (newest?.index === index) newest.score = score;
  else memory.hours.push({ index, score });
  while ((memory.hours[0]?.index ?? index) <= index - BASELINE_MS / HOUR_MS) memory.hours.shift();
  const before = memory.hours.filter((hour) => hour.index < index).map((hour) => hour.score);
  return before.length < BASELINE_HOURS_NEEDED ? null : median(before);
}

function decide(
  rule: News2Rule,
  memory: News2Memory,
  score: News2Score,
  baseline: number | null,
  at: Instant,
): Verdict {
  const above = rule.aboveBaseline === null || baseline === null ? null : baseline + rule.aboveBaseline;
  const isOver = rule.atLeast !== null && score.total >= rule.atLeast;
  const isAbove = above !== null && score.total >= above;
  const isTrue = isOver || isAbove;
  const scoring = NEWS2_PARAMETERS.filter((parameter) => (score.points[parameter] ?? 0) > 0);
  const isDoubtful = !isTrue && memory.scoring.some((parameter) => score.missing.includes(parameter));
  if (isTrue && memory.scoring.length === 0) memory.startAt = at;
  if (!isDoubtful) memory.scoring = isTrue ? scoring : [];
  const predicate = isTrue ? 'true' : isDoubtful ? 'unknown' : 'false';
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
