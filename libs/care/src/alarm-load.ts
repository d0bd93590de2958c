// Alarm load from counts: how much one operator hears, when it is too much, who and what makes it, how soon it is
// answered and how much of it was worth answering. Counts in, figures out; whoever calls has counted.
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '#kernel';
import type { Priority } from '#alarms';
import { ENOUGH, FLOOD_ABOVE, known, LOAD_TARGETS, tooFew, type Figure } from './alarm-load-figures.js';
import { OUTCOMES, type Outcome } from './outcome.js';

const SLOT_MS = 10 * MINUTE_MS;
const PRESENCE_MS = 5 * MINUTE_MS;

export interface LoadFacts {
  readonly from: Instant;
  readonly to: Instant;
  /** Alarms that first sounded, by ten minutes since the epoch. */
  readonly counts: ReadonlyArray<{ readonly slot: number; readonly priority: Priority; readonly count: number }>;
  /** People whose board was connected, by five minutes since the epoch; slots without anybody are left out. */
  readonly seats: ReadonlyArray<{ readonly slot: number; readonly people: number }>;
}

export interface Flood {
  readonly from: Instant;
  readonly to: Instant;
  readonly alarms: number;
}

export interface LoadRates {
  readonly alarms: number;
  readonly operatorHours: number;
  /** Alarms that sounded while nobody was signed in at any seat: heard by nobody at the centre. */
  readonly unattended: number;
  readonly perOperatorHour: Figure;
  readonly perDay: Figure;
  /** Most alarms in ten minutes for one operator. */
  readonly peak: number;
  readonly floods: readonly Flood[];
  readonly floodShare: Figure;
}

/**
 * Alarms while somebody sat there, over the hours they sat there. A ten-minute slot counts the operators of its busier
 * half, so that a change of shift is not counted as an empty room; with nobody there a flood is judged as for one.
 */
export function loadRates({ from, to, counts, seats }: LoadFacts): LoadRates {
  const operators = new Map<number, number>();
  for (const { slot, people } of seats) {
    const of = Math.floor((slot * PRESENCE_MS) / SLOT_MS);
    operators.set(of, Math.max(operators.get(of) ?? 0, people));
  }
  const bySlot = new Map<number, number>();
  for (const { slot, count } of counts) bySlot.set(slot, (bySlot.get(slot) ?? 0) + count);
  const alarms = sum(counts.map(({ count }) => count));
  const unattended = sum([...bySlot].filter(([slot]) => !operators.has(slot)).map(([, count]) => count));
  const operatorHours = (sum(seats.map(({ people }) => people)) * PRESENCE_MS) / HOUR_MS;
  const perOperator = [...bySlot].map(([slot, count]) => ({ slot, count, each: count / (operators.get(slot) ?? 1) }));
  const flooded = perOperator.filter(({ each }) => each > FLOOD_ABOVE).sort((a, b) => a.slot - b.slot);
  const lengthMs = Math.max(0, to - from);
  const slots = lengthMs / SLOT_MS;
  return {
    alarms,
    operatorHours,
    unattended,
    perOperatorHour:
      operatorHours < ENOUGH.operatorHours
        ? tooFew(operatorHours, ENOUGH.operatorHours)
        : known((alarms - unattended) / operatorHours, LOAD_TARGETS.perOperatorHour),
    perDay: lengthMs < HOUR_MS ? tooFew(lengthMs / HOUR_MS, 1) : known((alarms * DAY_MS) / lengthMs),
    peak: Math.max(0, ...perOperator.map(({ each }) => each)),
    floods: joined(flooded),
    floodShare: slots < 6 ? tooFew(slots, 6) : known(Math.min(1, flooded.length / slots), LOAD_TARGETS.floodShare),
  };
}

/** Slots one after the other are one flood. */
function joined(slots: ReadonlyArray<{ slot: number; count: number }>): Flood[] {
  const floods: Flood[] = [];
  for (const { slot, count } of slots) {
    const last = floods.at(-1);
    const from = slot * SLOT_MS;
    if (last?.to === from) floods[floods.length - 1] = { ...last, to: from + SLOT_MS, alarms: last.alarms + count };
    else floods.push({ from, to: from + SLOT_MS, alarms: count });
  }
  return floods;
}

export interface HourOfLoad {
  readonly from: Instant;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}

/** Every hour that the span touches, those without alarms too. */
export function hoursOf({ from, to, counts }: Pick<LoadFacts, 'from' | 'to' | 'counts'>): HourOfLoad[] {
  const first = Math.floor(from / HOUR_MS);
  const hours = Array.from({ length: Math.max(0, Math.ceil(to / HOUR_MS) - first) }, (_, index) => ({
    from: (first + index) * HOUR_MS,
    high: 0,
    medium: 0,
    low: 0,
  }));
  for (const { slot, priority, count } of counts) {
    const hour = hours[Math.floor((slot * SLOT_MS) / HOUR_MS) - first];
    if (hour !== undefined) hour[priority] += count;
  }
  return hours;
}

export interface ResponseFacts {
  readonly priority: Priority;
  readonly total: number;
  readonly answered: number;
  readonly withinTarget: number;
  readonly overdue: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

export interface ResponseFigures {
  readonly answered: number;
  /** Nobody has answered and the target has passed. */
  readonly overdue: number;
  readonly medianMs: Figure;
  readonly p90Ms: Figure;
  /** Answered in time, of those that were answered or should have been. */
  readonly withinTarget: Figure;
}

export function responseFigures(facts: ResponseFacts | undefined): ResponseFigures {
  const { answered = 0, overdue = 0, withinTarget = 0, medianMs = null, p90Ms = null } = facts ?? {};
  const due = answered + overdue;
  return {
    answered,
    overdue,
    medianMs:
      medianMs === null || answered < ENOUGH.answersForMedian
        ? tooFew(answered, ENOUGH.answersForMedian)
        : known(medianMs),
    p90Ms: p90Ms === null || answered < ENOUGH.answersForP90 ? tooFew(answered, ENOUGH.answersForP90) : known(p90Ms),
    withinTarget: due < ENOUGH.answersForMedian ? tooFew(due, ENOUGH.answersForMedian) : known(withinTarget / due),
  };
}

/** What part of all alarms some of them are; said only of enough alarms. */
export function shareOf(part: number, all: number, target?: { readonly good: number; readonly most: number }): Figure {
  return all < ENOUGH.alarmsForShares ? tooFew(all, ENOUGH.alarmsForShares) : known(part / all, target);
}

const ACTIONABLE: ReadonlySet<Outcome> = new Set(['true-acted', 'true-watched']);

/** Share of closed incidents that were worth somebody's time. Tests are left out: they are nobody's alarm. */
export function actionableShare(
  outcomes: ReadonlyArray<{ readonly outcome: Outcome; readonly count: number }>,
): Figure {
  const judged = outcomes.filter(({ outcome }) => outcome !== 'test');
  const all = sum(judged.map(({ count }) => count));
  if (all < ENOUGH.outcomes) return tooFew(all, ENOUGH.outcomes);
  return known(sum(judged.filter(({ outcome }) => ACTIONABLE.has(outcome)).map(({ count }) => count)) / all);
}

/** Every outcome with its count, those that did not happen too. */
export function outcomeCounts(
  outcomes: ReadonlyArray<{ readonly outcome: Outcome; readonly count: number }>,
): Array<{ outcome: Outcome; count: number }> {
  return OUTCOMES.map((outcome) => ({
    outcome,
    count: sum(outcomes.filter((each) => each.outcome === outcome).map(({ count }) => count)),
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
