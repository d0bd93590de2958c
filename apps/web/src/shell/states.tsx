// What a screen shows when it has nothing else to show: loading, empty, failed, forbidden, not found, crashed.
import { Button, Loader } from '@mantine/core';
import { IconAlertCircle, IconCloudOff, IconLock, IconMapPinOff, IconMoodEmpty } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../api/client.js';
import { useProblemText } from './problem-text.js';
import styles from './states.module.css';

interface StateProps {
  icon: ReactNode;
  title: string;
  hint?: string | undefined;
  children?: ReactNode;
  /** Fills the page rather than the panel it stands in. */
  full?: boolean;
}

export function State({ icon, title, hint, children, full = false }: StateProps): ReactElement {
  return (
    <div className={full ? styles.full : styles.panel} role="status">
      <div className={styles.icon} aria-hidden>
        {icon}
      </div>
      <p className={styles.title}>{title}</p>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

export function LoadingState({ full = false }: { full?: boolean }): ReactElement {
  const { t } = useTranslation();
  return <State icon={<Loader size="sm" type="dots" />} title={t('state.loading')} full={full} />;
}

export function EmptyState({ title, hint }: { title?: string; hint?: string }): ReactElement {
  const { t } = useTranslation();
  return <State icon={<IconMoodEmpty size={28} stroke={1.5} />} title={title ?? t('state.empty')} hint={hint} />;
}

export function ErrorState({
  error,
  retry,
  full = false,
}: {
  error: unknown;
  retry?: () => void;
  full?: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const text = useProblemText();
  const offline = error instanceof ApiError && error.isTransient;
  const errorId = error instanceof ApiError ? error.errorId : null;
  return (
    <State
      icon={offline ? <IconCloudOff size={28} stroke={1.5} /> : <IconAlertCircle size={28} stroke={1.5} />}
      title={offline ? t('state.unreachable') : t('state.failed')}
      hint={offline ? t('state.unreachableHint') : text(error)}
      full={full}
    >
      {errorId !== null && <p className={styles.hint}>{t('state.errorId', { id: errorId })}</p>}
      {retry !== undefined && (
        <Button variant="default" onClick={retry}>
          {t('action.retry')}
        </Button>
      )}
    </State>
  );
}

function HomeButton(): ReactElement {
  const { t } = useTranslation();
  return (
    <Button component={Link} to="/" variant="default">
      {t('state.home')}
    </Button>
  );
}

export function ForbiddenPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <State icon={<IconLock size={28} stroke={1.5} />} title={t('state.forbidden')} hint={t('state.forbiddenHint')} full>
      <HomeButton />
    </State>
  );
}

export function NotFoundPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <State
      icon={<IconMapPinOff size={28} stroke={1.5} />}
      title={t('state.notFound')}
      hint={t('state.notFoundHint')}
      full
    >
      <HomeButton />
    </State>
  );
}

/** Stands in for a screen whose own code failed. */
export function CrashPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <State
      icon={<IconAlertCircle size={28} stroke={1.5} />}
      title={t('state.crashed')}
      hint={t('state.crashedHint')}
      full
    >
      <Button onClick={() => window.location.reload()}>{t('state.reload')}</Button>
    </State>
  );
}
