// Passkeys, authenticator app, recovery codes, password and PIN, each with what can be done about it.
import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, Me } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import type { AccountDialog } from './account-dialogs.js';
import styles from './account-page.module.css';

export function Row(props: { title: ReactNode; sub: ReactNode; children?: ReactNode }): ReactElement {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <div>{props.title}</div>
        <div className={styles.sub}>{props.sub}</div>
      </div>
      {props.children !== undefined && <div className={styles.acts}>{props.children}</div>}
    </div>
  );
}

interface Props {
  readonly account: Account;
  readonly me: Me;
  readonly open: (dialog: AccountDialog) => void;
}

export function AccountFactors({ account, me, open }: Props): ReactElement {
  const { t } = useTranslation();
  const act = (dialog: AccountDialog, text: string): ReactElement => (
    <Button variant="default" size="compact-md" onClick={() => open(dialog)}>
      {text}
    </Button>
  );
  const { totp, passkeys, recoveryCodes } = account.secondFactor;
  const seat = me.role === 'centre' || me.role === 'supervisor';
  return (
    <section className={styles.part}>
      <h2>{t('security.account.factors')}</h2>
      {!account.secondFactor.required && passkeys === 0 && !totp && (
        <p className={styles.hint}>{t('security.enrol.leadOffered')}</p>
      )}
      <div className={styles.rows}>
        <PasskeyRows account={account} open={open} />
        <Row title={t('security.account.totp')} sub={t(totp ? 'security.account.totpOn' : 'security.account.totpOff')}>
          {act({ kind: 'app' }, t(totp ? 'security.account.totpRenew' : 'security.account.totpAdd'))}
          {totp && act({ kind: 'remove-app' }, t('security.account.remove'))}
        </Row>
        {(totp || passkeys > 0) && (
          <Row
            title={t('security.account.recovery')}
            sub={t('security.account.recoveryLeft', { count: recoveryCodes })}
          >
            {act({ kind: 'codes' }, t('security.account.recoveryRenew'))}
          </Row>
        )}
        <PasswordRow account={account}>{act({ kind: 'password' }, t('security.account.passwordChange'))}</PasswordRow>
        {seat && (
          <Row
            title={t('security.account.pin')}
            sub={`${t(account.pin ? 'security.account.pinOn' : 'security.account.pinOff')} · ${t('security.account.pinHint')}`}
          >
            {act({ kind: 'pin' }, t('security.account.pinSet'))}
            {account.pin && act({ kind: 'remove-pin' }, t('security.account.remove'))}
          </Row>
        )}
      </div>
    </section>
  );
}

function PasskeyRows({ account, open }: Pick<Props, 'account' | 'open'>): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  return (
    <>
      {account.passkeys.map((passkey) => (
        <Row
          key={passkey.id}
          title={passkey.name}
          sub={[
            t('security.account.passkeys'),
            passkey.synced ? t('security.account.synced') : null,
            passkey.lastUsedAt === null
              ? t('security.account.neverUsed')
              : t('security.account.lastUsed', { time: instant(passkey.lastUsedAt, now, language) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        >
          <Button variant="default" size="compact-md" onClick={() => open({ kind: 'rename', passkey })}>
            {t('security.account.rename')}
          </Button>
          <Button variant="default" size="compact-md" onClick={() => open({ kind: 'remove-passkey', passkey })}>
            {t('security.account.remove')}
          </Button>
        </Row>
      ))}
      <Row
        title={t('security.account.passkeys')}
        sub={account.passkeys.length === 0 ? t('security.account.noPasskeys') : ''}
      >
        <Button variant="default" size="compact-md" onClick={() => open({ kind: 'passkey' })}>
          {t('security.account.addPasskey')}
        </Button>
      </Row>
    </>
  );
}

function PasswordRow({ account, children }: { account: Account; children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { passwordChangedAt } = account;
  return (
    <Row
      title={t('security.account.password')}
      sub={
        passwordChangedAt === null
          ? t('security.account.passwordNever')
          : t('security.account.passwordChanged', { time: instant(passwordChangedAt, now, language) })
      }
    >
      {children}
    </Row>
  );
}
