// Which events a person hears. Decided by role and scope for each event, as the queries decide it for each answer.
import { isSeat, type Principal } from '#access';
import type { CentreEvent } from '#events';
import { covers, type PatientScope } from '../access/scope.js';
import type { DispatchDto } from '../dispatches/dispatch.dto.js';
import { asSeenBy } from '../dispatches/dispatch-visibility.js';

/** The synthetic patient's events are for the path's own watch, not for people. */
const FOR_NOBODY = 'canary.';
const FOR_ADMINISTRATORS: ReadonlySet<string> = new Set(['gateway.changed', 'station.changed']);
const CLINICAL = /^(incident|alarm|patient|dispatch)\./;

/** Messages are between the centre and their receiver; a seat follows those of an incident. */
const OWN = 'notification.';

function isOwn(who: Principal, { scope }: CentreEvent): boolean {
  return scope.personId === who.personId || (isSeat(who.role) && scope.incidentId !== undefined);
}

/** The event as this person may hear it, or null. */
export function eventFor(who: Principal, scope: PatientScope, event: CentreEvent): CentreEvent | null {
  if (event.type.startsWith(FOR_NOBODY)) return null;
  if (event.type.startsWith(OWN)) return isOwn(who, event) ? event : null;
  if (isSeat(who.role)) return event;
  switch (who.role) {
    case 'station':
      if (event.type !== 'dispatch.changed' || event.scope.stationId !== who.stationId) return null;
      return { ...event, data: { dispatch: asSeenBy('station', event.data['dispatch'] as DispatchDto) } };
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
