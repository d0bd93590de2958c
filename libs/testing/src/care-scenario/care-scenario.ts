// A care scenario: what happens to incidents, people and machines in time, and what must be true when. Parsed by
// parse-care-scenario.ts, run through the real centre by run-care-scenario.ts; docs/care-scenarios.md says it in words.
import type { Priority } from '#alarms';
import type { EscalationCause, Outcome, WrittenPolicy, DutyPattern } from '#care';
import type { DurationMs, Instant } from '#kernel';

export type CareRole = 'centre' | 'supervisor' | 'station' | 'doctor' | 'administrator';
export type Device = 'push' | 'email';
/** `roster`: the bell's messages about gaps in the roster, which the other channels here leave out. */
export type CareChannel = Device | 'bell' | 'roster';

export interface CarePerson {
  readonly id: string;
  readonly role: CareRole;
  readonly station: string | null;
  readonly devices: readonly Device[];
  /** Before an open board from the start. */
  readonly seated: boolean;
}

export interface CareDuty {
  readonly kind: 'station' | 'doctor' | 'supervisor';
  readonly subject: string;
  readonly task: 'duty' | 'covering' | 'coordinating' | 'away';
  readonly pattern: DutyPattern;
  readonly rank: number;
}

export interface CareScenario {
  readonly start: Instant;
  readonly timeZone: string;
  /** Processes of the centre on the one database. */
  readonly centres: number;
  readonly area: string;
  readonly patients: readonly { readonly id: string; readonly area: string; readonly timeZone: string }[];
  readonly stations: readonly { readonly id: string; readonly areas: readonly string[] }[];
  readonly people: readonly CarePerson[];
  readonly roster: readonly CareDuty[];
  readonly policies: readonly WrittenPolicy[] | null;
  readonly lines: readonly CareLine[];
}

export interface CareWhen {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly at: DurationMs;
  readonly written: string;
}

export interface ExpectedIncident {
  readonly state?: 'open' | 'closed' | 'none';
  readonly priority?: Priority;
  readonly acknowledgedBy?: string | null;
  readonly cause?: EscalationCause | null;
  readonly level?: number;
  readonly louder?: boolean;
  readonly unreached?: boolean;
  /** From now to the next step; null when none is due. */
  readonly nextIn?: DurationMs | null;
  /** State of the newest dispatch. */
  readonly dispatch?: string | null;
  readonly station?: string;
}

export type CareAct =
  | { readonly act: 'alarm'; readonly alarm: string; readonly patient: string; readonly priority: Priority }
  | { readonly act: 'rises'; readonly alarm: string; readonly patient: string; readonly to: Priority }
  | { readonly act: 'clears'; readonly alarm: string; readonly patient: string }
  | { readonly act: 'suppress' | 'heardAgain'; readonly alarm: string; readonly patient: string }
  | { readonly act: 'acknowledge' | 'note'; readonly patient: string; readonly by: string }
  | { readonly act: 'call'; readonly patient: string; readonly by: string; readonly outcome: 'reached' | 'no-answer' }
  | { readonly act: 'close'; readonly patient: string; readonly by: string; readonly outcome: Outcome }
  | { readonly act: 'dispatch'; readonly patient: string; readonly by: string; readonly station: string | null }
  | {
      readonly act: 'accept' | 'decline' | 'depart' | 'arrive' | 'report' | 'recall';
      readonly patient: string;
      readonly by: string;
    }
  | { readonly act: 'policies'; readonly policies: readonly WrittenPolicy[]; readonly by: string }
  | { readonly act: 'roster'; readonly duty: CareDuty }
  | { readonly act: 'sit' | 'leave' | 'account-closed'; readonly person: string }
  | { readonly act: 'device'; readonly person: string; readonly device: Device }
  | { readonly act: 'channel'; readonly channel: Device; readonly does: 'work' | 'fail' | 'hold' }
  | { readonly act: 'stopCentre' | 'startCentre'; readonly centre: number }
  | { readonly act: 'killCentre'; readonly centre: number; readonly when: 'before-commit' | 'after-commit' }
  | { readonly act: 'restartCentre' }
  | { readonly act: 'clockBack'; readonly by: DurationMs };

export type CareCheck =
  | {
      readonly check: 'notified';
      readonly who: string;
      readonly channel: CareChannel;
      readonly within: DurationMs;
      readonly times: number | null;
    }
  | {
      readonly check: 'not-notified';
      readonly who: string;
      readonly within: DurationMs;
      readonly channel: CareChannel | null;
    }
  | { readonly check: 'withdrawn'; readonly who: string; readonly channel: Exclude<CareChannel, 'roster'> }
  | { readonly check: 'state'; readonly patient: string; readonly expected: ExpectedIncident }
  | { readonly check: 'timeline'; readonly patient: string; readonly kinds: readonly string[]; readonly exact: boolean }
  | { readonly check: 'timeline-count'; readonly patient: string; readonly kind: string; readonly count: number }
  | { readonly check: 'says'; readonly patient: string; readonly text: string }
  | { readonly check: 'deadlines'; readonly counts: Readonly<Record<string, number>> };

export type CareLine =
  | (CareWhen & { readonly kind: 'act'; readonly act: CareAct })
  | (CareWhen & { readonly kind: 'check'; readonly check: CareCheck });

export type ParsedCareScenario =
  | { readonly kind: 'scenario'; readonly scenario: CareScenario }
  | { readonly kind: 'refused'; readonly problems: readonly { readonly line: number; readonly reason: string }[] };
