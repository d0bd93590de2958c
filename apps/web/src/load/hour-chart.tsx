// Alarms per hour as bars, the priorities told apart by lightness and order, with the line an operator can keep up with.
// Colours of alarms are not used: nothing here calls anybody.
import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmLoad } from '../api/types.js';
import { dayWithWeekday, hourMinute, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { ticksOf } from './hour-ticks.js';
import styles from './load-page.module.css';

const HEIGHT = 180;
const FOOT = 22;
const LEFT = 34;
const PRIORITIES = ['high', 'medium', 'low'] as const;
const CAN_HANDLE = 6;

export function HourChart({ hours }: { hours: AlarmLoad['hours'] }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ref, width } = useElementSize();
  const most = Math.max(CAN_HANDLE * 2, ...hours.map(({ high, medium, low }) => high + medium + low));
  const y = (count: number): number => (HEIGHT * count) / most;
  const step = Math.max(0, width - LEFT) / Math.max(1, hours.length);
  const last = hours.at(-1)?.from ?? 0;
  const days = hours.length > 48;
  const room = Math.max(1, Math.floor((width - LEFT) / (days ? 110 : 56)));
  // A name that would be cut off at the edge is left out.
  const ticks = ticksOf(hours, days, room).filter(({ index }) => LEFT + index * step < width - (days ? 84 : 36));
  return (
    <section className={styles.chart}>
      <h2>{t('load.hours')}</h2>
      <div ref={ref}>
        <svg width={width} height={HEIGHT + FOOT} role="img" aria-label={t('load.hours')}>
          {[0, Math.round(most / 2), most].map((count) => (
            <g key={count}>
              <line className={styles.grid} x1={LEFT} x2={width} y1={HEIGHT - y(count)} y2={HEIGHT - y(count)} />
              <text className={styles.axis} x={LEFT - 6} y={Math.max(10, HEIGHT - y(count) + 4)} textAnchor="end">
                {count}
              </text>
            </g>
          ))}
          {hours.map((hour, index) => {
            let foot = HEIGHT;
            return (
              <g key={hour.from}>
                <title>{`${instant(hour.from, last, language)} ${hour.high + hour.medium + hour.low}`}</title>
                {PRIORITIES.map((priority) => {
                  const height = y(hour[priority]);
                  foot -= height;
                  if (height === 0) return null;
                  return (
                    <rect
                      key={priority}
                      className={styles.bar}
                      data-priority={priority}
                      x={LEFT + index * step}
                      y={foot}
                      width={Math.max(1, step - (step > 4 ? 1 : 0))}
                      height={height}
                    />
                  );
                })}
              </g>
            );
          })}
          <line className={styles.limit} x1={LEFT} x2={width} y1={HEIGHT - y(CAN_HANDLE)} y2={HEIGHT - y(CAN_HANDLE)} />
          {ticks.map(({ index, from }) => (
            <text key={from} className={styles.axis} x={LEFT + index * step} y={HEIGHT + 16}>
              {days ? dayWithWeekday(from, language) : hourMinute(from, language)}
            </text>
          ))}
        </svg>
      </div>
      <p className={styles.legend}>
        {PRIORITIES.map((priority) => (
          <span key={priority}>
            <i data-priority={priority} /> {t(`priority.${priority}`)}
          </span>
        ))}
        <span>
          <i data-limit /> {t('load.perOperatorHour')} {CAN_HANDLE}
        </span>
      </p>
    </section>
  );
}
