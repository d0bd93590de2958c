// Choosing a password: typed twice, pasted if one likes, its rule said before rather than after.
import { PasswordInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface ChosenPassword {
  readonly fields: ReactElement;
  /** Null while the two differ. */
  readonly password: string | null;
}

export function usePasswordFields(shortest: number): ChosenPassword {
  const { t } = useTranslation();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const differ = second !== '' && first !== second;
  const fields = (
    <>
      <PasswordInput
        label={t('security.newPassword.next')}
        description={t('security.newPassword.rule', { count: shortest })}
        name="new-password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={shortest}
        maxLength={256}
        value={first}
        onChange={(event) => setFirst(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('security.newPassword.again')}
        name="new-password-again"
        autoComplete="new-password"
        required
        withAsterisk={false}
        maxLength={256}
        value={second}
        error={differ ? t('security.newPassword.differ') : undefined}
        onChange={(event) => setSecond(event.currentTarget.value)}
      />
    </>
  );
  return { fields, password: first !== '' && first === second ? first : null };
}
