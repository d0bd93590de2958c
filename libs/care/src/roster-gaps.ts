// What a roster lacks over a span: nobody on duty for an area, a person in two places at once, two stations that are both
// asked first. Worked out from whole shifts, so a gap begins and ends at its exact minute.
import type { Instant } from '#kernel';
import type { Span } from './duty-occurrences.js';
import { isForArea, ROSTER_KINDS, serves, shiftsOf, type RosterKind, type RosterPlan, type Shift } from './roster.js';

export type RosterGap =
  /** Nobody of the kind is on duty for an area with patients. */
  | ({ readonly kind: 'nobody'; readonly who: RosterKind; readonly area: string } & Span)
  /** A doctor or supervisor is to be in two places at once. */
  | ({
      readonly kind: 'double-booking';
      readonly who: RosterKind;
      readonly subjectId: string;
      readonly dutyIds: readonly [string, string];
    } & Span)
  /** Two stations are both first for an area: not wrong, but somebody should decide who is asked first. */
  | ({
      readonly kind: 'two-first';
      readonly who: 'station';
      readonly area: string;
      readonly subjectIds: readonly [string, string];
    } & Span);

/** Whether it must be mended, or is only worth knowing. */
export function isAlarming(gap: RosterGap): boolean {
  return gap.kind !== 'two-first';
}

/** Gaps and double bookings over a span for the areas that have patients, in order of time. */
export function gapsOf(plan: RosterPlan, areas: readonly string[], within: Span): RosterGap[] {
  const shifts = servedSpans(plan, within);
  const gaps: RosterGap[] = [...doubleBookings(shifts), ...areas.flatMap((area) => firstTwice(shifts, area))];
  for (const area of areas) {
    for (const who of ROSTER_KINDS) {
      const present = shifts.filter((shift) => isForArea(shift, who) && serves(shift, area));
      for (const span of subtract([within], present)) gaps.push({ kind: 'nobody', who, area, ...span });
    }
  }
  return joined(gaps).sort((a, b) => a.from - b.from || a.to - b.to);
}

/** One gap where two of the same lack meet, as where one day's shifts end and the next day's begin. */
function joined(gaps: readonly RosterGap[]): RosterGap[] {
  const last = new Map<string, number>();
  const all: RosterGap[] = [];
  for (const gap of [...gaps].sort((a, b) => a.from - b.from)) {
    const key = lackOf(gap);
    const place = last.get(key);
    const before = place === undefined ? undefined : all[place];
    if (place !== undefined && before !== undefined && before.to >= gap.from) {
      all[place] = { ...before, to: Math.max(before.to, gap.to) };
    } else {
      last.set(key, all.push(gap) - 1);
    }
  }
  return all;
}

/** Shifts cut to the span, without the times their people are absent. */
function servedSpans(plan: RosterPlan, within: Span): Shift[] {
  const all = shiftsOf(plan, within);
  const absences = bySubject(all.filter(({ duty }) => duty.task === 'away'));
  return all
    .filter(({ duty }) => duty.task !== 'away')
    .flatMap((shift) => {
      const cut = { from: Math.max(shift.from, within.from), to: Math.min(shift.to, within.to) };
      return subtract([cut], absences.get(shift.subjectId) ?? []).map((span) => ({ ...shift, ...span }));
    });
}

/** What of `spans` is in none of `taken`; neighbouring pieces are joined. */
export function subtract(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const inOrder = [...taken].sort((a, b) => a.from - b.from);
  const left: Span[] = [];
  for (const span of spans) {
    let from: Instant = span.from;
    for (const { from: start, to } of inOrder) {
      if (start >= span.to) break;
      if (start > from) left.push({ from, to: start });
      if (to > from) from = to;
    }
    if (from < span.to) left.push({ from, to: span.to });
  }
  return left;
}

function bySubject(shifts: readonly Shift[]): Map<string, Shift[]> {
  const groups = new Map<string, Shift[]>();
  for (const shift of shifts) {
    const group = groups.get(shift.subjectId);
    if (group === undefined) groups.set(shift.subjectId, [shift]);
    else group.push(shift);
  }
  return groups;
}

function overlap(a: Span, b: Span): Span | null {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from < to ? { from, to } : null;
}

function doubleBookings(shifts: readonly Shift[]): RosterGap[] {
  const people = bySubject(shifts.filter(({ duty }) => duty.kind !== 'station'));
  const found: RosterGap[] = [];
  for (const [subjectId, own] of people) {
    for (const [a, b] of pairs(own)) {
      const both = overlap(a, b);
      if (both === null || !areTwoPlaces(a, b)) continue;
      found.push({ kind: 'double-booking', who: a.duty.kind, subjectId, dutyIds: [a.duty.id, b.duty.id], ...both });
    }
  }
  return found;
}

/**
 * Covering and coordinating at once leaves the chain one doctor short, and two areas without one in common are two
 * places. Covering for several family doctors is one place.
 */
function areTwoPlaces({ duty: a }: Shift, { duty: b }: Shift): boolean {
  if (a.task !== b.task) return true;
  if (a.coversId !== null || b.coversId !== null) return false;
  return a.areas.length > 0 && b.areas.length > 0 && !a.areas.some((area) => b.areas.includes(area));
}

function firstTwice(shifts: readonly Shift[], area: string): RosterGap[] {
  const first = shifts.filter((shift) => isForArea(shift, 'station') && serves(shift, area) && shift.duty.rank === 0);
  const found: RosterGap[] = [];
  for (const [a, b] of pairs(first)) {
    const both = a.subjectId === b.subjectId ? null : overlap(a, b);
    if (both === null) continue;
    found.push({ kind: 'two-first', who: 'station', area, subjectIds: [a.subjectId, b.subjectId], ...both });
  }
  return found;
}

/** Every two neighbours in time that can overlap; shifts come in order of their start. */
function* pairs(shifts: readonly Shift[]): Generator<readonly [Shift, Shift]> {
  const inOrder = [...shifts].sort((a, b) => a.from - b.from);
  for (const [index, a] of inOrder.entries()) {
    for (let next = index + 1; next < inOrder.length; next += 1) {
      const b = inOrder[next];
      if (b === undefined || b.from >= a.to) break;
      yield [a, b];
    }
  }
}

/** What makes two gaps of different times the same lack. */
export function lackOf(gap: RosterGap): string {
  switch (gap.kind) {
    case 'nobody':
      return `nobody/${gap.who}/${gap.area}`;
    case 'double-booking':
      return `double-booking/${gap.subjectId}`;
    case 'two-first':
      return `two-first/${gap.area}`;
  }
}

/** The parts of `after` that `before` did not have: what a change would break (or, the other way round, mend). */
export function newGaps(before: readonly RosterGap[], after: readonly RosterGap[]): RosterGap[] {
  return after.flatMap((gap) => {
    const known = before.filter((other) => lackOf(other) === lackOf(gap));
    return subtract([gap], known).map((span) => ({ ...gap, ...span }));
  });
}
