// The fields of each kind of rule, as docs/scenarios.md lists them.
import { HOUR_MS, MINUTE_MS, SECOND_MS, type DurationMs } from '#kernel';
import {
  NEWS2_PARAMETERS,
  RHYTHM_EVENTS,
  type Bounds,
  type CombinationRule,
  type News2Parameter,
  type Rule,
} from '../rules.js';
import type { Priority } from '../words.js';
import type { Fields } from './fields.js';

type Specific<K extends Rule['kind']> = Omit<
  Extract<Rule, { kind: K }>,
  'id' | 'version' | 'priority' | 'enabled' | 'schedule'
>;

function bounds(fields: Fields, isNeeded: boolean): Bounds {
  const low = fields.number('low');
  const high = fields.number('high');
  if (isNeeded && low === null && high === null && !fields.has('low') && !fields.has('high')) {
    fields.refuse('low', 'low or high is required');
  }
  if (low !== null && high !== null && low >= high) fields.refuse('high', 'over low');
  return { low, high };
}

function prioritisedBounds(fields: Fields, name: string): (Bounds & { priority: Priority }) | null {
  const inner = fields.inner(name);
  if (!inner) return null;
  const read = { ...bounds(inner, true), priority: inner.priority() };
  inner.end();
  return read;
}

export function parseLimit(fields: Fields): Specific<'limit'> {
  const signal = fields.signal('signal');
  const plain = bounds(fields, true);
  const severe = prioritisedBounds(fields, 'severe');
  if (severe) {
    const isLowFarther = severe.low === null || (plain.low !== null && severe.low < plain.low);
    const isHighFarther = severe.high === null || (plain.high !== null && severe.high > plain.high);
    if (!isLowFarther) fields.refuse('severe.low', 'under low');
    if (!isHighFarther) fields.refuse('severe.high', 'over high');
  }
  const share = fields.number('share', { min: 0, max: 1 }) ?? 1;
  if (share === 0) fields.refuse('share', 'over 0');
  const corroborate = fields.optionalSignal('corroborate');
  if (corroborate === signal) fields.refuse('corroborate', 'another signal than the rule itself looks at');
  return {
    kind: 'limit',
    signal,
    ...plain,
    severe,
    onDelayMs: fields.duration('onDelay') ?? 0,
    share,
    clearMargin: fields.number('clearMargin', { min: 0 }) ?? 0,
    offDelayMs: fields.duration('offDelay') ?? 0,
    corroborate,
  };
}

export function parseBurden(fields: Fields): Specific<'burden'> {
  const below = fields.number('below');
  const above = fields.number('above');
  if (fields.has('below') === fields.has('above')) fields.refuse('below', 'either below or above');
  return {
    kind: 'burden',
    signal: fields.signal('signal'),
    side: above === null ? 'below' : 'above',
    limit: below ?? above ?? 0,
    budget: fields.requiredNumber('budget', { min: 0 }),
    windowMs: fields.requiredDuration('window'),
    floor: prioritisedBounds(fields, 'floor'),
  };
}

export function parseTrend(fields: Fields): Specific<'trend'> {
  return {
    kind: 'trend',
    signal: fields.signal('signal'),
    recentMs: fields.requiredDuration('recent'),
    baselineMs: fields.requiredDuration('baseline'),
    change: parseChange(fields),
    direction: fields.oneOf('direction', ['up', 'down', 'either'], 'either'),
    minimumCoverage: fields.number('minimumCoverage', { min: 0, max: 1 }) ?? 0,
  };
}

function parseChange(fields: Fields): Specific<'trend'>['change'] {
  const value = fields.raw('change');
  const [, percent] = typeof value === 'string' ? (/^(\d+(?:\.\d+)?) ?%$/.exec(value) ?? []) : [];
  const amount = percent === undefined ? value : Number(percent);
  if (typeof amount === 'number' && Number.isFinite(amount) && amount > 0) {
    return { kind: percent === undefined ? 'absolute' : 'percent', amount };
  }
  fields.refuse('change', 'a number over 0, or a percentage such as "15%"');
  return { kind: 'absolute', amount: 1 };
}

/**
 * How long a value speaks for the patient. The monitored ones a quarter of an hour; what is taken by hand for the twelve
 * hours that the chart's own response table leaves between two routine observations.
 */
export const NEWS2_FRESHNESS_MS: Readonly<Record<News2Parameter, DurationMs>> = {
  respirationRate: 15 * MINUTE_MS,
  spo2: 15 * MINUTE_MS,
  oxygen: 24 * HOUR_MS,
  systolicPressure: 12 * HOUR_MS,
  pulse: 15 * MINUTE_MS,
  consciousness: 12 * HOUR_MS,
  temperature: 12 * HOUR_MS,
};

/** The chart's names, and the signals' own. */
const FRESHNESS_NAMES: Readonly<Record<string, News2Parameter>> = {
  ...Object.fromEntries(NEWS2_PARAMETERS.map((name) => [name, name])),
  rr: 'respirationRate',
  sbp: 'systolicPressure',
  systolic: 'systolicPressure',
  systolicBloodPressure: 'systolicPressure',
  bloodPressure: 'systolicPressure',
  hr: 'pulse',
  pr: 'pulse',
  heartRate: 'pulse',
  temp: 'temperature',
};

export function parseNews2(
  fields: Fields,
  card: { readonly oxygen: boolean; readonly hypercapnic: boolean } = { oxygen: false, hypercapnic: false },
): Specific<'news2'> {
  const atLeast = fields.number('atLeast', { min: 1, max: 20 });
  const aboveBaseline = fields.number('aboveBaseline', { min: 1, max: 20 });
  if (!fields.has('atLeast') && !fields.has('aboveBaseline')) {
    fields.refuse('atLeast', 'atLeast or aboveBaseline is required');
  }
  const freshnessMs: Record<News2Parameter, DurationMs> = { ...NEWS2_FRESHNESS_MS };
  const inner = fields.inner('freshness');
  if (inner) {
    for (const [written, parameter] of Object.entries(FRESHNESS_NAMES)) {
      if (inner.has(written)) freshnessMs[parameter] = inner.requiredDuration(written);
    }
    inner.end();
  }
  return {
    kind: 'news2',
    atLeast,
    aboveBaseline,
    scale: fields.oneOf<1 | 2>('scale', [1, 2], card.hypercapnic ? 2 : 1),
    oxygen: fields.flag('oxygen', card.oxygen),
    freshnessMs,
  };
}

export function parseRhythm(fields: Fields): Specific<'rhythm'> {
  const event = fields.oneOf('event', RHYTHM_EVENTS);
  const longerThanMs = event === 'pause' ? fields.duration('longerThan') : null;
  if (event !== 'pause' && fields.has('longerThan')) fields.refuse('longerThan', 'goes with event: pause only');
  return { kind: 'rhythm', event, longerThanMs };
}

export function parseBreathing(fields: Fields): Specific<'breathing'> {
  const noBreathForMs = fields.has('noBreathFor') ? fields.requiredDuration('noBreathFor') : null;
  return { kind: 'breathing', noBreathForMs, ...bounds(fields, noBreathForMs === null) };
}

export function parsePresence(fields: Fields): Specific<'presence'> {
  const event = fields.oneOf('event', ['out-of-bed', 'exits', 'not-in-bed-by', 'no-movement'] as const);
  switch (event) {
    case 'out-of-bed':
    case 'no-movement':
      return { kind: 'presence', event, longerThanMs: fields.requiredDuration('longerThan') } as Specific<'presence'>;
    case 'exits': {
      const moreThan = fields.requiredNumber('moreThan', { min: 0 });
      const windowMs = fields.requiredDuration('window');
      return { kind: 'presence', event, moreThan, windowMs } as Specific<'presence'>;
    }
    case 'not-in-bed-by':
      return { kind: 'presence', event, minute: fields.timeOfDay('time') } as Specific<'presence'>;
  }
}

export function parseSilence(fields: Fields): Specific<'silence'> {
  if (!fields.has('event')) return parseNoData(fields);
  const event = fields.oneOf('event', ['sensor-off', 'stuck', 'battery', 'clock-skew'] as const);
  const made = (rule: object) => ({ kind: 'silence', event, ...rule }) as Specific<'silence'>;
  switch (event) {
    case 'sensor-off':
    case 'stuck': {
      if (fields.has('scope')) fields.oneOf('scope', ['signal', 'device', 'gateway']);
      return made({ signal: fields.optionalSignal('signal'), afterMs: fields.requiredDuration('after') });
    }
    case 'battery':
      return made({ belowPercent: fields.requiredNumber('below', { min: 0, max: 100 }) });
    case 'clock-skew':
      return made({ beyondMs: fields.duration('beyond') ?? 5 * SECOND_MS });
  }
}

function parseNoData(fields: Fields): Specific<'silence'> {
  const scope = fields.oneOf(
    'scope',
    ['signal', 'device', 'gateway'] as const,
    fields.has('signal') ? 'signal' : undefined,
  );
  const afterMs = fields.requiredDuration('after');
  if (scope === 'signal') {
    return {
      kind: 'silence',
      event: 'no-data',
      scope,
      signal: fields.signal('signal'),
      afterMs,
    } as Specific<'silence'>;
  }
  if (fields.has('signal')) fields.refuse('signal', 'goes with scope: signal only');
  return { kind: 'silence', event: 'no-data', scope, afterMs } as Specific<'silence'>;
}

export function parseCombination(fields: Fields): Specific<'combination'> {
  if (fields.has('all') === fields.has('any')) fields.refuse('all', 'either all or any');
  const mode: CombinationRule['mode'] = fields.has('all') ? 'all' : 'any';
  const value = fields.raw(mode);
  const of = Array.isArray(value) ? (value as unknown[]).filter((id): id is string => typeof id === 'string') : [];
  if (!Array.isArray(value) || of.length !== value.length || of.length === 0) fields.refuse(mode, 'a list of rule ids');
  return { kind: 'combination', mode, of, withinMs: fields.duration('within') ?? 0 };
}
