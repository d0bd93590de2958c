// Says that the phone has no network, how old what it shows is, what waits to be sent, and what the centre did not take.
// Never quiet while any of that holds.
import { IconAlertCircle, IconCloudOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import type { QueuedAct } from './offline-queue.js';
import { RefusedBanner } from './refused-banner.js';
import { useOutbox, useQueue, type Hearing } from './use-station.js';
import { waitingOnPhone } from './phone-shelf.js';
import styles from './offline-banner.module.css';

interface OfflineBannerProps {
  personId: string;
  hearing: Hearing;
  /** When the centre last confirmed what the page shows. */
  freshAt: Instant | null;
}

export function OfflineBanner({ personId, hearing, freshAt }: OfflineBannerProps): ReactElement {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const queue = useQueue();
  const heard = hearing.kind === 'heard';
  const late = queue.waiting.filter((queued) => queued.late || hearing.kind === 'lost');
  const others = waitingOnPhone(localStorage).filter((each) => each.personId !== personId);
  return (
    <div role="status" aria-live="polite">
      {(!heard || late.length > 0) && (
        <div className={styles.banner}>
          <IconCloudOff size={22} aria-hidden />
          <div>
            <b>
              {t(
                heard ? 'station.offline.sending' : `station.offline.${hearing.kind === 'lost' ? 'title' : 'waiting'}`,
              )}
            </b>
            {!heard && <AsOf at={latest(freshAt, hearing)} />}
            <Waiting acts={late} />
          </div>
        </div>
      )}
      {queue.refused.map((refused) => (
        <RefusedBanner
          key={refused.requestId}
          refused={refused}
          onRetry={() => outbox.retry(refused.requestId)}
          onDismiss={() => outbox.dismiss(refused.requestId)}
        />
      ))}
      {others.map(({ personId: id, owner, count }) => (
        <div key={id} className={styles.banner}>
          <IconAlertCircle size={22} aria-hidden />
          <p>{t('station.offline.others', { name: owner, count })}</p>
        </div>
      ))}
    </div>
  );
}

function AsOf({ at }: { at: Instant | null }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  if (at === null) return <p>{t('station.offline.never')}</p>;
  return <p>{t('station.offline.asOf', { time: instant(at, now, language) })}</p>;
}

function Waiting({ acts }: { acts: readonly QueuedAct[] }): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  if (acts.length === 0) return null;
  return (
    <>
      <p>{t('station.offline.queued', { count: acts.length })}</p>
      <ul className={styles.waiting}>
        {acts.map(({ requestId, act, madeAt }) => (
          <li key={requestId}>
            {t(`station.actions.${act.kind}`)} <time>{instant(madeAt, now, language)}</time>
          </li>
        ))}
      </ul>
      <p>{t('station.offline.body')}</p>
    </>
  );
}

function latest(freshAt: Instant | null, hearing: Hearing): Instant | null {
  const heardAt = hearing.kind === 'lost' ? hearing.at : null;
  if (freshAt === null || heardAt === null) return freshAt ?? heardAt;
  return Math.max(freshAt, heardAt);
}
