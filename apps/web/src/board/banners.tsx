// Strips below the top line, in the language of alarms: a path that cannot be confirmed, a sound that cannot be heard;
// and in plain ink how long the board was away.
import { IconCheck, IconVolumeOff, IconX } from '@tabler/icons-react';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { AlarmMark } from '../alarm/alarm-mark.js';
import surface from '../alarm/alarm-surface.module.css';
import { age, clockTime } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../use-now.js';
import { useBoard, useBoardFeed, useConnection } from './use-board.js';
import styles from './banners.module.css';

export function Banners(): ReactElement {
  return (
    <>
      <PathBanner />
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
