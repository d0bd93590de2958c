// What one changes about one's own account, each in a dialog of its own.
import { Modal, PasswordInput, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../admin/form-dialog.js';
import { api, take } from '../api/client.js';
import type { Account } from '../api/types.js';
import { useToast } from '../shell/toast.js';
import { EnrolFactor } from './enrol-factor.js';
import { PasskeyNeedsName } from './passkey-needs-name.js';
import { passkeysWork } from './passkey.js';
import { usePasswordFields } from './password-fields.js';
import { RecoveryCodes } from './recovery-codes.js';
import styles from './login-page.module.css';

type Passkey = Account['passkeys'][number];

export type AccountDialog =
  | { readonly kind: 'passkey' | 'app' | 'remove-app' | 'codes' | 'password' | 'pin' | 'remove-pin' }
  | { readonly kind: 'rename' | 'remove-passkey'; readonly passkey: Passkey };

interface Props {
  readonly dialog: AccountDialog;
  readonly account: Account;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function AccountDialogs(props: Props): ReactElement {
  const { dialog } = props;
  switch (dialog.kind) {
    case 'passkey':
    case 'app':
      return <Enrol {...props} kind={dialog.kind} />;
    case 'codes':
      return <NewCodes {...props} />;
    case 'password':
      return <ChangePassword {...props} />;
    case 'pin':
      return <SetPin {...props} />;
    case 'rename':
      return <Rename {...props} passkey={dialog.passkey} />;
    default:
      return <Remove {...props} />;
  }
}

function Enrol({ kind, onClose, onDone }: Props & { kind: 'passkey' | 'app' }): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(kind === 'app' ? 'security.account.totpAdd' : 'security.account.addPasskey')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {kind === 'passkey' && !passkeysWork() ? (
        <p className={styles.notice}>
          <PasskeyNeedsName />
        </p>
      ) : (
        <EnrolFactor only={kind} onDone={onDone} />
      )}
    </Modal>
  );
}

function NewCodes({ onClose, onDone }: Props): ReactElement {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) {
    return (
      <Modal opened onClose={onDone} title={t('security.codes.title')} closeOnClickOutside={false}>
        <RecoveryCodes codes={codes} onKept={onDone} />
      </Modal>
    );
  }
  return (
    <FormDialog
      title={t('security.account.recovery')}
      submit={t('security.account.recoveryRenew')}
      send={() => take(api.POST('/api/account/recovery-codes'))}
      onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
      onClose={onClose}
    >
      <p>{t('security.codes.hint')}</p>
    </FormDialog>
  );
}

function ChangePassword({ account, onClose, onDone }: Props): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const [current, setCurrent] = useState('');
  const { fields, password } = usePasswordFields(account.shortestPassword);
  return (
    <FormDialog
      title={t('security.account.password')}
      submit={t('security.account.passwordChange')}
      send={async () => {
        if (password === null) return false;
        await take(api.PUT('/api/account/password', { body: { current, password } }));
        return true;
      }}
      onDone={(changed) => {
        if (!changed) return;
        toast('done', t('security.account.passwordDone'));
        onDone();
      }}
      onClose={onClose}
    >
      <PasswordInput
        label={t('security.newPassword.current')}
        name="current-password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      {fields}
    </FormDialog>
  );
}

function SetPin({ onClose, onDone }: Props): ReactElement {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  return (
    <FormDialog
      title={t('security.account.pin')}
      submit={t('action.save')}
      send={() => take(api.PUT('/api/account/pin', { body: { pin } }))}
      onDone={onDone}
      onClose={onClose}
    >
      <PasswordInput
        label={t('security.badge.pin')}
        description={t('security.account.pinHint')}
        name="new-pin"
        inputMode="numeric"
        autoComplete="off"
        pattern="[0-9]{6,12}"
        maxLength={12}
        required
        withAsterisk={false}
        data-autofocus
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function Rename({ passkey, onClose, onDone }: Props & { passkey: Passkey }): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState(passkey.name);
  return (
    <FormDialog
      title={t('security.account.rename')}
      submit={t('action.save')}
      send={() =>
        take(
          api.PATCH('/api/account/passkeys/{id}', {
            params: { path: { id: passkey.id } },
            body: { name: name.trim() },
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <TextInput
        label={t('security.enrol.name')}
        required
        withAsterisk={false}
        maxLength={60}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function Remove({ dialog, onClose, onDone }: Props): ReactElement {
  const { t } = useTranslation();
  const name =
    'passkey' in dialog
      ? dialog.passkey.name
      : t(dialog.kind === 'remove-pin' ? 'security.account.pin' : 'security.account.totp');
  const send = async (): Promise<void> => {
    if ('passkey' in dialog) {
      await take(api.DELETE('/api/account/passkeys/{id}', { params: { path: { id: dialog.passkey.id } } }));
    } else await take(dialog.kind === 'remove-pin' ? api.DELETE('/api/account/pin') : api.DELETE('/api/account/totp'));
  };
  return (
    <FormDialog
      title={t('security.account.removeTitle', { name })}
      submit={t('security.account.remove')}
      send={send}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{t('security.account.removeHint')}</p>
    </FormDialog>
  );
}
