// A change of the roster: tried first without being kept. When it would open a gap, the gap is shown and must be accepted;
// otherwise it is saved at once.
import { Button, Modal } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import type { RosterEffect, RosterView } from '../api/types.js';
import section from '../admin/section.module.css';
import { useProblemText } from '../shell/problem-text.js';
import { useToast } from '../shell/toast.js';
import { useSlowNow } from '../use-now.js';
import { Gaps } from './gap-list.js';
import { useRenewRoster } from './use-roster.js';
import styles from './roster-page.module.css';

export function EffectDialog(props: {
  title: string;
  submit: string;
  view: RosterView;
  /** Null while something is missing. */
  send: ((preview: boolean) => Promise<RosterEffect>) | null;
  onDone: () => void;
  onClose: () => void;
  children: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const now = useSlowNow();
  const toast = useToast();
  const problemText = useProblemText();
  const [effect, setEffect] = useState<RosterEffect | null>(null);
  const renew = useRenewRoster();
  const { send } = props;
  const sending = useMutation({
    mutationFn: async () => {
      if (send === null) return;
      if (effect === null) {
        const tried = await send(true);
        if (tried.opened.length > 0) {
          setEffect(tried);
          return;
        }
      }
      await send(false);
      toast('done', t('roster.saved'));
      props.onDone();
    },
    // Changed by somebody else meanwhile: what stands behind this dialog is read again, so that it shows theirs.
    onError: (error) => {
      if (error instanceof ApiError && error.status === 409) void renew();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!sending.isPending) sending.mutate();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {/* What is typed afterwards is another change: it is tried anew. */}
      <form className={section.form} onSubmit={submit} onChange={() => setEffect(null)}>
        {props.children}
        {effect !== null && (
          <div className={styles.effect} role="alert">
            <b>
              <IconAlertCircle size={16} aria-hidden /> {t('roster.opens')}
            </b>
            <Gaps gaps={effect.opened} view={props.view} now={now} />
          </div>
        )}
        {sending.isError && (
          <p role="alert">
            <IconAlertCircle size={16} aria-hidden /> <b>{problemText(sending.error)}</b>
          </p>
        )}
        <footer className={section.foot}>
          <Button variant="subtle" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={sending.isPending} disabled={send === null}>
            {effect === null ? props.submit : t('roster.saveAnyway')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
