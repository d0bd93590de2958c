// Policies as people write them (durations such as `60s`, windows such as days with times) and as they are read back, and
// why some are refused: no chain may end in silence, and no hour may be without one.
import { formatDuration, parseDuration, PRIORITIES, type Priority } from '#alarms';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type DurationMs } from '#kernel';
import { DUTY_DAYS, minuteOf, minuteOfWeek, type DutyDay } from './duty-pattern.js';
import {
  ESCALATION_TARGETS,
  type EscalationChain,
  type EscalationPolicy,
  type EscalationStep,
  type EscalationTarget,
  type EscalationWindow,
} from './escalation-policy.js';

export interface PolicyProblem {
  /** Such as `[0].unanswered.steps[2].call`. */
  readonly path: string;
  readonly reason: string;
}

export type ParsedPolicies =
  | { readonly kind: 'policies'; readonly policies: readonly EscalationPolicy[] }
  | { readonly kind: 'refused'; readonly problems: readonly PolicyProblem[] };

/** The longest an incident may wait for the first step, by cause. */
const LONGEST_WAIT: Readonly<Record<'unanswered' | 'forgotten', Readonly<Record<Priority, DurationMs>>>> = {
  unanswered: { high: 3 * MINUTE_MS, medium: 15 * MINUTE_MS, low: 2 * HOUR_MS },
  forgotten: { high: 30 * MINUTE_MS, medium: 2 * HOUR_MS, low: 8 * HOUR_MS },
};
const LONGEST_STEP: Readonly<Record<Priority, DurationMs>> = {
  high: 10 * MINUTE_MS,
  medium: 30 * MINUTE_MS,
  low: 2 * HOUR_MS,
};
const SHORTEST_STEP_MS = 10 * SECOND_MS;
const MOST_STEPS = 12;

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function parsePolicies(value: unknown): ParsedPolicies {
  const reader = new PolicyReader();
  if (!Array.isArray(value)) {
    return { kind: 'refused', problems: [{ path: '', reason: 'a list of policies' }] };
  }
  const policies = value.map((one: unknown, index) => reader.policy(one, `[${index}]`));
  for (const priority of PRIORITIES) {
    const always = policies.filter((policy) => policy.priority === priority && policy.when.length === 0);
    if (always.length === 0) {
      reader.refuse('', `no policy for ${priority} holds at all hours: some would be without one`);
    }
    if (always.length > 1) reader.refuse('', `two policies for ${priority} hold at all hours: one of them never would`);
  }
  return reader.problems.length > 0 ? { kind: 'refused', problems: reader.problems } : { kind: 'policies', policies };
}

class PolicyReader {
  readonly problems: PolicyProblem[] = [];

  refuse(path: string, reason: string): void {
    this.problems.push({ path, reason });
  }

  policy(value: unknown, path: string): EscalationPolicy {
    const fields = this.record(value, path, ['priority', 'when', 'unanswered', 'forgotten', 'noStation']);
    const priority = PRIORITIES.find((one) => one === fields['priority']);
    if (priority === undefined) this.refuse(`${path}.priority`, `one of ${PRIORITIES.join(', ')}`);
    const known = priority ?? 'high';
    return {
      priority: known,
      when: this.windows(fields['when'] ?? [], `${path}.when`),
      unanswered: this.chain(fields['unanswered'], `${path}.unanswered`, known, 'unanswered'),
      forgotten: this.forgotten(fields['forgotten'], `${path}.forgotten`, known),
      noStation: this.chain(fields['noStation'], `${path}.noStation`, known, 'noStation'),
    };
  }

  private forgotten(value: unknown, path: string, priority: Priority): EscalationPolicy['forgotten'] {
    const chain = this.chain(value, path, priority, 'forgotten');
    const afterActMs = this.duration(isPlain(value) ? value['afterAct'] : undefined, `${path}.afterAct`);
    if (afterActMs < chain.afterMs) this.refuse(`${path}.afterAct`, 'at least as long as after');
    if (afterActMs > 12 * HOUR_MS) this.refuse(`${path}.afterAct`, '12h at most: nobody may accept and forget');
    return { ...chain, afterActMs };
  }

  private chain(
    value: unknown,
    path: string,
    priority: Priority,
    cause: 'unanswered' | 'forgotten' | 'noStation',
  ): EscalationChain {
    const fields = this.record(
      value,
      path,
      cause === 'forgotten' ? ['after', 'afterAct', 'steps'] : ['after', 'steps'],
    );
    const afterMs = this.duration(fields['after'], `${path}.after`);
    const longest = cause === 'noStation' ? MINUTE_MS : LONGEST_WAIT[cause][priority];
    if (afterMs > longest) this.refuse(`${path}.after`, `${formatDuration(longest)} at most for ${priority}`);
    if (afterMs < SHORTEST_STEP_MS && cause !== 'noStation') this.refuse(`${path}.after`, '10s at least');
    const written: readonly unknown[] = Array.isArray(fields['steps']) ? (fields['steps'] as unknown[]) : [];
    if (written.length === 0 || written.length > MOST_STEPS) {
      this.refuse(`${path}.steps`, `1 to ${MOST_STEPS} steps`);
      return { afterMs, steps: [] };
    }
    const steps = written.map((one, index) => this.step(one, `${path}.steps[${index}]`, priority));
    this.mustNotEndInSilence(steps, `${path}.steps`);
    return { afterMs, steps };
  }

  /** Seats and supervisors are always there to be called again; a station or a doctor may be the last of them. */
  private mustNotEndInSilence(steps: readonly EscalationStep[], path: string): void {
    const last = steps.at(-1);
    if (last === undefined || last.call.length === 0) return;
    if (!last.call.includes('all-seats') && !last.call.includes('supervisor')) {
      this.refuse(
        `${path}[${steps.length - 1}].call`,
        'the last step repeats and must call all-seats or supervisor: this chain could end in silence',
      );
    }
    if (!steps.some(({ call }) => call.includes('supervisor'))) {
      this.refuse(path, 'no step calls the supervisor');
    }
    const quiet = steps.findIndex((one, index) => !one.louder && steps.slice(0, index).some(({ louder }) => louder));
    if (quiet >= 0) this.refuse(`${path}[${quiet}].louder`, 'what is loud stays loud until a person acts');
  }

  private step(value: unknown, path: string, priority: Priority): EscalationStep {
    const fields = this.record(value, path, ['call', 'within', 'louder']);
    const withinMs = this.duration(fields['within'], `${path}.within`);
    const longest = LONGEST_STEP[priority];
    if (withinMs < SHORTEST_STEP_MS) this.refuse(`${path}.within`, '10s at least');
    if (withinMs > longest) this.refuse(`${path}.within`, `${formatDuration(longest)} at most for ${priority}`);
    const louder = fields['louder'] ?? false;
    if (typeof louder !== 'boolean') this.refuse(`${path}.louder`, 'true or false');
    return { call: this.targets(fields['call'], `${path}.call`), withinMs, louder: louder === true };
  }

  private targets(value: unknown, path: string): EscalationTarget[] {
    const written: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [];
    const found = written.flatMap((one) => ESCALATION_TARGETS.filter((target) => target === one));
    if (found.length === 0 || found.length !== written.length || new Set(found).size !== found.length) {
      this.refuse(path, `each at most once of ${ESCALATION_TARGETS.join(', ')}, and one at least`);
    }
    return found;
  }

  private windows(value: unknown, path: string): EscalationWindow[] {
    if (!Array.isArray(value)) {
      this.refuse(path, 'a list of windows, empty for always');
      return [];
    }
    return value.flatMap((one: unknown, index) => this.window(one, `${path}[${index}]`));
  }

  private window(value: unknown, path: string): EscalationWindow[] {
    const { days, from, to } = this.record(value, path, ['days', 'from', 'to']);
    const [start, end] = [typeof from === 'string' ? from : '', typeof to === 'string' ? to : ''];
    if (days === undefined) {
      if (minuteOfWeek(start) !== null && minuteOfWeek(end) !== null && start !== end) {
        return [{ kind: 'weekly-span', from: start, to: end }];
      }
      this.refuse(path, 'without days: from and to such as "fri 18:00" and "mon 09:00"');
      return [];
    }
    const written: readonly unknown[] = Array.isArray(days) ? (days as unknown[]) : [];
    const known = written.flatMap((one): DutyDay[] => DUTY_DAYS.filter((day) => day === one));
    if (known.length === 0 || known.length !== written.length) {
      this.refuse(`${path}.days`, `of ${DUTY_DAYS.join(', ')}`);
    }
    if (minuteOf(start) === null) this.refuse(`${path}.from`, 'a time such as "18:00"');
    if (minuteOf(end) === null) this.refuse(`${path}.to`, 'a time such as "09:00"');
    return [{ kind: 'weekly', days: known, from: start, to: end }];
  }

  private duration(value: unknown, path: string): DurationMs {
    const ms = parseDuration(value);
    if (ms === null) this.refuse(path, 'a length of time such as 60s, 5min, 2h');
    return ms ?? 0;
  }

  private record(value: unknown, path: string, known: readonly string[]): Plain {
    if (!isPlain(value)) {
      this.refuse(path, `a record with ${known.join(', ')}`);
      return {};
    }
    for (const name of Object.keys(value)) {
      if (!known.includes(name)) this.refuse(`${path}.${name}`, 'is not a field here');
    }
    return value;
  }
}

/** A policy as it is written: what `parsePolicies` takes. */
export interface WrittenPolicy {
  readonly priority: Priority;
  readonly when: ReadonlyArray<{ readonly days?: readonly DutyDay[]; readonly from: string; readonly to: string }>;
  readonly unanswered: WrittenChain;
  readonly forgotten: WrittenChain & { readonly afterAct: string };
  readonly noStation: WrittenChain;
}

export interface WrittenChain {
  readonly after: string;
  readonly steps: ReadonlyArray<{
    readonly call: readonly EscalationTarget[];
    readonly within: string;
    readonly louder: boolean;
  }>;
}

export function writePolicies(policies: readonly EscalationPolicy[]): WrittenPolicy[] {
  return policies.map(({ priority, when, unanswered, forgotten, noStation }) => ({
    priority,
    when: when.flatMap((pattern) => {
      if (pattern.kind === 'weekly') return [{ days: pattern.days, from: pattern.from, to: pattern.to }];
      return [{ from: pattern.from, to: pattern.to }];
    }),
    unanswered: writeChain(unanswered),
    forgotten: { ...writeChain(forgotten), afterAct: formatDuration(forgotten.afterActMs) },
    noStation: writeChain(noStation),
  }));
}

function writeChain({ afterMs, steps }: EscalationChain): WrittenChain {
  return {
    after: formatDuration(afterMs),
    steps: steps.map(({ call, withinMs, louder }) => ({ call, within: formatDuration(withinMs), louder })),
  };
}
