// What every change of a dispatch writes and tells: a step of its own, and the whole dispatch to whoever watches it.
import type { DispatchRow, Repositories } from '#records';
import type { Actor, CentreTransaction } from '../centre-transaction.js';
import { notFound } from '../http/refusal.js';
import { IncidentWork } from '../incidents/incident-work.js';
import type { DispatchDto } from './dispatch.dto.js';
import { dispatchViews } from './dispatch-views.js';

export interface StepOptions {
  readonly madeAt?: number | null | undefined;
  readonly requestId?: string | undefined;
  readonly reason?: string | undefined;
  readonly keptAct?: string | undefined;
}

export function addStep(
  tx: CentreTransaction,
  id: string,
  state: DispatchRow['state'],
  by: Actor,
  { madeAt = null, requestId, reason, keptAct }: StepOptions = {},
): Promise<void> {
  return tx.records.dispatches.addStep({
    dispatch_id: id,
    state,
    at: tx.now,
    made_at: madeAt,
    by: by.id,
    by_name: by.name,
    reason: reason ?? null,
    request_id: requestId ?? null,
    kept_act: keptAct ?? null,
  });
}

export async function requireDispatch(records: Repositories, id: string): Promise<DispatchRow> {
  const row = await records.dispatches.find(id);
  if (row === undefined) throw notFound('dispatch');
  return row;
}

export async function viewOf(records: Repositories, row: DispatchRow, now: number): Promise<DispatchDto> {
  const [dispatch] = await dispatchViews(records, [row], now);
  if (dispatch === undefined) throw notFound('dispatch');
  return dispatch;
}

/** Tells whoever watches the dispatch as it now is. */
export async function tellDispatch(tx: CentreTransaction, id: string): Promise<DispatchDto> {
  const row = await requireDispatch(tx.records, id);
  const dispatch = await viewOf(tx.records, row, tx.now);
  const scope = { stationId: row.station_id, patientId: row.patient_id };
  tx.event('dispatch.changed', row.incident_id === null ? scope : { ...scope, incidentId: row.incident_id }, {
    dispatch,
  });
  return dispatch;
}

/** Where a dispatch's story is written: its incident, or for a planned visit the patient's open one, if any. */
export async function storyOf(
  tx: CentreTransaction,
  row: Pick<DispatchRow, 'incident_id' | 'patient_id'>,
): Promise<IncidentWork | null> {
  const id = row.incident_id ?? (await tx.records.incidents.openOf(row.patient_id))?.id ?? null;
  return id === null ? null : new IncidentWork(tx, id, row.patient_id);
}
