// One emergency access: who, whom, why and for how long; and its end, for a supervisor and for whoever opened it.
import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { useProblemText } from '../shell/problem-text.js';
import { useToast } from '../shell/toast.js';
import styles from './emergency.module.css';
import { isOpen, useEndEmergency, type EmergencyAccess } from './use-emergency.js';

interface AccessLineProps {
  access: EmergencyAccess;
  now: Instant;
  /** Whom it is about, where the place does not say so. */
  patient?: ReactNode;
}

export function AccessLine({ access, now, patient }: AccessLineProps): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const open = isOpen(access, now);
  const times = useTimes(access, now);
  const mayEnd = open && (me.role === 'supervisor' || me.personId === access.personId);
  return (
    <li className={styles.access} data-open={open || undefined}>
      <div className={styles.facts}>
        {patient !== undefined && <b>{patient}</b>}
        <span>{t('emergency.list.by', { name: access.personName, role: t(`role.${access.role}`) })}</span>
        <span className={styles.reason}>{access.reason}</span>
        <span className={styles.times}>{times}</span>
      </div>
      {mayEnd && <EndButton id={access.id} />}
    </li>
  );
}

function EndButton({ id }: { id: string }): ReactElement {
  const { t } = useTranslation();
  const end = useEndEmergency();
  const toast = useToast();
  const problem = useProblemText();
  const onEnd = (): void =>
    end.mutate(id, {
      onSuccess: () => toast('done', t('emergency.list.endedNow')),
      onError: (error) => toast('problem', problem(error)),
    });
  return (
    <Button variant="default" onClick={onEnd} loading={end.isPending}>
      {t('emergency.list.end')}
    </Button>
  );
}

function useTimes(access: EmergencyAccess, now: Instant): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = (time: Instant): string => instant(time, now, language);
  const from = t('emergency.list.from', { time: at(access.openedAt) });
  if (isOpen(access, now)) return `${from} · ${t('emergency.list.openUntil', { time: at(access.untilAt) })}`;
  const over =
    access.endedAt === null
      ? t('emergency.list.lapsed', { time: at(access.untilAt) })
      : t('emergency.list.ended', { time: at(access.endedAt), name: access.endedByName ?? '–' });
  return `${from} · ${over}`;
}
