// Where a person is logged in, and ending it: in one's own account and, for an administrator, in another's.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { Account, SessionInfo } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import { Row } from './account-factors.js';
import { Problem } from './problem.js';
import styles from './account-page.module.css';

const METHODS = ['password', 'passkey', 'password+totp', 'password+passkey', 'password+recovery', 'device'] as const;

export function SessionRow({ session, end }: { session: SessionInfo; end: (id: string) => void }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const method = METHODS.find((known) => known === session.method);
  const at = (when: number): string => instant(when, now, language);
  return (
    <Row
      title={
        <>
          {session.label}
          {session.current && <b> · {t('security.account.current')}</b>}
        </>
      }
      sub={[
        session.address,
        method === undefined ? session.method : t(`security.method.${method}`),
        session.complete ? null : t('security.account.unfinished'),
        t('security.account.since', { time: at(session.createdAt) }),
        t('security.account.lastSeen', { time: at(session.lastSeenAt) }),
      ]
        .filter((part) => part !== null)
        .join(' · ')}
    >
      {!session.current && (
        <Button variant="default" size="compact-md" onClick={() => end(session.id)}>
          {t('security.account.end')}
        </Button>
      )}
    </Row>
  );
}

export function AccountSessions(props: { account: Account; onChanged: () => Promise<void> }): ReactElement {
  const { t } = useTranslation();
  const ending = useMutation({
    mutationFn: async (id: string | null) => {
      if (id === null) await take(api.DELETE('/api/account/sessions'));
      else await take(api.DELETE('/api/account/sessions/{id}', { params: { path: { id } } }));
    },
    onSettled: props.onChanged,
  });
  const { sessions } = props.account;
  return (
    <section className={styles.part}>
      <h2>{t('security.account.sessions')}</h2>
      <div className={styles.rows}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} end={(id) => ending.mutate(id)} />
        ))}
        {sessions.length > 1 && (
          <div className={styles.row}>
            <span />
            <Button variant="default" size="compact-md" onClick={() => ending.mutate(null)}>
              {t('security.account.endOthers')}
            </Button>
          </div>
        )}
      </div>
      <Problem error={ending.error} />
    </section>
  );
}
