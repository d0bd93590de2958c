// Times as staff read them: 22:10:05, with the date when it is not today; ages as 45秒 or 45 s; timers as 0:45.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type DurationMs, type Instant } from '#kernel';
import type { Language } from './language.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, options: Intl.DateTimeFormatOptions, timeZone?: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone ?? ''} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
      ...options,
      hourCycle: 'h23',
      ...(timeZone === undefined ? {} : { timeZone }),
    });
    formats.set(key, format);
  }
  return format;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
const HOUR_MINUTE = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
const MONTH_DAY = { month: 'numeric', day: 'numeric' } as const;

/** 22:10:05 */
export function clockTime(at: Instant, language: Language, timeZone?: string): string {
  return formatOf(language, CLOCK, timeZone).format(at);
}

/** 22:10 */
export function hourMinute(at: Instant, language: Language, timeZone?: string): string {
  return formatOf(language, HOUR_MINUTE, timeZone).format(at);
}

/** 11月21日(土) or Sat 21 Nov */
export function dayWithWeekday(at: Instant, language: Language, timeZone?: string): string {
  return formatOf(language, { month: 'short', day: 'numeric', weekday: 'short' }, timeZone).format(at);
}

/** 22:10:05 today, 11/20 22:10 on another day, 2025/11/20 22:10 in another year. */
export function instant(at: Instant, now: Instant, language: Language, timeZone?: string): string {
  const day = formatOf(language, DAY, timeZone);
  if (day.format(at) === day.format(now)) return clockTime(at, language, timeZone);
  const year = formatOf(language, { year: 'numeric' }, timeZone);
  const date = year.format(at) === year.format(now) ? formatOf(language, MONTH_DAY, timeZone) : day;
  return `${date.format(at)} ${hourMinute(at, language, timeZone)}`;
}

/** The same without seconds, for what is planned by the minute: 22:10 today, 11/20 22:10 on another day. */
export function plannedTime(at: Instant, now: Instant, language: Language, timeZone?: string): string {
  const day = formatOf(language, DAY, timeZone);
  return day.format(at) === day.format(now) ? hourMinute(at, language, timeZone) : instant(at, now, language, timeZone);
}

const UNITS = {
  ja: { s: '秒', min: '分', h: '時間', d: '日' },
  en: { s: ' s', min: ' min', h: ' h', d: ' d' },
} as const;

/** 45秒, 3分, 2時間, 5日. Never negative: a clock a little ahead reads as now. */
export function age(ms: DurationMs, language: Language): string {
  const unit = UNITS[language];
  const elapsed = Math.max(0, ms);
  if (elapsed < MINUTE_MS) return `${Math.floor(elapsed / SECOND_MS)}${unit.s}`;
  if (elapsed < HOUR_MS) return `${Math.floor(elapsed / MINUTE_MS)}${unit.min}`;
  if (elapsed < 2 * DAY_MS) return `${Math.floor(elapsed / HOUR_MS)}${unit.h}`;
  return `${Math.floor(elapsed / DAY_MS)}${unit.d}`;
}

/** 0:45, 12:03, 1:02:03. */
export function timer(ms: DurationMs): string {
  const total = Math.max(0, Math.floor(ms / SECOND_MS));
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3_600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}
