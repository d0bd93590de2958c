// A rule as one sentence a doctor can check against what they meant.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDuration, type Bounds, type Priority, type Rule, type ScheduleEntry } from '#alarms';
import type { DurationMs } from '#kernel';
import type { Signal } from '../api/types.js';
import { unitOf } from '../format/measure.js';

export interface RuleSentence {
  readonly main: string;
  /** Severe limits, floors. */
  readonly more: string | null;
  /** When the rule applies; null for always. */
  readonly when: string | null;
}

/** Gives the sentence of a rule in the person's language. */
export function useRuleSentence(): (rule: Rule) => RuleSentence {
  const { t } = useTranslation();
  return (rule) => ({
    main: mainOf(rule, t),
    more: moreOf(rule, t),
    when: rule.schedule.length === 0 ? null : rule.schedule.map((entry) => scheduleText(entry, t)).join(' / '),
  });
}

const S = 'clinic.sentence';

function mainOf(rule: Rule, t: TFunction): string {
  switch (rule.kind) {
    case 'limit': {
      const signal = t(`signal.${rule.signal}`);
      const bounds = boundsText(rule, rule.signal, t);
      if (rule.onDelayMs === 0) return t(`${S}.limitAtOnce`, { signal, bounds });
      return t(`${S}.limit`, { signal, bounds, delay: lengthText(rule.onDelayMs, t) });
    }
    case 'burden': {
      const unit = unitOf(rule.signal);
      return t(`${S}.${rule.side === 'below' ? 'burdenBelow' : 'burdenAbove'}`, {
        signal: t(`signal.${rule.signal}`),
        limit: withUnit(rule.limit, rule.signal),
        window: lengthText(rule.windowMs, t),
        budget: `${rule.budget} ${unit}·s`,
      });
    }
    case 'trend': {
      const { kind, amount } = rule.change;
      return t(`${S}.trend.${rule.direction}`, {
        signal: t(`signal.${rule.signal}`),
        recent: lengthText(rule.recentMs, t),
        baseline: lengthText(rule.baselineMs, t),
        change: kind === 'percent' ? `${amount} %` : withUnit(amount, rule.signal),
      });
    }
    case 'news2': {
      const parts = [
        ...(rule.atLeast === null ? [] : [t(`${S}.news2.atLeast`, { points: rule.atLeast })]),
        ...(rule.aboveBaseline === null ? [] : [t(`${S}.news2.above`, { points: rule.aboveBaseline })]),
      ];
      return t(`${S}.news2.when`, { what: either(parts, t), scale: rule.scale });
    }
    case 'rhythm': {
      const event = t(`${S}.rhythms.${rule.event}`);
      if (rule.longerThanMs === null) return t(`${S}.rhythm`, { event });
      return t(`${S}.rhythmLonger`, { event, length: lengthText(rule.longerThanMs, t) });
    }
    case 'breathing': {
      const bounds = boundsText(rule, 'rr', t);
      if (rule.noBreathForMs === null) return t(`${S}.breathing`, { bounds });
      const length = lengthText(rule.noBreathForMs, t);
      return bounds === '' ? t(`${S}.breath`, { length }) : t(`${S}.breathOr`, { length, bounds });
    }
    case 'presence':
      return presenceText(rule, t);
    case 'silence':
      return silenceText(rule, t);
    case 'combination': {
      const rules = rule.of.map((id) => t(`${S}.quoted`, { id })).join(t(`${S}.join`));
      return t(`${S}.${rule.mode}`, { rules });
    }
  }
}

function presenceText(rule: Extract<Rule, { kind: 'presence' }>, t: TFunction): string {
  switch (rule.event) {
    case 'out-of-bed':
      return t(`${S}.outOfBed`, { length: lengthText(rule.longerThanMs, t) });
    case 'exits':
      return t(`${S}.exits`, { window: lengthText(rule.windowMs, t), count: rule.moreThan });
    case 'not-in-bed-by':
      return t(`${S}.notInBed`, { time: clockText(rule.minute) });
    case 'no-movement':
      return t(`${S}.noMovement`, { length: lengthText(rule.longerThanMs, t) });
  }
}

function silenceText(rule: Extract<Rule, { kind: 'silence' }>, t: TFunction): string {
  switch (rule.event) {
    case 'no-data': {
      const what =
        rule.scope === 'signal'
          ? t(`${S}.noDataSignal`, { signal: t(`signal.${rule.signal}`) })
          : t(`${S}.${rule.scope === 'device' ? 'noDataDevice' : 'noDataGateway'}`);
      return t(`${S}.noData`, { what, length: lengthText(rule.afterMs, t) });
    }
    case 'sensor-off':
    case 'stuck': {
      const what = rule.signal === null ? t(`${S}.sensor`) : t(`signal.${rule.signal}`);
      const length = lengthText(rule.afterMs, t);
      return t(`${S}.${rule.event === 'stuck' ? 'stuck' : 'sensorOff'}`, { what, length });
    }
    case 'battery':
      return t(`${S}.battery`, { percent: rule.belowPercent });
    case 'clock-skew':
      return t(`${S}.skew`, { length: lengthText(rule.beyondMs, t) });
  }
}

function moreOf(rule: Rule, t: TFunction): string | null {
  const further: (Bounds & { readonly priority: Priority }) | null =
    rule.kind === 'limit' ? rule.severe : rule.kind === 'burden' ? rule.floor : null;
  if (further === null || (rule.kind !== 'limit' && rule.kind !== 'burden')) return null;
  const bounds = boundsText(further, rule.signal, t);
  return t(`${S}.${rule.kind === 'limit' ? 'severe' : 'floor'}`, {
    bounds,
    priority: t(`priority.${further.priority}`),
  });
}

function boundsText({ low, high }: Bounds, signal: Signal, t: TFunction): string {
  return either(
    [
      ...(low === null ? [] : [t(`${S}.below`, { value: withUnit(low, signal) })]),
      ...(high === null ? [] : [t(`${S}.above`, { value: withUnit(high, signal) })]),
    ],
    t,
  );
}

function either([a = '', b]: readonly string[], t: TFunction): string {
  return b === undefined ? a : t(`${S}.or`, { a, b });
}

function withUnit(value: number, signal: Signal): string {
  const unit = unitOf(signal);
  return unit.startsWith('/') || unit === '' ? `${value}${unit}` : `${value} ${unit}`;
}

/** 15秒, 90秒, 2分: exactly as set, never rounded. */
export function lengthText(ms: DurationMs, t: TFunction): string {
  const [, amount = '', unit = 's'] = /^([\d.]+)(ms|s|min|h|d)$/.exec(formatDuration(ms)) ?? [];
  return `${amount}${t(`${S}.unit.${unit as 'ms' | 's' | 'min' | 'h' | 'd'}`)}`;
}

function clockText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

function scheduleText(entry: ScheduleEntry, t: TFunction): string {
  const range = { from: clockText(entry.fromMinute), to: clockText(entry.toMinute) };
  if (entry.kind === 'weekly') {
    const [fromDay, toDay] = [t(`${S}.day.${entry.fromDay}`), t(`${S}.day.${entry.toDay}`)];
    return t(`${S}.weekly`, { fromDay, toDay, ...range });
  }
  const days = entry.days.map((day) => t(`${S}.day.${day}`)).join('・');
  return t(`${S}.daily`, { days: days === '' ? '' : `${days} `, ...range }).trim();
}
