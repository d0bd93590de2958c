// The roster as the calendar shows it: a range with its duties, shifts, swaps, holidays and gaps, all from one reading.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { addDays, gapsOf, holidayName, localTime, shiftsOf, type Span } from '#care';
import { DAY_MS, type Clock } from '#kernel';
import type { Repositories, RosterDutyRow } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { invalid } from '../http/refusal.js';
import { CLOCK } from '../ports.js';
import { gapView } from './gap-text.js';
import { mayChangeDuty } from './roster-rights.js';
import type { RosterDutyDto, RosterGapDto, RosterHolidayDto, RosterSubjectDto, RosterViewDto } from './roster.dto.js';

export const LONGEST_RANGE_MS = 100 * DAY_MS;
/** The centre's own dates, for holidays; a Japanese holiday is one wherever the reader sits. */
export const CENTRE_TIME_ZONE = 'Asia/Tokyo';

@Injectable()
export class RosterViewService {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async view(who: Principal, range: Span): Promise<RosterViewDto> {
    requireRange(range);
    const { records } = this.transactions;
    const [plan, rows, swaps, subjects, patientAreas] = [
      await records.roster.plan(),
      await records.roster.duties(),
      await records.roster.swaps(),
      await subjectsOf(records),
      await records.roster.areas(),
    ];
    const nameOf = namer(subjects);
    return {
      ...range,
      subjects,
      areas: [...new Set([...patientAreas, ...subjects.flatMap(({ areas }) => areas)])].sort(),
      duties: rows.map((row) => dutyView(who, row)),
      shifts: shiftsOf(plan, range).map(({ duty, date, from, to, subjectId, swapId }) => {
        return { dutyId: duty.id, date, from, to, subjectId, swapId };
      }),
      swaps: swaps.map((swap) => ({
        id: swap.id,
        dutyId: swap.duty_id,
        date: swap.date,
        takenBy: swap.station_id ?? swap.person_id ?? '',
        agreedBy: swap.agreed_by,
        note: swap.note,
      })),
      gaps: gapsOf(plan, patientAreas, range).map((gap) => gapView(gap, nameOf)),
      holidays: holidaysIn(range),
      mayChange: mayChangeWhat(who),
    };
  }

  /** Without a range, what is missing within the next day. */
  async gaps(asked: Partial<Span>): Promise<RosterGapDto[]> {
    const from = asked.from ?? this.clock.now();
    const range = { from, to: asked.to ?? from + DAY_MS };
    requireRange(range);
    const { records } = this.transactions;
    const nameOf = namer(await subjectsOf(records));
    const found = gapsOf(await records.roster.plan(), await records.roster.areas(), range);
    return found.map((gap) => gapView(gap, nameOf));
  }
}

function requireRange({ from, to }: Span): void {
  if (to <= from) throw invalid('to', 'afterFrom');
  if (to - from > LONGEST_RANGE_MS) throw invalid('to', 'within100Days');
}

function mayChangeWhat({ role }: Principal): RosterViewDto['mayChange'] {
  if (role === 'supervisor' || role === 'administrator') return 'all';
  return role === 'doctor' ? 'own' : 'none';
}

/** Every station, and every active doctor and supervisor. */
export async function subjectsOf(records: Repositories): Promise<RosterSubjectDto[]> {
  const [stations, people, addresses] = [
    await records.stations.all(),
    await records.people.all(),
    await records.roster.subscriptions(),
  ];
  const withAddress = new Set(addresses.map(({ subject_id }) => subject_id));
  return [
    ...stations.map(({ id, name, areas }) => ({ id, kind: 'station' as const, name, areas })),
    ...people.flatMap(({ id, role, active, display_name }) =>
      active && (role === 'doctor' || role === 'supervisor')
        ? [{ id, kind: role, name: display_name, areas: [] as string[] }]
        : [],
    ),
  ].map((subject) => ({ ...subject, hasAddress: withAddress.has(subject.id) }));
}

export function namer(subjects: readonly RosterSubjectDto[]): (id: string) => string {
  const names = new Map(subjects.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '–';
}

function dutyView(who: Principal, row: RosterDutyRow): RosterDutyDto {
  return { ...dutyBody(row), id: row.id, changedAt: row.changed_at, mayChange: mayChangeDuty(who, dutyBody(row)) };
}

/** A row in the words of the API. */
export function dutyBody(row: RosterDutyRow): Omit<RosterDutyDto, 'id' | 'changedAt' | 'mayChange'> {
  return {
    kind: row.kind,
    task: row.task,
    subjectId: row.station_id ?? row.person_id ?? '',
    areas: row.areas,
    coversId: row.covers_id,
    timeZone: row.time_zone,
    pattern: row.pattern as RosterDutyDto['pattern'],
    except: row.except_dates,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    rank: row.rank,
    note: row.note,
    version: row.version,
  };
}

function holidaysIn({ from, to }: Span): RosterHolidayDto[] {
  const found: RosterHolidayDto[] = [];
  const last = localTime(to, CENTRE_TIME_ZONE).date;
  for (let date = localTime(from, CENTRE_TIME_ZONE).date; date <= last; date = addDays(date, 1)) {
    const name = holidayName(date);
    if (name !== null) found.push({ date, name });
  }
  return found;
}
