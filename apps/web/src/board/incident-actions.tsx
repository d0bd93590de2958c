// What can be done about the patient, each with its key.
import { Button } from '@mantine/core';
import {
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
import type { Incident } from '../api/types.js';
import { useNow } from '../use-now.js';
import type { WatchedPatient } from './board-state.js';
import type { DialogKind } from './dialogs/dialogs.js';
import type { PatientActs } from './use-patient-acts.js';
import styles from './incident-panel.module.css';

interface ActionsProps {
  patient: WatchedPatient;
  incident: Incident | undefined;
  acts: PatientActs;
  onDialog: (kind: DialogKind) => void;
}

export function Actions({ patient, incident, acts, onDialog }: ActionsProps): ReactElement {
  const { waits, acknowledgeable, busy } = acts;
  const { t } = useTranslation();
  const now = useNow();
  const paused = patient.pausedUntil !== null && patient.pausedUntil > now;
  return (
    <div className={styles.actions} role="group">
      <Act
        hotkey="A"
        icon={<IconCheck size={18} />}
        primary={acknowledgeable}
        disabled={!acknowledgeable || busy}
        onClick={acts.acknowledge}
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
      <Act hotkey="P" icon={<IconVolumeOff size={18} />} disabled={!waits || busy} onClick={acts.audioPause}>
        {t('board.act.audioPause')}
      </Act>
      {paused ? (
        <Act hotkey="Z" icon={<IconPlayerPlay size={18} />} disabled={busy} onClick={acts.resume}>
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
