// Emergency access: a doctor or a nurse on duty opens a patient here, supervisors see what was opened and end it.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../api/client.js';
import { hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { EmergencyCard } from '../patient/emergency-card.js';
import { usePatient } from '../patient/use-patient.js';
import { useMe } from '../session/session.js';
import { useProblemText } from '../shell/problem-text.js';
import { EmptyState, ErrorState, LoadingState } from '../shell/states.js';
import { useToast } from '../shell/toast.js';
import { WorkPage } from '../shell/work-page.js';
import { Trends, useTrendRange } from '../trends/trends.js';
import { NONE } from '../trends/use-histories.js';
import { useSlowNow } from '../use-now.js';
import { AccessLine } from './access-line.js';
import styles from './emergency.module.css';
import { isOpen, useEmergencies, useOpenEmergency, type EmergencyAccess } from './use-emergency.js';

const SHORTEST_REASON = 10;

export default function EmergencyPage(): ReactElement {
  const { t } = useTranslation();
  const { role, personId } = useMe();
  const now = useSlowNow();
  const opened = useEmergencies().data?.some((access) => access.personId === personId && isOpen(access, now)) ?? false;
  const mayOpen = role === 'doctor' || role === 'station';
  return (
    <WorkPage title={t('emergency.title')}>
      <div className={styles.page} data-alone={!mayOpen || undefined} data-opened={opened || undefined}>
        {mayOpen && <OpenForm />}
        <Accesses all={!mayOpen} />
      </div>
    </WorkPage>
  );
}

function OpenForm(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const open = useOpenEmergency();
  const toast = useToast();
  const problem = useProblemText();
  const [said, setSaid] = useState({ name: '', birthDate: '', reason: '' });
  const set = (change: Partial<typeof said>): void => setSaid({ ...said, ...change });
  const ready = said.name.trim() !== '' && said.birthDate !== '' && said.reason.trim().length >= SHORTEST_REASON;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    open.mutate(
      { name: said.name.trim(), birthDate: said.birthDate, reason: said.reason.trim() },
      {
        onSuccess: ({ untilAt }) => {
          setSaid({ name: '', birthDate: '', reason: '' });
          toast('done', t('emergency.open.done', { time: hourMinute(untilAt, language) }));
        },
        onError: (error) => {
          const nobody = error instanceof ApiError && error.status === 404;
          toast('problem', nobody ? t('emergency.open.notFound') : problem(error));
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <h2>{t('emergency.open.title')}</h2>
      <p className={styles.hint}>{t('emergency.open.hint')}</p>
      <TextInput
        label={t('emergency.open.name')}
        value={said.name}
        maxLength={100}
        autoComplete="off"
        required
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('emergency.open.birthDate')}
        value={said.birthDate}
        required
        onChange={(event) => set({ birthDate: event.currentTarget.value })}
      />
      <Textarea
        label={t('emergency.open.reason')}
        description={t('emergency.open.reasonHint')}
        value={said.reason}
        maxLength={500}
        autosize
        minRows={3}
        required
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <Button type="submit" size="md" disabled={!ready} loading={open.isPending}>
        {t('emergency.open.submit')}
      </Button>
    </form>
  );
}

function Accesses({ all }: { all: boolean }): ReactElement {
  const { t } = useTranslation();
  const now = useSlowNow();
  const me = useMe();
  const { data, error, refetch } = useEmergencies();
  if (data === undefined)
    return error === null ? <LoadingState /> : <ErrorState error={error} retry={() => void refetch()} />;
  const opened = data.find((access) => access.personId === me.personId && isOpen(access, now));
  return (
    <div className={styles.part}>
      {me.role === 'station' && opened !== undefined && <OpenedPatient patientId={opened.patientId} />}
      <section className={styles.part} aria-labelledby="emergency-list">
        <h2 id="emergency-list">{t(all ? 'emergency.list.all' : 'emergency.list.own')}</h2>
        {data.length === 0 && <EmptyState title={t('emergency.list.empty')} />}
        <ul className={styles.list}>
          {data.map((access) => (
            <AccessLine key={access.id} access={access} now={now} patient={<PatientName access={access} />} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function PatientName({ access: { patientId, patientName } }: { access: EmergencyAccess }): ReactElement {
  const { t } = useTranslation();
  const { role } = useMe();
  if (patientName === null) return <>{t('emergency.list.hidden')}</>;
  if (role === 'doctor') return <Link to={`/clinic/${patientId}`}>{patientName}</Link>;
  if (role === 'station') return <>{patientName}</>;
  return <Link to={`/board?patient=${patientId}`}>{patientName}</Link>;
}

/** A nurse has no other screen for a patient without a visit. */
function OpenedPatient({ patientId }: { patientId: string }): ReactElement {
  const card = usePatient(patientId);
  const [range, setRange] = useTrendRange();
  if (card.data === undefined) {
    return card.isError ? <ErrorState error={card.error} retry={() => void card.refetch()} /> : <LoadingState />;
  }
  return (
    <section className={styles.patient}>
      <h2>{card.data.displayName}</h2>
      <EmergencyCard patient={card.data} />
      <Trends patientId={patientId} limits={NONE} visits={NONE} range={range} onRange={setRange} height={110} />
    </section>
  );
}
