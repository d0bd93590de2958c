// The back-test: the same engine over a patient's history with another rule set, so that a doctor sees before saving
// which alarms would go, which would come, and how much later. Pure and deterministic; engine time is `observedAt`.
import type { Instant } from '#kernel';
import { DAY_MS } from '#kernel';
import type { Signal } from '#vitals';
import { playHistory } from './history.js';
import type { AlarmEpisode, Effect } from './model.js';
import type { RuleSet } from './rules.js';
import type { Priority } from './words.js';

/** One signal of one device, in order of time. `values[i]` belongs to `times[i]`; NaN is no value. */
export interface BacktestSeries {
  readonly signal: Signal;
  readonly device: string;
  readonly times: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** Quality per value, 0 good, 1 questionable; all good where absent. Leave invalid ones out as NaN. */
  readonly grades?: ArrayLike<number>;
}

export interface BacktestRequest {
  readonly rules: RuleSet;
  readonly series: readonly BacktestSeries[];
  readonly timeZone: string;
  /** Inclusive and exclusive; the whole history where absent. */
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface BacktestAlarm {
  readonly ruleId: string;
  readonly onsetAt: Instant;
  readonly raisedAt: Instant;
  /** Null: still present at the end. */
  readonly clearedAt: Instant | null;
  readonly priority: Priority;
  readonly conditionKind: AlarmEpisode['conditionKind'];
  readonly extreme: number | null;
  readonly headline: AlarmEpisode['headline'];
}

export interface BacktestResult {
  readonly from: Instant;
  readonly to: Instant;
  readonly alarms: readonly BacktestAlarm[];
  readonly alarmsPerDay: number;
  readonly byRule: Readonly<Record<string, number>>;
  readonly byPriority: Readonly<Record<Priority, number>>;
}

export function backtest(request: BacktestRequest): BacktestResult {
  const ends = request.series.flatMap(({ times }) =>
    times.length > 0 ? [times[0] ?? 0, times[times.length - 1] ?? 0] : [],
  );
  const from = request.from ?? Math.min(...ends, Infinity);
  const to = request.to ?? Math.max(...ends, -Infinity) + 1;
  const book = new Book();
  if (from < to) playHistory(request, from, to, (effects) => book.note(effects));
  return book.close(Number.isFinite(from) ? from : 0, Number.isFinite(to) ? to : 0);
}

/** Gathers alarms from effects. */
class Book {
  private readonly alarms = new Map<string, AlarmEpisode>();

  note(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'transition') continue;
      const { ruleId, onsetAt } = effect.episode;
      this.alarms.set(`${ruleId}@${onsetAt}`, effect.episode);
    }
  }

  close(from: Instant, to: Instant): BacktestResult {
    const alarms = [...this.alarms.values()]
      .sort((a, b) => a.raisedAt - b.raisedAt || (a.ruleId < b.ruleId ? -1 : 1))
      .map(({ ruleId, onsetAt, raisedAt, clearedAt, priority, conditionKind, extreme, headline }) => ({
        ruleId,
        onsetAt,
        raisedAt,
        clearedAt,
        priority,
        conditionKind,
        extreme,
        headline,
      }));
    const byRule: Record<string, number> = {};
    const byPriority = { high: 0, medium: 0, low: 0 };
    for (const { ruleId, priority } of alarms) {
      byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
      byPriority[priority] += 1;
    }
    const days = Math.max(to - from, 1) / DAY_MS;
    return { from, to, alarms, alarmsPerDay: alarms.length / days, byRule, byPriority };
  }
}
