// The log-in. Nothing secret is kept: the session is a cookie that scripts cannot read.
import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { api, ApiError, take } from '../api/client.js';
import type { Me } from '../api/types.js';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { changeLanguage, useLanguage } from '../i18n/i18n.js';
import { SOUND_CHECKED } from '../alarm-sound/sound-checked.js';
import { Logo } from '../shell/logo.js';
import { useProblemText } from '../shell/problem-text.js';
import { ThemeSwitch } from '../shell/theme-switch.js';
import { homeOf, SESSION_KEY, useSession } from './session.js';
import styles from './login-page.module.css';

interface CameFrom {
  readonly from?: string;
  readonly ended?: boolean;
}

export function LoginPage(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const logIn = useLogIn();
  // Somebody who is logged in already has no business here.
  if (session.data && logIn.isIdle) return <Navigate to={homeOf(session.data.role)} replace />;
  return (
    <main className={styles.page}>
      <LoginForm logIn={logIn} />
      <footer className={styles.foot}>
        <SegmentedControl
          size="xs"
          aria-label={t('language.label')}
          value={language}
          onChange={(value) => changeLanguage(value === 'en' ? 'en' : 'ja')}
          data={[
            { value: 'ja', label: t('language.ja') },
            { value: 'en', label: t('language.en') },
          ]}
        />
        <ThemeSwitch />
      </footer>
    </main>
  );
}

interface Credentials {
  readonly name: string;
  readonly password: string;
}

function useLogIn(): UseMutationResult<Me, Error, Credentials> {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { from } = useCameFrom();
  return useMutation({
    mutationFn: (body) => take(api.POST('/api/session', { body })),
    onSuccess: async (me) => {
      sessionStorage.removeItem(SOUND_CHECKED);
      client.clear();
      client.setQueryData(SESSION_KEY, me);
      await navigate(from ?? homeOf(me.role), { replace: true });
    },
  });
}

function useCameFrom(): CameFrom {
  return (useLocation().state ?? {}) as CameFrom;
}

function LoginForm({ logIn }: { logIn: ReturnType<typeof useLogIn> }): ReactElement {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { ended } = useCameFrom();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The press on this button is the gesture that lets the board's alarms sound later.
    void alarmPlayer.unlock();
    logIn.mutate({ name: name.trim(), password });
  };
  const wrong = logIn.error instanceof ApiError && logIn.error.status === 401;
  return (
    <form className={styles.card} onSubmit={submit}>
      <header className={styles.head}>
        <Logo size={44} />
        <div>
          <h1 className={styles.title}>{t('app.name')}</h1>
          <p className={styles.tagline}>{t('login.tagline')}</p>
        </div>
      </header>
      {ended === true && logIn.isIdle && <p className={styles.notice}>{t('login.ended')}</p>}
      <TextInput
        label={t('login.name')}
        size="md"
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('login.password')}
        size="md"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {logIn.isError && (
        <p className={styles.problem} role="alert">
          <IconAlertCircle size={18} aria-hidden />
          {wrong ? t('login.wrong') : problemText(logIn.error)}
        </p>
      )}
      <Button type="submit" size="md" loading={logIn.isPending} fullWidth>
        {t('login.submit')}
      </Button>
    </form>
  );
}
