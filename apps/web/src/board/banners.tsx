// Strips below the top line, in the language of alarms: a path that cannot be confirmed, a sound that cannot be heard;
// and in plain ink how long the board was away.
import { IconCheck, IconVolumeOff, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { HOUR_MS, MINUTE_MS } from '#kernel';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { api, take } from '../api/client.js';
import { centreClock } from '../clock.js';
import { AlarmMark } from '../alarm/alarm-mark.js';
import surface from '../alarm/alarm-surface.module.css';
import { age, clockTime } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useRenewedByNews, type News } from '../live/news.js';
import { GapBanner } from '../roster/gap-banner.js';
import { useNow, useSlowNow } from '../use-now.js';
import { useBoard, useBoardFeed, useConnection } from './use-board.js';
import styles from './banners.module.css';

export function Banners(): ReactElement {
  return (
    <>
      <PathBanner />
      <DeadlineBanner />
      <UnreachedBanner />
      <RosterGapBanner />
      <SoundBanner />
      <RestoredBanner />
    </>
  );
}

function PathBanner(): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { path } = useBoard();
  if (path.state !== 'failed') return null;
  return (
    <div className={`${styles.banner} ${surface.strip}`} data-priority="high" role="alert">
      <AlarmMark priority="high" technical size={20} silent />
      {path.checkedAt === null
        ? t('board.pathFailedNever')
        : t('board.pathFailed', { age: age(now - path.checkedAt, language) })}
    </div>
  );
}

/** The centre's own steps are not taken: whoever should be called is not, and only the people at the seats can make up for it. */
function DeadlineBanner(): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { deadlines } = useBoard();
  if (deadlines === null || deadlines.running) return null;
  const { overdue, oldestDueAt, checkedAt } = deadlines;
  const late = age(now - (oldestDueAt ?? checkedAt), language);
  return (
    <div className={`${styles.banner} ${surface.strip}`} data-priority="high" role="alert" data-standing-still>
      <AlarmMark priority="high" technical size={20} silent />
      {oldestDueAt === null
        ? t('board.deadlinesUnknown', { age: late })
        : t('board.deadlinesLate', { count: overdue, age: late })}
    </div>
  );
}

/** Incidents whose last call reached nobody: on every seat, whoever is open. */
function UnreachedBanner(): ReactElement | null {
  const { t } = useTranslation();
  const { incidents, patients } = useBoard();
  const names = [...incidents.values()]
    .filter(({ escalation }) => escalation?.unreached === true)
    .map(({ patientId }) => patients.get(patientId)?.displayName ?? '');
  if (names.length === 0) return null;
  return (
    <div
      className={`${styles.banner} ${surface.strip}`}
      data-priority="high"
      role="alert"
      data-unreached={names.length}
    >
      <AlarmMark priority="high" size={20} silent />
      {t('board.calling.unreachedFor', { names: names.slice(0, 5).join(t('separator')), count: names.length })}
    </div>
  );
}

const GAPS_AHEAD_MS = 24 * HOUR_MS;
const GAPS_KEY = ['roster-gaps'];
const concernsRoster = ({ type }: News): boolean => type.startsWith('roster.');

/** A time within a day for which nobody is on duty, or somebody twice. */
function RosterGapBanner(): ReactElement {
  const now = useSlowNow();
  useRenewedByNews(GAPS_KEY, concernsRoster);
  const gaps = useQuery({
    queryKey: GAPS_KEY,
    queryFn: () => {
      const from = Math.floor(centreClock.now());
      return take(api.GET('/api/roster/gaps', { params: { query: { from, to: from + GAPS_AHEAD_MS } } }));
    },
    refetchInterval: MINUTE_MS,
  });
  return <GapBanner gaps={(gaps.data ?? []).filter(({ alarming, to }) => alarming && to > now)} now={now} />;
}

function SoundBanner(): ReactElement | null {
  const { t } = useTranslation();
  const state = useSyncExternalStore(alarmPlayer.subscribe, alarmPlayer.state);
  if (state === 'ready') return null;
  return (
    <button
      type="button"
      className={`${styles.banner} ${surface.strip}`}
      data-priority="medium"
      onClick={() => void alarmPlayer.unlock()}
    >
      <IconVolumeOff size={20} aria-hidden /> {t('board.sound.unlock')}
    </button>
  );
}

function RestoredBanner(): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const feed = useBoardFeed();
  const connection = useConnection();
  if (connection.kind !== 'live' || connection.restored === null) return null;
  const { lostAt, awayMs } = connection.restored;
  return (
    <div className={styles.banner} role="status" data-testid="restored">
      <IconCheck size={20} aria-hidden />
      {t('board.lost.back', { time: clockTime(lostAt, language), age: age(awayMs, language) })}
      <button
        type="button"
        className={styles.close}
        aria-label={t('action.close')}
        onClick={() => feed.forgetRestored()}
      >
        <IconX size={18} aria-hidden />
      </button>
    </div>
  );
}
