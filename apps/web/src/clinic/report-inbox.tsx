// Nurses' reports to this doctor: unread first, opened by a tap, answered to the station in place.
import { Button, Textarea } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useProblemText } from '../shell/problem-text.js';
import { EmptyState, ErrorState, LoadingState } from '../shell/states.js';
import { useToast } from '../shell/toast.js';
import { useSlowNow } from '../use-now.js';
import styles from './doctor-home.module.css';
import { ReportFacts } from './report-facts.js';
import { useOpenReport, useReply, useReports, type InboxReport } from './use-doctor-work.js';

export function ReportInbox(): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useReports();
  const [search] = useSearchParams();
  const [open, setOpen] = useState<string | null>(null);
  const asked = search.get('report');
  const unread = data?.filter(({ openedAt }) => openedAt === null).length ?? 0;
  const shown = open ?? data?.find(({ dispatchId }) => dispatchId === asked)?.id ?? null;
  return (
    <section className={styles.section} aria-labelledby="reports-title">
      <h2 id="reports-title">
        {t('clinic.report.title')}
        {unread > 0 && <span className={styles.count}>{t('clinic.report.unread', { count: unread })}</span>}
      </h2>
      {data === undefined &&
        (error === null ? <LoadingState /> : <ErrorState error={error} retry={() => void refetch()} />)}
      {data?.length === 0 && <EmptyState title={t('clinic.report.empty')} hint={t('clinic.report.emptyHint')} />}
      <ul className={styles.reports}>
        {data?.map((report) => (
          <ReportLine
            key={report.id}
            report={report}
            open={report.id === shown}
            onToggle={() => setOpen(report.id === shown ? '' : report.id)}
          />
        ))}
      </ul>
    </section>
  );
}

function ReportLine(props: { report: InboxReport; open: boolean; onToggle: () => void }): ReactElement {
  const { report, open, onToggle } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { mutate: noteOpened } = useOpenReport();
  const isUnread = report.openedAt === null;
  useEffect(() => {
    if (open && isUnread) noteOpened(report.id);
  }, [open, isUnread, noteOpened, report.id]);
  return (
    <li className={styles.reportItem} data-unread={isUnread || undefined}>
      <button type="button" className={styles.reportHead} aria-expanded={open} onClick={onToggle}>
        <span className={styles.reportName}>
          {isUnread && <span className={styles.dot}>{t('clinic.report.new')}</span>}
          {report.patientName}
        </span>
        <span>{report.summary[language]}</span>
        <span className={styles.facts}>
          <span>{report.stationName}</span>
          <span>{instant(report.sentAt, now, language)}</span>
          {report.repliedAt !== null && <span>{t('clinic.report.replied')}</span>}
        </span>
      </button>
      {open && (
        <div className={styles.reportBody}>
          {report.report !== null && <ReportFacts report={report.report} photos={report.photos} />}
          {report.orders.map((order) => (
            <p key={order.id} className={styles.order}>
              <b>{order.doctorName}</b> {order.text}{' '}
              <small>
                {t(`clinic.report.way.${order.way}`)} {instant(order.givenAt, now, language)}
              </small>
            </p>
          ))}
          <Link to={`/clinic/${report.patientId}`}>{t('clinic.report.toPatient')}</Link>
          <Reply report={report} />
        </div>
      )}
    </li>
  );
}

function Reply({ report }: { report: InboxReport }): ReactElement {
  const { t } = useTranslation();
  const reply = useReply();
  const toast = useToast();
  const problem = useProblemText();
  const [text, setText] = useState('');
  const requestId = `reply-${report.id}-${report.orders.length}`;
  const send = () =>
    reply.mutate(
      { id: report.id, text: text.trim(), requestId },
      {
        onSuccess: () => {
          setText('');
          toast('done', t('clinic.report.sent'));
        },
        onError: (error) => toast('problem', problem(error)),
      },
    );
  return (
    <div className={styles.reply}>
      <Textarea
        label={t('clinic.report.reply')}
        description={t('clinic.report.replyHint')}
        autosize
        minRows={2}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button onClick={send} disabled={text.trim() === ''} loading={reply.isPending}>
        {t('clinic.report.send')}
      </Button>
    </div>
  );
}
