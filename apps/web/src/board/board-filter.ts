// Which patients a seat wants to see, as the address of the page says it, so that a reload or a link keeps it. A filter
// never hides that somebody waits: unanswered incidents outside it are counted and shown above the list.
import type { Incident, Priority } from '../api/types.js';
import { presentDispatch, type BoardState, type WatchedPatient } from './board-state.js';

export const FILTER_STATES = ['unanswered', 'in-hand', 'watched', 'paused'] as const;
export type FilterState = (typeof FILTER_STATES)[number];
export const FILTER_KINDS = ['physiological', 'technical'] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];
export const FILTER_PRIORITIES = ['high', 'medium', 'low'] as const satisfies readonly Priority[];

export interface BoardFilter {
  readonly priority: Priority | null;
  readonly state: FilterState | null;
  readonly kind: FilterKind | null;
  readonly area: string | null;
  readonly stationId: string | null;
  /** Only incidents the person who sits here has acknowledged. */
  readonly mine: boolean;
}

export const NO_FILTER: BoardFilter = {
  priority: null,
  state: null,
  kind: null,
  area: null,
  stationId: null,
  mine: false,
};

/** What the address says; what it says wrongly is left out. */
export function filterFrom(query: URLSearchParams): BoardFilter {
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | null =>
    known.find((each) => each === query.get(name)) ?? null;
  return {
    priority: oneOf('priority', FILTER_PRIORITIES),
    state: oneOf('state', FILTER_STATES),
    kind: oneOf('kind', FILTER_KINDS),
    area: query.get('area'),
    stationId: query.get('station'),
    mine: query.get('mine') === '1',
  };
}

/** The address with this filter; what else it says stays. */
export function withFilter(query: URLSearchParams, filter: BoardFilter): URLSearchParams {
  const next = new URLSearchParams(query);
  const { stationId, mine, ...plain } = filter;
  const values = { ...plain, station: stationId, mine: mine ? '1' : null };
  for (const [name, value] of Object.entries(values)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function isFiltering(filter: BoardFilter): boolean {
  return filter.mine || Object.entries(filter).some(([name, value]) => name !== 'mine' && value !== null);
}

interface Seen {
  readonly patient: WatchedPatient;
  readonly incident: Incident | undefined;
  readonly now: number;
  /** The person who sits here. */
  readonly me: string;
}

export function passes(filter: BoardFilter, { patient, incident, now, me }: Seen): boolean {
  if (filter.area !== null && patient.area !== filter.area) return false;
  if (filter.priority !== null && incident?.priority !== filter.priority) return false;
  if (filter.kind !== null && incident?.headlineAlarm?.conditionKind !== filter.kind) return false;
  if (filter.mine && incident?.acknowledged?.by !== me) return false;
  if (filter.stationId !== null) {
    if (incident === undefined || presentDispatch(incident)?.stationId !== filter.stationId) return false;
  }
  return filter.state === null || filter.state === stateOf(patient, incident, now);
}

function stateOf(patient: WatchedPatient, incident: Incident | undefined, now: number): FilterState {
  if (incident !== undefined) return incident.unansweredSince === null ? 'in-hand' : 'unanswered';
  return patient.pausedUntil !== null && patient.pausedUntil > now ? 'paused' : 'watched';
}

/** How many unanswered incidents the rows shown leave out. */
export function hiddenUnanswered(
  state: Pick<BoardState, 'incidents' | 'patients'>,
  shown: ReadonlySet<string>,
): number {
  return [...state.incidents.values()].filter(
    ({ patientId, unansweredSince }) =>
      unansweredSince !== null && state.patients.has(patientId) && !shown.has(patientId),
  ).length;
}
