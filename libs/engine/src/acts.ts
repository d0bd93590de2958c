// What people and the centre decide that the engine must know. Written to the records' `engine_act` table in the
// transaction that decides it, then carried into the journal in that order; so a replay of the journal repeats them too.
// Each is idempotent: handling one twice changes nothing.
import type { Assessment, PatientCard, Priority } from '#alarms';
import type { Instant, PatientId } from '#kernel';

interface ActBase {
  /** Unique; the engine ignores one it has handled. */
  readonly actId: string;
  readonly at: Instant;
  /** Person id, or `centre` for what the system does itself. */
  readonly by: string;
}

export type EngineAct = ActBase &
  (
    | {
        /** The patient's whole rule set. Rules that did not change keep their running state. */
        readonly kind: 'patient-set';
        readonly patientId: PatientId;
        readonly timeZone: string;
        /** Rules as in the scenario language, with `version`. Validated by `#alarms` parseRules before they get here. */
        readonly rules: readonly unknown[];
        /** What the patient's card says that rules ask for. */
        readonly card?: PatientCard;
      }
    | { readonly kind: 'patient-removed'; readonly patientId: PatientId }
    | {
        /** A device is lent to a patient for a time; `to: null` until further notice. Looked up by `observedAt`. */
        readonly kind: 'device-lent';
        readonly gateway: string;
        readonly device: string;
        readonly patientId: PatientId;
        readonly from: Instant;
        readonly to: Instant | null;
      }
    | {
        readonly kind: 'acknowledge';
        readonly patientId: PatientId;
        readonly ruleId: string;
        readonly onsetAt: Instant;
        /** The priority that the person saw; what has risen above it meanwhile is not acknowledged. */
        readonly seen?: Priority;
      }
    | { readonly kind: 'audio-pause'; readonly patientId: PatientId; readonly until: Instant }
    | {
        readonly kind: 'shelve';
        readonly patientId: PatientId;
        readonly ruleId: string;
        readonly until: Instant;
        readonly reason: string;
      }
    | { readonly kind: 'unshelve'; readonly patientId: PatientId; readonly ruleId: string }
    | {
        readonly kind: 'patient-paused';
        readonly patientId: PatientId;
        readonly until: Instant;
        readonly reason: string;
      }
    | { readonly kind: 'patient-resumed'; readonly patientId: PatientId }
    | {
        /** What somebody saw rather than a sensor measured. What is not given was not looked at. */
        readonly kind: 'patient-assessed';
        readonly patientId: PatientId;
        readonly observedAt: Instant;
        /** ACVPU: alert, new confusion, voice, pain, unresponsive. */
        readonly consciousness?: 'A' | 'C' | 'V' | 'P' | 'U';
        readonly oxygen?: boolean;
        /** What was measured by hand at the same time and counts in NEWS2. */
        readonly measured?: Assessment['measured'];
      }
  );
