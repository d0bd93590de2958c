// What a nurse found, measured by hand, did and plans; the values are marked as measured by hand, never as a sensor's.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import type { Signal } from '../api/types.js';
import { figure, unitOf } from '../format/measure.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import styles from './doctor-home.module.css';

type Report = components['schemas']['DispatchReport'];
type Photo = components['schemas']['VisitPhoto'];
const ORDER = ['spo2', 'pr', 'rr', 'temp', 'sbp', 'dbp', 'weight'] as const satisfies readonly Signal[];

export function ReportFacts({ report, photos }: { report: Report; photos: readonly Photo[] }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const measured = ORDER.flatMap((signal) => {
    const value = report.vitals[signal];
    return value === undefined || value === null ? [] : [{ signal, value }];
  });
  return (
    <div className={styles.report}>
      <p className={styles.findings}>{report.findings}</p>
      {measured.length > 0 && (
        <dl className={styles.measured} aria-label={t('clinic.report.byHand')}>
          <dt className={styles.byHand}>{t('clinic.report.byHand')}</dt>
          {measured.map(({ signal, value }) => (
            <div key={signal}>
              <dt>{t(`signal.${signal}`)}</dt>
              <dd>
                {figure(signal, value)} <small>{unitOf(signal)}</small>
              </dd>
            </div>
          ))}
          {report.news2 !== null && (
            <div>
              <dt>NEWS2</dt>
              <dd>
                {report.news2.total}
                {report.news2.missing.length > 0 && (
                  <small> {t('clinic.report.atLeast', { count: report.news2.missing.length })}</small>
                )}
              </dd>
            </div>
          )}
        </dl>
      )}
      {report.action !== '' && (
        <p>
          <b>{t('clinic.report.action')}</b> {report.action}
        </p>
      )}
      {report.nextStep !== '' && (
        <p>
          <b>{t('clinic.report.nextStep')}</b> {report.nextStep}
        </p>
      )}
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <a href={photo.path} target="_blank" rel="noreferrer">
                <img
                  src={photo.path}
                  width={photo.width}
                  height={photo.height}
                  loading="lazy"
                  alt={t('clinic.report.photo', { number: index + 1 })}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.facts}>
        <span>{report.byName}</span>
        <span>{instant(report.at, now, language)}</span>
      </p>
    </div>
  );
}
