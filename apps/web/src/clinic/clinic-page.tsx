// The doctor's screen: own patients by need on the left, then the one chosen.
import { TextInput } from '@mantine/core';
import { IconSearch, IconStethoscope } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { AlarmMark } from '../alarm/alarm-mark.js';
import { api, take } from '../api/client.js';
import { inLanguage } from '../format/language.js';
import { useLanguage } from '../i18n/i18n.js';
import { EmptyState, ErrorState, LoadingState, State } from '../shell/states.js';
import { TopLine } from '../shell/top-line.js';
import { byNeed, type PatientNeed } from './need.js';
import { PatientView } from './patient-view.js';
import styles from './clinic-page.module.css';

export default function ClinicPage(): ReactElement {
  const { t } = useTranslation();
  const { patientId } = useParams();
  const needs = useNeeds();
  return (
    <div className={styles.page}>
      <TopLine title={t('clinic.title')} />
      <div className={styles.columns} data-chosen={patientId !== undefined || undefined}>
        <nav className={styles.list} aria-label={t('clinic.patients')}>
          {needs.data === undefined ? (
            needs.isError ? (
              <ErrorState error={needs.error} retry={() => void needs.refetch()} />
            ) : (
              <LoadingState />
            )
          ) : (
            <Needs needs={needs.data} />
          )}
        </nav>
        {patientId === undefined ? (
          <State icon={<IconStethoscope size={28} stroke={1.5} />} title={t('clinic.choose')} />
        ) : (
          <PatientView key={patientId} patientId={patientId} />
        )}
      </div>
    </div>
  );
}

function useNeeds() {
  return useQuery({
    queryKey: ['clinic', 'needs'],
    queryFn: async () => {
      const incidents = (state: 'open' | 'closed') =>
        take(api.GET('/api/incidents', { params: { query: { state } } }));
      const [patients, open, closed] = await Promise.all([
        take(api.GET('/api/patients')),
        incidents('open'),
        incidents('closed'),
      ]);
      return byNeed(patients, open, closed);
    },
    refetchInterval: 15_000,
  });
}

function Needs({ needs }: { needs: readonly PatientNeed[] }): ReactElement {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = needs.filter(({ patient }) =>
    [patient.displayName, patient.kana].some((text) => text.toLowerCase().includes(wanted)),
  );
  if (needs.length === 0) return <EmptyState title={t('clinic.noPatients')} />;
  return (
    <>
      <TextInput
        className={styles.search}
        size="sm"
        aria-label={t('clinic.search')}
        placeholder={t('clinic.search')}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul>
        {shown.map((need) => (
          <li key={need.patient.id}>
            <Need need={need} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Need({ need }: { need: PatientNeed }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { patient, open, falseArtefacts, tightLimits } = need;
  return (
    <NavLink to={`/clinic/${patient.id}`} className={styles.need ?? ''}>
      <span className={styles.head}>
        {open !== null && (
          <AlarmMark
            priority={open.priority}
            technical={open.headlineAlarm?.conditionKind === 'technical'}
            size={18}
          />
        )}
        <b>{patient.displayName}</b>
        <small>{t('years', { age: patient.age })}</small>
      </span>
      <span className={styles.why}>
        {open !== null && <span className={styles.sentence}>{inLanguage(open.headline, language)}</span>}
        {tightLimits > 0 && <span>{t('clinic.limitTooTight', { count: tightLimits })}</span>}
        {falseArtefacts > 0 && <span>{t('clinic.falseAlarms', { count: falseArtefacts })}</span>}
        {open === null && tightLimits + falseArtefacts === 0 && <span>{patient.conditions.join('・')}</span>}
      </span>
    </NavLink>
  );
}
