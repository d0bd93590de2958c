// Policies in words: times in a unit people say, windows as days and hours.
import { useTranslation } from 'react-i18next';
import { formatDuration, parseDuration } from '#alarms';
import type { EscalationPolicy, EscalationWindow } from '../api/types.js';

export const TIME_UNITS = ['s', 'min', 'h'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

export interface WrittenTime {
  readonly count: number | null;
  readonly unit: TimeUnit | 'd';
}

/** `90s` as 90 seconds; what is no length of time as none, in seconds. */
export function writtenTime(text: string): WrittenTime {
  const ms = parseDuration(text);
  const [, count, unit] = /^(\d+)(s|min|h|d)$/.exec(ms === null ? '' : formatDuration(ms)) ?? [];
  if (count !== undefined) return { count: Number(count), unit: (unit ?? 's') as WrittenTime['unit'] };
  return { count: null, unit: TIME_UNITS.find((one) => text === one) ?? 's' };
}

export function usePolicyWords() {
  const { t } = useTranslation();
  const time = (text: string): string => {
    const { count, unit } = writtenTime(text);
    return count === null ? text : t(`escalation.unit.${unit}`, { count });
  };
  const window = ({ days, from, to }: EscalationWindow): string =>
    days === undefined
      ? t('roster.text.weekly-span', { from: weekTime(from), to: weekTime(to) })
      : t('roster.text.weekly', {
          days: days.map((day) => t(`roster.day.${day}`)).join(t('escalation.and')),
          from,
          to,
        });
  /** `fri 18:00` with the day's own word. */
  const weekTime = (text: string): string => {
    const day = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).find((one) => text.startsWith(one));
    return day === undefined ? text : `${t(`roster.day.${day}`)} ${text.slice(4)}`;
  };
  const when = (policy: EscalationPolicy): string =>
    policy.when.length === 0 ? t('escalation.always') : policy.when.map(window).join(' / ');
  return { time, when };
}
