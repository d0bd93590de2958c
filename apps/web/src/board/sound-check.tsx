// Asks, once after each log-in, whether the alarm can be heard at this seat. Browsers let a page sound only after a touch,
// and this is it.
import { Button, Modal } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { AlarmMark } from '../alarm/alarm-mark.js';
import styles from './sound-check.module.css';

const PRIORITIES = ['high', 'medium', 'low'] as const;

export function SoundCheck({ onDone }: { onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const state = useSyncExternalStore(alarmPlayer.subscribe, alarmPlayer.state);
  return (
    <Modal
      opened
      onClose={() => void alarmPlayer.unlock().then(onDone)}
      withCloseButton={false}
      closeOnClickOutside={false}
      size="md"
      title={
        <span className={styles.title}>
          <IconVolume size={22} aria-hidden /> {t('board.sound.title')}
        </span>
      }
    >
      <div className={styles.body}>
        <p>{t('board.sound.why')}</p>
        <div className={styles.sounds}>
          {PRIORITIES.map((priority) => (
            <Button
              key={priority}
              variant="default"
              leftSection={<AlarmMark priority={priority} size={16} silent />}
              onClick={() => void alarmPlayer.demonstrate(priority)}
            >
              {t('board.sound.play', { priority: t(`priority.${priority}`) })}
            </Button>
          ))}
        </div>
        <p className={styles.hint}>{state === 'missing' ? t('board.sound.missing') : t('board.sound.notHeard')}</p>
        <Button size="md" data-autofocus onClick={() => void alarmPlayer.unlock().then(onDone)}>
          {t('board.sound.heard')}
        </Button>
      </div>
    </Modal>
  );
}
