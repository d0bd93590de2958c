// What the board knows, as a pure fold over the snapshot and the events that follow it. An event is taken once, in the
// order of its sequence; one that was seen before changes nothing.
import { compareUrgency, isLive } from '#care';
import type { Instant } from '#kernel';
import type {
  Board,
  BoardPatient,
  DeadlineStatus,
  Dispatch,
  Incident,
  IncidentDetail,
  PathStatus,
  PauseState,
  Priority,
  StationSummary,
  TimelineEntry,
} from '../api/types.js';

/** Numerics and sparklines live in the vitals store, which changes far more often than this. */
export type WatchedPatient = Omit<BoardPatient, 'numerics' | 'spark'>;

export interface BoardState {
  /** Newest event taken in. */
  readonly sequence: number;
  readonly patients: ReadonlyMap<string, WatchedPatient>;
  /** Open incidents by patient; a patient has at most one. */
  readonly incidents: ReadonlyMap<string, Incident>;
  /** Entries in order without gaps, for incidents whose timeline was asked for. */
  readonly timelines: ReadonlyMap<string, readonly TimelineEntry[]>;
  readonly stations: readonly StationSummary[];
  readonly path: PathStatus;
  /** As last heard; null before the first heartbeat. */
  readonly deadlines: DeadlineStatus | null;
  /** Sequence of the newest event that says only that something about patients, stations or gateways is different. */
  readonly refreshWantedAt: number;
}

export interface BoardEvent {
  readonly sequence: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type BoardAction =
  | { readonly kind: 'snapshot-loaded'; readonly board: Board }
  | { readonly kind: 'event-received'; readonly event: BoardEvent }
  | { readonly kind: 'timeline-loaded'; readonly incident: IncidentDetail }
  | { readonly kind: 'path-reported'; readonly path: PathStatus }
  | { readonly kind: 'deadlines-reported'; readonly deadlines: DeadlineStatus };

export const EMPTY_BOARD: BoardState = {
  sequence: -1,
  patients: new Map(),
  incidents: new Map(),
  timelines: new Map(),
  stations: [],
  path: { state: 'ok', checkedAt: null, latencyMs: null },
  deadlines: null,
  refreshWantedAt: -1,
};

export function reduceBoard(state: BoardState, action: BoardAction): BoardState {
  switch (action.kind) {
    case 'snapshot-loaded':
      return loadSnapshot(state, action.board);
    case 'event-received':
      return takeEvent(state, action.event);
    case 'timeline-loaded':
      return loadTimeline(state, action.incident);
    case 'path-reported':
      return samePath(state.path, action.path) ? state : { ...state, path: action.path };
    case 'deadlines-reported':
      return sameDeadlines(state.deadlines, action.deadlines) ? state : { ...state, deadlines: action.deadlines };
  }
}

function loadSnapshot(state: BoardState, board: Board): BoardState {
  const patients = new Map(board.patients.map(({ numerics: _, spark: __, ...patient }) => [patient.id, patient]));
  const settled = { ...state, patients, stations: board.stations, path: board.path };
  // Events that came while the snapshot was under way are newer than it: its incidents are then the older ones.
  if (board.sequence < state.sequence) return settled;
  const open = board.incidents.filter((incident) => incident.state === 'open');
  return {
    ...settled,
    sequence: board.sequence,
    incidents: new Map(open.map((incident) => [incident.patientId, incident])),
    timelines: dropClosed(state.timelines, new Set(open.map((incident) => incident.id))),
  };
}

function takeEvent(state: BoardState, event: BoardEvent): BoardState {
  if (event.sequence <= state.sequence) return state;
  const next = { ...state, sequence: event.sequence };
  const { incident, entry, dispatch } = event.data as {
    incident?: Incident;
    entry?: TimelineEntry;
    dispatch?: Dispatch;
  };
  if (incident !== undefined) return putIncident(next, incident);
  if (entry !== undefined) return appendEntry(next, entry);
  if (dispatch !== undefined) return putDispatch(next, dispatch);
  if (event.type === 'patient.changed' && 'pausedUntil' in event.data) return putPause(next, event.data);
  if (KEPT_ELSEWHERE.test(event.type)) return next;
  return { ...next, refreshWantedAt: event.sequence };
}

/**
 * Nothing on the board itself: alarms found in late data or suppressed call nobody, and the trends ask for them; messages and
 * the roster are kept by the parts that show them. A storm of such events must not have the whole board asked for again.
 */
const KEPT_ELSEWHERE = /^(alarm\.recorded$|notification\.|roster\.)/;

function putIncident(state: BoardState, incident: Incident): BoardState {
  const incidents = new Map(state.incidents);
  const known = incidents.get(incident.patientId);
  if (incident.state === 'open') incidents.set(incident.patientId, incident);
  else if (known === undefined || known.id === incident.id) incidents.delete(incident.patientId);
  return { ...state, incidents };
}

function putDispatch(state: BoardState, dispatch: Dispatch): BoardState {
  const incident = state.incidents.get(dispatch.patientId);
  if (incident === undefined || incident.id !== dispatch.incidentId) return state;
  const others = incident.dispatches.filter((known) => known.id !== dispatch.id);
  const incidents = new Map(state.incidents);
  incidents.set(incident.patientId, {
    ...incident,
    dispatches: [...others, dispatch].sort((a, b) => a.offeredAt - b.offeredAt),
  });
  return { ...state, incidents };
}

/** A pause or its end, told with the event. */
function putPause(state: BoardState, data: BoardEvent['data']): BoardState {
  const { patientId, pausedUntil, audioPausedUntil } = data as unknown as PauseState;
  const patient = state.patients.get(patientId);
  if (patient === undefined) return state;
  const patients = new Map(state.patients);
  patients.set(patientId, { ...patient, pausedUntil, audioPausedUntil });
  return { ...state, patients };
}

function appendEntry(state: BoardState, entry: TimelineEntry): BoardState {
  const known = state.timelines.get(entry.incidentId);
  if (known === undefined || known.some((other) => other.seq === entry.seq)) return state;
  const timelines = new Map(state.timelines);
  timelines.set(
    entry.incidentId,
    [...known, entry].sort((a, b) => a.seq - b.seq),
  );
  return { ...state, timelines };
}

function loadTimeline(state: BoardState, incident: IncidentDetail): BoardState {
  const loaded = new Set(incident.timeline.map((entry) => entry.seq));
  const newer = (state.timelines.get(incident.id) ?? []).filter((entry) => !loaded.has(entry.seq));
  const timelines = new Map(state.timelines);
  timelines.set(
    incident.id,
    [...incident.timeline, ...newer].sort((a, b) => a.seq - b.seq),
  );
  return { ...state, timelines };
}

function dropClosed(
  timelines: BoardState['timelines'],
  open: ReadonlySet<string>,
): ReadonlyMap<string, readonly TimelineEntry[]> {
  return new Map([...timelines].filter(([incidentId]) => open.has(incidentId)));
}

function samePath(a: PathStatus, b: PathStatus): boolean {
  return a.state === b.state && a.checkedAt === b.checkedAt && a.latencyMs === b.latencyMs;
}

/** Only what is shown counts: a board in order is not drawn anew for each look at the deadlines. */
function sameDeadlines(a: DeadlineStatus | null, b: DeadlineStatus): boolean {
  if (a === null || a.running !== b.running) return false;
  return b.running || (a.overdue === b.overdue && a.oldestDueAt === b.oldestDueAt);
}

export interface AlarmCounts {
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}

/** Open incidents by how pressing they are, answered ones too. */
export function alarmCounts(state: BoardState): AlarmCounts {
  const counts = { high: 0, medium: 0, low: 0 };
  for (const incident of state.incidents.values()) counts[incident.priority]++;
  return counts;
}

const RANK: Record<Priority, number> = { high: 0, medium: 1, low: 2 };

/**
 * The most pressing alarm that must sound now; `null` for silence. An alarm sounds until it is acknowledged; the engine
 * itself silences it for an audio pause and lets it sound again when it gets worse. An offer that nobody took sounds too.
 */
export function soundingPriority(incidents: Iterable<Incident>): Priority | null {
  let most: Priority | null = null;
  const consider = (priority: Priority): void => {
    if (most === null || RANK[priority] < RANK[most]) most = priority;
  };
  for (const incident of incidents) {
    if (incident.state !== 'open' || incident.unansweredSince === null) continue;
    if (incident.attention !== null) consider(incident.priority);
    for (const alarm of incident.alarms) {
      const heard = alarm.signalState !== 'silent' && alarm.acknowledged === null;
      if (heard && !alarm.historical && alarm.suppressedBy.length === 0) consider(alarm.priority);
    }
  }
  return most;
}

/** Whether it must sound louder: the calling for one of those that sound has come that far. */
export function soundsLouder(incidents: Iterable<Incident>): boolean {
  return [...incidents].some(
    (incident) => incident.escalation?.louder === true && soundingPriority([incident]) !== null,
  );
}

/** The dispatch that somebody is busy with, or the last one. */
export function presentDispatch(incident: Incident): Dispatch | null {
  return incident.dispatches.findLast((dispatch) => isLive(dispatch.state)) ?? incident.dispatches.at(-1) ?? null;
}

export function byUrgency(a: Incident, b: Incident): number {
  return compareUrgency(a, b);
}

/** Time since which the incident waits, or since which it is open. */
export function waitingSince(incident: Incident): Instant {
  return incident.unansweredSince ?? incident.openedAt;
}
