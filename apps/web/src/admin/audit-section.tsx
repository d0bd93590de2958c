// The audit: who did what, newest first, page by page.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import { Rows, SectionHead, Two } from './section.js';

const PAGE = 50;

export function AuditSection(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const pages = useInfiniteQuery({
    queryKey: ['audit'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => {
      const before = pageParam === undefined ? {} : { before: pageParam };
      return take(api.GET('/api/audit', { params: { query: { limit: PAGE, ...before } } }));
    },
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.sequence),
  });
  const { error, refetch } = pages;
  return (
    <>
      <SectionHead title={t('admin.sections.audit')} lead={t('admin.audit.lead')} />
      <Rows
        query={{ data: pages.data?.pages.flat(), error, refetch: refetch as never }}
        keyOf={({ sequence }) => String(sequence)}
        empty={{ title: t('admin.audit.empty') }}
        columns={[
          { key: 'at', label: t('admin.audit.at'), cell: ({ at }) => instant(at, now, language) },
          {
            key: 'who',
            label: t('admin.audit.who'),
            cell: ({ personId, role }) => <Two main={personId ?? '–'} sub={role} />,
          },
          { key: 'action', label: t('admin.audit.action'), cell: ({ action }) => <code>{action}</code> },
          {
            key: 'subject',
            label: t('admin.audit.subject'),
            cell: ({ subject, patientId }) => <Two main={subject ?? '–'} sub={patientId} />,
          },
          { key: 'from', label: t('admin.audit.from'), cell: ({ address }) => address ?? '–' },
        ]}
      />
      {pages.hasNextPage && (
        <Button mt={16} variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('admin.audit.older')}
        </Button>
      )}
    </>
  );
}
