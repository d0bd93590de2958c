// The rules the demonstration ward begins with: the profiles a doctor starts from, and for those whom something befalls a
// rule tuned as a doctor would tune it, so that a visitor sees it within minutes.
import { PROFILES, type ProfileRule } from '#alarms';
import type { WardProfile, WardScript } from './ward-people.js';

export interface WardRule {
  readonly ruleId: string;
  readonly rule: Readonly<Record<string, unknown>>;
  readonly reason: string;
}

const TUNED: Readonly<Partial<Record<WardScript, ProfileRule>>> = {
  tachycardia: {
    rule: {
      id: 'hr-high',
      kind: 'limit',
      signal: 'hr',
      high: 115,
      severe: { high: 135, priority: 'high' },
      priority: 'medium',
      onDelay: '20s',
      clearMargin: 5,
      offDelay: '30s',
      corroborate: 'pr',
    },
    why: '頻脈で心不全が悪化した既往のため、上限を下げる。',
  },
  'leaves-bed': {
    rule: { id: 'out-of-bed', kind: 'presence', event: 'out-of-bed', longerThan: '10min', priority: 'medium' },
    why: '昼夜逆転があるため、時間帯を問わず10分で知らせる。',
  },
  'sensor-off': {
    rule: { id: 'sensor-off', kind: 'silence', event: 'sensor-off', after: '2min', priority: 'low' },
    why: '自分で外してしまうことがあるため、早めに電話する。',
  },
  'unsteady-network': {
    rule: { id: 'gateway-silent', kind: 'silence', scope: 'gateway', after: '90s', priority: 'medium' },
    why: '回線が不安定なため、切断を早く知る。',
  },
};

/** The profile's rules, one of them tuned where the script asks for it. */
export function wardRules(profile: WardProfile, script: WardScript): readonly WardRule[] {
  const rules = PROFILES.find(({ id }) => id === profile)?.rules ?? [];
  const tuned = TUNED[script];
  const all = tuned === undefined ? rules : [...rules.filter(({ rule }) => rule['id'] !== tuned.rule['id']), tuned];
  return all.map(({ rule, why }) => ({ ruleId: String(rule['id']), rule, reason: why }));
}
