// What a trend is drawn from: the archive's buckets of each signal and the alarms of the range, asked for again as time goes.
import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Instant } from '#kernel';
import { api, take } from '../api/client.js';
import type { Alarm, NumericSeries } from '../api/types.js';
import { centreClock } from '../clock.js';
import { useMe } from '../session/session.js';
import type { AlarmSpan } from './alarm-spans.js';
import { PLANS, type TrendRange } from './trend-data.js';

const SIGNALS = ['spo2', 'pr', 'hr', 'rr', 'bed'] as const;

export interface History {
  readonly from: Instant;
  readonly to: Instant;
  readonly series: NumericSeries;
}

export const NONE: readonly never[] = [];

type Drawn = (typeof SIGNALS)[number];
export type Histories = Partial<Record<Drawn, History>>;

export interface FoundHistories {
  readonly histories: Histories;
  /** Signals that could not be read: their charts must not say that there was nothing. */
  readonly unread: readonly Drawn[];
  readonly error: Error | null;
  readonly retry: () => void;
}

export function useHistories(patientId: string, range: TrendRange): FoundHistories {
  const plan = PLANS[range];
  return useQueries({
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
    combine: found,
  });
}

/** Outside the hook: what has not changed stays the same object as long as this function does. */
function found(queries: readonly UseQueryResult<History>[]): FoundHistories {
  const failed = SIGNALS.filter((_, index) => queries[index]?.data === undefined && queries[index]?.isError === true);
  return {
    histories: Object.fromEntries(SIGNALS.map((signal, index) => [signal, queries[index]?.data])),
    unread: failed,
    error: queries.find(({ error }) => error !== null)?.error ?? null,
    retry: () => queries.forEach((query) => void query.refetch()),
  };
}

export function useAlarmSpans(patientId: string, range: TrendRange): readonly AlarmSpan[] {
  const plan = PLANS[range];
  // A nurse is shown values, and not which alarms stood.
  const enabled = useMe().role !== 'station';
  const { data } = useQuery({
    enabled,
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
