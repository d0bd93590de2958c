// `presence`: what the bed sensor's in and out say. A report of in or out stands until the next one, so these rules also
// run on the clock: a sensor that reports only changes says nothing for hours while the patient is out.
import { DAY_MS, type Instant } from '#kernel';
import type { PresenceMemory } from '../memory.js';
import { CHANGED_AT, GRADE, NEVER, UNUSABLE, USABLE_AT, VALUE, type ScheduleSpan, type Track } from '../state.js';
import type { PresenceRule } from '../rules.js';
import { windowOf } from '../track.js';
import { unknown, verdict, type Lane, type Sample, type Verdict } from '../verdict.js';
import { instantOf, localTime } from '../zoned-time.js';

export type BedRule = Exclude<PresenceRule, { event: 'no-movement' }>;

export function freshPresence(at: Instant): PresenceMemory {
  return { kind: 'presence', exits: [], appointedAt: at, missed: false };
}

/** The bed sensor that spoke last. */
export function bedOf(tracks: readonly Track[]): Track | null {
  let newest: Track | null = null;
  for (const track of tracks) {
    if (track.signal !== 'bed' || track.now[USABLE_AT] === NEVER) continue;
    if (!newest || track.now[USABLE_AT] > newest.now[USABLE_AT]) newest = track;
  }
  return newest;
}

export function observePresence(
  rule: BedRule,
  memory: PresenceMemory,
  sample: Sample,
  lane: Lane,
  span: ScheduleSpan | null,
): readonly Verdict[] {
  if (rule.event === 'exits') noteExit(memory, sample, span);
  return [judgePresence(rule, memory, lane, span)];
}

/** Counts a step from in to out. What came out of order is counted again from the window. */
function noteExit(memory: PresenceMemory, sample: Sample, span: ScheduleSpan | null): void {
  if (!sample.outOfOrder) {
    if (sample.previous === 1 && sample.value === 0) memory.exits.push(sample.observedAt);
    return;
  }
  const counts = (at: Instant) => span === null || (at >= span.from && at < span.until);
  const known = windowOf(sample.track).filter((one) => one.grade !== UNUSABLE);
  const oldest = known[0]?.observedAt ?? sample.observedAt;
  memory.exits = memory.exits.filter((at) => at <= oldest);
  known.forEach((one, i) => {
    if (known[i - 1]?.value === 1 && one.value === 0 && counts(one.observedAt)) memory.exits.push(one.observedAt);
  });
}

export function judgePresence(rule: BedRule, memory: PresenceMemory, lane: Lane, span: ScheduleSpan | null): Verdict {
  switch (rule.event) {
    case 'out-of-bed':
      return outOfBed(rule, lane, span);
    case 'exits':
      return exits(rule, memory, lane);
    case 'not-in-bed-by':
      return notInBedBy(rule, memory, lane);
  }
}

function outOfBed(rule: Extract<BedRule, { event: 'out-of-bed' }>, lane: Lane, span: ScheduleSpan | null): Verdict {
  const bed = bedOf(lane.tracks);
  if (!bed) return unknown(rule, lane.at);
  if (bed.now[VALUE] !== 0) return verdict(rule, 'false', lane.at, 'in bed', { value: 0 });
  const outSince = Math.max(bed.now[CHANGED_AT], span?.from ?? bed.now[CHANGED_AT]);
  const outMs = lane.at - outSince;
  const isLong = outMs >= rule.longerThanMs;
  return verdict(rule, isLong ? 'true' : 'not-yet', outSince, isLong ? 'out of bed and not back' : 'out of bed', {
    value: Math.floor(outMs / 60_000),
    limit: rule.longerThanMs / 60_000,
    direction: 'above',
    extreme: Math.floor(outMs / 60_000),
    grade: bed.now[GRADE],
    figures: { outMs, longerThanMs: rule.longerThanMs },
  });
}

function exits(rule: Extract<BedRule, { event: 'exits' }>, memory: PresenceMemory, lane: Lane): Verdict {
  memory.exits = memory.exits.filter((at) => at > lane.at - rule.windowMs);
  const count = memory.exits.length;
  const isMany = count > rule.moreThan;
  const reason = isMany ? 'left the bed too often' : 'exits within the number allowed';
  return verdict(rule, isMany ? 'true' : 'false', memory.exits[0] ?? lane.at, reason, {
    value: count,
    limit: rule.moreThan,
    direction: 'above',
    extreme: count,
    figures: { exits: count, windowMs: rule.windowMs },
  });
}

/** The appointed instant after the one last looked at. */
function nextAppointment(minute: number, after: Instant, timeZone: string): Instant {
  const { day } = localTime(after, timeZone);
  for (let next = day; ; next++) {
    const at = instantOf({ day: next, minute }, timeZone, 'first');
    if (at > after) return at;
  }
}

function notInBedBy(rule: Extract<BedRule, { event: 'not-in-bed-by' }>, memory: PresenceMemory, lane: Lane): Verdict {
  const bed = bedOf(lane.tracks);
  const { timeZone } = lane.state;
  // After a long silence only the latest appointment counts.
  memory.appointedAt = Math.max(memory.appointedAt, lane.at - 2 * DAY_MS);
  for (
    let due = nextAppointment(rule.minute, memory.appointedAt, timeZone);
    due <= lane.at;
    due = nextAppointment(rule.minute, memory.appointedAt, timeZone)
  ) {
    memory.appointedAt = due;
    memory.missed = bed !== null && bed.now[VALUE] === 0 && bed.now[CHANGED_AT] <= due;
  }
  if (!bed) return unknown(rule, lane.at);
  if (bed.now[VALUE] !== 0) memory.missed = false;
  const reason = memory.missed ? 'not in bed at the appointed time' : 'in bed, or the time has not come';
  return verdict(rule, memory.missed ? 'true' : 'false', memory.missed ? memory.appointedAt : lane.at, reason, {
    figures: { minute: rule.minute },
    grade: bed.now[GRADE],
  });
}

/** When the clock alone may change the verdict; null when only a report can. `at` is now. */
export function presenceDeadline(
  rule: BedRule,
  memory: PresenceMemory,
  lane: Lane,
  span: ScheduleSpan | null,
): Instant | null {
  switch (rule.event) {
    case 'out-of-bed': {
      const bed = bedOf(lane.tracks);
      if (!bed || bed.now[VALUE] !== 0) return null;
      return Math.max(bed.now[CHANGED_AT], span?.from ?? bed.now[CHANGED_AT]) + rule.longerThanMs;
    }
    case 'exits': {
      const oldest = memory.exits[0];
      return oldest === undefined ? null : oldest + rule.windowMs;
    }
    case 'not-in-bed-by':
      return nextAppointment(rule.minute, Math.max(memory.appointedAt, lane.at - 2 * DAY_MS), lane.state.timeZone);
  }
}
