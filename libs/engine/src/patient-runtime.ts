// Everything the engine remembers of one patient: the alarm state, which frames have been seen, and the ECG detectors.
import {
  type Effect,
  type EngineInput,
  type PatientState,
  type RuleSet,
  type StepResult,
  createPatient,
  parseRules,
  step,
} from '#alarms';
import { AppError, type Instant, type PatientId } from '#kernel';
import {
  type EcgFrame,
  type Frame,
  SequenceLedger,
  type SequenceLedgerState,
  type SequenceVerdict,
  type Signal,
} from '#vitals';
import type { EngineAct } from './acts.js';
import { EcgStream, type EcgStreamState } from './ecg-stream.js';

/** As kept between restarts. Structured-clone safe. */
export interface PatientSnapshot {
  readonly patientId: PatientId;
  /** Batches up to this one are contained. */
  readonly position: number;
  readonly nextDeadline: Instant | null;
  readonly state: PatientState;
  readonly ledgers: Readonly<Record<string, SequenceLedgerState>>;
  readonly ecg: Readonly<Record<string, EcgStreamState>>;
}

type PatientAct = Exclude<EngineAct, { kind: 'patient-set' | 'patient-removed' | 'device-lent' }>;

export class PatientRuntime {
  private readonly newest = new Map<string, Instant>();
  private decidedAt = 0;
  private decisions = 0;

  private constructor(
    readonly patientId: PatientId,
    /** Batches up to this one were handled before the restart, or before the patient was here. */
    readonly restoredAt: number,
    private state: PatientState,
    private deadline: Instant | null,
    private readonly ledgers: Map<string, SequenceLedger>,
    private readonly ecg: Map<string, EcgStream>,
  ) {}

  static admit(act: Extract<EngineAct, { kind: 'patient-set' }>, at: Instant, position: number): PatientRuntime {
    const { patientId, timeZone } = act;
    const state = createPatient({ patientId, timeZone, rules: rulesOf(act), at });
    const runtime = new PatientRuntime(patientId, position, state, null, new Map(), new Map());
    runtime.step({ kind: 'tick' }, at);
    return runtime;
  }

  static restore({ patientId, position, state, nextDeadline, ledgers, ecg }: PatientSnapshot): PatientRuntime {
    return new PatientRuntime(
      patientId,
      position,
      state,
      nextDeadline,
      new Map(Object.entries(ledgers).map(([key, ledger]) => [key, new SequenceLedger(ledger)])),
      new Map(Object.entries(ecg).map(([device, stream]) => [device, new EcgStream(stream)])),
    );
  }

  get nextDeadline(): Instant | null {
    return this.deadline;
  }

  snapshot(position: number): PatientSnapshot {
    return {
      patientId: this.patientId,
      position: Math.max(position, this.restoredAt),
      nextDeadline: this.deadline,
      state: this.state,
      ledgers: Object.fromEntries([...this.ledgers].map(([key, ledger]) => [key, ledger.toJSON()])),
      ecg: Object.fromEntries([...this.ecg].map(([device, stream]) => [device, stream.state])),
    };
  }

  acceptsSequence({ gateway, device, stream, sequence, observedAt }: Frame): SequenceVerdict {
    const key = `${gateway}/${device}/${stream}`;
    let ledger = this.ledgers.get(key);
    if (ledger === undefined) {
      ledger = new SequenceLedger();
      this.ledgers.set(key, ledger);
    }
    return ledger.accept(sequence, observedAt);
  }

  /** Counts this patient's decisions within one batch, from 0: the same again in every replay, whoever else is replayed. */
  nextOrdinal(position: number): number {
    this.decisions = position === this.decidedAt ? this.decisions + 1 : 0;
    this.decidedAt = position;
    return this.decisions;
  }

  /** Whether a sample is newer than all before of its signal and device; a backlog must not look like the present. */
  isNewest(signal: Signal, device: string, observedAt: Instant): boolean {
    const key = `${signal}/${device}`;
    if (observedAt < (this.newest.get(key) ?? -Infinity)) return false;
    this.newest.set(key, observedAt);
    return true;
  }

  /** What the detector finds in a stretch of ECG, as inputs for `step`: heart rates and rhythm events. */
  pushEcg(frame: EcgFrame, receivedAt: Instant): readonly EngineInput[] {
    let stream = this.ecg.get(frame.device);
    if (stream === undefined || !stream.fits(frame)) {
      stream = EcgStream.begin(frame);
      this.ecg.set(frame.device, stream);
    }
    return stream.push(frame, receivedAt);
  }

  step(input: EngineInput, at: Instant): readonly Effect[] {
    const result: StepResult = step(this.state, input, at);
    this.state = result.state;
    this.deadline = result.nextDeadline;
    return result.effects;
  }

  setRules(act: Extract<EngineAct, { kind: 'patient-set' }>, at: Instant): readonly Effect[] {
    const { timeZone, by } = act;
    return this.step({ kind: 'change-rules', rules: rulesOf(act), timeZone, by }, at);
  }

  act(act: PatientAct, at: Instant): readonly Effect[] {
    return this.step(inputOf(act, at), at);
  }
}

/** The centre refuses rules it can't parse before they get here; ones that are refused all the same must not pass unseen. */
function rulesOf({ rules, card }: Extract<EngineAct, { kind: 'patient-set' }>): RuleSet {
  const parsed = parseRules(rules, card === undefined ? {} : { card });
  if (parsed.kind === 'rules') return parsed.rules;
  const problems = parsed.problems.map(({ path, rule }) => `${path}: ${rule}`).join('; ');
  throw new AppError('ENGINE.RULES', 'permanent', `A patient's rules are not understood: ${problems}`);
}

function inputOf(act: PatientAct, receivedAt: Instant): EngineInput {
  const { by } = act;
  switch (act.kind) {
    case 'acknowledge':
      return {
        kind: 'acknowledge',
        ruleId: act.ruleId,
        onsetAt: act.onsetAt,
        ...(act.seen === undefined ? {} : { seen: act.seen }),
        by,
      };
    case 'audio-pause':
      return { kind: 'audio-pause', until: act.until, by };
    case 'shelve':
      return { kind: 'shelve', ruleId: act.ruleId, until: act.until, by, reason: act.reason };
    case 'unshelve':
      return { kind: 'unshelve', ruleId: act.ruleId, by };
    case 'patient-paused':
      return { kind: 'pause-patient', until: act.until, by, reason: act.reason };
    case 'patient-resumed':
      return { kind: 'resume-patient', by };
    case 'patient-assessed': {
      const { observedAt, consciousness, oxygen, measured } = act;
      const seen = {
        ...(consciousness === undefined ? {} : { consciousness }),
        ...(oxygen === undefined ? {} : { oxygen }),
        ...(measured === undefined ? {} : { measured }),
      };
      return { kind: 'assessment', assessment: { ...seen, observedAt, receivedAt } };
    }
  }
}
