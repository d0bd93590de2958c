// Setting up a second factor: a passkey or an authenticator app, then the recovery codes that come with the first.
import { Button, TextInput } from '@mantine/core';
import { IconDeviceMobile, IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import { LoadingState } from '../shell/states.js';
import { PasskeyNeedsName } from './passkey-needs-name.js';
import { addPasskey, passkeysWork } from './passkey.js';
import { Problem } from './problem.js';
import { QrCode } from './qr-code.js';
import { RecoveryCodes } from './recovery-codes.js';
import styles from './login-page.module.css';

type Kind = 'passkey' | 'app';

export function EnrolFactor(props: { only?: Kind; onDone: () => void; onEnrolled?: () => void }): ReactElement {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind | null>(props.only ?? null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const enrolled = (given: readonly string[] | null): void => {
    props.onEnrolled?.();
    if (given === null) props.onDone();
    else setCodes(given);
  };
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={props.onDone} />;
  if (kind === 'app') return <EnrolApp onEnrolled={enrolled} />;
  if (kind === 'passkey') return <EnrolPasskey onEnrolled={enrolled} />;
  return (
    <div className={styles.steps}>
      <button type="button" className={styles.choice} disabled={!passkeysWork()} onClick={() => setKind('passkey')}>
        <IconFingerprint size={26} stroke={1.5} aria-hidden />
        <span>
          <b>{t('security.enrol.passkey')}</b>
          <span>{t('security.enrol.passkeyHint')}</span>
        </span>
      </button>
      {!passkeysWork() && (
        <p className={styles.notice}>
          <PasskeyNeedsName />
        </p>
      )}
      <button type="button" className={styles.choice} onClick={() => setKind('app')}>
        <IconDeviceMobile size={26} stroke={1.5} aria-hidden />
        <span>
          <b>{t('security.enrol.app')}</b>
          <span>{t('security.enrol.appHint')}</span>
        </span>
      </button>
    </div>
  );
}

interface Enrolling {
  readonly onEnrolled: (codes: readonly string[] | null) => void;
}

function EnrolPasskey({ onEnrolled }: Enrolling): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState(t('security.enrol.defaultName'));
  const adding = useMutation({ mutationFn: () => addPasskey(name.trim()), onSuccess: onEnrolled });
  return (
    <form
      className={styles.steps}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        adding.mutate();
      }}
    >
      <TextInput
        label={t('security.enrol.name')}
        name="passkey-name"
        size="md"
        required
        withAsterisk={false}
        maxLength={60}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Problem error={adding.error} wrong={t('security.passkey.failed')} />
      <Button type="submit" size="md" fullWidth loading={adding.isPending}>
        {t('security.enrol.add')}
      </Button>
    </form>
  );
}

function EnrolApp({ onEnrolled }: Enrolling): ReactElement {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  // One secret for as long as this is open, also in the face of a second render.
  const secret = useQuery({
    queryKey: ['totp-secret'],
    queryFn: () => take(api.POST('/api/account/totp')),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const confirming = useMutation({
    mutationFn: () => take(api.POST('/api/account/totp/confirm', { body: { code } })),
    onSuccess: ({ recoveryCodes }) => onEnrolled(recoveryCodes),
    onError: () => setCode(''),
  });
  if (secret.data === undefined) return secret.isError ? <Problem error={secret.error} /> : <LoadingState />;
  return (
    <form
      className={styles.steps}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        confirming.mutate();
      }}
    >
      <p>{t('security.enrol.scan')}</p>
      <QrCode text={secret.data.uri} label={t('security.enrol.qr')} />
      <p className={styles.small}>{t('security.enrol.byHand')}</p>
      <code className={styles.secret} data-testid="totp-secret">
        {secret.data.secret.replaceAll(/(.{4})/g, '$1 ').trim()}
      </code>
      <TextInput
        label={t('security.second.code')}
        description={t('security.second.appHint')}
        name="code"
        size="md"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        required
        withAsterisk={false}
        classNames={{ input: styles.code }}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Problem error={confirming.error} wrong={t('security.second.wrong')} />
      <Button type="submit" size="md" fullWidth loading={confirming.isPending}>
        {t('security.second.confirm')}
      </Button>
    </form>
  );
}
