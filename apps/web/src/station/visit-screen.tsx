// A visit after it was accepted: 出発 → 到着 → 報告, one large button at a time.
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { canBeHandedOver } from '#care';
import type { Dispatch, DispatchState } from '../api/types.js';
import { Measured } from '../board/dispatch-progress.js';
import { centreClock } from '../clock.js';
import { hourMinute, plannedTime } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { State } from '../shell/states.js';
import { DoctorPanel } from './doctor-panel.js';
import { HandOver } from './hand-over.js';
import { WhereAndWhat } from './offer-screen.js';
import { draftStore } from './report-draft.js';
import { ReportForm } from './report-form.js';
import { useOutbox } from './use-station.js';
import styles from './visit-screen.module.css';

/** Recalled too: what was found at the door is told even when the visit was called off meanwhile. */
const WRITABLE: ReadonlySet<DispatchState> = new Set(['on-scene', 'recalled']);
const STEPS = ['accepted', 'en-route', 'on-scene', 'reported'] as const;

export function VisitScreen({ dispatch }: { dispatch: Dispatch }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const outbox = useOutbox();
  // A report half written opens again after a call, a reload or a flat battery.
  const [writing, setWriting] = useState(() => draftStore(dispatch.id).read() !== null);
  const { state } = dispatch;
  if (writing && WRITABLE.has(state)) return <ReportForm dispatch={dispatch} onBack={() => setWriting(false)} />;
  return (
    <main className={styles.screen}>
      <Steps dispatch={dispatch} />
      {state === 'reported' || state === 'closed' ? (
        <State icon={<IconCheck size={32} />} title={t('station.done')} hint={t('station.doneHint')} />
      ) : (
        <Ending state={state} />
      )}
      {dispatch.eta !== null && (state === 'accepted' || state === 'en-route') && (
        <p className={styles.eta}>{t('station.eta', { time: hourMinute(dispatch.eta, language) })}</p>
      )}
      {dispatch.plannedFor !== null && state === 'planned' && (
        <p className={styles.eta}>
          {t('station.plannedFor', { time: plannedTime(dispatch.plannedFor, centreClock.now(), language) })}
        </p>
      )}
      {dispatch.nurse !== null && (
        <p className={styles.nurse}>{t('station.nurse.goes', { name: dispatch.nurse.displayName })}</p>
      )}
      <WhereAndWhat dispatch={dispatch} />
      <Orders dispatch={dispatch} />
      {(state === 'on-scene' || state === 'en-route' || state === 'reported') && <DoctorPanel dispatch={dispatch} />}
      {canBeHandedOver(state) && (
        <div className={styles.more}>
          <HandOver dispatch={dispatch} />
        </div>
      )}
      {dispatch.report !== null && (
        <section className={styles.report}>
          <Measured vitals={dispatch.report.vitals} />
          <p>{dispatch.report.findings}</p>
          <p>{dispatch.report.action}</p>
          <p>{dispatch.report.nextStep}</p>
        </section>
      )}
      <footer className={styles.foot}>
        {(state === 'accepted' || state === 'planned') && (
          <Button className={styles.step} onClick={() => outbox.add(dispatch.id, { kind: 'en-route' })}>
            {t('station.act.en-route')}
          </Button>
        )}
        {state === 'en-route' && (
          <Button className={styles.step} onClick={() => outbox.add(dispatch.id, { kind: 'on-scene' })}>
            {t('station.act.on-scene')}
          </Button>
        )}
        {state === 'on-scene' && (
          <Button className={styles.step} onClick={() => setWriting(true)}>
            {t('station.act.report')}
          </Button>
        )}
        {!['planned', 'accepted', 'en-route', 'on-scene'].includes(state) && (
          <Button component={Link} to="/station" variant="default" className={styles.step}>
            {t('station.backToList')}
          </Button>
        )}
      </footer>
    </main>
  );
}

function Steps({ dispatch }: { dispatch: Dispatch }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const reached = STEPS.findIndex((step) => step === (dispatch.state === 'closed' ? 'reported' : dispatch.state));
  return (
    <ol className={styles.steps}>
      {STEPS.map((step, index) => {
        const made = dispatch.steps.findLast((each) => each.state === step);
        return (
          <li
            key={step}
            data-done={index <= reached || undefined}
            aria-current={index === reached ? 'step' : undefined}
          >
            <span className={styles.dot}>{index <= reached ? <IconCheck size={16} /> : index + 1}</span>
            {t(`station.step.${step}`)}
            <time>{made === undefined ? '' : hourMinute(made.madeAt ?? made.at, language)}</time>
          </li>
        );
      })}
    </ol>
  );
}

/** What a doctor has ordered for this visit, beside the standing instruction. */
function Orders({ dispatch }: { dispatch: Dispatch }): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  if (dispatch.orders.length === 0) return null;
  return (
    <section className={styles.report} data-strong>
      <h2>{t('station.orders')}</h2>
      {dispatch.orders.map(({ id, text, doctorName, givenAt, way }) => (
        <p key={id}>
          {text}
          <small>
            {t('station.orderFrom', {
              name: doctorName,
              time: hourMinute(givenAt, language),
              way: t(`station.way.${way}`),
            })}
          </small>
        </p>
      ))}
    </section>
  );
}

/** Why a dispatch goes no further. */
function Ending({ state }: { state: DispatchState }): ReactElement | null {
  const { t } = useTranslation();
  if (state === 'recalled') return <p className={styles.ending}>{t('station.recalled')}</p>;
  if (state === 'timed-out') return <p className={styles.ending}>{t('station.lapsed')}</p>;
  if (state === 'declined') return <p className={styles.ending}>{t('station.declined')}</p>;
  return null;
}
