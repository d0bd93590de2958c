// The search for a doctor as its readers see it.
import type { DoctorCallRow, DoctorChainRow, Repositories } from '#records';
import { grouped } from '../grouped.js';
import type { DoctorCallDto, DoctorChainDto } from './doctor-chain.dto.js';

/** Chains with their calls, in the order given. */
export async function chainViews(records: Repositories, rows: readonly DoctorChainRow[]): Promise<DoctorChainDto[]> {
  const calls = grouped(await records.doctorChains.callsOf(rows.map(({ id }) => id)), (call) => call.chain_id);
  return rows.map((row) => {
    const own = calls.get(row.id) ?? [];
    return {
      id: row.id,
      patientId: row.patient_id,
      incidentId: row.incident_id,
      dispatchId: row.dispatch_id,
      state: row.state,
      question: row.question,
      startedByName: row.started_by_name,
      startedAt: row.started_at,
      nobodyToAsk: row.state === 'asking' && !own.some(({ state }) => state === 'asked'),
      calls: own.map(callView),
    };
  });
}

export function callView(call: DoctorCallRow): DoctorCallDto {
  return {
    id: call.id,
    chainId: call.chain_id,
    doctorId: call.doctor_id,
    doctorName: call.doctor_name,
    role: call.role,
    telephone: call.telephone,
    repetition: call.repetition,
    state: call.state,
    askedAt: call.asked_at,
    answerBy: call.answer_by,
    settledAt: call.settled_at,
    settledByName: call.settled_by_name,
    note: call.note,
  };
}
