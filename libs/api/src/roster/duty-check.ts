// Whether a duty as sent makes sense, and its row. What the border cannot know: that the people are there, that the parts
// go together, that dates exist.
import { fits, isTimeZone, type RosterKind } from '#care';
import { DAY_MS } from '#kernel';
import type { Repositories, RosterDutyRow } from '#records';
import { conflict, invalid } from '../http/refusal.js';
import type { NewRosterDutyDto } from './roster.dto.js';

const LONGEST_INTERVAL_MS = 400 * DAY_MS;
const DEFAULT_TIME_ZONE = 'Asia/Tokyo';

type DutyValues = Omit<
  RosterDutyRow,
  'id' | 'version' | 'changed_at' | 'changed_by' | 'areas' | 'pattern' | 'except_dates'
> & { readonly areas: string; readonly pattern: string; readonly except_dates: string };

/** Throws a refusal that names the field. */
export async function checkedDuty(records: Repositories, body: NewRosterDutyDto): Promise<DutyValues> {
  const {
    kind,
    task,
    subjectId,
    areas,
    coversId = null,
    pattern,
    except = [],
    validFrom = null,
    validUntil = null,
  } = body;
  if (!fits(kind, task)) throw invalid('task', 'fitsKind');
  if (pattern.kind === 'interval') {
    if (pattern.to <= pattern.from) throw invalid('pattern.to', 'afterFrom');
    if (pattern.to - pattern.from > LONGEST_INTERVAL_MS) throw invalid('pattern.to', 'within400Days');
  }
  if (pattern.kind === 'weekly' && pattern.days.length === 0) throw invalid('pattern.days', 'notEmpty');
  for (const [path, date] of [
    ['validFrom', validFrom],
    ['validUntil', validUntil],
  ] as const) {
    if (date !== null && !isDate(date)) throw invalid(path, 'isDate');
  }
  if (except.some((date) => !isDate(date))) throw invalid('except', 'isDate');
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    throw invalid('validUntil', 'afterValidFrom');
  const subject = await requireSubject(records, kind, subjectId, 'subjectId');
  const timeZone = body.timeZone ?? subject.timeZone;
  if (!isTimeZone(timeZone)) throw invalid('timeZone', 'isTimeZone');
  if (subject.areas !== null && areas.some((area) => !subject.areas?.includes(area))) {
    throw conflict('STATION.FOREIGN_AREA', 'A duty names an area the station does not serve.');
  }
  if (coversId !== null) {
    if (task !== 'covering') throw invalid('coversId', 'onlyCovering');
    if (coversId === subjectId) throw invalid('coversId', 'somebodyElse');
    await requireSubject(records, 'doctor', coversId, 'coversId');
  }
  return {
    kind,
    task,
    station_id: kind === 'station' ? subjectId : null,
    person_id: kind === 'station' ? null : subjectId,
    areas: JSON.stringify(areas),
    covers_id: coversId,
    time_zone: timeZone,
    pattern: JSON.stringify(pattern),
    except_dates: JSON.stringify([...new Set(except)].sort()),
    valid_from: validFrom,
    valid_until: validUntil,
    rank: body.rank,
    note: body.note ?? '',
  };
}

/** A station on record, or an active person in the role; with the areas a station is bound to. */
export async function requireSubject(
  records: Repositories,
  kind: RosterKind,
  id: string,
  path: string,
): Promise<{ readonly timeZone: string; readonly areas: readonly string[] | null }> {
  if (kind === 'station') {
    const station = await records.stations.find(id);
    if (station === undefined) throw invalid(path, 'exists');
    return { timeZone: station.time_zone, areas: station.areas };
  }
  const person = await records.people.find(id);
  if (person === undefined || !person.active || person.role !== kind) throw invalid(path, 'exists');
  return { timeZone: DEFAULT_TIME_ZONE, areas: null };
}

/** Whether such a day is in the calendar: 30 February is not. */
function isDate(text: string): boolean {
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed) && text === new Date(parsed).toISOString().slice(0, 10);
}
