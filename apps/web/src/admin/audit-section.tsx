// The audit: who did what, searched, newest first, page by page; as a file to take along; and whether it is as it was written.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take, takeFile } from '../api/client.js';
import type { AuditEntry, AuditExportFormat } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useProblemText } from '../shell/problem-text.js';
import { saveFile } from '../shell/save-file.js';
import { useSlowNow } from '../use-now.js';
import { AuditChain } from './audit-chain.js';
import { AuditFilters } from './audit-filters.js';
import { AUDIT_KINDS, type AuditParameters, type AuditSearch, EVERYTHING, parametersOf } from './audit-search.js';
import styles from './audit-section.module.css';
import { Rows, SectionHead, Two } from './section.js';

const PAGE = 50;

export function AuditSection(): ReactElement {
  const { t } = useTranslation();
  const [search, setSearch] = useState<AuditSearch>(EVERYTHING);
  const parameters = parametersOf(search);
  return (
    <>
      <SectionHead title={t('admin.sections.audit')} lead={t('admin.audit.lead')} />
      <AuditChain />
      <AuditFilters search={search} onChange={setSearch} />
      <Exports parameters={parameters} />
      <Entries parameters={parameters} />
    </>
  );
}

function Entries({ parameters }: { parameters: AuditParameters }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const pages = useInfiniteQuery({
    queryKey: ['audit', parameters],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => {
      const before = pageParam === undefined ? {} : { before: pageParam };
      return take(api.GET('/api/audit', { params: { query: { limit: PAGE, ...parameters, ...before } } }));
    },
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.sequence),
  });
  const { error, refetch } = pages;
  const isSearched = Object.keys(parameters).length > 0;
  return (
    <>
      <Rows
        query={{ data: pages.data?.pages.flat(), error, refetch }}
        minWidth={900}
        keyOf={({ sequence }) => String(sequence)}
        empty={{ title: t(isSearched ? 'admin.audit.nothingFound' : 'admin.audit.empty') }}
        columns={[
          { key: 'at', label: t('admin.audit.at'), cell: ({ at }) => instant(at, now, language) },
          {
            key: 'who',
            label: t('admin.audit.who'),
            cell: ({ personName, personId, role }) => (
              <Two
                main={personName ?? personId ?? '–'}
                sub={role === null ? null : t(`role.${role}` as 'role.centre')}
              />
            ),
          },
          { key: 'action', label: t('admin.audit.action'), cell: ({ action }) => <Action action={action} /> },
          {
            key: 'subject',
            label: t('admin.audit.subject'),
            cell: ({ subject, patientId, patientName }) => (
              <Two
                main={patientName ?? patientId ?? subject ?? '–'}
                sub={patientId === null || patientId === subject ? null : subject}
              />
            ),
          },
          { key: 'detail', label: t('admin.audit.detail'), cell: (entry) => <Detail entry={entry} /> },
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

/** The kind in words, where it has them, over the name that the log goes by. */
function Action({ action }: { action: string }): ReactElement {
  const { t } = useTranslation();
  const kind = AUDIT_KINDS.find((each) => action.startsWith(`${each}.`));
  const name = <code>{action}</code>;
  return kind === undefined ? name : <Two main={t(`admin.audit.kinds.${kind}`)} sub={name} />;
}

/** Old and new, folded away: most entries are told by what and on whom. */
function Detail({ entry: { detail } }: { entry: AuditEntry }): ReactElement {
  const fields = Object.keys(detail);
  if (fields.length === 0) return <>–</>;
  return (
    <details className={styles.detail}>
      <summary>{fields.join(', ')}</summary>
      <pre>{JSON.stringify(detail, null, 2)}</pre>
    </details>
  );
}

function Exports({ parameters }: { parameters: AuditParameters }): ReactElement {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const exporting = useMutation({
    mutationFn: async (format: AuditExportFormat) => {
      const body = { ...parameters, format };
      saveFile(await takeFile(api.POST('/api/audit/export', { body, parseAs: 'blob' })), `audit.${format}`);
    },
  });
  const button = (format: AuditExportFormat, label: string): ReactElement => (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={exporting.isPending && exporting.variables === format}
      onClick={() => exporting.mutate(format)}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles.tools}>
      {button('csv', t('admin.audit.exportCsv'))}
      {button('jsonl', t('admin.audit.exportLines'))}
      <span className={styles.hint}>{t('admin.audit.exportHint')}</span>
      {exporting.isError && <p role="alert">{problemText(exporting.error)}</p>}
    </div>
  );
}
