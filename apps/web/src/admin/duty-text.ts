// A duty in words: 月・火 18:00–09:00 全地区.
import { useTranslation } from 'react-i18next';
import type { Duty } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';

const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Gives the sentence for a duty, without its order among others. */
export function useDutyText(): (duty: Duty) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  return ({ pattern, areas, note }) => {
    const where = areas.length === 0 ? t('admin.stations.allAreas') : areas.join('、');
    return [whenOf(pattern), where, note ?? ''].filter((part) => part !== '').join(' ');
  };

  function whenOf(pattern: Duty['pattern']): string {
    switch (pattern.kind) {
      case 'weekly':
        return `${pattern.days.map((day) => t(`admin.stations.day.${day}`)).join('・')} ${pattern.from}–${pattern.to}`;
      case 'weekly-span':
        return t('admin.stations.span', { from: weekTime(pattern.from), to: weekTime(pattern.to) });
      case 'interval': {
        const [from, to] = [instant(pattern.from, now, language), instant(pattern.to, now, language)];
        return t('admin.stations.span', { from, to });
      }
    }
  }

  /** `fri 18:00` with the day in the reader's language. */
  function weekTime(text: string): string {
    const [name, time = ''] = text.split(' ');
    const day = WEEK.find((each) => each === name);
    return day === undefined ? text : `${t(`admin.stations.day.${day}`)} ${time}`;
  }
}
