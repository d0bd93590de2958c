// A patient's trends, one over the other on the same time: SpO2, pulse and heart rate, respiration with time in bed.
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import 'uplot/dist/uPlot.min.css';
import type { Instant } from '#kernel';
import type { Signal } from '../api/types.js';
import { useLanguage } from '../i18n/i18n.js';
import { ErrorState } from '../shell/states.js';
import { useScheme } from '../theme/scheme.js';
import { TrendChart, type TrendLine } from './trend-chart.js';
import { columnsOf, inBedSpans, PLANS, RANGES, type TrendRange } from './trend-data.js';
import { NONE, useAlarmSpans, useHistories, type Histories } from './use-histories.js';
import styles from './trends.module.css';

export interface TrendLimit {
  readonly signal: Signal | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface TrendsProps {
  patientId: string;
  limits: readonly TrendLimit[];
  visits: readonly Instant[];
  range: TrendRange;
  onRange: (range: TrendRange) => void;
  /** Of one chart, without its time axis. */
  height: number;
}

/** The least range that each chart draws: a quiet hour looks quiet. */
const SCALES = { spo2: [86, 100], heart: [50, 110], rr: [8, 28] } as const;

export function Trends(props: TrendsProps): ReactElement {
  const { patientId, limits, visits, range, onRange, height } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useScheme();
  const { histories, unread, error, retry } = useHistories(patientId, range);
  const alarms = useAlarmSpans(patientId, range);
  const plan = PLANS[range];
  const newest = histories.spo2 ?? histories.pr ?? histories.hr ?? histories.rr;
  const { lines, bed, limitsOf } = useDrawn(histories, plan.stepMs, limits);
  if (error !== null && newest === undefined) return <ErrorState error={error} retry={retry} />;
  const to = newest?.to ?? 0;
  const shared = {
    from: newest?.from ?? 0,
    to,
    alarms,
    visits,
    language,
    scheme,
    height,
  };
  const emptyOf = (...signals: ReadonlyArray<(typeof unread)[number]>): string => {
    if (signals.some((signal) => unread.includes(signal))) return t('board.trend.unread');
    return newest === undefined ? t('state.loading') : t('board.trend.empty');
  };
  return (
    <section className={styles.trends} aria-label={t('board.trend.title')}>
      <header className={styles.head}>
        <SegmentedControl
          size="xs"
          value={range}
          onChange={onRange}
          aria-label={t('board.keys.range')}
          data={RANGES.map((each) => ({ value: each, label: t(`board.trend.range.${each}`) }))}
        />
        <ul className={styles.legend}>
          <li data-mark="limit">{t('board.trend.limits')}</li>
          <li data-mark="visit">{t('board.trend.visits')}</li>
          <li data-mark="bed">{t('board.trend.bedBand')}</li>
          <li>{t('board.trend.gaps')}</li>
        </ul>
      </header>
      <TrendChart
        {...shared}
        title="SpO2"
        unit="%"
        lines={lines.spo2}
        empty={emptyOf('spo2')}
        range={SCALES.spo2}
        highest={100}
        limits={limitsOf.spo2}
        inBed={NONE}
        showTime={false}
      />
      <TrendChart
        {...shared}
        title={t('signal.pr')}
        unit="/min"
        lines={lines.heart}
        empty={emptyOf('pr', 'hr')}
        range={SCALES.heart}
        highest={350}
        limits={limitsOf.heart}
        inBed={NONE}
        showTime={false}
      />
      <TrendChart
        {...shared}
        title={t('signal.rr')}
        unit="/min"
        lines={lines.rr}
        empty={emptyOf('rr')}
        range={SCALES.rr}
        highest={150}
        limits={limitsOf.rr}
        inBed={bed}
        showTime
      />
    </section>
  );
}

/** Lines, time in bed and limits, made anew only when what they are made from is. */
function useDrawn(histories: Histories, stepMs: number, limits: readonly TrendLimit[]) {
  const { t } = useTranslation();
  const lines = useMemo(() => {
    const line = (signal: 'spo2' | 'pr' | 'hr' | 'rr', dashed: boolean): TrendLine => ({
      key: signal,
      label: t(`signal.${signal}`),
      columns: columnsOf(histories[signal]?.series ?? { buckets: [] }, stepMs),
      colour: { spo2: '--signal-spo2', pr: '--signal-pulse', hr: '--signal-ecg', rr: '--signal-resp' }[signal],
      dashed,
      decimals: 0,
    });
    return { spo2: [line('spo2', false)], heart: [line('pr', false), line('hr', true)], rr: [line('rr', false)] };
  }, [histories, stepMs, t]);
  const bed = useMemo(() => inBedSpans(histories.bed?.series ?? { buckets: [] }, stepMs), [histories.bed, stepMs]);
  const limitsOf = useMemo(() => {
    const of = (signals: readonly Signal[]): number[] =>
      limits
        .filter((limit) => limit.signal !== null && signals.includes(limit.signal))
        .flatMap((limit) => [limit.low, limit.high].filter((value) => value !== null));
    return { spo2: of(['spo2']), heart: of(['pr', 'hr']), rr: of(['rr']) };
  }, [limits]);
  return { lines, bed, limitsOf };
}

/** The range that the board shows, changed by keys too. */
export function useTrendRange(): [TrendRange, (range: TrendRange) => void] {
  return useState<TrendRange>('6h');
}
