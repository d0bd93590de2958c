// The doctor's standing instruction for a patient: what nurses are shown with every offer, with author, date and every
// earlier version. Where there is none it says what follows from that.
import { Button, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { useProblemText } from '../shell/problem-text.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { useToast } from '../shell/toast.js';
import { useSlowNow } from '../use-now.js';
import styles from './instruction-panel.module.css';
import { useInstruction, usePutInstruction, type StandingInstruction } from './use-doctor-work.js';

export function InstructionPanel({ patientId }: { patientId: string }): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useInstruction(patientId);
  const mayWrite = useMe().role === 'doctor';
  const [editing, setEditing] = useState(false);
  return (
    <section className={styles.panel} aria-labelledby="instruction-title">
      <h2 id="instruction-title">{t('clinic.instruction.title')}</h2>
      {data === undefined &&
        (error === null ? <LoadingState /> : <ErrorState error={error} retry={() => void refetch()} />)}
      {data !== undefined && !editing && <InForce instruction={data} />}
      {data !== undefined && !editing && mayWrite && (
        <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
          {t(data.text === null ? 'clinic.instruction.write' : 'clinic.instruction.edit')}
        </Button>
      )}
      {data !== undefined && editing && <Editor instruction={data} onDone={() => setEditing(false)} />}
      {data !== undefined && data.history.length > 0 && <History instruction={data} />}
    </section>
  );
}

function InForce({ instruction }: { instruction: StandingInstruction }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  if (instruction.text === null) {
    return <p className={styles.none}>{instruction.noInstructionNotice?.[language]}</p>;
  }
  const [version] = instruction.history;
  return (
    <>
      <p className={styles.text}>{instruction.text}</p>
      {version !== undefined && (
        <p className={styles.facts}>
          {version.byName} {instant(version.at, now, language)}{' '}
          {t('clinic.rules.version', { version: version.version })}
        </p>
      )}
    </>
  );
}

function Editor({ instruction, onDone }: { instruction: StandingInstruction; onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const put = usePutInstruction(instruction.patientId);
  const toast = useToast();
  const problem = useProblemText();
  const [text, setText] = useState(instruction.text ?? '');
  const save = (next: string | null) =>
    put.mutate(
      { text: next, basedOn: instruction.version },
      {
        onSuccess: () => {
          toast('done', t('clinic.instruction.saved'));
          onDone();
        },
        onError: (error) => toast('problem', problem(error)),
      },
    );
  const isSame = text.trim() === (instruction.text ?? '');
  return (
    <>
      <Textarea
        label={t('clinic.instruction.label')}
        description={t('clinic.instruction.hint')}
        autosize
        minRows={3}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <div className={styles.buttons}>
        <Button onClick={() => save(text.trim())} disabled={isSame || text.trim() === ''} loading={put.isPending}>
          {t('clinic.instruction.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
        {instruction.text !== null && (
          <Button variant="subtle" onClick={() => save(null)}>
            {t('clinic.instruction.remove')}
          </Button>
        )}
      </div>
    </>
  );
}

function History({ instruction }: { instruction: StandingInstruction }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  return (
    <details className={styles.history}>
      <summary>{t('clinic.instruction.history', { count: instruction.history.length })}</summary>
      <ol>
        {instruction.history.map((version) => (
          <li key={version.version}>
            <p className={styles.facts}>
              {instant(version.at, now, language)} {version.byName}{' '}
              {t('clinic.rules.version', { version: version.version })}
            </p>
            <p>{version.text ?? t('clinic.instruction.removed')}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
