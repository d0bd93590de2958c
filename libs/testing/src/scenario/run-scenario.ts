// Runs a scenario through the real engine on a clock that the scenario moves. Nothing here knows how alarms work: it
// feeds, asks and compares.
import {
  createPatient,
  inspect,
  step,
  type AlarmEpisode,
  type Effect,
  type EngineInput,
  type PatientState,
  type RuleSet,
  type Transition,
} from '#alarms';
import type { Instant } from '#kernel';
import { compareCondition, compareTransitions } from './check.js';
import { playRecording, type EcgFinding, type EcgPlayer } from './ecg-player.js';
import type { ActLine, CheckLine, DataLine, EcgLine, Scenario } from './scenario.js';
import { timeline } from './timeline.js';

export interface CheckResult {
  readonly line: number;
  /** The time as the file says it. */
  readonly written: string;
  /** The rule, or what was counted. */
  readonly subject: string;
  /** Empty when it holds. */
  readonly wrong: readonly string[];
}

export interface ScenarioResult {
  readonly checks: readonly CheckResult[];
  /** Every transition, in order, for `--trace`. */
  readonly transitions: readonly Transition[];
  /** Every episode as it was told last, in the order in which they were raised. */
  readonly alarms: readonly AlarmEpisode[];
}

interface JournalEntry {
  readonly input: EngineInput;
  readonly at: Instant;
}

class Run {
  state: PatientState;
  rules: RuleSet;
  /** Every input as text, as a journal on disk would have it. */
  private readonly journal: string[] = [];
  readonly checks: CheckResult[] = [];
  readonly transitions: Transition[] = [];
  private sinceChecked = 0;
  private readonly paged = new Set<string>();
  private readonly historical = new Set<string>();
  readonly alarms = new Map<string, AlarmEpisode>();
  /** Findings of recordings that play, with the engine time at which each is due. */
  waiting: { readonly at: Instant; readonly inputs: readonly EngineInput[] }[] = [];

  constructor(
    private readonly scenario: Scenario,
    private readonly playEcg: EcgPlayer,
  ) {
    this.rules = scenario.rules;
    this.state = this.create();
  }

  private create(): PatientState {
    const { timeZone, rules, start } = this.scenario;
    return createPatient({ patientId: 'patient', timeZone, rules, at: start });
  }

  feed(input: EngineInput, at: Instant): void {
    this.journal.push(JSON.stringify({ input, at } satisfies JournalEntry));
    const result = step(this.state, input, at);
    this.state = result.state;
    for (const effect of result.effects) this.note(effect);
  }

  private note(effect: Effect): void {
    if (effect.kind === 'transition') {
      this.transitions.push(effect);
      return;
    }
    const { ruleId, onsetAt, pagedAt, historical } = effect.episode;
    const identity = `${ruleId}@${onsetAt}`;
    this.alarms.set(`${identity}/${historical}`, effect.episode);
    if (historical) this.historical.add(identity);
    else if (pagedAt !== null) this.paged.add(identity);
  }

  /** Throws the engine away and builds it again from the journal; it must come out the same to the last field. */
  restart(line: ActLine): void {
    const before = JSON.stringify(this.state);
    let state = this.create();
    for (const entry of this.journal) {
      const { input, at } = JSON.parse(entry) as JournalEntry;
      state = step(state, input, at).state;
    }
    this.state = state;
    if (JSON.stringify(state) === before) return;
    const wrong = ['the journal gives another state than the one before'];
    this.checks.push({ line: line.line, written: line.written, subject: 'restart', wrong });
  }

  check(line: CheckLine, at: Instant): void {
    const { check } = line;
    switch (check) {
      case 'condition': {
        const view = inspect(this.state, at).find((one) => one.ruleId === line.ruleId);
        this.verdict(line, line.ruleId, compareCondition(line.expected, view));
        break;
      }
      case 'alarms':
        this.verdict(line, 'alarms', compareCount(line.count, this.paged.size));
        break;
      case 'historical':
        this.verdict(line, 'historical', compareCount(line.count, this.historical.size));
        break;
      case 'transitions':
        this.verdict(line, 'transitions', compareTransitions(line.expected, this.transitions.slice(this.sinceChecked)));
        this.sinceChecked = this.transitions.length;
        break;
    }
  }

  private verdict(line: CheckLine, subject: string, wrong: readonly string[]): void {
    this.checks.push({ line: line.line, written: line.written, subject, wrong });
  }

  play(line: EcgLine): void {
    const begin = this.scenario.start + line.at;
    const findings = this.playEcg(line.record, line.fromMs, line.forMs);
    const due = findings.map((finding) => ({
      at: Math.max(begin, begin + finding.toldAt + line.receivedAfterMs),
      inputs: [ecgInput(finding, line, begin)],
    }));
    this.waiting = [...this.waiting, ...due].sort((a, b) => a.at - b.at);
  }

  /** Feeds what a playing recording has to say up to an engine time. */
  playUntil(at: Instant): void {
    for (let next = this.waiting[0]; next && next.at <= at; next = this.waiting[0]) {
      this.waiting.shift();
      for (const input of next.inputs) this.feed(input, next.at);
    }
  }
}

function compareCount(expected: number, actual: number): string[] {
  return expected === actual ? [] : [`expected ${expected}, was ${actual}`];
}

function ecgInput(finding: EcgFinding, line: EcgLine, begin: Instant): EngineInput {
  const { device, gateway, receivedAfterMs } = line;
  const receivedAt = begin + finding.toldAt + receivedAfterMs;
  const source = { device, gateway, receivedAt };
  const { event } = finding;
  if (event.kind === 'heart-rate') {
    const { ratePerMin: value, quality, cause } = event;
    const observedAt = begin + Math.round(event.at);
    return { kind: 'observation', observation: { ...source, signal: 'hr', observedAt, value, quality, cause } };
  }
  const { confidence, ratePerMin } = event;
  return {
    kind: 'rhythm',
    rhythm: {
      ...source,
      event: event.event,
      observedAt: begin + Math.round(event.observedAt),
      from: begin + Math.round(event.from),
      to: event.to === null ? null : begin + Math.round(event.to),
      confidence,
      ...(ratePerMin === null ? {} : { ratePerMin }),
    },
  };
}

export function runScenario(scenario: Scenario, playEcg: EcgPlayer = playRecording): ScenarioResult {
  const run = new Run(scenario, playEcg);
  for (const happening of timeline(scenario.lines)) {
    const at = scenario.start + happening.at;
    const { line } = happening;
    run.playUntil(at);
    switch (line.kind) {
      case 'data':
        for (const input of dataInputs(line, happening.index, scenario.start)) run.feed(input, at);
        break;
      case 'ecg':
        run.play(line);
        break;
      case 'act':
        act(run, line, at);
        break;
      case 'check':
        run.feed({ kind: 'tick' }, at);
        run.check(line, at);
        break;
    }
  }
  return { checks: run.checks, transitions: run.transitions, alarms: [...run.alarms.values()] };
}

/** The ramp's value at one of `count` even steps, exact at its points. */
export function rampValue(points: readonly number[], index: number, count: number): number {
  const place = count <= 1 ? 0 : (index * (points.length - 1)) / (count - 1);
  const before = Math.floor(place);
  const from = points[before] ?? 0;
  const to = points[before + 1] ?? from;
  return Math.round((from + (to - from) * (place - before)) * 1e6) / 1e6;
}

function dataInputs(line: DataLine, index: number, start: Instant): EngineInput[] {
  const observedAt = start + line.at + index * line.everyMs;
  const receivedAt = observedAt + line.receivedAfterMs;
  const { device, gateway, quality, cause, oxygen, consciousness } = line;
  const inputs: EngineInput[] = line.values.map(({ signal, points }) => ({
    kind: 'observation',
    observation: {
      signal,
      device,
      gateway,
      observedAt,
      receivedAt,
      value: rampValue(points, index, line.count),
      quality,
      cause,
    },
  }));
  if (oxygen !== null || consciousness !== null) {
    const assessed = { ...(oxygen === null ? {} : { oxygen }), ...(consciousness === null ? {} : { consciousness }) };
    inputs.push({ kind: 'assessment', assessment: { ...assessed, observedAt, receivedAt } });
  }
  return line.isRepeated ? [...inputs, ...inputs] : inputs;
}

function act(run: Run, line: ActLine, at: Instant): void {
  const { act: name } = line;
  switch (name) {
    case 'acknowledge':
      return run.feed({ kind: 'acknowledge', ruleId: line.ruleId, onsetAt: null, seen: line.seen, by: line.by }, at);
    case 'audio-pause':
      return run.feed({ kind: 'audio-pause', until: at + line.forMs, by: line.by }, at);
    case 'shelve': {
      const { ruleId, by, reason } = line;
      return run.feed({ kind: 'shelve', ruleId, until: at + line.forMs, by, reason }, at);
    }
    case 'unshelve':
      return run.feed({ kind: 'unshelve', ruleId: line.ruleId, by: line.by }, at);
    case 'pause-patient':
      return run.feed({ kind: 'pause-patient', until: at + line.forMs, by: line.by, reason: line.reason }, at);
    case 'resume-patient':
      return run.feed({ kind: 'resume-patient', by: line.by }, at);
    case 'change-rule': {
      const isKnown = run.rules.some((rule) => rule.id === line.rule.id);
      const version = (run.rules.find((rule) => rule.id === line.rule.id)?.version ?? 0) + 1;
      const rule = { ...line.rule, version };
      run.rules = isKnown ? run.rules.map((one) => (one.id === rule.id ? rule : one)) : [...run.rules, rule];
      return run.feed({ kind: 'change-rules', rules: run.rules, by: 'doctor' }, at);
    }
    case 'remove-rule':
      run.rules = run.rules.filter((rule) => rule.id !== line.ruleId);
      return run.feed({ kind: 'change-rules', rules: run.rules, by: 'doctor' }, at);
    case 'gateway':
      return run.feed({ kind: 'gateway-connection', gateway: line.gateway, connected: line.connected }, at);
    case 'restart':
      return run.restart(line);
  }
}
