// A patient's trends, one over the other on the same time: SpO2, pulse and heart rate, respiration with time in bed.
import { SegmentedControl } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import 'uplot/dist/uPlot.min.css';
import type { Instant } from '#kernel';
import { api, take } from '../api/client.js';
import type { Alarm, NumericSeries, Signal } from '../api/types.js';
import { centreClock } from '../clock.js';
import { useLanguage } from '../i18n/i18n.js';
import { ErrorState } from '../shell/states.js';
import { useScheme } from '../theme/scheme.js';
import type { AlarmSpan } from './alarm-spans.js';
import { TrendChart, type TrendLine } from './trend-chart.js';
import { columnsOf, inBedSpans, PLANS, RANGES, type TrendRange } from './trend-data.js';
import styles from './trends.module.css';

const SIGNALS = ['spo2', 'pr', 'hr', 'rr', 'bed'] as const;

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

interface History {
  readonly from: Instant;
  readonly to: Instant;
  readonly series: NumericSeries;
}

export function Trends(props: TrendsProps): ReactElement {
  const { patientId, limits, visits, range, onRange, height } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useScheme();
  const { histories, error, retry } = useHistories(patientId, range);
  const alarms = useAlarmSpans(patientId, range);
  const plan = PLANS[range];
  const newest = histories.spo2 ?? histories.pr ?? histories.hr ?? histories.rr;
  const lines = useMemo(() => {
    const line = (signal: 'spo2' | 'pr' | 'hr' | 'rr', dashed: boolean): TrendLine => ({
      key: signal,
      label: t(`signal.${signal}`),
      columns: columnsOf(histories[signal]?.series ?? { buckets: [] }, plan.stepMs),
      colour: { spo2: '--signal-spo2', pr: '--signal-pulse', hr: '--signal-ecg', rr: '--signal-resp' }[signal],
      dashed,
      decimals: 0,
    });
    return { spo2: [line('spo2', false)], heart: [line('pr', false), line('hr', true)], rr: [line('rr', false)] };
  }, [histories, plan, t]);
  const bed = useMemo(() => inBedSpans(histories.bed?.series ?? { buckets: [] }, plan.stepMs), [histories.bed, plan]);
  const limitsOf = useMemo(() => {
    const of = (signals: readonly Signal[]): number[] =>
      limits
        .filter((limit) => limit.signal !== null && signals.includes(limit.signal))
        .flatMap((limit) => [limit.low, limit.high].filter((value) => value !== null));
    return { spo2: of(['spo2']), heart: of(['pr', 'hr']), rr: of(['rr']) };
  }, [limits]);

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
    empty: newest === undefined ? t('state.loading') : t('board.trend.empty'),
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
        range={[86, 100]}
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
        range={[50, 110]}
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
        range={[8, 28]}
        highest={150}
        limits={limitsOf.rr}
        inBed={bed}
        showTime
      />
    </section>
  );
}

const NONE: readonly never[] = [];

type Histories = Partial<Record<(typeof SIGNALS)[number], History>>;

function useHistories(
  patientId: string,
  range: TrendRange,
): { histories: Histories; error: unknown; retry: () => void } {
  const plan = PLANS[range];
  const queries = useQueries({
    queries: SIGNALS.map((signal) => ({
      queryKey: ['numerics', patientId, signal, range],
      queryFn: async (): Promise<History> => {
        const to = centreClock.now();
        const from = to - plan.spanMs;
        const query = { signal, from: Math.floor(from), to: Math.ceil(to), resolution: plan.resolution };
        const series = await take(
          api.GET('/api/patients/{id}/numerics', { params: { path: { id: patientId }, query } }),
        );
        return { from, to, series };
      },
      refetchInterval: plan.refreshMs,
    })),
  });
  const stamp = queries.map((query) => query.dataUpdatedAt).join();
  const histories = useMemo(
    () => Object.fromEntries(SIGNALS.map((signal, index) => [signal, queries[index]?.data])) as Histories,
    // One new object whenever one of them has new data, not at every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [stamp, patientId, range],
  );
  const failed = queries.find((query) => query.error !== null);
  return {
    histories,
    error: failed?.error ?? null,
    retry: () => queries.forEach((query) => void query.refetch()),
  };
}

function useAlarmSpans(patientId: string, range: TrendRange): readonly AlarmSpan[] {
  const plan = PLANS[range];
  const { data } = useQuery({
    queryKey: ['alarms', patientId, range],
    queryFn: async () => {
      const to = Math.ceil(centreClock.now());
      const query = { from: Math.floor(to - plan.spanMs), to };
      const alarms = await take(api.GET('/api/patients/{id}/alarms', { params: { path: { id: patientId }, query } }));
      return spansOf(alarms, to);
    },
    refetchInterval: plan.refreshMs,
  });
  return data ?? NONE;
}

function spansOf(alarms: readonly Alarm[], now: Instant): AlarmSpan[] {
  return alarms.map((alarm) => ({
    from: alarm.onsetAt,
    to: alarm.clearedAt ?? now,
    priority: alarm.priority,
    signal: alarm.signal,
    historical: alarm.historical,
  }));
}

/** The range that the board shows, changed by keys too. */
export function useTrendRange(): [TrendRange, (range: TrendRange) => void] {
  return useState<TrendRange>('6h');
}
