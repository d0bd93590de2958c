// What keeps alarms from being heard now, across all patients, the soonest end first within each kind.
import type { Instant } from '#kernel';
import type { WatchedPatient } from './board-state.js';

interface OfPatient {
  readonly patientId: string;
  readonly name: string;
  readonly until: Instant;
}

export type Quieted =
  | (OfPatient & { readonly kind: 'paused' })
  | (OfPatient & { readonly kind: 'shelved'; readonly ruleId: string })
  | (OfPatient & { readonly kind: 'audio' });

export function quietedOf(patients: Iterable<WatchedPatient>, now: Instant): Quieted[] {
  const found: Quieted[] = [];
  for (const { id: patientId, displayName: name, pausedUntil, audioPausedUntil, rules } of patients) {
    if (pausedUntil !== null && pausedUntil > now) found.push({ kind: 'paused', patientId, name, until: pausedUntil });
    if (audioPausedUntil !== null && audioPausedUntil > now) {
      found.push({ kind: 'audio', patientId, name, until: audioPausedUntil });
    }
    for (const { ruleId, shelvedUntil } of rules) {
      if (shelvedUntil !== null && shelvedUntil > now) {
        found.push({ kind: 'shelved', patientId, name, ruleId, until: shelvedUntil });
      }
    }
  }
  return found.sort((a, b) => a.until - b.until || (a.patientId < b.patientId ? -1 : 1));
}
