// What a doctor sees before a patient is chosen: nurses who ask, reports, patients covered tonight, where one is reached.
import { Button, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PushSettings } from '../notifications/push-settings.js';
import { useMe } from '../session/session.js';
import { useProblemText } from '../shell/problem-text.js';
import { useToast } from '../shell/toast.js';
import styles from './doctor-home.module.css';
import { QuestionCard } from './question-card.js';
import { ReportInbox } from './report-inbox.js';
import { useCovered, useQuestions, useTelephone } from './use-doctor-work.js';

export function DoctorHome(): ReactElement {
  return (
    <div className={styles.home}>
      <ReportInbox />
      <Covered />
      <Telephone />
      <PushSettings />
    </div>
  );
}

/** Over every screen of the clinic while somebody waits. */
export function Questions(): ReactElement | null {
  const { data } = useQuestions();
  const waiting = data?.filter(({ call, chain }) => call.state === 'asked' && chain.state === 'asking') ?? [];
  if (waiting.length === 0) return null;
  return (
    <div className={styles.questions} role="alert">
      {waiting.map((question) => (
        <QuestionCard key={question.call.id} question={question} />
      ))}
    </div>
  );
}

function Covered(): ReactElement {
  const { t } = useTranslation();
  const { data } = useCovered();
  return (
    <section className={styles.section} aria-labelledby="covered-title">
      <h2 id="covered-title">{t('clinic.covered.title')}</h2>
      {data?.length === 0 && <p className={styles.hint}>{t('clinic.covered.empty')}</p>}
      <ul className={styles.covered}>
        {data?.map((patient) => (
          <li key={patient.patientId}>
            <Link to={`/clinic/${patient.patientId}`}>{patient.displayName}</Link>
            <span className={styles.facts}>
              <span>{patient.area}</span>
              {patient.familyDoctors.length > 0 && (
                <span>{t('clinic.covered.of', { names: patient.familyDoctors.join(t('separator')) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Telephone(): ReactElement | null {
  const { t } = useTranslation();
  const isDoctor = useMe().role === 'doctor';
  const { known, put } = useTelephone();
  const toast = useToast();
  const problem = useProblemText();
  const [number, setNumber] = useState<string | null>(null);
  const kept = known.data?.telephone ?? '';
  if (!isDoctor) return null;
  const save = () =>
    put.mutate((number ?? '').trim(), {
      onSuccess: () => {
        setNumber(null);
        toast('done', t('clinic.telephone.saved'));
      },
      onError: (error) => toast('problem', problem(error)),
    });
  return (
    <section className={styles.section} aria-labelledby="telephone-title">
      <h2 id="telephone-title">{t('clinic.telephone.title')}</h2>
      <p className={styles.hint}>{t('clinic.telephone.hint')}</p>
      <div className={styles.telephone}>
        <TextInput
          type="tel"
          aria-labelledby="telephone-title"
          value={number ?? kept}
          maxLength={40}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button variant="default" onClick={save} disabled={number === null || number === kept} loading={put.isPending}>
          {t('clinic.telephone.save')}
        </Button>
      </div>
    </section>
  );
}
