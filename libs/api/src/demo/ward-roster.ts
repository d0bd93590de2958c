// The demonstration ward's roster of people: a supervisor at all hours, and three doctors who are each other's cover. One
// coordinates for a day and night while a second takes the other two's patients overnight, so nobody is in two places.
import type { DutyDay, DutyPattern, RosterTask } from '#care';
import type { CentreTransaction } from '../centre-transaction.js';

const TIME_ZONE = 'Asia/Tokyo';
const ALL: readonly DutyDay[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const TURNS: readonly (readonly DutyDay[])[] = [
  ['mon', 'tue'],
  ['wed', 'thu'],
  ['fri', 'sat', 'sun'],
];

export interface WardStaff {
  readonly supervisorId: string | undefined;
  /** Three, in the order of their turns. */
  readonly doctorIds: readonly string[];
  /** Comes along on the eves of holidays, after the stations that are there anyway. */
  readonly holidayStationId: string | undefined;
}

export async function seedRoster(tx: CentreTransaction, staff: WardStaff): Promise<void> {
  const { supervisorId, doctorIds, holidayStationId } = staff;
  if (supervisorId !== undefined) await add(tx, supervisorId, 'supervisor', 'duty', daily(ALL, '00:00', '24:00'), '');
  for (const [turn, coordinator] of doctorIds.entries()) {
    const days = TURNS[turn] ?? [];
    await add(tx, coordinator, 'doctor', 'coordinating', daily(days, '09:00', '09:00'), '調整医');
    const cover = doctorIds[(turn + 1) % doctorIds.length];
    if (cover === undefined || cover === coordinator) continue;
    for (const covered of doctorIds.filter((id) => id !== cover)) {
      await add(tx, cover, 'doctor', 'covering', daily(days, '18:00', '09:00'), '夜間の代診', covered);
    }
  }
  if (holidayStationId === undefined) return;
  const eve: DutyPattern = { kind: 'holiday-span', from: '18:00', to: '09:00', yearEnd: true };
  await add(tx, holidayStationId, 'station', 'duty', eve, '連休の応援');
}

function daily(days: readonly DutyDay[], from: string, to: string): DutyPattern {
  return { kind: 'weekly', days, from, to };
}

async function add(
  tx: CentreTransaction,
  subjectId: string,
  kind: 'station' | 'doctor' | 'supervisor',
  task: RosterTask,
  pattern: DutyPattern,
  note: string,
  coversId: string | null = null,
): Promise<void> {
  await tx.records.roster.add({
    id: tx.newId(),
    kind,
    task,
    station_id: kind === 'station' ? subjectId : null,
    person_id: kind === 'station' ? null : subjectId,
    areas: '[]',
    covers_id: coversId,
    time_zone: TIME_ZONE,
    pattern: JSON.stringify(pattern),
    except_dates: '[]',
    valid_from: null,
    valid_until: null,
    rank: kind === 'station' ? 3 : 0,
    note,
    changed_at: tx.now,
    changed_by: 'centre',
  });
}
