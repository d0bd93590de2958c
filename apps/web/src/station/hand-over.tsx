// Handing a visit to a colleague of the own station, who is told.
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispatch } from '../api/types.js';
import { useMe } from '../session/session.js';
import { ChoiceChips } from './choice-chips.js';
import { useNurses } from './use-nurses.js';
import { useOutbox } from './use-station.js';
import styles from './visit-screen.module.css';

export function HandOver({ dispatch }: { dispatch: Dispatch }): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const outbox = useOutbox();
  const [open, setOpen] = useState(false);
  const others = useNurses().filter(({ personId }) => personId !== (dispatch.nurse?.personId ?? me.personId));
  if (!open) {
    return (
      <Button variant="default" className={styles.second} onClick={() => setOpen(true)}>
        {t('station.nurse.handOver')}
      </Button>
    );
  }
  if (others.length === 0) return <p>{t('station.nurse.alone')}</p>;
  return (
    <ChoiceChips
      label={t('station.nurse.handOverTo')}
      options={others.map(({ personId, displayName, underWay }) => ({
        value: personId,
        label: displayName + (underWay > 0 ? t('station.nurse.busy', { count: underWay }) : ''),
      }))}
      value={null}
      onChange={(nurseId) => {
        if (nurseId !== null) outbox.add(dispatch.id, { kind: 'hand-over', nurseId });
        setOpen(false);
      }}
    />
  );
}
