// One signal as a large figure: value, unit, where it is going, how old it is, its limits. A value that is no longer
// fresh turns hollow and says since when there is no data; it never keeps its old look.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import surface from '../alarm/alarm-surface.module.css';
import type { Priority, Signal } from '../api/types.js';
import { ARROWS, directionOf, figure, freshness, unitOf } from '../format/measure.js';
import { age } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import type { Numeric } from '../live/vitals-store.js';
import styles from './numeric-tile.module.css';

/** After so long an old value says nothing any more and is not shown at all. */
const FORGET_AFTER_MS = 10 * 60_000;

interface NumericTileProps {
  signal: Signal;
  numeric: Numeric | undefined;
  minutes: ReadonlyArray<number | null>;
  limits: { low: number | null; high: number | null } | null;
  /** Of the open alarm about this signal. */
  alarm: Priority | null;
  now: number;
}

export function NumericTile({ signal, numeric, minutes, limits, alarm, now }: NumericTileProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const state = freshness(numeric, now);
  const elapsed = numeric === undefined ? null : now - numeric.observedAt;
  const known = numeric !== undefined && elapsed !== null && elapsed < FORGET_AFTER_MS ? numeric.value : null;
  const direction = state === 'fresh' ? directionOf(signal, minutes) : null;
  const doubtful = state === 'fresh' && numeric !== undefined && numeric.quality !== 'good';
  return (
    <section
      className={`${styles.tile} ${alarm === null ? '' : surface.frame}`}
      data-signal={signal}
      data-state={state}
      data-priority={alarm ?? undefined}
      aria-label={t(`signal.${signal}`)}
    >
      <header className={styles.head}>
        <span className={styles.label}>{t(`signal.${signal}`)}</span>
        <span className={styles.unit}>{unitOf(signal)}</span>
      </header>
      <p className={styles.value}>
        <span className={styles.figure} data-blank={known === null || undefined}>
          {figure(signal, known)}
        </span>
        {direction !== null && <span className={styles.arrow}>{ARROWS[direction]}</span>}
      </p>
      <p className={styles.foot}>
        {state === 'fresh' && elapsed !== null ? (
          <span>{t('board.patient.age', { age: age(elapsed, language) })}</span>
        ) : (
          <b>
            {elapsed === null
              ? t('never')
              : state === 'none'
                ? t('noValue')
                : t('noDataFor', { age: age(elapsed, language) })}
          </b>
        )}
        {doubtful && (
          <span className={styles.doubt}>
            {t(`quality.${numeric.quality}`)} {t(`cause.${numeric.cause}`)}
          </span>
        )}
        {!doubtful && state === 'fresh' && <Limits limits={limits} signal={signal} />}
        {state === 'none' && numeric !== undefined && numeric.cause !== 'none' && (
          <span className={styles.doubt}>{t(`cause.${numeric.cause}`)}</span>
        )}
      </p>
    </section>
  );
}

function Limits(props: { limits: NumericTileProps['limits']; signal: Signal }): ReactElement | null {
  const { limits, signal } = props;
  const { t } = useTranslation();
  if (limits === null || (limits.low === null && limits.high === null)) return null;
  const low = figure(signal, limits.low);
  const high = figure(signal, limits.high);
  const text =
    limits.high === null
      ? t('board.patient.low', { low })
      : limits.low === null
        ? t('board.patient.high', { high })
        : t('board.patient.limits', { low, high });
  return <span className={styles.limits}>{text}</span>;
}
