// Dispatches as their readers see them: with steps, photos, orders and who has the report. Everything of many dispatches is
// loaded in a fixed number of queries.
import { ageAt, NO_INSTRUCTION_TEXT } from '#care';
import type { Instant } from '#kernel';
import type {
  DispatchRow,
  DispatchStepRow,
  DoctorOrderRow,
  ReportCopyRow,
  Repositories,
  StoredReport,
  VisitPhotoFacts,
} from '#records';
import { CENTRE } from '../centre-transaction.js';
import type { DoctorChainDto } from '../doctors/doctor-chain.dto.js';
import { chainViews } from '../doctors/doctor-views.js';
import { grouped } from '../grouped.js';
import type { DispatchDto, DispatchReportDto, DoctorOrderDto, ReportCopyDto, VisitPhotoDto } from './dispatch.dto.js';

interface Belongings {
  readonly steps: readonly DispatchStepRow[];
  readonly photos: readonly VisitPhotoFacts[];
  readonly orders: readonly DoctorOrderRow[];
  readonly copies: readonly ReportCopyRow[];
  readonly doctorChain: DoctorChainDto | null;
}

/** Dispatches in the order given. */
export async function dispatchViews(
  records: Repositories,
  rows: readonly DispatchRow[],
  now: Instant,
): Promise<DispatchDto[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const steps = grouped(await records.dispatches.stepsOf(ids), (step) => step.dispatch_id);
  const photos = grouped(await records.visits.photosOf(ids), (photo) => photo.dispatch_id);
  const copies = grouped(await records.visits.copiesOf(ids), (copy) => copy.dispatch_id);
  const orders = grouped(await records.doctorChains.ordersOf(ids), (order) => order.dispatch_id ?? '');
  const chains = await chainViews(records, await records.doctorChains.ofDispatches(ids));
  return rows.map((row) =>
    dispatchView(row, now, {
      steps: steps.get(row.id) ?? [],
      photos: photos.get(row.id) ?? [],
      orders: orders.get(row.id) ?? [],
      copies: copies.get(row.id) ?? [],
      doctorChain: chains.find((chain) => chain.dispatchId === row.id) ?? null,
    }),
  );
}

function dispatchView(row: DispatchRow, now: Instant, belongings: Belongings): DispatchDto {
  const { steps, photos, orders, copies, doctorChain } = belongings;
  return {
    id: row.id,
    kind: row.kind,
    priority: row.priority,
    incidentId: row.incident_id,
    patientId: row.patient_id,
    stationId: row.station_id,
    stationName: row.station_name,
    state: row.state,
    offeredAt: row.offered_at,
    answerBy: row.answer_by,
    plannedFor: row.planned_for,
    follows: row.follows,
    byItself: row.kind === 'offer' && row.offered_by === CENTRE.id,
    note: row.note,
    ...instructionView(row),
    eta: row.eta_at,
    nurse: nurseView(row),
    steps: steps.map((step) => ({
      state: step.state,
      at: step.at,
      madeAt: step.made_at,
      by: step.by,
      byName: step.by_name,
      reason: step.reason,
      keptAct: step.kept_act,
    })),
    report: row.report === null ? null : reportView(row.report),
    photos: photos.map(photoView),
    orders: orders.map(orderView),
    reportCopies: copies.map(copyView),
    doctorChain,
    patient: {
      displayName: row.patient_name,
      age: ageAt(row.birth_date, now, row.time_zone),
      address: row.address,
      lat: row.lat,
      lon: row.lon,
      keyNote: row.key_note,
      phone: row.phone,
    },
    summary: row.summary,
  };
}

/** The instruction kept with the dispatch, or in words that there is none. */
function instructionView(
  row: DispatchRow,
): Pick<DispatchDto, 'standingInstruction' | 'instruction' | 'noInstructionNotice'> {
  const { standing_instruction: text, instruction_version: version, instruction_by: byName, instruction_at: at } = row;
  return {
    standingInstruction: text,
    instruction: text === null || version === null || byName === null || at === null ? null : { version, byName, at },
    noInstructionNotice: text === null ? { ...NO_INSTRUCTION_TEXT } : null,
  };
}

function nurseView(row: DispatchRow): DispatchDto['nurse'] {
  if (row.nurse_id === null) return null;
  const telephone = row.nurse_telephone ?? (row.station_telephone === '' ? null : row.station_telephone);
  return { personId: row.nurse_id, displayName: row.nurse_name ?? '', telephone };
}

export function reportView(report: StoredReport): DispatchReportDto {
  const { consciousness = null, oxygen = null, news2 = null } = report;
  return { ...report, consciousness, oxygen, news2 };
}

export function photoView(photo: VisitPhotoFacts): VisitPhotoDto {
  return {
    id: photo.id,
    path: `/api/dispatches/${photo.dispatch_id}/photos/${photo.id}`,
    width: photo.width,
    height: photo.height,
    byName: photo.by_name,
    madeAt: photo.made_at,
  };
}

export function orderView(order: DoctorOrderRow): DoctorOrderDto {
  return {
    id: order.id,
    doctorName: order.doctor_name,
    way: order.way,
    text: order.text,
    readBack: order.read_back,
    takenByName: order.taken_by_name,
    givenAt: order.given_at,
  };
}

function copyView(copy: ReportCopyRow): ReportCopyDto {
  return {
    doctorId: copy.doctor_id,
    doctorName: copy.doctor_name,
    sentAt: copy.sent_at,
    openedAt: copy.opened_at,
    repliedAt: copy.replied_at,
  };
}
