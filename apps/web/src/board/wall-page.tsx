// Everyone at once, to be read from two metres: name, SpO2, pulse, and the alarm where there is one.
import { useViewportSize } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { memo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { AlarmMark } from '../alarm/alarm-mark.js';
import surface from '../alarm/alarm-surface.module.css';
import type { Incident, Signal } from '../api/types.js';
import { figure, freshness } from '../format/measure.js';
import { inLanguage } from '../format/language.js';
import { hourMinute, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../use-now.js';
import { Announcer } from './announcer.js';
import { Banners } from './banners.js';
import { orderedRows } from './board-order.js';
import type { WatchedPatient } from './board-state.js';
import { saidOf } from './evidence.js';
import { SoundCheck } from './sound-check.js';
import { TopBar } from './top-bar.js';
import { useBoard, usePatientVitals } from './use-board.js';
import { useBoardKeys } from './use-board-keys.js';
import { columnsFor } from './wall-columns.js';
import styles from './wall-page.module.css';

export default function WallPage(): ReactElement {
  const { t } = useTranslation();
  const board = useBoard();
  const navigate = useNavigate();
  const [checking, setChecking] = useState(false);
  useBoardKeys({ w: () => void navigate('/board'), Escape: () => void navigate('/board') }, !checking);
  const rows = orderedRows(board);
  const { width, height } = useViewportSize();
  const columns = columnsFor(rows.length, width, height);
  return (
    <div className={styles.page}>
      <div>
        <TopBar onSoundCheck={() => setChecking(true)} onQuiet={() => void navigate('/board')} />
        <Banners />
      </div>
      <main className={styles.tiles} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {rows.map(({ patientId }) => {
          const patient = board.patients.get(patientId);
          return (
            patient !== undefined && (
              <Tile key={patientId} patient={patient} incident={board.incidents.get(patientId)} />
            )
          );
        })}
      </main>
      <Link className={styles.exit} to="/board">
        <IconArrowLeft size={16} aria-hidden /> {t('board.wall.exit')} <kbd>w</kbd>
      </Link>
      {checking && <SoundCheck onDone={() => setChecking(false)} />}
      <Announcer />
    </div>
  );
}

const Tile = memo(function Tile(props: { patient: WatchedPatient; incident: Incident | undefined }): ReactElement {
  const { patient, incident } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { numerics } = usePatientVitals(patient.id);
  const paused = patient.pausedUntil !== null && patient.pausedUntil > now;
  const heart: Signal = freshness(numerics.get('pr'), now) === 'fresh' ? 'pr' : 'hr';
  const waits = incident?.unansweredSince ?? null;
  const standing = incident?.headlineAlarm;
  const head = incident?.alarms.find(({ id }) => id === standing?.alarmId);
  // The sentence's own length of time stands still: the moment it was counted goes before it.
  const said = head === undefined ? null : saidOf(head);
  return (
    <article
      className={`${styles.tile} ${surface.edge} ${incident === undefined ? '' : surface.frame}`}
      data-priority={incident?.priority}
      data-technical={standing?.conditionKind === 'technical' || undefined}
      data-calling={waits !== null || undefined}
      data-paused={paused || undefined}
    >
      <header className={styles.head}>
        {incident !== undefined && (
          <AlarmMark
            priority={incident.priority}
            technical={standing?.conditionKind === 'technical'}
            calling={waits !== null}
            size={24}
          />
        )}
        <h2 className={styles.name}>{patient.displayName}</h2>
        {waits !== null && <b className={styles.timer}>{timer(now - waits)}</b>}
        {waits === null && incident?.acknowledged && (
          <span className={styles.initials}>{incident.acknowledged.initials}</span>
        )}
      </header>
      <div className={styles.values}>
        {(['spo2', heart, 'rr'] as const).map((signal) => {
          const numeric = numerics.get(signal);
          const fresh = !paused && freshness(numeric, now) === 'fresh';
          return (
            <p key={signal} className={styles.value} data-signal={signal} data-fresh={fresh || undefined}>
              <b>{fresh ? figure(signal, numeric?.value ?? null) : '–'}</b>
              <small>{t(`signal.${signal}`)}</small>
            </p>
          );
        })}
      </div>
      <p className={styles.foot}>
        {paused
          ? t('pausedUntil', { time: hourMinute(patient.pausedUntil ?? now, language) })
          : incident === undefined
            ? patient.area
            : `${said === null ? '' : `${hourMinute(said, language)} `}${inLanguage(incident.headline, language)}`}
      </p>
    </article>
  );
});
