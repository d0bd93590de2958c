// One night as a band from 21:00 to 7:00: in bed, out of bed, not measured. Told apart by height as well as colour.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { HOUR_MS, MINUTE_MS } from '#kernel';
import { centreClock } from '../clock.js';
import { dayWithWeekday, hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import type { FamilyView } from './family-page.js';
import styles from './night-band.module.css';

type Night = NonNullable<FamilyView['night']>;
const WIDTH = 1_000;

export function NightBand({ night, timeZone }: { night: FamilyView['night']; timeZone: string }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  if (night === null) return <p className={styles.none}>{t('family.noNight')}</p>;
  const now = centreClock.now();
  const running = now < night.to;
  const day = dayWithWeekday(night.from, language, timeZone);
  const total = Math.round(night.inBed.reduce((sum, { from, to }) => sum + (to - from), 0) / MINUTE_MS);
  const [h, m] = [Math.floor(total / 60), total % 60];
  const length = h === 0 ? t('family.minutes', { m }) : t('family.hours', { h, m });
  const summary = [
    t('family.inBedFor', { length }),
    night.timesOutOfBed === 0 ? t('family.never') : t('family.timesOut', { count: night.timesOutOfBed }),
  ];
  return (
    <figure className={styles.night}>
      <figcaption className={styles.caption}>
        <b>{running ? t('family.tonight') : t('family.lastNight', { day })}</b>
        {summary.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </figcaption>
      <Band night={night} now={now} label={summary.join(t('separator'))} />
      <Hours night={night} timeZone={timeZone} />
      <ul className={styles.legend}>
        <li data-mark="in">{t('family.inBed')}</li>
        <li data-mark="out">{t('family.outOfBed')}</li>
        <li data-mark="none">{t('family.unmeasured')}</li>
      </ul>
    </figure>
  );
}

function Band({ night, now, label }: { night: Night; now: number; label: string }): ReactElement {
  const x = (at: number): number => ((at - night.from) / (night.to - night.from)) * WIDTH;
  const spans = (of: Night['inBed'], className: string | undefined, y: number, height: number): ReactElement[] =>
    of.map(({ from, to }) => (
      <rect key={from} className={className} x={x(from)} y={y} width={Math.max(2, x(to) - x(from))} height={height} />
    ));
  return (
    <svg className={styles.band} viewBox={`0 0 ${WIDTH} 56`} preserveAspectRatio="none" role="img" aria-label={label}>
      <rect className={styles.ground} width={WIDTH} height={56} />
      {spans(night.inBed, styles.inBed, 0, 56)}
      {spans(night.outOfBed, styles.outOfBed, 40, 16)}
      {now < night.to && <rect className={styles.ahead} x={x(now)} width={WIDTH - x(now)} height={56} />}
    </svg>
  );
}

function Hours({ night, timeZone }: { night: Night; timeZone: string }): ReactElement {
  const language = useLanguage();
  const span = night.to - night.from;
  const marks = [0, 0.3, 0.6, 1].map((share) => night.from + Math.round((share * span) / HOUR_MS) * HOUR_MS);
  return (
    <div className={styles.hours} aria-hidden>
      {marks.map((at) => (
        <span key={at} style={{ left: `${((at - night.from) / span) * 100}%` }}>
          {hourMinute(at, language, timeZone)}
        </span>
      ))}
    </div>
  );
}
