// One's own e-mail address for messages: given, confirmed by the code that was sent to it, taken away. Nothing goes there
// before the code has been typed, since an address mistyped by one letter belongs to a stranger.
import { Alert, Button, TextInput } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { NotificationEmail } from '../api/types.js';
import type { Language } from '../format/language.js';
import { useLanguage } from '../i18n/i18n.js';
import { useProblemText } from '../shell/problem-text.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import styles from './notifications.module.css';

const KEY = ['notification-email'] as const;
const CHANNELS_KEY = ['notification-channels'] as const;

export function EmailSettings(): ReactElement {
  const { t } = useTranslation();
  const email = useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/notifications/email')) });
  const channels = useQuery({ queryKey: CHANNELS_KEY, queryFn: () => take(api.GET('/api/notifications/key')) });
  const unread = email.error ?? channels.error;
  return (
    <section className={styles.settings} aria-labelledby="email-settings">
      <h2 id="email-settings">{t('messages.email.title')}</h2>
      <p className={styles.lead}>{t('messages.email.why')}</p>
      {email.data === undefined || channels.data === undefined ? (
        unread === null ? (
          <LoadingState />
        ) : (
          <ErrorState error={unread} retry={() => void Promise.all([email.refetch(), channels.refetch()])} />
        )
      ) : channels.data.email ? (
        <Address key={email.data.address ?? ''} email={email.data} />
      ) : (
        <p className={styles.warning}>{t('messages.email.unavailable')}</p>
      )}
    </section>
  );
}

type Act =
  | { readonly kind: 'set'; readonly address: string }
  | { readonly kind: 'confirm'; readonly code: string }
  | { readonly kind: 'remove' };

async function send(act: Act, language: Language): Promise<void> {
  switch (act.kind) {
    case 'set':
      await take(api.PUT('/api/notifications/email', { body: { address: act.address, language } }));
      return;
    case 'confirm':
      await take(api.POST('/api/notifications/email/confirm', { body: { code: act.code } }));
      return;
    case 'remove':
      await take(api.DELETE('/api/notifications/email'));
  }
}

function Address({ email }: { email: NotificationEmail }): ReactElement {
  const client = useQueryClient();
  const language = useLanguage();
  const { address, confirmed } = email;
  const act = useMutation({
    mutationFn: (one: Act) => send(one, language),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const shared = { busy: act.isPending, error: act.error };
  const remove = (): void => act.mutate({ kind: 'remove' });
  if (address === null) return <Give {...shared} give={(given) => act.mutate({ kind: 'set', address: given })} />;
  if (confirmed) return <Confirmed {...shared} address={address} remove={remove} />;
  return (
    <TypeCode
      {...shared}
      address={address}
      confirm={(code) => act.mutate({ kind: 'confirm', code })}
      again={() => act.mutate({ kind: 'set', address })}
      remove={remove}
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
