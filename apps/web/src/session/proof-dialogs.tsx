// The two dialogs that stand between an act and the centre: a fresh proof, and at a board on the wall a badge.
import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import { Problem } from './problem.js';
import { ProofForm } from './proof-form.js';
import { answerRequestsBy } from './proof-requests.js';
import { SESSION_KEY, useSession } from './session.js';
import styles from './login-page.module.css';

type Asked =
  | { readonly kind: 'proof'; readonly answer: (proven: boolean) => void }
  | { readonly kind: 'badge'; readonly answer: (badge: string | null) => void };

export function ProofDialogs(): ReactElement | null {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(
    () =>
      answerRequestsBy({
        proof: () => new Promise((answer) => setAsked({ kind: 'proof', answer })),
        badge: () => new Promise((answer) => setAsked({ kind: 'badge', answer })),
      }),
    [],
  );
  if (asked === null) return null;
  if (asked.kind === 'proof') {
    const settle = (proven: boolean): void => {
      setAsked(null);
      asked.answer(proven);
    };
    return <StepUpDialog settle={settle} />;
  }
  const settle = (badge: string | null): void => {
    setAsked(null);
    asked.answer(badge);
  };
  return <BadgeDialog settle={settle} />;
}

function StepUpDialog({ settle }: { settle: (proven: boolean) => void }): ReactElement | null {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: me } = useSession();
  if (me === null || me === undefined) return null;
  return (
    <Modal
      opened
      onClose={() => settle(false)}
      title={t('security.stepUp.title')}
      size="sm"
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={styles.steps}>
        <p>{t('security.stepUp.hint')}</p>
        <ProofForm
          me={me}
          onProven={(next) => {
            client.setQueryData(SESSION_KEY, next);
            settle(true);
          }}
        />
      </div>
    </Modal>
  );
}

function BadgeDialog({ settle }: { settle: (badge: string | null) => void }): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const showing = useMutation({
    mutationFn: () => take(api.POST('/api/session/badge', { body: { name: name.trim(), pin } })),
    onSuccess: ({ badge }) => settle(badge),
    onError: () => setPin(''),
  });
  return (
    <Modal
      opened
      onClose={() => settle(null)}
      title={t('security.badge.title')}
      size="sm"
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={styles.steps}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          event.stopPropagation();
          showing.mutate();
        }}
      >
        <p>{t('security.badge.hint')}</p>
        <TextInput
          label={t('login.name')}
          name="badge-name"
          size="md"
          autoComplete="off"
          autoCapitalize="none"
          required
          withAsterisk={false}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('security.badge.pin')}
          name="badge-pin"
          size="md"
          inputMode="numeric"
          autoComplete="off"
          pattern="[0-9]{6,12}"
          maxLength={12}
          required
          withAsterisk={false}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <Problem error={showing.error} wrong={t('security.badge.wrong')} />
        <Button type="submit" size="md" fullWidth loading={showing.isPending}>
          {t('security.second.confirm')}
        </Button>
      </form>
    </Modal>
  );
}
