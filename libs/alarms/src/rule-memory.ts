// From a rule to its memory and back: a fresh one, which signals it looks at, and what survives a change of the rule.
import type { Instant } from '#kernel';
import type { Signal } from '#vitals';
import { freshBurden } from './kinds/burden.js';
import { freshCombination } from './kinds/combination.js';
import { freshHeld, isHeld } from './kinds/held.js';
import { freshNews2, isNews2Signal } from './kinds/news2.js';
import { freshPresence } from './kinds/presence.js';
import { freshRhythm } from './kinds/rhythm.js';
import { freshSilence } from './kinds/silence.js';
import { freshTrend } from './kinds/trend.js';
import type { Memory } from './memory.js';
import type { Rule } from './rules.js';
import type { Condition } from './state.js';

export function freshMemory(rule: Rule, at: Instant): Memory {
  if (isHeld(rule)) return freshHeld(at);
  switch (rule.kind) {
    case 'burden':
      return freshBurden();
    case 'trend':
      return freshTrend();
    case 'news2':
      return freshNews2();
    case 'rhythm':
      return freshRhythm();
    case 'presence':
      return freshPresence(at);
    case 'silence':
      return freshSilence();
    case 'combination':
      return freshCombination();
  }
}

export function newCondition(rule: Rule, at: Instant): Condition {
  return {
    rule,
    watchedSince: at,
    removed: false,
    memory: freshMemory(rule, at),
    presence: 'absent',
    priority: rule.priority,
    signal: 'silent',
    suppressedBy: [],
    shelf: null,
    quietUntil: null,
    episode: null,
    latched: [],
    raises: [],
    evidenceUntil: null,
    lastPresentAt: null,
    schedule: null,
    reason: 'not looked at yet',
    value: null,
    past: null,
  };
}

/** Whether the rule wants to see the samples of a signal. */
export function watches(rule: Rule, signal: Signal): boolean {
  switch (rule.kind) {
    case 'limit':
    case 'burden':
    case 'trend':
      return rule.signal === signal;
    case 'news2':
      return isNews2Signal(signal);
    case 'breathing':
      return signal === 'rr' || signal === 'bed';
    case 'presence':
      return signal === 'bed' || (rule.event === 'no-movement' && signal === 'movement');
    case 'rhythm':
      return signal === 'pr';
    case 'silence':
      return rule.event === 'battery' && signal === 'battery';
    case 'combination':
      return false;
  }
}

/** What of a rule its memory depends on; the rest may change under a running condition. */
function essence(rule: Rule): string {
  const { id, version, priority, enabled, schedule, ...rest } = rule;
  void [id, version, priority, enabled, schedule];
  switch (rest.kind) {
    case 'limit': {
      const { corroborate, severe, ...measured } = rest;
      void corroborate;
      return JSON.stringify([measured, severe?.low, severe?.high]);
    }
    case 'burden':
      return JSON.stringify([rest.kind, rest.signal, rest.side, rest.limit, rest.windowMs]);
    case 'trend':
      return JSON.stringify([rest.kind, rest.signal, rest.recentMs, rest.baselineMs]);
    case 'presence':
      return rest.event === 'no-movement' ? JSON.stringify(rest) : JSON.stringify([rest.kind, rest.event]);
    case 'rhythm':
      return JSON.stringify([rest.kind, rest.event]);
    case 'silence':
      return JSON.stringify([rest.kind, rest.event, 'scope' in rest ? rest.scope : null, signalIn(rest)]);
    case 'news2':
    case 'combination':
      return rest.kind;
    case 'breathing':
      return JSON.stringify(rest);
  }
}

const signalIn = (rule: object): unknown => ('signal' in rule ? rule.signal : null);

export function isSameRule(a: Rule, b: Rule): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether what was remembered under one rule is still right under the other. */
export function keepsMemory(before: Rule, after: Rule): boolean {
  return essence(before) === essence(after);
}

/** Whether it is still the same question asked of the patient, so that a running alarm goes on under the new rule. */
export function asksTheSame(before: Rule, after: Rule): boolean {
  const question = (rule: Rule) => JSON.stringify([rule.kind, signalIn(rule), 'event' in rule ? rule.event : null]);
  return question(before) === question(after);
}
