// The roster day by day, for a phone: who is there today, then tomorrow.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterDuty, RosterKind, RosterShift, RosterView } from '../api/types.js';
import { dayWithWeekday } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { dateOf, ROSTER_ZONE, type CalendarRange } from './range.js';
import { servesArea } from './roster-grid.js';
import styles from './day-list.module.css';
import { useRosterWords } from './roster-words.js';

export function DayList(props: {
  view: RosterView;
  range: CalendarRange;
  area: string | null;
  kind: RosterKind | null;
  now: number;
  onShift: (shift: RosterShift) => void;
}): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view, range, area, kind, now, onShift } = props;
  const words = useRosterWords(view);
  const duties = new Map(view.duties.map((duty) => [duty.id, duty]));
  const today = dateOf(now);
  const placeOf = ({ coversId, areas }: RosterDuty): string => {
    if (coversId !== null) return words.nameOf(coversId);
    return areas.length === 0 ? t('roster.allAreas') : areas.join('・');
  };
  const isPast = range.days.every(({ date }) => date < today);
  return (
    <div className={styles.list}>
      {range.days
        .filter(({ date }) => isPast || date >= today)
        .map(({ date, from, to }) => {
          const shown = view.shifts.flatMap((shift) => {
            const duty = duties.get(shift.dutyId);
            const isOn = shift.from < to && shift.to > from;
            const isAsked = duty !== undefined && (kind === null || duty.kind === kind) && servesArea(duty, area);
            return isOn && isAsked ? [{ shift, duty }] : [];
          });
          const holiday = view.holidays.find((each) => each.date === date);
          return (
            <section key={date} aria-label={dayWithWeekday(from, language, ROSTER_ZONE)}>
              <h2 data-today={date === today || undefined}>
                {dayWithWeekday(from, language, ROSTER_ZONE)}
                {holiday !== undefined && <em>{holiday.name[language]}</em>}
              </h2>
              <ul>
                {shown.map(({ shift, duty }) => (
                  <li key={`${shift.dutyId}-${shift.date}`}>
                    <button type="button" onClick={() => onShift(shift)}>
                      <span className={styles.time}>
                        {shift.from >= from && shift.to <= to
                          ? words.times(shift.from, shift.to)
                          : `${shift.from < from ? '…' : words.clock(shift.from)}–${shift.to > to ? '…' : words.clock(shift.to)}`}
                      </span>
                      <span>
                        <b>{words.nameOf(shift.subjectId)}</b>
                        <small>
                          {t(`roster.task.${duty.task}`)}
                          {duty.task !== 'away' && ` ${placeOf(duty)}`}
                          {duty.kind === 'station' &&
                            duty.task === 'duty' &&
                            ` ${t('roster.rankOf', { count: duty.rank + 1 })}`}
                        </small>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
    </div>
  );
}
