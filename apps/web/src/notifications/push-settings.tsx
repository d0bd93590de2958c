// Settings of messages to this device, for any page: on or off, names or not, a test, and what other devices there are.
import { Alert, Button, Switch } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PushSubscription as Device } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useProblemText } from '../shell/problem-text.js';
import { LoadingState } from '../shell/states.js';
import { useSlowNow } from '../use-now.js';
import { deviceName } from './device-name.js';
import styles from './notifications.module.css';
import { usePushSubscription, type PushSubscriptionControl } from './use-push-subscription.js';

export function PushSettings(): ReactElement {
  const { t } = useTranslation();
  const push = usePushSubscription();
  const problem = useProblemText();
  return (
    <section className={styles.settings} aria-labelledby="push-settings">
      <h2 id="push-settings">{t('messages.settings.title')}</h2>
      <p className={styles.lead}>{t('messages.settings.why')}</p>
      <ThisDevice push={push} />
      {push.error !== null && push.error !== undefined && (
        <Alert color="gray" role="alert" title={t('messages.settings.failed')}>
          {problem(push.error)}
        </Alert>
      )}
      {push.others.length > 0 && (
        <>
          <h3>{t('messages.settings.others')}</h3>
          <ul className={styles.devices}>
            {push.others.map((device) => (
              <OtherDevice key={device.id} device={device} push={push} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function ThisDevice({ push }: { push: PushSubscriptionControl }): ReactElement {
  const { t } = useTranslation();
  switch (push.state) {
    case 'loading':
      return <LoadingState />;
    case 'failed':
      return <></>;
    case 'unsupported':
    case 'unavailable':
    case 'denied':
      return <p className={styles.warning}>{t(`messages.settings.${push.state}`)}</p>;
    case 'off':
    case 'stale':
      return (
        <>
          <p className={push.state === 'stale' ? styles.warning : styles.lead}>
            {t(push.state === 'stale' ? 'messages.settings.stale' : 'messages.settings.isOff')}
          </p>
          <Button
            className={styles.wide}
            leftSection={<IconBell size={20} aria-hidden />}
            loading={push.busy}
            onClick={() =>
              push.subscribe({ label: deviceName(navigator.userAgent), showNames: push.device?.showNames ?? false })
            }
          >
            {t('messages.settings.on')}
          </Button>
        </>
      );
    case 'on':
      return <Subscribed push={push} />;
  }
}

function Subscribed({ push }: { push: PushSubscriptionControl }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.good} role="status">
        <IconBell size={20} aria-hidden />
        {t('messages.settings.isOn')}
      </p>
      <Switch
        className={styles.switch}
        checked={push.device?.showNames ?? false}
        disabled={push.busy}
        label={t('messages.settings.showNames')}
        description={t('messages.settings.showNamesHint')}
        onChange={(event) => push.setShowNames(event.currentTarget.checked)}
      />
      <div className={styles.buttons}>
        <Button variant="default" disabled={push.busy} onClick={push.test}>
          {t('messages.settings.test')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          disabled={push.busy}
          leftSection={<IconBellOff size={18} aria-hidden />}
          onClick={push.unsubscribe}
        >
          {t('messages.settings.off')}
        </Button>
      </div>
      <p role="status" className={styles.lead}>
        {push.tested ? t('messages.settings.tested') : ''}
      </p>
    </>
  );
}

function OtherDevice({ device, push }: { device: Device; push: PushSubscriptionControl }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { lastSentAt } = device;
  return (
    <li>
      <span>
        {device.label}
        <small>
          {lastSentAt === null
            ? t('messages.settings.neverSent')
            : t('messages.settings.lastSent', { at: instant(lastSentAt, now, language) })}
        </small>
      </span>
      <Button variant="subtle" color="gray" disabled={push.busy} onClick={() => push.remove(device.id)}>
        {t('messages.settings.remove')}
      </Button>
    </li>
  );
}
