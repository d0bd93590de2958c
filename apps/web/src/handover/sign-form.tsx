// A signature: the person's own password, asked anew, and one button.
import { Button, PasswordInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { useMe } from '../session/session.js';
import { useProblemText } from '../shell/problem-text.js';
import styles from './handover-page.module.css';

interface SignFormProps {
  submit: string;
  hint: string;
  busy: boolean;
  error: Error | null;
  onSign: (password: string) => void;
}

export function SignForm({ submit, hint, busy, error, onSign }: SignFormProps): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const text = useProblemText();
  const [password, setPassword] = useState('');
  const wrong = error instanceof ApiError && error.code === 'HANDOVER.WRONG_PASSWORD';
  return (
    <form
      className={styles.sign}
      onSubmit={(event) => {
        event.preventDefault();
        if (password === '') return;
        onSign(password);
        setPassword('');
      }}
    >
      <p>{hint}</p>
      {error !== null && (
        <p className={styles.problem} role="alert">
          {wrong ? t('handover.wrongPassword') : text(error)}
        </p>
      )}
      <input type="text" name="username" autoComplete="username" value={me.name} readOnly hidden />
      <PasswordInput
        label={`${me.displayName} — ${t('handover.password')}`}
        autoComplete="current-password"
        maxLength={256}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button
        type="submit"
        size="md"
        loading={busy}
        disabled={password === ''}
        leftSection={<IconSignature size={18} aria-hidden />}
      >
        {submit}
      </Button>
    </form>
  );
}
