// A duty, a shift and a gap in words: what the calendar draws, said for ears, lists and paper.
import { useTranslation } from 'react-i18next';
import { WEEKDAYS } from '#care';
import { DAY_MS } from '#kernel';
import type { RosterDuty, RosterGap, RosterShift, RosterView } from '../api/types.js';
import { dayWithWeekday, hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { ROSTER_ZONE } from './range.js';

export interface RosterWords {
  readonly nameOf: (id: string) => string;
  readonly moment: (at: number) => string;
  readonly clock: (at: number) => string;
  /** `18:00–09:00`; a day from midnight to midnight is "all day", which "00:00–00:00" does not say. */
  readonly times: (from: number, to: number) => string;
  readonly pattern: (duty: Pick<RosterDuty, 'pattern'>) => string;
  readonly shift: (shift: RosterShift, duty: RosterDuty) => string;
  readonly gap: (gap: RosterGap) => string;
}

export function useRosterWords(view: Pick<RosterView, 'subjects'>): RosterWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = new Map(view.subjects.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? '–';
  const clock = (at: number): string => hourMinute(at, language, ROSTER_ZONE);
  const moment = (at: number): string => `${dayWithWeekday(at, language, ROSTER_ZONE)} ${clock(at)}`;
  const areasOf = ({ areas }: RosterDuty): string => (areas.length === 0 ? t('roster.allAreas') : areas.join('・'));
  /** `fri 18:00` with the day in the reader's language. */
  const weekTime = (text: string): string => {
    const [name, time = ''] = text.split(' ');
    const day = WEEKDAYS.find((each) => each === name);
    return day === undefined ? text : `${t(`roster.day.${day}`)} ${time}`;
  };
  const pattern: RosterWords['pattern'] = ({ pattern: of }) => {
    switch (of.kind) {
      case 'weekly': {
        const days = of.days.map((day) => t(`roster.day.${day}`)).join('・');
        return t('roster.text.weekly', { days, from: of.from, to: of.to });
      }
      case 'weekly-span':
        return t('roster.text.weekly-span', { from: weekTime(of.from), to: weekTime(of.to) });
      case 'holiday-span':
        return t('roster.text.holiday-span', { from: of.from, to: of.to });
      case 'interval':
        return t('roster.text.interval', { from: moment(of.from), to: moment(of.to) });
    }
  };
  return {
    nameOf,
    moment,
    clock,
    times: (from, to) =>
      to - from === DAY_MS && clock(from) === clock(to) && clock(from) === '00:00'
        ? t('roster.allDay')
        : `${clock(from)}–${clock(to)}`,
    pattern,
    shift: ({ subjectId, from, to }, duty) =>
      t('roster.shift', {
        name: nameOf(subjectId),
        task: t(`roster.task.${duty.task}`),
        from: moment(from),
        to: moment(to),
        areas: duty.task === 'away' ? '' : areasOf(duty),
      }).trim(),
    gap: ({ text, from, to }) =>
      `${text[language]} ${moment(from)}〜${moment(to)}`.replace('〜', language === 'ja' ? '〜' : ' to '),
  };
}
