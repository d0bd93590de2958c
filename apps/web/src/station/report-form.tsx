// The report in three screens of large fields: measured, findings, action. What is written stays on the phone until it is
// sent. The centre's last values stand beside the fields and are taken over by a press, so that none passes as measured
// by hand unseen.
import { Button, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Dispatch } from '../api/types.js';
import { BedsideFields } from './bedside-fields.js';
import { Measured } from '../board/dispatch-progress.js';
import { diastolicAbove, draftStore, EMPTY_DRAFT, outOfRange, vitalsOf, type ReportDraft } from './report-draft.js';
import { Photos } from './photos.js';
import { useOutbox } from './use-station.js';
import { VitalFields } from './vital-fields.js';
import styles from './report-form.module.css';

const PAGES = ['vitals', 'findings', 'action'] as const;
const LAST = PAGES.length - 1;

export function ReportForm({ dispatch, onBack }: { dispatch: Dispatch; onBack: () => void }): ReactElement {
  const { t } = useTranslation();
  const { draft, change, send } = useReport(dispatch);
  const [page, setPage] = useState(0);
  const [tried, setTried] = useState(false);
  const blocked =
    page === 0 ? outOfRange(draft).length > 0 || diastolicAbove(draft) : page === 1 && draft.findings.trim() === '';
  const forward = (): void => {
    setTried(blocked);
    if (blocked) return;
    if (page < LAST) setPage(page + 1);
    else send();
  };
  const fields = { draft, change, tried };
  return (
    <main className={styles.form}>
      <header className={styles.head}>
        <h1>
          {dispatch.patient.displayName} <small>{t('station.report.title')}</small>
        </h1>
        <ol className={styles.pages}>
          {PAGES.map((each, index) => (
            <li key={each} aria-current={index === page ? 'step' : undefined}>
              {index + 1}. {t(`station.report.pages.${each}`)}
            </li>
          ))}
        </ol>
      </header>
      <div className={styles.fields}>
        {page === 0 && (
          <>
            <VitalFields
              patientId={dispatch.patientId}
              draft={draft}
              showProblems={tried}
              onChange={(vitals) => change({ vitals })}
            />
            <BedsideFields draft={draft} change={change} />
          </>
        )}
        {page === 1 && (
          <>
            <Findings {...fields} />
            <Photos dispatch={dispatch} />
          </>
        )}
        {page === LAST && <ActionAndNext {...fields} />}
      </div>
      <footer className={styles.foot}>
        <Button variant="default" className={styles.button} onClick={() => (page === 0 ? onBack() : setPage(page - 1))}>
          {t('action.back')}
        </Button>
        <Button className={styles.button} onClick={forward}>
          {page < LAST ? t('action.next') : t('station.report.send')}
        </Button>
      </footer>
    </main>
  );
}

/** The draft, kept on the phone with every key, and the way to send it. */
function useReport(dispatch: Dispatch) {
  const outbox = useOutbox();
  const navigate = useNavigate();
  const store = draftStore(dispatch.id);
  const [draft, setDraft] = useState<ReportDraft>(() => store.read() ?? EMPTY_DRAFT);
  const change = (part: Partial<ReportDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    store.write(next);
  };
  const send = (): void => {
    const [findings, action, nextStep] = [draft.findings.trim(), draft.action.trim(), draft.nextStep.trim()];
    const seen = {
      ...(draft.consciousness === null ? {} : { consciousness: draft.consciousness }),
      ...(draft.oxygen === null ? {} : { oxygen: draft.oxygen }),
    };
    outbox.add(dispatch.id, { kind: 'report', vitals: vitalsOf(draft), findings, action, nextStep, ...seen });
    store.write(null);
    void navigate(`/station/${dispatch.id}`, { replace: true });
  };
  return { draft, change, send };
}

interface PageProps {
  draft: ReportDraft;
  change: (part: Partial<ReportDraft>) => void;
  /** Somebody wanted to go on and could not. */
  tried: boolean;
}

function Findings({ draft, change, tried }: PageProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('station.report.findings')}
      description={t('station.report.findingsHint')}
      size="lg"
      rows={8}
      maxLength={4000}
      autoFocus
      required
      error={tried && draft.findings.trim() === '' ? t('station.report.findingsNeeded') : undefined}
      value={draft.findings}
      onChange={(event) => change({ findings: event.currentTarget.value })}
    />
  );
}

function ActionAndNext({ draft, change }: PageProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {(['action', 'nextStep'] as const).map((field) => (
        <Textarea
          key={field}
          label={t(`station.report.${field}`)}
          description={t(`station.report.${field}Hint`)}
          size="lg"
          rows={field === 'action' ? 4 : 3}
          maxLength={4000}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
      <section className={styles.summary}>
        <h2>{t('station.report.summary')}</h2>
        <Measured vitals={vitalsOf(draft)} />
        <p>{draft.findings}</p>
      </section>
    </>
  );
}
