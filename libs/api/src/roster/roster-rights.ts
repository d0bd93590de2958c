// Who may change what of the roster: supervisors and administrators everything; a doctor the own absences, and who covers
// the own patients.
import type { Principal } from '#access';
import type { RosterTask } from '#care';

interface WhatIsChanged {
  readonly task: RosterTask;
  readonly subjectId: string;
  readonly coversId?: string | null | undefined;
}

export function mayChangeDuty(who: Principal, duty: WhatIsChanged): boolean {
  if (who.role === 'supervisor' || who.role === 'administrator') return true;
  if (who.role !== 'doctor') return false;
  return duty.task === 'away' ? duty.subjectId === who.personId : duty.coversId === who.personId;
}
