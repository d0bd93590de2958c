// Says that the phone has no network and what waits to be sent, and what the centre did not take.
import { IconAlertCircle, IconCloudOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useOutbox, useQueue } from './use-station.js';
import styles from './offline-banner.module.css';

export function OfflineBanner({ heard }: { heard: boolean }): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const outbox = useOutbox();
  const queue = useQueue();
  const late = queue.waiting.filter((queued) => queued.late || !heard);
  return (
    <div role="status">
      {(!heard || late.length > 0) && (
        <div className={styles.banner}>
          <IconCloudOff size={22} aria-hidden />
          <div>
            <b>{heard ? t('station.offline.sending') : t('station.offline.title')}</b>
            {late.length > 0 && (
              <p>
                {t('station.offline.queued', { count: late.length })}:{' '}
                {late
                  .map(({ act, madeAt }) => `${t(`station.actions.${act.kind}`)} ${hourMinute(madeAt, language)}`)
                  .join('、')}
              </p>
            )}
            <p>{t('station.offline.body')}</p>
          </div>
        </div>
      )}
      {queue.refused.map(({ requestId, kind }) => (
        <div key={requestId} className={styles.banner}>
          <IconAlertCircle size={22} aria-hidden />
          <div>
            <p>{t('station.offline.refused', { action: t(`station.actions.${kind}`) })}</p>
            <button type="button" className={styles.dismiss} onClick={() => outbox.dismiss(requestId)}>
              {t('station.offline.dismiss')}
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}
