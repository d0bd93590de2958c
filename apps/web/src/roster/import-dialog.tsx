// Taking a calendar file in: what each event would become is shown first, then it is taken or left.
import { Button, FileInput, Modal, MultiSelect, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { RosterImport, RosterTask, RosterView } from '../api/types.js';
import section from '../admin/section.module.css';
import { useProblemText } from '../shell/problem-text.js';
import { useToast } from '../shell/toast.js';
import { useSlowNow } from '../use-now.js';
import { Gaps } from './gap-list.js';
import styles from './roster-page.module.css';
import { useRosterWords } from './roster-words.js';

const TASKS = {
  station: ['duty', 'away'],
  supervisor: ['duty', 'away'],
  doctor: ['covering', 'coordinating', 'away'],
} as const;

export function ImportDialog(props: { view: RosterView; onClose: () => void; onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const { view, onClose, onDone } = props;
  const now = useSlowNow();
  const toast = useToast();
  const problemText = useProblemText();
  const [file, setFile] = useState<File | null>(null);
  const [subjectId, setSubjectId] = useState(view.subjects[0]?.id ?? '');
  const [task, setTask] = useState<RosterTask>(view.subjects[0]?.kind === 'doctor' ? 'covering' : 'duty');
  const [areas, setAreas] = useState<string[]>([]);
  const [seen, setSeen] = useState<RosterImport | null>(null);
  const subject = view.subjects.find(({ id }) => id === subjectId);
  const sending = useMutation({
    mutationFn: async () => {
      if (file === null || subject === undefined) return;
      const preview = seen === null;
      const query = { kind: subject.kind, task, subjectId, areas, rank: 0, preview };
      const answer = await take(
        api.POST('/api/roster/import', {
          params: { query },
          body: await file.text(),
          bodySerializer: (text) => text,
          headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
        }),
      );
      if (preview) return setSeen(answer);
      toast('done', t('roster.saved'));
      onDone();
    },
  });
  const change = (work: () => void): void => {
    work();
    setSeen(null);
    sending.reset();
  };
  const count = seen?.events.filter(({ action }) => action === 'add' || action === 'change').length ?? 0;
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('roster.importTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={section.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending.isPending) sending.mutate();
        }}
      >
        <p className={styles.hint}>{t('roster.importHint')}</p>
        <FileInput
          label={t('roster.file')}
          accept=".ics,text/calendar"
          value={file}
          onChange={(chosen) => change(() => setFile(chosen))}
        />
        <div className={section.columns}>
          <Select
            label={t('roster.who')}
            searchable
            allowDeselect={false}
            data={view.subjects.map(({ id, name }) => ({ value: id, label: name }))}
            value={subjectId}
            onChange={(id) =>
              change(() => {
                const kind = view.subjects.find((one) => one.id === id)?.kind ?? 'station';
                setSubjectId(id ?? '');
                setTask(TASKS[kind][0]);
              })
            }
          />
          <Select
            label={t('roster.taskLabel')}
            allowDeselect={false}
            data={TASKS[subject?.kind ?? 'station'].map((value) => ({ value, label: t(`roster.task.${value}`) }))}
            value={task}
            onChange={(value) => value !== null && change(() => setTask(value))}
          />
        </div>
        <MultiSelect
          label={t('roster.areas')}
          data={[...(subject?.kind === 'station' ? subject.areas : view.areas)]}
          value={areas}
          onChange={(chosen) => change(() => setAreas(chosen))}
        />
        {seen !== null && <Events seen={seen} view={view} />}
        {seen !== null && seen.opened.length > 0 && (
          <div className={styles.effect} role="alert">
            <b>{t('roster.opens')}</b>
            <Gaps gaps={seen.opened} view={view} now={now} />
          </div>
        )}
        {seen !== null && count === 0 && <p role="status">{t('roster.nothingToTake')}</p>}
        {sending.isError && (
          <p role="alert">
            <b>{problemText(sending.error)}</b>
          </p>
        )}
        <footer className={section.foot}>
          <Button variant="subtle" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={sending.isPending}
            disabled={file === null || subject === undefined || (seen !== null && count === 0)}
          >
            {seen === null ? t('roster.check') : t('roster.takeIn', { count })}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

const REASONS = [
  'not-readable',
  'no-start',
  'no-end',
  'end-before-start',
  'unknown-time-zone',
  'seconds',
  'recurrence',
  'recurrence-count',
  'too-long-to-repeat',
  'single-change',
  'extra-dates',
  'cancelled',
  'foreign-duty',
] as const;

function Events({ seen, view }: { seen: RosterImport; view: RosterView }): ReactElement {
  const { t } = useTranslation();
  const words = useRosterWords(view);
  const reasonText = (reason: string): string => {
    const known = REASONS.find((each) => each === reason);
    return known === undefined ? t('roster.reason.other', { what: reason }) : t(`roster.reason.${known}`);
  };
  return (
    <ul className={styles.events}>
      {seen.events.map((event) => (
        <li key={event.line}>
          <b>{t(`roster.action.${event.action}`)}</b>
          <span>
            {event.summary === '' ? (event.subjectName ?? '–') : event.summary}（
            {t('roster.line', { line: event.line })}）
          </span>
          <small>
            {event.reason === null
              ? [event.subjectName, event.pattern === null ? '' : words.pattern({ pattern: event.pattern })].join(' ')
              : reasonText(event.reason)}
          </small>
        </li>
      ))}
    </ul>
  );
}
