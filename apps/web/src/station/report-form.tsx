// The report in three screens of large fields: measured, findings, action. What is written stays on the phone until it is
// sent. The centre's last values stand beside the fields and are taken over by a press, so that none passes as measured
// by hand unseen.
import { Button, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Dispatch } from '../api/types.js';
import { Measured } from '../board/dispatch-progress.js';
import { draftStore, EMPTY_DRAFT, outOfRange, vitalsOf, type ReportDraft } from './report-draft.js';
import { useOutbox } from './use-station.js';
import { VitalFields } from './vital-fields.js';
import styles from './report-form.module.css';

const PAGES = ['vitals', 'findings', 'action'] as const;

export function ReportForm({ dispatch, onBack }: { dispatch: Dispatch; onBack: () => void }): ReactElement {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const navigate = useNavigate();
  const store = draftStore(dispatch.id);
  const [page, setPage] = useState(0);
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<ReportDraft>(() => store.read() ?? EMPTY_DRAFT);
  const change = (part: Partial<ReportDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    store.write(next);
  };
  const blocked = page === 0 ? outOfRange(draft).length > 0 : page === 1 && draft.findings.trim() === '';
  const forward = (): void => {
    setTried(true);
    if (blocked) return;
    setTried(false);
    if (page < 2) {
      setPage(page + 1);
      return;
    }
    const { findings, action, nextStep } = draft;
    outbox.add(dispatch.id, {
      kind: 'report',
      vitals: vitalsOf(draft),
      findings: findings.trim(),
      action: action.trim(),
      nextStep: nextStep.trim(),
    });
    store.write(null);
    void navigate(`/station/${dispatch.id}`, { replace: true });
  };
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
          <VitalFields
            patientId={dispatch.patientId}
            draft={draft}
            showProblems={tried}
            onChange={(vitals) => change({ vitals })}
          />
        )}
        {page === 1 && (
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
        )}
        {page === 2 && (
          <>
            <Textarea
              label={t('station.report.action')}
              description={t('station.report.actionHint')}
              size="lg"
              rows={4}
              maxLength={4000}
              value={draft.action}
              onChange={(event) => change({ action: event.currentTarget.value })}
            />
            <Textarea
              label={t('station.report.nextStep')}
              description={t('station.report.nextStepHint')}
              size="lg"
              rows={3}
              maxLength={4000}
              value={draft.nextStep}
              onChange={(event) => change({ nextStep: event.currentTarget.value })}
            />
            <section className={styles.summary}>
              <h2>{t('station.report.summary')}</h2>
              <Measured vitals={vitalsOf(draft)} />
              <p>{draft.findings}</p>
            </section>
          </>
        )}
      </div>
      <footer className={styles.foot}>
        <Button variant="default" className={styles.button} onClick={() => (page === 0 ? onBack() : setPage(page - 1))}>
          {t('action.back')}
        </Button>
        <Button className={styles.button} onClick={forward}>
          {page < 2 ? t('action.next') : t('station.report.send')}
        </Button>
      </footer>
    </main>
  );
}
