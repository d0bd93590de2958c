// Showing a second factor: a passkey, the app's code, or a recovery code; a password for who has nothing else.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { Me } from '../api/types.js';
import { PasskeyNeedsName } from './passkey-needs-name.js';
import { passkeysWork, proveByPasskey } from './passkey.js';
import { Problem } from './problem.js';
import styles from './login-page.module.css';

type Way = 'code' | 'recoveryCode' | 'password';

export function ProofForm({ me, onProven }: { me: Me; onProven: (me: Me) => void }): ReactElement {
  const { t } = useTranslation();
  const { totp, passkeys, recoveryCodes } = me.secondFactor;
  const first: Way | null = totp ? 'code' : passkeys === 0 ? 'password' : null;
  const [way, setWay] = useState<Way | null>(first);
  const [text, setText] = useState('');
  const proving = useMutation({
    mutationFn: (proof: 'passkey' | Way) =>
      proof === 'passkey' ? proveByPasskey() : take(api.POST('/api/session/proof', { body: { [proof]: text } })),
    onSuccess: onProven,
    onError: () => setText(''),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (way !== null) proving.mutate(way);
  };
  const choose = (next: Way): void => {
    setWay(next);
    setText('');
    proving.reset();
  };
  return (
    <form className={styles.steps} onSubmit={submit}>
      {passkeys > 0 && passkeysWork() && (
        <Button
          size="md"
          fullWidth
          variant={totp ? 'default' : 'filled'}
          leftSection={<IconFingerprint size={20} aria-hidden />}
          loading={proving.isPending && proving.variables === 'passkey'}
          onClick={() => proving.mutate('passkey')}
        >
          {t('security.passkey.use')}
        </Button>
      )}
      {passkeys > 0 && !passkeysWork() && (
        <p className={styles.notice}>
          <PasskeyNeedsName />
        </p>
      )}
      {way !== null && <ProofField way={way} value={text} onChange={setText} />}
      <Problem error={proving.error} wrong={t('security.second.wrong')} />
      {way !== null && (
        <Button type="submit" size="md" fullWidth loading={proving.isPending && proving.variables !== 'passkey'}>
          {t('security.second.confirm')}
        </Button>
      )}
      {way !== 'password' && recoveryCodes > 0 && way !== 'recoveryCode' && (
        <button type="button" className={styles.link} onClick={() => choose('recoveryCode')}>
          {t('security.second.useRecovery')}
        </button>
      )}
      {way === 'recoveryCode' && totp && (
        <button type="button" className={styles.link} onClick={() => choose('code')}>
          {t('security.second.useApp')}
        </button>
      )}
      {way === 'recoveryCode' && <p className={styles.small}>{t('security.second.lost')}</p>}
    </form>
  );
}

function ProofField(props: { way: Way; value: string; onChange: (value: string) => void }): ReactElement {
  const { t } = useTranslation();
  const { way, value, onChange } = props;
  if (way === 'password') {
    return (
      <PasswordInput
        label={t('security.stepUp.password')}
        name="proof-password"
        autoComplete="current-password"
        size="md"
        required
        withAsterisk={false}
        data-autofocus
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const isCode = way === 'code';
  return (
    <TextInput
      key={way}
      label={t(isCode ? 'security.second.code' : 'security.second.recovery')}
      description={t(isCode ? 'security.second.appHint' : 'security.second.recoveryHint')}
      name={isCode ? 'code' : 'recovery-code'}
      size="md"
      inputMode={isCode ? 'numeric' : 'text'}
      autoComplete={isCode ? 'one-time-code' : 'off'}
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={isCode ? 7 : 64}
      required
      withAsterisk={false}
      autoFocus
      data-autofocus
      classNames={{ input: styles.code }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
