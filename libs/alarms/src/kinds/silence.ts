// `silence`: what is wrong with the equipment. No usable data from a signal, a device or a gateway; a sensor off the
// patient; a value that is stuck; a battery; a clock. These rules run on engine time, since what they wait for is
// something that does not come. Data that came too late to be live do not break a silence.
import { SECOND_MS, type DurationMs, type Instant } from '#kernel';
import { LATENESS_BOUND_MS } from '../constants.js';
import type { SilenceMemory } from '../memory.js';
import type { SilenceRule } from '../rules.js';
import {
  CHANGED_AT,
  INTERVAL_MS,
  NEVER,
  OFF_SINCE,
  USABLE_AT,
  USABLE_RECEIVED_AT,
  VALUE,
  type Condition,
  type Gateway,
  type PatientState,
  type Track,
} from '../state.js';
import { isCurrent, trackName } from '../track.js';
import { verdict, type Verdict } from '../verdict.js';

export function freshSilence(): SilenceMemory {
  return { kind: 'silence', subjects: [], startAt: 0 };
}

/** Something that may be silent, and when it was last heard. */
interface Subject {
  readonly name: string;
  readonly since: Instant;
}

type NoDataRule = Extract<SilenceRule, { event: 'no-data' }>;

function subjectsOf(rule: NoDataRule, state: PatientState, watchedSince: Instant): Subject[] {
  const heard = new Map<string, Instant>();
  for (const track of state.tracks) {
    const name = rule.scope === 'signal' ? track.signal : rule.scope === 'device' ? track.device : track.gateway;
    if (rule.scope === 'signal' ? track.signal !== rule.signal : track.returned) continue;
    heard.set(name, Math.max(heard.get(name) ?? NEVER, track.now[USABLE_RECEIVED_AT]));
  }
  if (heard.size === 0) heard.set(rule.scope === 'signal' ? rule.signal : rule.scope, NEVER);
  // What has never been heard has been silent since somebody began to listen.
  return [...heard].map(([name, at]) => ({ name, since: at === NEVER ? watchedSince : at }));
}

/** Continuous numerics: an unchanging weight is no sign of a dead scale. */
const CAN_BE_STUCK: ReadonlySet<string> = new Set(['hr', 'pr', 'spo2', 'rr', 'temp', 'movement']);

/** Groups that must be stuck as a whole: one signal, or without one all that a device measures. */
function stuckGroups(rule: SilenceRule & { event: 'sensor-off' | 'stuck' }, state: PatientState): Track[][] {
  const tracks = state.tracks.filter((track) => !track.returned && track.now[USABLE_AT] !== NEVER);
  if (rule.signal !== null) return tracks.filter((track) => track.signal === rule.signal).map((track) => [track]);
  const groups = new Map<string, Track[]>();
  for (const track of tracks.filter((one) => CAN_BE_STUCK.has(one.signal))) {
    groups.set(track.device, [...(groups.get(track.device) ?? []), track]);
  }
  return [...groups.values()];
}

function unchangedSince(group: readonly Track[]): Instant {
  return Math.max(...group.map((track) => track.now[CHANGED_AT]));
}

/** By `observedAt`: the newest value is still the one from that long ago. What was stuck and then fell silent stays so. */
function isStuck(group: readonly Track[], afterMs: DurationMs, at: Instant, isOpen: boolean): boolean {
  const since = unchangedSince(group);
  return group.every((track) => (isOpen || isCurrent(track, at)) && track.now[USABLE_AT] - since >= afterMs);
}

/** A gateway that sends only late data may be working off a backlog: its lag must stay the same to be a wrong clock. */
export const SKEW_HOLD_MS = 10 * SECOND_MS;
export const LATE_SKEW_HOLD_MS = 60 * SECOND_MS;
export const STEADY_LAG_MS = 2 * SECOND_MS;

function skewHold(gateway: Gateway): DurationMs {
  return gateway.skewMs > LATENESS_BOUND_MS ? LATE_SKEW_HOLD_MS : SKEW_HOLD_MS;
}

/** Notes how a sample's receipt and observation lie apart. Returns true while they do, and when that ends. */
export function noteLag(gateway: Gateway, lagMs: DurationMs, beyondMs: DurationMs, at: Instant): boolean {
  if (Math.abs(lagMs) <= beyondMs) {
    const was = gateway.skewSince !== NEVER;
    gateway.skewSince = NEVER;
    return was;
  }
  const isSteady = lagMs <= LATENESS_BOUND_MS || Math.abs(lagMs - gateway.skewFirstMs) <= STEADY_LAG_MS;
  const begins = gateway.skewSince === NEVER || !isSteady;
  gateway.skewMs = lagMs;
  if (begins) {
    gateway.skewSince = at;
    gateway.skewFirstMs = lagMs;
  }
  return true;
}

/** Receipt minus observation where it is known to be a matter of the clock; null otherwise. */
function skewOf(gateway: Gateway, beyondMs: DurationMs, at: Instant): DurationMs | null {
  if (gateway.offsetMs !== null) return Math.abs(gateway.offsetMs) > beyondMs ? -gateway.offsetMs : null;
  const isHeld = gateway.skewSince !== NEVER && at - gateway.skewSince >= skewHold(gateway);
  return isHeld && Math.abs(gateway.skewMs) > beyondMs ? gateway.skewMs : null;
}

export function judgeSilence(
  condition: Condition,
  rule: SilenceRule,
  memory: SilenceMemory,
  state: PatientState,
  at: Instant,
): Verdict {
  const isOpen = condition.presence === 'present';
  switch (rule.event) {
    case 'no-data': {
      const silent = subjectsOf(rule, state, condition.watchedSince).filter((one) => at - one.since >= rule.afterMs);
      memory.subjects = silent.map((one) => one.name);
      if (!isOpen) memory.startAt = Math.min(at, ...silent.map((one) => one.since));
      const gone = silent.length > 0;
      return verdict(
        rule,
        gone ? 'true' : 'false',
        memory.startAt,
        gone ? `no usable data: ${memory.subjects.join(', ')}` : 'data have come',
        {
          figures: {
            subjects: memory.subjects.join(', '),
            silentSince: memory.startAt,
            afterMs: rule.afterMs,
            connectionLost: lostGateways(state),
          },
        },
      );
    }
    case 'sensor-off': {
      const off = state.tracks.filter(
        (track) =>
          !track.returned && track.now[OFF_SINCE] !== NEVER && (rule.signal === null || track.signal === rule.signal),
      );
      const long = off.filter((track) => at - track.now[OFF_SINCE] >= rule.afterMs);
      memory.subjects = (long.length > 0 ? long : off).map(trackName);
      const startAt = Math.min(at, ...off.map((track) => track.now[OFF_SINCE]));
      return verdict(
        rule,
        long.length > 0 ? 'true' : off.length > 0 ? 'not-yet' : 'false',
        startAt,
        off.length > 0 ? `sensor off: ${memory.subjects.join(', ')}` : 'sensor on',
        {
          figures: { subjects: memory.subjects.join(', '), afterMs: rule.afterMs },
        },
      );
    }
    case 'stuck': {
      const stuck = stuckGroups(rule, state).filter((group) => isStuck(group, rule.afterMs, at, isOpen));
      memory.subjects = stuck.flat().map(trackName);
      const startAt = Math.min(at, ...stuck.map(unchangedSince));
      return verdict(
        rule,
        stuck.length > 0 ? 'true' : 'false',
        startAt,
        stuck.length > 0 ? `unchanged: ${memory.subjects.join(', ')}` : 'the value moves',
        {
          value: stuck[0]?.[0]?.now[VALUE] ?? null,
          figures: { subjects: memory.subjects.join(', '), afterMs: rule.afterMs },
        },
      );
    }
    case 'battery': {
      const low = state.tracks.filter(
        (track) =>
          track.signal === 'battery' &&
          !track.returned &&
          track.now[USABLE_AT] !== NEVER &&
          track.now[VALUE] < rule.belowPercent,
      );
      const lowest = low.length > 0 ? Math.min(...low.map((track) => track.now[VALUE])) : null;
      memory.subjects = low.map((track) => track.device);
      const newest =
        state.tracks.find((track) => track.signal === 'battery' && track.now[USABLE_AT] !== NEVER)?.now[VALUE] ?? null;
      return verdict(
        rule,
        low.length > 0 ? 'true' : 'false',
        Math.min(at, ...low.map((track) => track.now[CHANGED_AT])),
        low.length > 0 ? `battery low: ${memory.subjects.join(', ')}` : 'battery sufficient',
        {
          value: lowest ?? newest,
          limit: rule.belowPercent,
          direction: 'below',
          extreme: lowest,
          figures: { subjects: memory.subjects.join(', ') },
        },
      );
    }
    case 'clock-skew': {
      const wrong = state.gateways
        .map((gateway) => ({ gateway, skewMs: skewOf(gateway, rule.beyondMs, at) }))
        .filter((one) => one.skewMs !== null);
      memory.subjects = wrong.map((one) => one.gateway.id);
      const skewMs = wrong[0]?.skewMs ?? null;
      const since = Math.min(at, ...wrong.map((one) => (one.gateway.skewSince === NEVER ? at : one.gateway.skewSince)));
      const startAt = isOpen ? memory.startAt : since;
      memory.startAt = startAt;
      return verdict(
        rule,
        skewMs !== null ? 'true' : 'false',
        startAt,
        skewMs !== null ? `clock of ${memory.subjects.join(', ')} differs` : 'clocks agree',
        {
          value: skewMs === null ? null : skewMs / 1_000,
          limit: rule.beyondMs / 1_000,
          direction: 'above',
          extreme: skewMs === null ? null : skewMs / 1_000,
          figures: { subjects: memory.subjects.join(', '), skewMs },
        },
      );
    }
  }
}

function lostGateways(state: PatientState): string | null {
  const lost = state.gateways.filter((gateway) => gateway.connected === false).map((gateway) => gateway.id);
  return lost.length === 0 ? null : lost.join(', ');
}

/** When engine time alone will change the verdict. Strictly after `at`; Infinity when only input can. */
export function silenceDeadline(condition: Condition, rule: SilenceRule, state: PatientState, at: Instant): Instant {
  const ahead = (times: readonly Instant[]) => Math.min(...times.filter((time) => time > at));
  switch (rule.event) {
    case 'no-data':
      return ahead(subjectsOf(rule, state, condition.watchedSince).map((one) => one.since + rule.afterMs));
    case 'sensor-off':
      return ahead(state.tracks.map((track) => track.now[OFF_SINCE] + rule.afterMs));
    case 'stuck':
      // While it moves: the earliest moment at which it could be stuck. While it does not, or nothing comes: look again.
      return ahead(
        stuckGroups(rule, state).map((group) =>
          Math.max(unchangedSince(group) + rule.afterMs, at + lookAgainMs(group, rule.afterMs, at)),
        ),
      );
    case 'battery':
      return Infinity;
    case 'clock-skew':
      return ahead(state.gateways.map((gateway) => gateway.skewSince + skewHold(gateway)));
  }
}

function lookAgainMs(group: readonly Track[], afterMs: DurationMs, at: Instant): DurationMs {
  const slowest = Math.max(...group.map((track) => track.now[INTERVAL_MS]), SECOND_MS);
  return group.every((track) => isCurrent(track, at))
    ? slowest
    : Math.max(SECOND_MS, Math.min(afterMs, 60 * SECOND_MS));
}

/** Gateway before device before signal: the wider silence explains the narrower. */
export function reach(rule: SilenceRule): number {
  if (rule.event !== 'no-data') return 3;
  return { gateway: 0, device: 1, signal: 2 }[rule.scope];
}
