// What this phone can do for the nurse and what it keeps: installed or not, sound, what works when it is closed.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { PushSettings } from '../notifications/push-settings.js';
import { canInstall, install, isInstalled } from '../service-worker/installing.js';
import { workerSupport } from '../service-worker/page.js';
import { VIBRATION } from '../service-worker/push-display.js';
import styles from './this-phone.module.css';

export function ThisPhone(): ReactElement {
  const { t } = useTranslation();
  const support = workerSupport();
  return (
    <section className={styles.phone} aria-labelledby="this-phone">
      <h2 id="this-phone">{t('phone.title')}</h2>
      <p className={styles.line} data-warning={support !== 'ready' || undefined}>
        {support === 'ready' ? <IconCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
        <span>{t(`phone.worker.${support}`)}</span>
      </p>
      {support === 'ready' && <Installing />}
      <PushSettings />
      <Sound />
      <h3>{t('phone.keeps.title')}</h3>
      <p className={styles.small}>{t('phone.keeps.body')}</p>
    </section>
  );
}

function Installing(): ReactElement {
  const { t } = useTranslation();
  const offered = useSyncExternalStore(canInstall.subscribe, canInstall.read);
  if (isInstalled()) {
    return (
      <p className={styles.line}>
        <IconCheck size={20} aria-hidden />
        <span>{t('phone.install.done')}</span>
      </p>
    );
  }
  return (
    <>
      <h3>{t('phone.install.title')}</h3>
      <p>{t('phone.install.why')}</p>
      {offered ? (
        <Button className={styles.button} onClick={() => void install()}>
          {t('phone.install.button')}
        </Button>
      ) : (
        <p className={styles.small}>{t(isApple() ? 'phone.install.ios' : 'phone.install.other')}</p>
      )}
    </>
  );
}

function Sound(): ReactElement {
  const { t } = useTranslation();
  const state = useSyncExternalStore(alarmPlayer.subscribe, alarmPlayer.state);
  const test = (): void => {
    navigator.vibrate?.([...VIBRATION.medium]);
    void alarmPlayer.demonstrate('medium');
  };
  return (
    <>
      <h3>{t('phone.sound.title')}</h3>
      <p className={styles.small}>{t(state === 'ready' ? 'phone.sound.ready' : 'phone.sound.blocked')}</p>
      <Button variant="default" className={styles.button} onClick={test}>
        {t('phone.sound.test')}
      </Button>
    </>
  );
}

/** iPhones and iPads; newer iPads call themselves Macs but have a touch screen. */
function isApple(): boolean {
  return (
    /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}
