// The roster: who is to be there when, as people keep it (patterns, swaps, absences), and as it works out at an instant.
// Stations, doctors and supervisors are kept alike; a doctor either covers (for one family doctor, or for areas) or
// coordinates.
import type { Instant } from '#kernel';
import { occurrencesOf, type Span } from './duty-occurrences.js';
import type { DutyPattern } from './duty-pattern.js';

export const ROSTER_KINDS = ['station', 'doctor', 'supervisor'] as const;
export type RosterKind = (typeof ROSTER_KINDS)[number];

/** `duty` for stations and supervisors; `covering` and `coordinating` for doctors; `away` for anybody's absence. */
export const ROSTER_TASKS = ['duty', 'covering', 'coordinating', 'away'] as const;
export type RosterTask = (typeof ROSTER_TASKS)[number];

export interface RosterDuty {
  readonly id: string;
  readonly kind: RosterKind;
  readonly task: RosterTask;
  /** The station's or the person's id. */
  readonly subjectId: string;
  /** Areas served; empty for every area. */
  readonly areas: readonly string[];
  /** The family doctor whose patients a covering doctor takes; null for everybody's in the areas. */
  readonly coversId: string | null;
  /** Of the pattern's clock times and of all dates here. */
  readonly timeZone: string;
  readonly pattern: DutyPattern;
  /** Start dates on which it does not hold. */
  readonly except: readonly string[];
  /** First and last start date, inclusive; null for no end. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Lower is asked first. */
  readonly rank: number;
}

/** One shift of a duty, taken over by somebody else of the same kind. */
export interface RosterSwap {
  readonly id: string;
  readonly dutyId: string;
  /** Start date of the shift. */
  readonly date: string;
  readonly takenBy: string;
}

export interface RosterPlan {
  readonly duties: readonly RosterDuty[];
  readonly swaps: readonly RosterSwap[];
}

/** One concrete time of a duty. */
export interface Shift extends Span {
  readonly duty: RosterDuty;
  readonly date: string;
  /** Who serves it: the duty's own subject, or who took it over. */
  readonly subjectId: string;
  readonly swapId: string | null;
}

/** Whether tasks and kinds go together. */
export function fits(kind: RosterKind, task: RosterTask): boolean {
  return task === 'away' || (kind === 'doctor') === (task !== 'duty');
}

/** Every shift and absence that touches the span, in order of time, then of rank. */
export function shiftsOf({ duties, swaps }: RosterPlan, within: Span): Shift[] {
  const swapped = new Map(swaps.map((swap) => [`${swap.dutyId}/${swap.date}`, swap]));
  const shifts: Shift[] = [];
  for (const duty of duties) {
    for (const { date, from, to } of occurrencesOf(duty.pattern, duty.timeZone, within)) {
      if (!isValidOn(duty, date)) continue;
      const swap = swapped.get(`${duty.id}/${date}`);
      shifts.push({ duty, date, from, to, subjectId: swap?.takenBy ?? duty.subjectId, swapId: swap?.id ?? null });
    }
  }
  return shifts.sort((a, b) => a.from - b.from || a.duty.rank - b.duty.rank);
}

function isValidOn({ validFrom, validUntil, except }: RosterDuty, date: string): boolean {
  return (
    (validFrom === null || date >= validFrom) && (validUntil === null || date <= validUntil) && !except.includes(date)
  );
}

/** Shifts that are served at an instant: absences taken off, in the order people are asked. */
export function servedAt(plan: RosterPlan, at: Instant): Shift[] {
  const holding = shiftsOf(plan, { from: at, to: at + 1 });
  const away = new Set(holding.filter(({ duty }) => duty.task === 'away').map(({ subjectId }) => subjectId));
  return holding
    .filter(({ duty, subjectId }) => duty.task !== 'away' && !away.has(subjectId))
    .sort((a, b) => a.duty.rank - b.duty.rank || Number(servesAll(a)) - Number(servesAll(b)));
}

/** Who is absent at an instant. */
export function awayAt(plan: RosterPlan, at: Instant): ReadonlySet<string> {
  const holding = shiftsOf(plan, { from: at, to: at + 1 });
  return new Set(holding.filter(({ duty }) => duty.task === 'away').map(({ subjectId }) => subjectId));
}

/** Whether a shift is for an area; null asks for any. */
export function serves({ duty }: Pick<Shift, 'duty'>, area: string | null): boolean {
  return area === null || duty.areas.length === 0 || duty.areas.includes(area);
}

/** Whether a shift puts somebody on duty for a whole area, not for one family doctor's patients alone. */
export function isForArea({ duty }: Pick<Shift, 'duty'>, kind: RosterKind): boolean {
  return duty.kind === kind && duty.task !== 'away' && duty.coversId === null;
}

/**
 * Who is on duty for an area (null: any), in the order they are asked, each once. Of doctors, those who cover come before
 * those who coordinate.
 */
export function whoIsOnDuty(plan: RosterPlan, kind: RosterKind, area: string | null, at: Instant): string[] {
  const present = servedAt(plan, at).filter((shift) => isForArea(shift, kind) && serves(shift, area));
  const inTurn =
    kind === 'doctor'
      ? [...present].sort((a, b) => Number(a.duty.task === 'coordinating') - Number(b.duty.task === 'coordinating'))
      : present;
  return [...new Set(inTurn.map(({ subjectId }) => subjectId))];
}

function servesAll({ duty }: Shift): boolean {
  return duty.areas.length === 0;
}
