// The right of the board: what the alarm is and why, what to do about it, and what has been done.
import { Button } from '@mantine/core';
import {
  IconBell,
  IconBellOff,
  IconCheck,
  IconCircleCheck,
  IconClockPause,
  IconNote,
  IconPhone,
  IconPlayerPlay,
  IconSend,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmMark } from '../alarm/alarm-mark.js';
import surface from '../alarm/alarm-surface.module.css';
import type { Alarm, Incident } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { instant, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../use-now.js';
import { DispatchProgress } from './dispatch-progress.js';
import type { DialogKind } from './dialogs/dialogs.js';
import { EvidenceView } from './evidence-view.js';
import type { WatchedPatient } from './board-state.js';
import { glanceOf } from './headline.js';
import { Timeline } from './timeline.js';
import { usePatientVitals } from './use-board.js';
import styles from './incident-panel.module.css';

interface IncidentPanelProps {
  patient: WatchedPatient;
  incident: Incident | undefined;
  busy: boolean;
  onAcknowledge: () => void;
  onAudioPause: () => void;
  onResume: () => void;
  onDialog: (kind: DialogKind) => void;
}

export function IncidentPanel(props: IncidentPanelProps): ReactElement {
  const { incident } = props;
  const { t } = useTranslation();
  return (
    <aside className={styles.panel} aria-label={t('board.alarm.title')}>
      {incident === undefined ? (
        <p className={styles.calm}>
          <IconCircleCheck size={20} aria-hidden /> {t('board.alarm.none')}
        </p>
      ) : (
        <Headline incident={incident} />
      )}
      <Actions {...props} />
      {incident !== undefined && (
        <>
          <DispatchProgress incident={incident} />
          <OtherAlarms incident={incident} />
          <Timeline incident={incident} />
        </>
      )}
    </aside>
  );
}

function Headline({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const head = incident.alarms.find((alarm) => alarm.id === incident.headlineAlarm?.alarmId);
  const calling = incident.unansweredSince !== null;
  const about = incident.headlineAlarm;
  // What has gone has no present value to show: the sentence and the facts below say what it was.
  const seen = glanceOf(incident, usePatientVitals(incident.patientId), now);
  const glance = seen?.recovered === null ? seen : null;
  return (
    <section
      className={`${styles.headline} ${surface.edge}`}
      data-priority={incident.priority}
      data-technical={about?.conditionKind === 'technical' || undefined}
      data-calling={calling || undefined}
    >
      <p className={styles.top}>
        <AlarmMark
          priority={incident.priority}
          technical={about?.conditionKind === 'technical'}
          calling={calling}
          size={26}
        />
        <b className={surface.text} data-priority={incident.priority}>
          {t(`priority.${incident.priority}`)}
          {about?.conditionKind === 'technical' && ` ${t('technical')}`}
        </b>
        <span className={styles.waiting}>
          {calling && incident.unansweredSince !== null
            ? t('board.unansweredFor', { timer: timer(now - incident.unansweredSince) })
            : incident.acknowledged !== null &&
              t('board.alarm.acknowledgedBy', {
                name: incident.acknowledged.initials,
                time: instant(incident.acknowledged.at, now, language),
              })}
        </span>
      </p>
      {glance !== null && (
        <p className={styles.glance}>
          {t(`signal.${glance.signal}`)} <b>{glance.figure}</b> {glance.unit} {glance.arrow}
          <small> {t('board.limit', { limit: glance.limit })}</small>
        </p>
      )}
      <p className={styles.sentence}>{inLanguage(incident.headline, language)}</p>
      {incident.attention !== null && <p className={styles.attention}>{t(`board.attention.${incident.attention}`)}</p>}
      {head !== undefined && <EvidenceView alarm={head} chattering={incident.chattering.includes(head.ruleId)} />}
    </section>
  );
}

function Actions(props: IncidentPanelProps): ReactElement {
  const { patient, incident, busy, onDialog } = props;
  const { t } = useTranslation();
  const now = useNow();
  const waits = incident !== undefined && incident.unansweredSince !== null;
  const acknowledgeable = waits && incident.acknowledged === null;
  const paused = patient.pausedUntil !== null && patient.pausedUntil > now;
  return (
    <div className={styles.actions} role="group">
      <Act
        hotkey="A"
        icon={<IconCheck size={18} />}
        primary={acknowledgeable}
        disabled={!acknowledgeable || busy}
        onClick={props.onAcknowledge}
      >
        {incident !== undefined && !acknowledgeable ? t('board.act.acknowledged') : t('board.act.acknowledge')}
      </Act>
      <Act
        hotkey="D"
        icon={<IconSend size={18} />}
        primary={incident !== undefined && !acknowledgeable && incident.dispatches.length === 0}
        disabled={incident === undefined}
        onClick={() => onDialog('dispatch')}
      >
        {t('board.act.dispatch')}
      </Act>
      <Act hotkey="T" icon={<IconPhone size={18} />} disabled={incident === undefined} onClick={() => onDialog('call')}>
        {t('board.act.call')}
      </Act>
      <Act hotkey="N" icon={<IconNote size={18} />} disabled={incident === undefined} onClick={() => onDialog('note')}>
        {t('board.act.note')}
      </Act>
      <Act hotkey="S" icon={<IconBellOff size={18} />} onClick={() => onDialog('shelve')}>
        {t('board.act.shelve')}
      </Act>
      <Act hotkey="P" icon={<IconVolumeOff size={18} />} disabled={!waits || busy} onClick={props.onAudioPause}>
        {t('board.act.audioPause')}
      </Act>
      {paused ? (
        <Act hotkey="Z" icon={<IconPlayerPlay size={18} />} disabled={busy} onClick={props.onResume}>
          {t('board.act.resume')}
        </Act>
      ) : (
        <Act hotkey="Z" icon={<IconClockPause size={18} />} onClick={() => onDialog('pause')}>
          {t('board.act.pause')}
        </Act>
      )}
      <Act
        hotkey="E"
        icon={<IconCircleCheck size={18} />}
        disabled={incident === undefined || waits}
        onClick={() => onDialog('close')}
      >
        {t('board.act.close')}
      </Act>
    </div>
  );
}

function Act(props: {
  hotkey: string;
  icon: ReactNode;
  primary?: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}): ReactElement {
  return (
    <Button
      variant={props.primary ? 'filled' : 'default'}
      size="sm"
      justify="space-between"
      leftSection={props.icon}
      rightSection={<kbd>{props.hotkey}</kbd>}
      disabled={props.disabled ?? false}
      onClick={props.onClick}
      aria-keyshortcuts={props.hotkey.toLowerCase()}
      classNames={{ label: styles.actLabel, inner: styles.actInner }}
    >
      {props.children}
    </Button>
  );
}

function OtherAlarms({ incident }: { incident: Incident }): ReactElement | null {
  const { t } = useTranslation();
  const others = incident.alarms.filter((alarm) => alarm.id !== incident.headlineAlarm?.alarmId);
  if (others.length === 0) return null;
  // Standing ones first, newest first; of a chattering rule one line is enough.
  const seen = new Set<string>();
  const shown = [...others]
    .sort((a, b) => Number(a.clearedAt !== null) - Number(b.clearedAt !== null) || b.raisedAt - a.raisedAt)
    .filter((alarm) => {
      if (!incident.chattering.includes(alarm.ruleId)) return true;
      if (seen.has(alarm.ruleId)) return false;
      seen.add(alarm.ruleId);
      return true;
    });
  return (
    <section className={styles.others}>
      <h2 className={styles.title}>
        <IconBell size={14} aria-hidden /> {t('board.alarm.others')}
      </h2>
      <ul>
        {shown.map((alarm) => (
          <OtherAlarm key={alarm.id} alarm={alarm} times={timesOf(incident, alarm)} />
        ))}
      </ul>
    </section>
  );
}

function timesOf(incident: Incident, alarm: Alarm): number {
  return incident.alarms.filter((other) => other.ruleId === alarm.ruleId).length;
}

function OtherAlarm({ alarm, times }: { alarm: Alarm; times: number }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return (
    <li className={styles.other} data-gone={alarm.clearedAt !== null || undefined}>
      <AlarmMark
        priority={alarm.priority}
        technical={alarm.conditionKind === 'technical'}
        calling={alarm.acknowledged === null && alarm.signalState !== 'silent'}
        size={16}
      />
      <span>
        {inLanguage(alarm.headline, language)}
        <small>
          {alarm.clearedAt === null
            ? t('board.alarm.raised', { time: instant(alarm.raisedAt, now, language) })
            : t('board.alarm.cleared', { time: instant(alarm.clearedAt, now, language) })}
          {times > 1 && ` · ${t('board.alarm.episodes', { count: times })}`}
          {alarm.historical && ` · ${t('board.alarm.historical')}`}
          {alarm.suppressedBy.length > 0 &&
            ` · ${t('board.alarm.suppressed', { causes: alarm.suppressedBy.join('、') })}`}
        </small>
      </span>
    </li>
  );
}
