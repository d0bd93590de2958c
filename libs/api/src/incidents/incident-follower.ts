// What must follow whenever an incident has changed, in the same decision. Put here so that nobody who changes an incident
// can forget it: `IncidentWork.finish` runs the followers.
import type { AlarmRow, IncidentRow } from '#records';
import type { CentreTransaction } from '../centre-transaction.js';
import type { DispatchDto } from '../dispatches/dispatch.dto.js';
import type { IncidentWork } from './incident-work.js';

export interface LoadedIncident {
  readonly row: IncidentRow;
  readonly alarms: readonly AlarmRow[];
  readonly dispatches: readonly DispatchDto[];
}

export interface ChangedIncident extends LoadedIncident {
  /** Whether a person did something about it in this decision. */
  readonly personActed: boolean;
  /** Takes timeline entries that follow. */
  readonly work: IncidentWork;
}

export type IncidentFollower = (tx: CentreTransaction, changed: readonly ChangedIncident[]) => Promise<void>;
