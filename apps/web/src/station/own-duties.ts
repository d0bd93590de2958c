// When a station is on duty, as its nurses read it: turns of the same rank and areas that follow one another are one stretch,
// so that a week of daily turns is one line, and two lines differ in more than nothing.
import type { RosterDuty, RosterShift } from '../api/types.js';

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
