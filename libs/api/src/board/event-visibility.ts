// Which events a person hears. Decided by role and scope for each event, as the queries decide it for each answer.
import { isSeat, type Principal } from '#access';
import type { CentreEvent } from '#events';
import type { Instant } from '#kernel';
import { covers, type PatientScope } from '../access/scope.js';
import type { DispatchDto } from '../dispatches/dispatch.dto.js';
import { asSeenBy, withoutPatient } from '../dispatches/dispatch-visibility.js';

/** The synthetic patient's events are for the path's own watch, not for people. */
const FOR_NOBODY = 'canary.';
const FOR_ADMINISTRATORS: ReadonlySet<string> = new Set(['gateway.changed', 'station.changed']);
const CLINICAL = /^(incident|alarm|patient|dispatch)\./;

/** Messages are between the centre and their receiver; a seat follows those of an incident. */
const OWN = 'notification.';

function isOwn(who: Principal, { scope }: CentreEvent): boolean {
  return scope.personId === who.personId || (isSeat(who.role) && scope.incidentId !== undefined);
}

/** Whom a listener may hear of, and when that was looked up. */
export interface Hearing {
  readonly scope: PatientScope;
  readonly scopeAt: Instant;
}

/** The event as this person may hear it, or null. */
export function eventFor(who: Principal, { scope, scopeAt }: Hearing, event: CentreEvent): CentreEvent | null {
  if (event.type.startsWith(FOR_NOBODY)) return null;
  if (event.type.startsWith(OWN)) return isOwn(who, event) ? event : null;
  if (isSeat(who.role)) return event;
  switch (who.role) {
    case 'station':
      if (event.type !== 'dispatch.changed' || event.scope.stationId !== who.stationId) return null;
      return { ...event, data: { dispatch: dispatchHeard(event, scope, scopeAt) } };
    case 'doctor': {
      const { patientId } = event.scope;
      return CLINICAL.test(event.type) && patientId !== undefined && covers(scope, patientId) ? event : null;
    }
    case 'administrator':
      return FOR_ADMINISTRATORS.has(event.type) ? event : null;
    default:
      return null;
  }
}

/**
 * An offer heard again after the station was called off is an offer no more: whoever resumes from yesterday gets the fact, not
 * the address. A patient the scope does not know yet is a new one if the offer is newer than the scope.
 */
function dispatchHeard(
  { data, scope: { patientId }, occurredAt }: CentreEvent,
  scope: PatientScope,
  scopeAt: Instant,
): DispatchDto {
  const dispatch = data['dispatch'] as DispatchDto;
  const isOver = occurredAt < scopeAt && patientId !== undefined && !covers(scope, patientId);
  return isOver ? withoutPatient(dispatch) : asSeenBy('station', dispatch);
}
