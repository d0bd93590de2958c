// Where a one-time link leads: choose a password, then go on as at a log-in. The secret is behind the #, which no server
// sees, and is taken out of the address at once.
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, take } from '../api/client.js';
import { LoadingState } from '../shell/states.js';
import { LoginFrame, useSignedIn } from './login-page.js';
import { usePasswordFields } from './password-fields.js';
import { Problem } from './problem.js';
import styles from './login-page.module.css';

export default function WelcomePage(): ReactElement {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => window.history.replaceState(window.history.state, '', '/welcome'), []);
  const holder = useQuery({
    queryKey: ['one-time-link'],
    queryFn: () => take(api.POST('/api/session/link', { body: { token } })),
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  });
  if (holder.data !== undefined) {
    const { displayName, name, purpose, shortestPassword } = holder.data;
    return (
      <LoginFrame>
        <h2 className={styles.heading}>
          {t(purpose === 'invitation' ? 'security.link.invitation' : 'security.link.reset', { name: displayName })}
        </h2>
        <p>{t('security.link.name', { name })}</p>
        <ChoosePassword token={token} name={name} shortest={shortestPassword} />
      </LoginFrame>
    );
  }
  return (
    <LoginFrame>
      {holder.isError ? (
        <>
          <h2 className={styles.heading}>{t('security.link.unknown')}</h2>
          <p>{t('security.link.unknownHint')}</p>
          <Button component={Link} to="/login" variant="default">
            {t('security.link.toLogIn')}
          </Button>
        </>
      ) : (
        <LoadingState />
      )}
    </LoginFrame>
  );
}

function ChoosePassword(props: { token: string; name: string; shortest: number }): ReactElement {
  const { t } = useTranslation();
  const signedIn = useSignedIn();
  const { fields, password } = usePasswordFields(props.shortest);
  const following = useMutation({
    mutationFn: (chosen: string) =>
      take(api.POST('/api/session/link/password', { body: { token: props.token, password: chosen } })),
    onSuccess: signedIn,
  });
  return (
    <form
      className={styles.steps}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (password !== null) following.mutate(password);
      }}
    >
      {/* So that a password store keeps the two together. */}
      <input
        className="visually-hidden"
        name="username"
        autoComplete="username"
        value={props.name}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      {fields}
      <Problem error={following.error} />
      <Button type="submit" size="md" fullWidth loading={following.isPending}>
        {t('security.newPassword.save')}
      </Button>
    </form>
  );
}
