// The calendar itself. Rows are whom it is about, columns are days; a shift is a button at its time. Drawing a line over an
// empty stretch of a row begins a new duty there; the plus at the row's head does the same for a keyboard.
import { IconPlus } from '@tabler/icons-react';
import { type CSSProperties, type PointerEvent, type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayOf } from '#care';
import { HOUR_MS } from '#kernel';
import type { RosterDuty, RosterGap, RosterKind, RosterShift, RosterSubject, RosterView } from '../api/types.js';
import { useLanguage } from '../i18n/i18n.js';
import type { DutyDraft } from './duty-draft.js';
import { inLanes } from './lanes.js';
import { dateOf, fieldOf, type CalendarRange, type RosterSpan } from './range.js';
import styles from './roster-grid.module.css';
import { useRosterWords } from './roster-words.js';

const KINDS = ['station', 'doctor', 'supervisor'] as const;

interface GridProps {
  readonly view: RosterView;
  readonly range: CalendarRange;
  readonly span: RosterSpan;
  readonly area: string | null;
  readonly kind: RosterKind | null;
  readonly now: number;
  readonly onShift: (shift: RosterShift) => void;
  readonly onAdd: (change: Partial<DutyDraft>) => void;
}

export function RosterGrid(props: GridProps): ReactElement {
  const { t } = useTranslation();
  const { view, range, span, kind, now } = props;
  const kinds = KINDS.filter(
    (each) => (kind === null || kind === each) && view.subjects.some((one) => one.kind === each),
  );
  return (
    <div className={styles.frame} data-span={span} style={{ '--days': range.days.length } as CSSProperties}>
      <div className={styles.grid} role="group" aria-label={t('roster.title')}>
        <Head {...props} />
        {kinds.map((each) => (
          <Section key={each} {...props} kind={each} />
        ))}
        {now >= range.from && now < range.to && (
          <div className={styles.nowArea} aria-hidden>
            <div className={styles.now} style={{ left: `${placeOf(now, range)}%` }}>
              <span>{t('roster.now')}</span>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

function placeOf(at: number, { from, to }: CalendarRange): number {
  return ((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100;
}

function Head({ view, range, span, now }: GridProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const holidays = new Map(view.holidays.map(({ date, name }) => [date, name[language]]));
  const today = dateOf(now);
  return (
    <div className={styles.head}>
      <span />
      <div className={styles.days}>
        {range.days.map(({ date }) => {
          const weekday = weekdayOf(date);
          const holiday = holidays.get(date);
          return (
            <div
              key={date}
              className={styles.day}
              data-off={weekday === 'sat' || weekday === 'sun' || holiday !== undefined || undefined}
              data-today={date === today || undefined}
              title={holiday}
            >
              <b>
                {Number(date.slice(8)) === 1 || span === 'week'
                  ? `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`
                  : Number(date.slice(8))}
              </b>
              <span>{t(`roster.day.${weekday}`)}</span>
              {holiday !== undefined && <em>{holiday}</em>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Section(props: GridProps & { kind: RosterKind }): ReactElement {
  const { t } = useTranslation();
  const { view, kind, area, range } = props;
  const duties = new Map(view.duties.map((duty) => [duty.id, duty]));
  const gaps = view.gaps.filter(
    (gap) => gap.kind === 'nobody' && gap.who === kind && (area === null || gap.area === area),
  );
  const subjects = view.subjects.filter(
    (one) => one.kind === kind && (area === null || one.areas.length === 0 || one.areas.includes(area)),
  );
  return (
    <>
      <div className={styles.kind} data-gaps={gaps.length > 0 || undefined}>
        <h2>{t(`roster.kind.${kind}`)}</h2>
        <div className={styles.line} data-gaps={gaps.length > 0 || undefined}>
          <GapMarks gaps={gaps} view={view} range={range} />
        </div>
      </div>
      {subjects.map((subject) => (
        <Row key={subject.id} {...props} subject={subject} duties={duties} />
      ))}
    </>
  );
}

function GapMarks({
  gaps,
  view,
  range,
}: {
  gaps: readonly RosterGap[];
  view: RosterView;
  range: CalendarRange;
}): ReactElement {
  const words = useRosterWords(view);
  return (
    <>
      {gaps.map((gap) => (
        <i
          key={`${gap.area}-${gap.from}`}
          className={styles.gap}
          title={words.gap(gap)}
          style={{ left: `${placeOf(gap.from, range)}%`, right: `${100 - placeOf(gap.to, range)}%` }}
        />
      ))}
    </>
  );
}

interface RowProps extends GridProps {
  readonly subject: RosterSubject;
  readonly duties: ReadonlyMap<string, RosterDuty>;
}

function Row(props: RowProps): ReactElement {
  const { t } = useTranslation();
  const { view, subject, duties, area, range, onShift, onAdd } = props;
  const words = useRosterWords(view);
  const mayAdd = view.mayChange === 'all';
  const shifts = view.shifts.flatMap((shift) => {
    const duty = duties.get(shift.dutyId);
    const isShown = duty !== undefined && shift.subjectId === subject.id && servesArea(duty, area);
    return isShown ? [{ ...shift, shift, duty }] : [];
  });
  const { laned, lanes } = inLanes(shifts);
  return (
    <div className={styles.row}>
      <div className={styles.name}>
        <span>{subject.name}</span>
        {mayAdd && (
          <button
            type="button"
            aria-label={t('roster.addFor', { name: subject.name })}
            onClick={() => onAdd({ kind: subject.kind, subjectId: subject.id, task: taskOf(subject.kind) })}
          >
            <IconPlus size={16} aria-hidden />
          </button>
        )}
      </div>
      <Stretch {...props} lanes={lanes} mayAdd={mayAdd}>
        {laned.map(({ item: { shift, duty }, lane }) => (
          <button
            key={`${shift.dutyId}-${shift.date}`}
            type="button"
            className={styles.shift}
            data-task={duty.task}
            data-first={duty.rank === 0 || undefined}
            data-swapped={shift.swapId !== null || undefined}
            aria-label={words.shift(shift, duty)}
            title={words.shift(shift, duty)}
            style={{
              left: `${placeOf(shift.from, range)}%`,
              width: `${placeOf(shift.to, range) - placeOf(shift.from, range)}%`,
              top: `calc(4px + ${lane} * var(--lane))`,
            }}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => onShift(shift)}
          >
            <span>{labelOf(duty, words.times(shift.from, shift.to))}</span>
          </button>
        ))}
      </Stretch>
    </div>
  );

  function labelOf({ task, areas, rank, kind, coversId }: RosterDuty, times: string): string {
    const where = coversId !== null ? ` ${words.nameOf(coversId)}` : areas.length === 0 ? '' : ` ${areas.join('・')}`;
    const place = kind === 'station' && task === 'duty' ? ` ${t('roster.rankOf', { count: rank + 1 })}` : '';
    return `${times} ${t(`roster.task.${task}`)}${place}${task === 'away' ? '' : where}`;
  }
}

/** A row's stretch of time, on which a new duty is drawn. */
function Stretch(props: RowProps & { lanes: number; mayAdd: boolean; children: ReactElement[] }): ReactElement {
  const { range, span, subject, lanes, mayAdd, onAdd, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<readonly [number, number] | null>(null);
  const step = span === 'week' ? HOUR_MS : 12 * HOUR_MS;
  const timeAt = (event: PointerEvent): number => {
    const { left, width } = box.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    const at = range.from + ((event.clientX - left) / width) * (range.to - range.from);
    return range.from + Math.round((Math.min(Math.max(at, range.from), range.to) - range.from) / step) * step;
  };
  const finish = (): void => {
    setDrawn(null);
    if (drawn === null) return;
    const [from, to] = [Math.min(...drawn), Math.max(...drawn)];
    if (from === to) return;
    const when = { pattern: 'interval' as const, start: fieldOf(from), end: fieldOf(to) };
    onAdd({ kind: subject.kind, subjectId: subject.id, task: taskOf(subject.kind), ...when });
  };
  return (
    <div
      ref={box}
      className={styles.line}
      data-may-add={mayAdd || undefined}
      style={{ '--lanes': lanes } as CSSProperties}
      onPointerDown={(event) => {
        if (!mayAdd || event.button !== 0 || event.pointerType === 'touch') return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawn([timeAt(event), timeAt(event)]);
      }}
      onPointerMove={(event) => drawn !== null && setDrawn([drawn[0], timeAt(event)])}
      onPointerUp={finish}
      onPointerCancel={() => setDrawn(null)}
    >
      {children}
      {drawn !== null && (
        <i
          className={styles.drawn}
          style={{
            left: `${placeOf(Math.min(...drawn), range)}%`,
            right: `${100 - placeOf(Math.max(...drawn), range)}%`,
          }}
        />
      )}
    </div>
  );
}

export function servesArea({ areas, task }: RosterDuty, area: string | null): boolean {
  return area === null || task === 'away' || areas.length === 0 || areas.includes(area);
}

export function taskOf(kind: RosterKind): RosterDuty['task'] {
  return kind === 'doctor' ? 'covering' : 'duty';
}
