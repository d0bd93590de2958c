// `rhythm`: what the ECG detector says about the rhythm. The definitions (no beat for 4 s, a rate under 40 for five
// beats, …) are the detector's; a rhythm takes no on-delay beyond them.
import type { Instant } from '#kernel';
import { MOMENTARY_MS } from '../constants.js';
import type { RhythmMemory } from '../memory.js';
import type { RhythmObservation } from '../model.js';
import type { RhythmRule } from '../rules.js';
import { GOOD } from '../state.js';
import { verdict, type Verdict } from '../verdict.js';

export function freshRhythm(): RhythmMemory {
  return {
    kind: 'rhythm',
    active: [],
    holdUntil: null,
    from: 0,
    to: null,
    observedAt: 0,
    device: '',
    confidence: 0,
    ratePerMin: null,
  };
}

export function observeRhythm(
  rule: RhythmRule,
  memory: RhythmMemory,
  rhythm: RhythmObservation,
  at: Instant,
): readonly Verdict[] {
  if (rhythm.event !== rule.event) return [];
  const running = memory.active.find((one) => one.device === rhythm.device);
  if (rhythm.to === null) {
    if (running) return [];
    memory.active.push({ device: rhythm.device, from: rhythm.from });
    note(memory, rhythm);
    return [judgeRhythm(rule, memory, at)];
  }
  if (running) {
    memory.active = memory.active.filter((one) => one !== running);
    memory.to = rhythm.to;
    return [judgeRhythm(rule, memory, at)];
  }
  const isRepeated = memory.to !== null && rhythm.to <= memory.to;
  const isTooShort = rule.longerThanMs !== null && rhythm.to - rhythm.from <= rule.longerThanMs;
  if (isRepeated || isTooShort) return [];
  note(memory, rhythm);
  memory.holdUntil = at + MOMENTARY_MS;
  return [judgeRhythm(rule, memory, at)];
}

function note(memory: RhythmMemory, rhythm: RhythmObservation): void {
  memory.from = rhythm.from;
  memory.to = rhythm.to;
  memory.observedAt = rhythm.observedAt;
  memory.device = rhythm.device;
  memory.confidence = rhythm.confidence;
  memory.ratePerMin = rhythm.ratePerMin ?? null;
}

export function judgeRhythm(rule: RhythmRule, memory: RhythmMemory, at: Instant): Verdict {
  if (memory.holdUntil !== null && at >= memory.holdUntil) memory.holdUntil = null;
  const isOn = memory.active.length > 0 || memory.holdUntil !== null;
  const lengthMs = memory.to === null ? null : memory.to - memory.from;
  const value = rule.event === 'pause' && lengthMs !== null ? lengthMs / 1_000 : memory.ratePerMin;
  return verdict(rule, isOn ? 'true' : 'false', memory.from, isOn ? rule.event : `${rule.event} over`, {
    value,
    extreme: value,
    limit: rule.longerThanMs === null ? null : rule.longerThanMs / 1_000,
    grade: GOOD,
    figures: {
      event: rule.event,
      ratePerMin: memory.ratePerMin,
      confidence: memory.confidence,
      lengthMs,
      from: memory.from,
    },
  });
}

export function rhythmDeadline(memory: RhythmMemory): Instant | null {
  return memory.holdUntil;
}
