// A dialog with one form: what is wrong is said in it, and it closes when the centre has taken it.
import { Button, Modal } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../shell/problem-text.js';
import styles from './section.module.css';

export function FormDialog<T>(props: {
  title: string;
  submit: string;
  send: () => Promise<T>;
  onDone: (answer: T) => void;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const sending = useMutation({ mutationFn: props.send, onSuccess: props.onDone });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!sending.isPending) sending.mutate();
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.wide === true ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={styles.form} onSubmit={submit}>
        {props.children}
        {sending.isError && (
          <p role="alert" className={styles.hint}>
            <IconAlertCircle size={16} aria-hidden /> <b>{problemText(sending.error)}</b>
          </p>
        )}
        <footer className={styles.foot}>
          <Button variant="subtle" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={sending.isPending}>
            {props.submit}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

/** A dialog that shows things and has its own buttons inside. */
export function InfoDialog(props: { title: string; onClose: () => void; children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {props.children}
    </Modal>
  );
}

/** Something told once, with a button that copies it. */
export function Secret({ text, small = false }: { text: string; small?: boolean }): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard?.writeText(text).then(() => setCopied(true));
  };
  return (
    <div className={styles.secret} data-small={small || undefined}>
      <code>{text}</code>
      <Button
        variant="default"
        size="xs"
        leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        onClick={copy}
      >
        {copied ? t('action.copied') : t('action.copy')}
      </Button>
    </div>
  );
}
