// A patient's visits below the charts: what nurses found and measured by hand, told apart from what sensors say.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import styles from './doctor-home.module.css';
import { ReportFacts } from './report-facts.js';
import type { Visit } from './use-doctor-work.js';

export function VisitList({ visits }: { visits: readonly Visit[] }): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  if (visits.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="visits-title">
      <h2 id="visits-title">{t('clinic.visits.title')}</h2>
      <ul className={styles.reports}>
        {visits.map((visit) => (
          <li key={visit.id} className={styles.reportItem}>
            <p className={styles.facts}>
              <b>{t(visit.kind === 'planned' ? 'clinic.visits.planned' : 'clinic.visits.dispatch')}</b>
              <span>{visit.stationName}</span>
              <span>{t(`dispatch.${visit.state}`)}</span>
              <span>{instant(visit.plannedFor ?? visit.offeredAt, now, language)}</span>
              {visit.note !== '' && <span>{visit.note}</span>}
            </p>
            {visit.report !== null && <ReportFacts report={visit.report} photos={visit.photos} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** When a nurse was at the door, for the marks on the charts. */
export function visitMarks(visits: readonly Visit[]): number[] {
  return visits.flatMap(({ steps, report }) => {
    const arrived = steps.find((step) => step.state === 'on-scene' || step.keptAct === 'arrive');
    if (arrived !== undefined) return [arrived.madeAt ?? arrived.at];
    return report === null ? [] : [report.at];
  });
}
