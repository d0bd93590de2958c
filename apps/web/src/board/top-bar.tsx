// The board's top line: what is open, who is watched, whether the path and the sound work, the time, the person.
import { IconVolume, IconVolume3, IconVolumeOff } from '@tabler/icons-react';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { AlarmMark } from '../alarm/alarm-mark.js';
import surface from '../alarm/alarm-surface.module.css';
import { age, clockTime, dayWithWeekday, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { Bell } from '../notifications/bell.js';
import { Logo } from '../shell/logo.js';
import { PersonMenu } from '../shell/person-menu.js';
import { useNow, useSlowNow } from '../use-now.js';
import { alarmCounts } from './board-state.js';
import { hasData } from './patient-panel.js';
import { quietedOf } from './quieted.js';
import { useBoard, useBoardFeed } from './use-board.js';
import styles from './top-bar.module.css';

const PRIORITIES = ['high', 'medium', 'low'] as const;

interface TopBarProps {
  onSoundCheck: () => void;
  /** Shows what keeps alarms quiet. */
  onQuiet: () => void;
}

export function TopBar({ onSoundCheck, onQuiet }: TopBarProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const counts = alarmCounts(useBoard());
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>
        <Logo size={26} /> {t('app.centre')}
      </span>
      <ul className={styles.counts} aria-label={t('board.unansweredCount')}>
        {PRIORITIES.map((priority) => (
          <li key={priority} data-none={counts[priority] === 0 || undefined}>
            <AlarmMark priority={priority} size={18} /> {counts[priority]}
          </li>
        ))}
      </ul>
      <Census />
      <PathState />
      <SoundState onCheck={onSoundCheck} />
      <AudioPauses onOpen={onQuiet} />
      <time className={styles.clock}>
        <small>{dayWithWeekday(now, language)}</small> {clockTime(now, language)}
      </time>
      <Bell />
      <PersonMenu onSoundCheck={onSoundCheck} />
    </header>
  );
}

function Census(): ReactElement {
  const { t } = useTranslation();
  const now = useSlowNow();
  const { patients } = useBoard();
  const { vitals } = useBoardFeed();
  const watched = [...patients.values()].filter(
    (patient) => patient.pausedUntil === null || patient.pausedUntil <= now,
  );
  const silent = watched.filter((patient) => !hasData(vitals.read(patient.id).numerics, now)).length;
  return (
    <span className={styles.item}>
      {t('board.monitored', { count: watched.length })}
      {silent > 0 && <b>{t('aside', { text: t('board.withoutData', { count: silent }) })}</b>}
    </span>
  );
}

function PathState(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { path } = useBoard();
  const words = t(`board.path.${path.state}`);
  const when =
    path.checkedAt === null ? t('board.path.never') : t('board.path.ago', { age: age(now - path.checkedAt, language) });
  const latency =
    path.latencyMs === null ? '' : `・${(path.latencyMs / 1_000).toFixed(1)}${language === 'ja' ? '秒' : ' s'}`;
  return (
    <span className={styles.item} data-good={path.state === 'ok' || undefined}>
      {path.state === 'ok' ? (
        words
      ) : (
        <span className={surface.chip}>
          <AlarmMark priority={path.state === 'failed' ? 'high' : 'medium'} technical size={16} /> {words}
        </span>
      )}{' '}
      <small>
        {when}
        {latency}
      </small>
    </span>
  );
}

/** Sound that somebody has paused, at whatever seat: how many patients, and how long until the next sounds again. */
function AudioPauses({ onOpen }: { onOpen: () => void }): ReactElement | null {
  const { t } = useTranslation();
  const now = useNow();
  const { patients } = useBoard();
  const paused = quietedOf(patients.values(), now).filter(({ kind }) => kind === 'audio');
  const [first] = paused;
  if (first === undefined) return null;
  return (
    <button type="button" className={styles.sound} data-audio-paused={paused.length} onClick={onOpen}>
      <IconVolume3 size={18} aria-hidden />
      {t('board.sound.pausedCount', { count: paused.length, timer: timer(first.until - now) })}
    </button>
  );
}

function SoundState({ onCheck }: { onCheck: () => void }): ReactElement {
  const { t } = useTranslation();
  const state = useSyncExternalStore(alarmPlayer.subscribe, alarmPlayer.state);
  const playing = useSyncExternalStore(alarmPlayer.subscribe, alarmPlayer.nowPlaying);
  const ready = state === 'ready';
  return (
    <button type="button" className={styles.sound} data-ready={ready || undefined} onClick={onCheck}>
      {ready ? <IconVolume size={18} aria-hidden /> : <IconVolumeOff size={18} aria-hidden />}
      {!ready ? t(`board.sound.${state}`) : playing === null ? t('board.sound.on') : t('board.sound.playing')}
    </button>
  );
}
