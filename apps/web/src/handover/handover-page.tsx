// Handing a shift over: the draft from the records with the giver's remarks, past handovers, and one read and taken.
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, take } from '../api/client.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { EmptyState, ErrorState, LoadingState } from '../shell/states.js';
import { WorkPage } from '../shell/work-page.js';
import { useSlowNow } from '../use-now.js';
import { Draft } from './handover-draft.js';
import { Signed } from './handover-signed.js';
import styles from './handover-page.module.css';

export default function HandoverPage(): ReactElement {
  const { t } = useTranslation();
  const { id } = useParams();
  return (
    <WorkPage title={t('handover.title')}>
      <div className={styles.columns}>
        <article className={styles.sheet}>{id === undefined ? <Drafted /> : <Kept id={id} />}</article>
        <Past current={id} />
      </div>
    </WorkPage>
  );
}

function Drafted(): ReactElement {
  const draft = useQuery({ queryKey: ['handover', 'draft'], queryFn: () => take(api.GET('/api/handovers/draft')) });
  if (draft.data !== undefined) {
    return <Draft content={draft.data} waiting={draft.data.waiting} onStale={() => void draft.refetch()} />;
  }
  return draft.isError ? <ErrorState error={draft.error} retry={() => void draft.refetch()} /> : <LoadingState />;
}

function Kept({ id }: { id: string }): ReactElement {
  const handover = useQuery({
    queryKey: ['handover', id],
    queryFn: () => take(api.GET('/api/handovers/{id}', { params: { path: { id } } })),
  });
  if (handover.data !== undefined) return <Signed handover={handover.data} />;
  return handover.isError ? (
    <ErrorState error={handover.error} retry={() => void handover.refetch()} />
  ) : (
    <LoadingState />
  );
}

function Past({ current }: { current: string | undefined }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const past = useQuery({ queryKey: ['handover', 'past'], queryFn: () => take(api.GET('/api/handovers')) });
  return (
    <nav className={styles.past} aria-label={t('handover.past')}>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => globalThis.print()}
        fullWidth
      >
        {t('load.print')}
      </Button>
      {current !== undefined && <Link to="/handover">{t('handover.back')}</Link>}
      <h2>{t('handover.past')}</h2>
      {past.isError && <ErrorState error={past.error} retry={() => void past.refetch()} />}
      {past.data?.length === 0 && <EmptyState title={t('handover.emptyPast')} />}
      <ul>
        {past.data?.map((each) => (
          <li key={each.id}>
            <Link to={`/handover/${each.id}`} aria-current={each.id === current ? 'page' : undefined}>
              <b>{instant(each.given.at, now, language)}</b>
              <span>
                {each.given.name} → {each.taken?.name ?? t('handover.notTaken')}
              </span>
              <small>{t('handover.incidents', { count: each.incidents })}</small>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
