// Lengths of time and times of day as doctors and scenario files write them: `15s`, `20min`, `24h`, `7d`; `21:00`.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type DurationMs } from '#kernel';

const UNITS: Readonly<Record<string, DurationMs>> = { ms: 1, s: SECOND_MS, min: MINUTE_MS, h: HOUR_MS, d: DAY_MS };

/** Null for anything that is not a length of time. `1h30min` is one as well. */
export function parseDuration(text: unknown): DurationMs | null {
  if (typeof text !== 'string' || !/^(\d+(\.\d+)?(ms|s|min|h|d))+$/.test(text)) return null;
  let total = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|min|h|d)/g)) {
    total += Number(amount) * (UNITS[unit] ?? 0);
  }
  return Number.isSafeInteger(Math.round(total)) ? Math.round(total) : null;
}

/** The shortest way of writing a length of time in one unit: 90000 is `90s`, 120000 is `2min`. */
export function formatDuration(ms: DurationMs): string {
  for (const unit of ['d', 'h', 'min', 's'] as const) {
    const size = UNITS[unit] ?? 1;
    if (ms !== 0 && ms % size === 0) return `${ms / size}${unit}`;
  }
  return ms === 0 ? '0s' : `${ms}ms`;
}

/** Minutes after midnight; `24:00` is the day's end. Null for anything else. */
export function parseTimeOfDay(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const [, hours, minutes] = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= 1440 ? minute : null;
}
