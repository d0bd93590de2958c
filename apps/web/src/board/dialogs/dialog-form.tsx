// The frame of a dialog that records one act: it closes when the act is recorded and stays open when it is not.
import { Button, Modal } from '@mantine/core';
import { useState, type FormEvent, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '../../clock.js';
import { useAct, type BoardAct } from '../actions.js';
import styles from './dialog-form.module.css';

interface DialogFormProps {
  title: string;
  submit: string;
  /** `null` while what is entered is not complete. */
  act: BoardAct | null;
  hint?: string;
  onClose: () => void;
  children: ReactNode;
}

export function DialogForm({ title, submit, act, hint, onClose, children }: DialogFormProps): ReactElement {
  const { t } = useTranslation();
  const { mutate, isPending } = useAct();
  // One id for as long as the dialog is open: sending again after a lost answer records the act once.
  const [requestId] = useState(newRequestId);
  const send = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    if (act !== null && !isPending) mutate({ ...act, requestId }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={title} size="md" closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={styles.form}
        onSubmit={send}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
        }}
      >
        {children}
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
        <footer className={styles.foot}>
          <Button variant="subtle" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={act === null} rightSection={<kbd>Ctrl+⏎</kbd>}>
            {submit}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
