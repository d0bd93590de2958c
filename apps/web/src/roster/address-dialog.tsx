// The secret address under which a calendar program reads one subject's duties: made, renewed, withdrawn.
import { Button, Modal, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { RosterView } from '../api/types.js';
import { Secret } from '../admin/form-dialog.js';
import section from '../admin/section.module.css';
import { useMe } from '../session/session.js';
import { useProblemText } from '../shell/problem-text.js';
import styles from './roster-page.module.css';
import { useRenewRoster } from './use-roster.js';

export function AddressDialog({ view, onClose }: { view: RosterView; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const renew = useRenewRoster();
  const problemText = useProblemText();
  const isAll = view.mayChange === 'all';
  const pickable = view.subjects.filter(({ id }) => isAll || id === me.personId || id === me.stationId);
  const [subjectId, setSubjectId] = useState<string | null>(pickable[0]?.id ?? null);
  const [made, setMade] = useState<string | null>(null);
  const chosen = view.subjects.find(({ id }) => id === subjectId);
  const acting = useMutation({
    mutationFn: async (act: 'make' | 'withdraw') => {
      if (subjectId === null) return;
      const params = { path: { subjectId } };
      if (act === 'make') {
        const { path } = await take(api.POST('/api/roster/addresses/{subjectId}', { params }));
        setMade(`${window.location.origin}${path}`);
      } else {
        await take(api.DELETE('/api/roster/addresses/{subjectId}', { params }));
        setMade(null);
      }
      await renew();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('roster.address')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <div className={section.form}>
        <p className={styles.hint}>{t('roster.addressHint')}</p>
        <Select
          label={t('roster.who')}
          searchable
          allowDeselect={false}
          data={pickable.map(({ id, name }) => ({ value: id, label: name }))}
          value={subjectId}
          onChange={(id) => {
            setSubjectId(id);
            setMade(null);
          }}
        />
        {made !== null && (
          <>
            <Secret text={made} small />
            <p className={styles.hint}>{t('roster.addressOnce')}</p>
          </>
        )}
        {acting.isError && (
          <p role="alert">
            <b>{problemText(acting.error)}</b>
          </p>
        )}
        <footer className={section.foot}>
          {chosen?.hasAddress === true && (
            <Button variant="default" loading={acting.isPending} onClick={() => acting.mutate('withdraw')}>
              {t('roster.addressWithdraw')}
            </Button>
          )}
          <Button disabled={subjectId === null} loading={acting.isPending} onClick={() => acting.mutate('make')}>
            {t('roster.addressMake')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}
