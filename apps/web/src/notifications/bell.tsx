// The bell: messages to the person who is looking, how many are unread, and where each leads.
import { Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { MINUTE_MS } from '#kernel';
import { api, take } from '../api/client.js';
import type { BellMessage } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { passOn, useRenewedByNews, type News } from '../live/news.js';
import { openStream } from '../live/open-stream.js';
import { useMe } from '../session/session.js';
import { useSlowNow } from '../use-now.js';
import styles from './notifications.module.css';

const KEY = ['bell'] as const;
/** In case an event was missed. */
const LOOK_EVERY_MS = MINUTE_MS;

/** `follows`: on a page where nobody else follows the centre's events, the bell does. */
export function Bell({ follows = false }: { follows?: boolean }): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: KEY,
    queryFn: () => take(api.GET('/api/notifications/bell')),
    refetchInterval: LOOK_EVERY_MS,
    refetchOnWindowFocus: true,
  });
  const { personId } = useMe();
  // That it has reached this screen is told by the asking itself, and asks for nothing.
  const concerns = useCallback(
    ({ type, scope, data }: News) =>
      type.startsWith('notification.') && scope.personId === personId && data['fact'] !== 'delivered',
    [personId],
  );
  useRenewedByNews(KEY, concerns);
  useEffect(() => (follows ? followEvents() : undefined), [follows]);
  const unread = query.data?.unread ?? 0;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={360} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.bell}
          aria-label={unread === 0 ? t('messages.bell.label') : t('messages.bell.unread', { count: unread })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconBell size={20} stroke={1.6} aria-hidden />
          {unread > 0 && (
            <span className={styles.count} aria-hidden>
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <div className={styles.list} tabIndex={-1}>
          {query.isError && <p className={styles.none}>{t('messages.bell.failed')}</p>}
          {query.data?.messages.length === 0 && <p className={styles.none}>{t('messages.bell.empty')}</p>}
          {query.data?.messages.map((message) => (
            <Line key={message.id} message={message} close={() => setOpen(false)} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function followEvents(): () => void {
  const stream = openStream({
    url: '/api/events',
    after: null,
    onMessage: ({ id, data }) => {
      if (id !== null) passOn(JSON.parse(data) as News);
    },
    onState: () => undefined,
  });
  return () => stream.close();
}

function Line({ message, close }: { message: BellMessage; close: () => void }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const navigate = useNavigate();
  const client = useQueryClient();
  const opened = useMutation({
    mutationFn: () => take(api.POST('/api/notifications/{id}/opened', { params: { path: { id: message.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const unread = message.openedAt === null && message.withdrawnAt === null;
  return (
    <button
      type="button"
      className={styles.line}
      data-unread={unread || undefined}
      data-over={message.withdrawnAt !== null || undefined}
      onClick={() => {
        opened.mutate();
        close();
        void navigate(message.link);
      }}
    >
      <span className={styles.head}>
        <b>{inLanguage(message.title, language)}</b>
        <time>{instant(message.queuedAt, now, language)}</time>
      </span>
      <span>{inLanguage(message.text, language)}</span>
      {message.withdrawnAt !== null && <small>{t('messages.bell.withdrawn')}</small>}
    </button>
  );
}
