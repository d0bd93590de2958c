// Boards on the wall, for a supervisor: turn this browser into one, see those there are, end one.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../admin/form-dialog.js';
import { api, take } from '../api/client.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { LoadingState } from '../shell/states.js';
import { useSlowNow } from '../use-now.js';
import { Row } from './account-factors.js';
import { Problem } from './problem.js';
import styles from './account-page.module.css';

const KEY = ['wall-boards'];

export function WallBoards(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const client = useQueryClient();
  const [enrolling, setEnrolling] = useState(false);
  const boards = useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/wall-boards')) });
  const ending = useMutation({
    mutationFn: (id: string) => take(api.DELETE('/api/wall-boards/{id}', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <section className={styles.part}>
      <h2>{t('security.account.wall')}</h2>
      <div className={styles.rows}>
        {boards.data === undefined && <LoadingState />}
        {boards.data?.length === 0 && <p className={styles.empty}>{t('security.account.noWalls')}</p>}
        {boards.data?.map((board) => (
          <Row
            key={board.id}
            title={board.label}
            sub={[
              board.enrolledBy ?? '–',
              board.address,
              t('security.account.since', { time: instant(board.createdAt, now, language) }),
              t('security.account.lastSeen', { time: instant(board.lastSeenAt, now, language) }),
            ].join(' · ')}
          >
            <Button variant="default" size="compact-md" onClick={() => ending.mutate(board.id)}>
              {t('security.account.wallEnd')}
            </Button>
          </Row>
        ))}
        <div className={styles.row}>
          <span />
          <Button variant="default" size="compact-md" onClick={() => setEnrolling(true)}>
            {t('security.account.wallEnrol')}
          </Button>
        </div>
      </div>
      <Problem error={ending.error} />
      {enrolling && <EnrolBoard onClose={() => setEnrolling(false)} />}
    </section>
  );
}

function EnrolBoard({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [label, setLabel] = useState('');
  return (
    <FormDialog
      title={t('security.account.wallEnrol')}
      submit={t('security.account.wallEnrol')}
      send={() => take(api.POST('/api/wall-boards', { body: { label: label.trim() } }))}
      // A new document: nothing of the person's session stays in memory.
      onDone={() => window.location.assign('/board/wall')}
      onClose={onClose}
    >
      <p>{t('security.account.wallHint')}</p>
      <TextInput
        label={t('security.account.wallLabel')}
        required
        withAsterisk={false}
        maxLength={60}
        data-autofocus
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
