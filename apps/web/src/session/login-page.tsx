// The log-in. Nothing secret is kept: the session is a cookie that scripts cannot read.
import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { api, ApiError, take } from '../api/client.js';
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
  const navigate = useNavigate();
  const client = useQueryClient();
  const problemText = useProblemText();
  const session = useSession();
  const came = (useLocation().state ?? {}) as CameFrom;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const logIn = useMutation({
    mutationFn: () => take(api.POST('/api/session', { body: { name: name.trim(), password } })),
    onSuccess: async (me) => {
      setPassword('');
      sessionStorage.removeItem(SOUND_CHECKED);
      client.clear();
      client.setQueryData(SESSION_KEY, me);
      await navigate(came.from ?? homeOf(me.role), { replace: true });
    },
  });
  if (session.data && !logIn.isPending && !logIn.isSuccess) return <Navigate to={homeOf(session.data.role)} replace />;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The press on this button is the gesture that lets the board's alarms sound later.
    void alarmPlayer.unlock();
    logIn.mutate();
  };
  const wrong = logIn.error instanceof ApiError && logIn.error.status === 401;
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={submit}>
        <header className={styles.head}>
          <Logo size={44} />
          <div>
            <h1 className={styles.title}>{t('app.name')}</h1>
            <p className={styles.tagline}>{t('login.tagline')}</p>
          </div>
        </header>
        {came.ended === true && logIn.isIdle && <p className={styles.notice}>{t('login.ended')}</p>}
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
