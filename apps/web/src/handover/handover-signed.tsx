// A handover as it was signed; while it waits, what has opened since and the taker's signature.
import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { Handover } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { useSlowNow } from '../use-now.js';
import { HandoverSheet, Item } from './handover-sheet.js';
import { SignForm } from './sign-form.js';
import styles from './handover-page.module.css';

export function Signed({ handover }: { handover: Handover }): ReactElement {
  const { t } = useTranslation();
  const { content, since } = handover;
  return (
    <>
      <Signatures handover={handover} />
      {since.length > 0 && (
        <section className={`${styles.section} ${styles.since}`}>
          <h2>{t('handover.since', { count: since.length })}</h2>
          <ul>
            {since.map((item) => (
              <Item key={item.key} item={item} at={content.at} note="" onNote={null} />
            ))}
          </ul>
        </section>
      )}
      {content.note !== '' && (
        <section className={styles.section}>
          <h2>{t('handover.shiftNote')}</h2>
          <p className={styles.note}>{content.note}</p>
        </section>
      )}
      <HandoverSheet content={content} />
      {handover.taken === null ? (
        <Take handover={handover} />
      ) : (
        handover.takerNote !== '' && (
          <section className={styles.section}>
            <h2>{t('handover.takerNote')}</h2>
            <p className={styles.note}>{handover.takerNote}</p>
          </section>
        )
      )}
    </>
  );
}

function Signatures({ handover: { given, taken } }: { handover: Handover }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  return (
    <dl className={styles.signatures}>
      <div>
        <dt>{t('handover.given')}</dt>
        <dd>
          <b>{given.name}</b> <time>{instant(given.at, now, language)}</time>
        </dd>
      </div>
      <div>
        <dt>{t('handover.taken')}</dt>
        <dd>
          {taken === null ? (
            t('handover.notTaken')
          ) : (
            <>
              <b>{taken.name}</b> <time>{instant(taken.at, now, language)}</time>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Take({ handover }: { handover: Handover }): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const act = useMutation({
    mutationFn: (password: string) => {
      const params = { path: { id: handover.id } };
      return take(api.POST('/api/handovers/{id}/take', { params, body: { password, note: note.trim() } }));
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['handover'] }),
  });
  if (me.personId === handover.given.personId) return <p className={styles.waiting}>{t('handover.own')}</p>;
  return (
    <>
      <Textarea
        className={styles.shiftNote}
        label={t('handover.takerNote')}
        autosize
        minRows={2}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <SignForm
        submit={t('handover.take')}
        hint={t('handover.takeHint')}
        busy={act.isPending}
        error={act.error}
        onSign={(password) => act.mutate(password)}
      />
    </>
  );
}
