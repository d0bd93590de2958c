// A duty as it is being typed: every kind of pattern at once, so that switching between them loses nothing.
import { addDays, WEEKDAYS } from '#care';
import type { Me, NewRosterDuty, RosterDuty, RosterKind, RosterTask, RosterView } from '../api/types.js';
import { dateOf, fieldOf, instantOfField, type CalendarRange } from './range.js';

type Pattern = RosterDuty['pattern'];
type Days = Extract<Pattern, { kind: 'weekly' }>['days'];

export interface DutyDraft {
  /** With its version when it is a change. */
  readonly duty: RosterDuty | null;
  readonly kind: RosterKind;
  readonly task: RosterTask;
  readonly subjectId: string;
  readonly areas: readonly string[];
  readonly coversId: string | null;
  readonly pattern: Pattern['kind'];
  readonly days: Days;
  readonly fromDay: (typeof WEEKDAYS)[number];
  readonly toDay: (typeof WEEKDAYS)[number];
  readonly from: string;
  readonly to: string;
  readonly yearEnd: boolean;
  /** Fields for date and time, for one exact interval. */
  readonly start: string;
  readonly end: string;
  readonly except: readonly string[];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly rank: number;
  readonly note: string;
}

/** What a new duty begins as: tonight's, of the first one who may be planned; for a doctor, an absence of their own. */
export function draftFor(view: RosterView, me: Me, { from, to }: CalendarRange, now: number): DutyDraft {
  const isOwn = view.mayChange === 'own';
  const first = isOwn ? view.subjects.find(({ id }) => id === me.personId) : view.subjects[0];
  const date = now >= from && now < to ? dateOf(now) : dateOf(from);
  return {
    duty: null,
    kind: first?.kind ?? 'station',
    task: isOwn ? 'away' : first?.kind === 'doctor' ? 'covering' : 'duty',
    subjectId: first?.id ?? '',
    areas: [],
    coversId: null,
    pattern: isOwn ? 'interval' : 'weekly',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    fromDay: 'fri',
    toDay: 'mon',
    from: '18:00',
    to: '09:00',
    yearEnd: true,
    start: `${date}T18:00`,
    end: `${addDays(date, 1)}T09:00`,
    except: [],
    validFrom: null,
    validUntil: null,
    rank: 0,
    note: '',
  };
}

export function draftOf(duty: RosterDuty, base: DutyDraft): DutyDraft {
  const { kind, task, subjectId, areas, coversId, except, validFrom, validUntil, rank, note, pattern } = duty;
  const same = { kind, task, subjectId, areas, coversId, except, validFrom, validUntil, rank, note };
  const draft: DutyDraft = { ...base, ...same, duty, pattern: pattern.kind };
  switch (pattern.kind) {
    case 'weekly':
      return { ...draft, days: pattern.days, from: pattern.from, to: pattern.to === '24:00' ? '00:00' : pattern.to };
    case 'weekly-span': {
      const [fromDay = 'fri', from = '18:00'] = pattern.from.split(' ');
      const [toDay = 'mon', to = '09:00'] = pattern.to.split(' ');
      return { ...draft, fromDay: weekday(fromDay), toDay: weekday(toDay), from, to };
    }
    case 'holiday-span':
      return { ...draft, from: pattern.from, to: pattern.to, yearEnd: pattern.yearEnd };
    case 'interval':
      return { ...draft, start: fieldOf(pattern.from), end: fieldOf(pattern.to) };
  }
}

/** The duty to send, or null while a time is missing. */
export function bodyOf(draft: DutyDraft): NewRosterDuty | null {
  const pattern = patternOf(draft);
  if (pattern === null || draft.subjectId === '') return null;
  const isOnce = pattern.kind === 'interval';
  const { kind, task, subjectId, areas, coversId, except, validFrom, validUntil, rank, note, duty } = draft;
  return {
    kind,
    task,
    subjectId,
    areas: task === 'away' ? [] : [...areas],
    coversId: task === 'covering' ? coversId : null,
    ...(duty === null ? {} : { timeZone: duty.timeZone }),
    pattern,
    except: isOnce ? [] : [...except],
    validFrom: isOnce ? null : validFrom,
    validUntil: isOnce ? null : validUntil,
    rank,
    note,
  };
}

function patternOf(draft: DutyDraft): Pattern | null {
  const { pattern, days, from, to, fromDay, toDay, yearEnd } = draft;
  switch (pattern) {
    case 'weekly':
      return days.length === 0 ? null : { kind: 'weekly', days: [...days], from, to };
    case 'weekly-span':
      return { kind: 'weekly-span', from: `${fromDay} ${from}`, to: `${toDay} ${to}` };
    case 'holiday-span':
      return { kind: 'holiday-span', from, to, yearEnd };
    case 'interval': {
      const [start, end] = [instantOfField(draft.start), instantOfField(draft.end)];
      return start === null || end === null || end <= start ? null : { kind: 'interval', from: start, to: end };
    }
  }
}

function weekday(text: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS.find((day) => day === text) ?? 'mon';
}
