// One sentence on what went wrong, read out by screen readers.
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { useProblemText } from '../shell/problem-text.js';
import { wasCancelled } from './passkey.js';
import styles from './login-page.module.css';

export function Problem({ error, wrong }: { error: unknown; wrong?: string }): ReactElement | null {
  const { t } = useTranslation();
  const problemText = useProblemText();
  if (error === null || error === undefined) return null;
  const isWrong = error instanceof ApiError && (error.status === 401 || error.code.startsWith('ACCESS.WRONG'));
  const text = wasCancelled(error)
    ? t('security.passkey.cancelled')
    : error instanceof ApiError
      ? isWrong && wrong !== undefined
        ? wrong
        : problemText(error)
      : t('security.passkey.failed');
  return (
    <p className={styles.problem} role="alert">
      <IconAlertCircle size={18} aria-hidden />
      {text}
    </p>
  );
}
