// How far help has come: each dispatch of the incident with its steps, the newest open.
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isLive } from '#care';
import type { Dispatch, Incident, SpotVitals } from '../api/types.js';
import { figure, unitOf } from '../format/measure.js';
import { hourMinute, instant, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { Phone } from '../patient/emergency-card.js';
import { useNow } from '../use-now.js';
import { useAct } from './actions.js';
import { Cascade } from './cascade.js';
import { useBoard } from './use-board.js';
import styles from './dispatch-progress.module.css';

export function DispatchProgress({ incident }: { incident: Incident }): ReactElement | null {
  if (incident.dispatches.length === 0) return null;
  const newestFirst = [...incident.dispatches].sort((a, b) => b.offeredAt - a.offeredAt);
  return (
    <section className={styles.dispatches}>
      <Cascade dispatches={incident.dispatches} />
      {newestFirst.map((dispatch) => (
        <OneDispatch key={dispatch.id} dispatch={dispatch} />
      ))}
    </section>
  );
}

function OneDispatch({ dispatch }: { dispatch: Dispatch }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const act = useAct();
  const live = isLive(dispatch.state);
  const { stations } = useBoard();
  const phone = stations.find(({ id }) => id === dispatch.stationId)?.phone ?? '';
  return (
    <article className={styles.dispatch} data-live={live || undefined}>
      <header className={styles.head}>
        <span>
          <b>{dispatch.stationName}</b> {live && dispatch.nurse === null && phone !== '' && <Phone number={phone} />}
        </span>
        <span className={styles.state} data-live={live || undefined}>
          {t(`dispatch.${dispatch.state}`)}
          {dispatch.state === 'offered' && ` ${timer(dispatch.answerBy - now)}`}
        </span>
      </header>
      {dispatch.nurse !== null && (
        <p className={styles.nurse}>
          {dispatch.nurse.displayName}{' '}
          {dispatch.nurse.telephone !== null && <Phone number={dispatch.nurse.telephone} />}
          {dispatch.eta !== null && live && ` · ${t('board.eta', { time: hourMinute(dispatch.eta, language) })}`}
        </p>
      )}
      <ul className={styles.steps}>
        {dispatch.steps.map((step) => (
          <li key={`${step.state} ${step.at}`}>
            <time>{instant(step.madeAt ?? step.at, now, language)}</time> {t(`dispatch.${step.state}`)}
            {step.reason !== null && t('aside', { text: step.reason })}
          </li>
        ))}
      </ul>
      {dispatch.report !== null && (
        <div className={styles.report}>
          <Measured vitals={dispatch.report.vitals} />
          <p>{dispatch.report.findings}</p>
          {dispatch.report.action !== '' && <p>{dispatch.report.action}</p>}
          {dispatch.report.nextStep !== '' && <p>→ {dispatch.report.nextStep}</p>}
        </div>
      )}
      {live && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={act.isPending}
          onClick={() => act.mutate({ kind: 'recall', dispatchId: dispatch.id })}
        >
          {t('board.act.recall')}
        </Button>
      )}
    </article>
  );
}

const MEASURED = ['spo2', 'pr', 'rr', 'temp', 'sbp', 'dbp', 'weight'] as const;

/** The vitals measured by hand, those that were. */
export function Measured({ vitals }: { vitals: SpotVitals }): ReactElement | null {
  const { t } = useTranslation();
  const known = MEASURED.filter((signal) => vitals[signal] !== null && vitals[signal] !== undefined);
  if (known.length === 0) return null;
  return (
    <p className={styles.measured}>
      {known.map((signal) => (
        <span key={signal}>
          {t(`signal.${signal}`)} <b>{figure(signal, vitals[signal] ?? null)}</b> {unitOf(signal)}
        </span>
      ))}
    </p>
  );
}
