// One's own e-mail address for messages: given, confirmed by the code that was sent to it, taken away. Nothing goes there
// before the code has been typed, since an address mistyped by one letter belongs to a stranger.
import { Alert, Button, TextInput } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { NotificationEmail } from '../api/types.js';
import { useLanguage } from '../i18n/i18n.js';
import { useProblemText } from '../shell/problem-text.js';
import { LoadingState } from '../shell/states.js';
import styles from './notifications.module.css';

const KEY = ['notification-email'] as const;
const CHANNELS_KEY = ['notification-channels'] as const;

export function EmailSettings(): ReactElement {
  const { t } = useTranslation();
  const email = useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/notifications/email')) });
  const channels = useQuery({ queryKey: CHANNELS_KEY, queryFn: () => take(api.GET('/api/notifications/key')) });
  return (
    <section className={styles.settings} aria-labelledby="email-settings">
      <h2 id="email-settings">{t('messages.email.title')}</h2>
      <p className={styles.lead}>{t('messages.email.why')}</p>
      {email.data === undefined || channels.data === undefined ? (
        <LoadingState />
      ) : channels.data.email ? (
        <Address key={email.data.address ?? ''} email={email.data} />
      ) : (
        <p className={styles.warning}>{t('messages.email.unavailable')}</p>
      )}
    </section>
  );
}

function Address({ email }: { email: NotificationEmail }): ReactElement {
  const client = useQueryClient();
  const language = useLanguage();
  const renew = (): Promise<void> => client.invalidateQueries({ queryKey: KEY });
  const set = useMutation({
    mutationFn: (address: string) => take(api.PUT('/api/notifications/email', { body: { address, language } })),
    onSuccess: renew,
  });
  const confirm = useMutation({
    mutationFn: (code: string) => take(api.POST('/api/notifications/email/confirm', { body: { code } })),
    onSuccess: renew,
  });
  const remove = useMutation({ mutationFn: () => take(api.DELETE('/api/notifications/email')), onSuccess: renew });
  const error = set.error ?? confirm.error ?? remove.error;
  if (email.address === null) return <Give busy={set.isPending} error={error} give={set.mutate} />;
  if (email.confirmed) {
    return <Confirmed address={email.address} busy={remove.isPending} error={error} remove={() => remove.mutate()} />;
  }
  return (
    <TypeCode
      address={email.address}
      busy={confirm.isPending || remove.isPending}
      error={error}
      confirm={confirm.mutate}
      again={() => set.mutate(email.address ?? '')}
      remove={() => remove.mutate()}
    />
  );
}

function Give(props: { busy: boolean; error: unknown; give: (address: string) => void }): ReactElement {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  return (
    <Form error={props.error} onSubmit={() => props.give(address.trim())}>
      <TextInput
        className={styles.field}
        label={t('messages.email.address')}
        type="email"
        autoComplete="email"
        required
        withAsterisk={false}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Button type="submit" loading={props.busy}>
        {t('messages.email.send')}
      </Button>
    </Form>
  );
}

function TypeCode(props: {
  address: string;
  busy: boolean;
  error: unknown;
  confirm: (code: string) => void;
  again: () => void;
  remove: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  return (
    <Form error={props.error} onSubmit={() => props.confirm(code.trim())}>
      <p className={styles.warning} role="status">
        {t('messages.email.sent', { address: props.address })}
      </p>
      <TextInput
        className={styles.field}
        label={t('messages.email.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]{6}"
        maxLength={6}
        required
        withAsterisk={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={props.busy}>
          {t('messages.email.confirm')}
        </Button>
        <Button variant="default" disabled={props.busy} onClick={props.again}>
          {t('messages.email.again')}
        </Button>
        <Button variant="subtle" color="gray" disabled={props.busy} onClick={props.remove}>
          {t('messages.email.other')}
        </Button>
      </div>
    </Form>
  );
}

function Confirmed(props: { address: string; busy: boolean; error: unknown; remove: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <Form error={props.error} onSubmit={props.remove}>
      <p className={styles.good} role="status">
        <IconMailCheck size={20} aria-hidden />
        {t('messages.email.confirmed', { address: props.address })}
      </p>
      <Button type="submit" variant="subtle" color="gray" loading={props.busy}>
        {t('messages.email.remove')}
      </Button>
    </Form>
  );
}

function Form(props: { error: unknown; onSubmit: () => void; children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const problem = useProblemText();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
      {props.error !== null && props.error !== undefined && (
        <Alert color="gray" role="alert" mt="sm" title={t('messages.settings.failed')}>
          {problem(props.error)}
        </Alert>
      )}
    </form>
  );
}
