// When a station is on duty, and what its areas lack, as its nurses read it: turns of the same rank and areas that follow one another are one stretch,
// so that a week of daily turns is one line, and two lines differ in more than nothing.
import { DAY_MS, type Instant } from '#kernel';
import type { RosterDuty, RosterGap, RosterShift, RosterView } from '../api/types.js';

export interface OwnDuty {
  readonly key: string;
  readonly duty: RosterDuty;
  readonly from: number;
  readonly to: number;
}

interface Roster {
  readonly shifts: readonly RosterShift[];
  readonly duties: readonly RosterDuty[];
}

export function ownDuties({ shifts, duties }: Roster, stationId: string): readonly OwnDuty[] {
  const byId = new Map(duties.map((duty) => [duty.id, duty]));
  const stretches = new Map<string, OwnDuty[]>();
  for (const { dutyId, subjectId, from, to } of [...shifts].sort((a, b) => a.from - b.from)) {
    const duty = byId.get(dutyId);
    if (subjectId !== stationId || duty === undefined) continue;
    const alike = [duty.task, duty.rank, ...duty.areas].join(' ');
    const own = stretches.get(alike) ?? [];
    const last = own.at(-1);
    if (last !== undefined && from <= last.to) own[own.length - 1] = { ...last, to: Math.max(last.to, to) };
    else own.push({ key: `${alike} ${from}`, duty, from, to });
    stretches.set(alike, own);
  }
  return [...stretches.values()].flat().sort((a, b) => a.from - b.from || a.duty.rank - b.duty.rank);
}

/** As far ahead as the board tells of it. */
const TOLD_AHEAD_MS = DAY_MS;

/**
 * What must be mended soon and concerns this station, the soonest first: its own duties, and its areas without a station or a
 * doctor. Supervisors are the centre's to find.
 */
export function ownGaps(
  { gaps, subjects }: Pick<RosterView, 'gaps' | 'subjects'>,
  stationId: string,
  now: Instant,
): readonly RosterGap[] {
  const areas = new Set(subjects.find(({ id }) => id === stationId)?.areas ?? []);
  return gaps
    .filter(({ alarming, from, to }) => alarming && from < now + TOLD_AHEAD_MS && to > now)
    .filter(({ kind, who, area, subjectIds }) =>
      kind === 'nobody' ? who !== 'supervisor' && area !== null && areas.has(area) : subjectIds.includes(stationId),
    )
    .sort((a, b) => a.from - b.from);
}
