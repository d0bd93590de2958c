// In which order patients stand on the board, and how that order is held while somebody's hand is in the list.
import type { DurationMs } from '#kernel';
import type { Incident } from '../api/types.js';
import { byUrgency, type BoardState, type WatchedPatient } from './board-state.js';

export type Section = 'unanswered' | 'in-hand' | 'watched';

export interface BoardRow {
  readonly patientId: string;
  readonly section: Section;
}

/** Unanswered incidents by urgency, then those in somebody's hands, then everybody else by reading of the name. */
export function orderedRows(state: Pick<BoardState, 'incidents' | 'patients'>): BoardRow[] {
  const open = [...state.incidents.values()].filter((incident) => state.patients.has(incident.patientId));
  open.sort(byUrgency);
  const busy = new Set(open.map((incident) => incident.patientId));
  const calm = [...state.patients.values()].filter((patient) => !busy.has(patient.id)).sort(byReading);
  return [
    ...open.map((incident) => ({ patientId: incident.patientId, section: sectionOf(incident) })),
    ...calm.map((patient) => ({ patientId: patient.id, section: 'watched' as const })),
  ];
}

export function sectionOf(incident: Incident | undefined): Section {
  if (incident === undefined) return 'watched';
  return incident.unansweredSince === null ? 'in-hand' : 'unanswered';
}

function byReading(a: WatchedPatient, b: WatchedPatient): number {
  return a.kana.localeCompare(b.kana, 'ja') || (a.id < b.id ? -1 : 1);
}

export interface HeldRows {
  readonly rows: readonly BoardRow[];
  /** Patients who wait for an answer now and did not when the order was taken hold of. */
  readonly arrivals: readonly string[];
}

/**
 * The order as it was when the hand came in: no row moves, also when what it says has changed. Patients new to the board
 * wait until the hand is gone; `arrivals` says how many now need an answer.
 */
export function holdRows(held: readonly BoardRow[], present: readonly BoardRow[]): HeldRows {
  const here = new Set(present.map((row) => row.patientId));
  const waited = new Set(held.filter((row) => row.section === 'unanswered').map((row) => row.patientId));
  return {
    rows: held.filter((row) => here.has(row.patientId)),
    arrivals: present
      .filter((row) => row.section === 'unanswered' && !waited.has(row.patientId))
      .map((row) => row.patientId),
  };
}

/** A board nobody has touched for so long is idle. */
export const IDLE_MS = 15_000;

/** Whom an idle board opens by itself: the first unanswered, unless an unanswered one is open already. */
export function autoOpened(input: {
  readonly rows: readonly BoardRow[];
  readonly selected: string | null;
  readonly idleMs: DurationMs;
  readonly dialogOpen: boolean;
}): string | null {
  const first = input.rows.find((row) => row.section === 'unanswered');
  if (first === undefined || input.dialogOpen) return null;
  if (input.selected === null) return first.patientId;
  if (input.idleMs < IDLE_MS) return null;
  const open = input.rows.find((row) => row.patientId === input.selected);
  return open?.section === 'unanswered' ? null : first.patientId;
}

/** The row `step` below (or above) the selected one; the first where nothing is selected. */
export function neighbour(rows: readonly BoardRow[], selected: string | null, step: number): string | null {
  const at = rows.findIndex((row) => row.patientId === selected);
  if (at < 0) return rows[0]?.patientId ?? null;
  return rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.patientId ?? null;
}
