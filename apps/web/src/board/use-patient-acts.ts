// What can be done about the open patient now, by button and by key alike.
import type { Incident } from '../api/types.js';
import { centreClock } from '../clock.js';
import { useAct } from './actions.js';
import type { WatchedPatient } from './board-state.js';
import type { DialogKind } from './dialogs/dialogs.js';

/** What lies over the board. */
export type Overlay = DialogKind | 'keys' | 'sound' | 'quiet' | null;

export interface PatientActs {
  readonly busy: boolean;
  /** An alarm that nobody has acknowledged. */
  readonly acknowledgeable: boolean;
  /** Waits for a person, for whatever reason. */
  readonly waits: boolean;
  readonly acknowledge: () => void;
  readonly audioPause: () => void;
  readonly resume: () => void;
  readonly keys: Readonly<Record<string, () => void>>;
}

export function usePatientActs(
  patient: WatchedPatient | undefined,
  incident: Incident | undefined,
  open: (overlay: Overlay) => void,
): PatientActs {
  const { mutate, isPending } = useAct();
  const waits = incident !== undefined && incident.unansweredSince !== null;
  const acknowledgeable = waits && incident.acknowledged === null;
  const acknowledge = (): void => {
    if (!acknowledgeable || isPending) return;
    const seen = incident.alarms.map(({ id, priority }) => ({ id, priority }));
    mutate({ kind: 'acknowledge', incidentId: incident.id, seen });
  };
  const audioPause = (): void => {
    if (waits && patient !== undefined) mutate({ kind: 'audio-pause', patientId: patient.id });
  };
  const resume = (): void => {
    if (patient !== undefined) mutate({ kind: 'resume', patientId: patient.id });
  };
  const onIncident = (kind: DialogKind) => (): void => {
    if (incident !== undefined) open(kind);
  };
  const onPatient = (kind: DialogKind) => (): void => {
    if (patient !== undefined) open(kind);
  };
  const pauseOrResume = (): void => {
    const until = patient?.pausedUntil ?? null;
    if (until !== null && until > centreClock.now()) resume();
    else onPatient('pause')();
  };
  return {
    busy: isPending,
    acknowledgeable,
    waits,
    acknowledge,
    audioPause,
    resume,
    keys: {
      a: acknowledge,
      d: onIncident('dispatch'),
      t: onIncident('call'),
      n: onIncident('note'),
      s: onPatient('shelve'),
      p: audioPause,
      z: pauseOrResume,
      v: onPatient('visit'),
      e: () => {
        if (incident !== undefined && !waits) open('close');
      },
    },
  };
}
