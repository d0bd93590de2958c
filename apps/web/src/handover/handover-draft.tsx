// The giver's side: remarks on every item and on the shift, and the signature.
import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, ApiError, take } from '../api/client.js';
import type { HandoverContent } from '../api/types.js';
import { newRequestId } from '../clock.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { HandoverSheet } from './handover-sheet.js';
import { SignForm } from './sign-form.js';
import styles from './handover-page.module.css';

interface DraftProps {
  content: HandoverContent;
  waiting: string | null;
  /** Something has come since: the records are read again, and remarks stay. */
  onStale: () => void;
}

export function Draft({ content, waiting, onStale }: DraftProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  const [requestId] = useState(newRequestId);
  const give = useMutation({
    mutationFn: (password: string) => {
      const items = content.items.map(({ key }) => ({ key, note: (notes[key] ?? '').trim() }));
      return take(api.POST('/api/handovers', { body: { items, note: note.trim(), password, requestId } }));
    },
    onSuccess: (handover) => {
      void queries.invalidateQueries({ queryKey: ['handover'] });
      void navigate(`/handover/${handover.id}`);
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'HANDOVER.CHANGED') onStale();
    },
  });
  return (
    <>
      {waiting !== null && (
        <p className={styles.waiting}>
          {t('handover.waiting')} <Link to={`/handover/${waiting}`}>{t('handover.open')}</Link>
        </p>
      )}
      <p className={styles.made}>{t('handover.madeFrom', { time: instant(content.at, content.at, language) })}</p>
      <HandoverSheet
        content={content}
        notes={notes}
        onNote={(key, text) => setNotes((known) => ({ ...known, [key]: text }))}
      />
      <Textarea
        className={styles.shiftNote}
        label={t('handover.shiftNote')}
        autosize
        minRows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <SignForm
        submit={t('handover.give')}
        hint={t('handover.giveHint')}
        busy={give.isPending}
        error={give.error}
        onSign={(password) => give.mutate(password)}
      />
    </>
  );
}
