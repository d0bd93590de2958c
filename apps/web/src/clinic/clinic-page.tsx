// The doctor's screen: nurses who ask over everything, patients by need on the left, then the one chosen, or the doctor's
// reports and cover. On a phone one after the other.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Bell } from '../notifications/bell.js';
import { Logo } from '../shell/logo.js';
import { PersonMenu } from '../shell/person-menu.js';
import { EmptyState, ErrorState, LoadingState } from '../shell/states.js';
import styles from './clinic-page.module.css';
import { ClinicPatient } from './clinic-patient.js';
import { DoctorHome, Questions } from './doctor-home.js';
import type { PatientNeed } from './patient-need.js';
import { usePatientsByNeed } from './use-clinic.js';
import { useReports } from './use-doctor-work.js';

export default function ClinicPage(): ReactElement {
  const { t } = useTranslation();
  const { patientId } = useParams();
  return (
    <div className={styles.page} data-chosen={patientId !== undefined || undefined}>
      <header className={styles.top}>
        <Logo size={28} />
        <span className={styles.title}>{t('clinic.title')}</span>
        <Bell follows />
        <PersonMenu />
      </header>
      <Questions />
      <nav className={styles.nav} aria-label={t('clinic.patients')}>
        <HomeLine chosen={patientId === undefined} />
        <PatientList chosen={patientId} />
      </nav>
      <div className={styles.main}>
        {patientId === undefined ? <DoctorHome /> : <ClinicPatient key={patientId} patientId={patientId} />}
      </div>
    </div>
  );
}

function HomeLine({ chosen }: { chosen: boolean }): ReactElement {
  const { t } = useTranslation();
  const reports = useReports();
  const unread = reports.data?.filter(({ openedAt }) => openedAt === null).length ?? 0;
  return (
    <Link to="/clinic" className={styles.home} aria-current={chosen ? 'page' : undefined}>
      <b>{t('clinic.tabs.home')}</b>
      {unread > 0 && <span className={styles.need}>{t('clinic.report.unread', { count: unread })}</span>}
    </Link>
  );
}

function PatientList({ chosen }: { chosen: string | undefined }): ReactElement {
  const { t } = useTranslation();
  const { needs, error, retry } = usePatientsByNeed();
  if (needs === undefined) return error === null ? <LoadingState /> : <ErrorState error={error} retry={retry} />;
  if (needs.length === 0) return <EmptyState title={t('clinic.empty')} hint={t('clinic.emptyHint')} />;
  return (
    <ul className={styles.list}>
      {needs.map((need) => (
        <PatientLine key={need.patient.id} need={need} chosen={need.patient.id === chosen} />
      ))}
    </ul>
  );
}

function PatientLine({ need, chosen }: { need: PatientNeed; chosen: boolean }): ReactElement {
  const { t } = useTranslation();
  const { patient, open, falseLimit, falseArtefact } = need;
  const facts = [t('years', { age: patient.age }), t(`sex.${patient.sex}`), ...patient.conditions];
  return (
    <li>
      <Link to={`/clinic/${patient.id}`} className={styles.line} aria-current={chosen ? 'page' : undefined}>
        <b>{patient.displayName}</b>
        <span className={styles.facts}>{facts.join(' · ')}</span>
        {open !== null && (
          <span className={styles.need}>
            {t('clinic.need.open')} · {t('clinic.rules.priority', { priority: t(`priority.${open}`) })}
          </span>
        )}
        {falseLimit > 0 && <span className={styles.need}>{t('clinic.need.falseLimit', { count: falseLimit })}</span>}
        {falseArtefact > 0 && (
          <span className={styles.need}>{t('clinic.need.falseArtefact', { count: falseArtefact })}</span>
        )}
        {patient.pausedUntil !== null && <span className={styles.need}>{t('clinic.need.paused')}</span>}
      </Link>
    </li>
  );
}
