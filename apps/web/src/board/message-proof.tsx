// Who was told of one incident, by which channel, and when each fact came: queued, sent, delivered, opened, accepted are five
// different things, and what has not come is not shown as if it had.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MINUTE_MS } from '#kernel';
import { api, take } from '../api/client.js';
import type { IncidentNotification, MessageProofEntry, NotifiedReceiver } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { clockTime, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useRenewedByNews, type News } from '../live/news.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { useSlowNow } from '../use-now.js';
import styles from './message-proof.module.css';

/** In case an event was missed; sending again and its errors are not events either. */
const LOOK_EVERY_MS = MINUTE_MS / 2;

export function MessageProof({ incidentId }: { incidentId: string }): ReactElement {
  const { t } = useTranslation();
  const key = useMemo(() => ['incident-notifications', incidentId], [incidentId]);
  const concerns = useCallback(({ scope }: News) => scope.incidentId === incidentId, [incidentId]);
  useRenewedByNews(key, concerns);
  const query = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET('/api/incidents/{id}/notifications', { params: { path: { id: incidentId } } })),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <section className={styles.proof} aria-labelledby={`proof-${incidentId}`}>
      <h2 id={`proof-${incidentId}`} className={styles.title}>
        {t('messages.proof.title')}
      </h2>
      {query.data === undefined && query.isError && (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      )}
      {query.isPending && <LoadingState />}
      {query.data?.length === 0 && <p className={styles.none}>{t('messages.proof.none')}</p>}
      {query.data?.toReversed().map((notification) => (
        <Notification key={notification.id} notification={notification} />
      ))}
    </section>
  );
}

function Notification({ notification }: { notification: IncidentNotification }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { withdrawnAt, receivers } = notification;
  return (
    <article className={styles.notification} data-over={withdrawnAt !== null || undefined}>
      <header>
        <b>{t(`messages.purpose.${notification.purpose}`)}</b> <span>{inLanguage(notification.text, language)}</span>
        <time>{instant(notification.createdAt, now, language)}</time>
        {withdrawnAt !== null && (
          <small>{t('messages.proof.withdrawnAt', { at: clockTime(withdrawnAt, language) })}</small>
        )}
      </header>
      {receivers.length === 0 && (
        <p className={styles.trouble} role="alert">
          {t('messages.proof.nobody')}
        </p>
      )}
      <ul className={styles.receivers}>
        {receivers.map((receiver) => (
          <Receiver key={receiver.personId ?? receiver.name} receiver={receiver} />
        ))}
      </ul>
    </article>
  );
}

function Receiver({ receiver }: { receiver: NotifiedReceiver }): ReactElement {
  const { t } = useTranslation();
  return (
    <li className={styles.receiver}>
      <span className={styles.name}>
        {receiver.name}
        {!receiver.wakeable && (
          <em title={t('messages.proof.bellOnlyHint')} className={styles.bellOnly}>
            {t('messages.proof.bellOnly')}
          </em>
        )}
      </span>
      <ul className={styles.messages}>
        {receiver.messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ul>
    </li>
  );
}

function Message({ message }: { message: MessageProofEntry }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { channel, deviceLabel, facts, lastError, nextAttemptAt, attempts, state } = message;
  return (
    <li className={styles.message}>
      <span className={styles.channel}>
        {t(`messages.channel.${channel}`)}
        {deviceLabel !== '' && channel === 'web-push' && t('aside', { text: deviceLabel })}
        {message.withdraws && <small> {t('messages.proof.takesBack')}</small>}
      </span>
      <ol className={styles.facts}>
        {facts.map(({ fact, at, madeAt, detail }) => (
          <li
            key={fact}
            data-fact={fact}
            title={
              detail ??
              (madeAt === null ? undefined : t('messages.proof.deviceTime', { at: clockTime(madeAt, language) }))
            }
          >
            {t(`messages.fact.${fact}`)} <time>{clockTime(at, language)}</time>
          </li>
        ))}
      </ol>
      {state !== 'sent' && state !== 'withdrawn' && lastError !== null && (
        <span className={styles.trouble}>
          {lastError}・{t('messages.proof.attempts', { count: attempts })}
          {nextAttemptAt !== null && `・${t('messages.proof.next', { at: clockTime(nextAttemptAt, language) })}`}
        </span>
      )}
    </li>
  );
}
