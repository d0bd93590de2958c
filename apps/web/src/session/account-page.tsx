// One's own account: how one comes in, what messages reach one by, and where one is logged in.
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, take } from '../api/client.js';
import type { Account, Me } from '../api/types.js';
import { EmailSettings } from '../notifications/email-settings.js';
import { PushSettings } from '../notifications/push-settings.js';
import { PersonMenu } from '../shell/person-menu.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { AccountDialogs, type AccountDialog } from './account-dialogs.js';
import { AccountFactors } from './account-factors.js';
import { AccountSessions } from './account-sessions.js';
import { homeOf, SESSION_KEY, useMe } from './session.js';
import { WallBoards } from './wall-boards.js';
import styles from './account-page.module.css';

export const ACCOUNT_KEY = ['account'];

export default function AccountPage(): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<AccountDialog | null>(null);
  const query = useQuery({ queryKey: ACCOUNT_KEY, queryFn: () => take(api.GET('/api/account')) });
  const renew = async (): Promise<void> => {
    setDialog(null);
    await client.invalidateQueries({ queryKey: ACCOUNT_KEY });
    await client.invalidateQueries({ queryKey: SESSION_KEY });
  };
  return (
    <main className={styles.page}>
      <header className={styles.top}>
        <Button component={Link} to={homeOf(me)} variant="subtle" leftSection={<IconArrowLeft size={16} aria-hidden />}>
          {t('security.account.back')}
        </Button>
        <h1>{t('security.account.title')}</h1>
        <PersonMenu />
      </header>
      {query.data !== undefined ? (
        <Parts account={query.data} me={me} open={setDialog} renew={renew} />
      ) : query.error !== null ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <LoadingState />
      )}
      {dialog !== null && query.data !== undefined && (
        <AccountDialogs
          dialog={dialog}
          account={query.data}
          onClose={() => setDialog(null)}
          onDone={() => void renew()}
        />
      )}
    </main>
  );
}

function Parts(props: {
  account: Account;
  me: Me;
  open: (dialog: AccountDialog) => void;
  renew: () => Promise<void>;
}): ReactElement {
  const { account, me, open, renew } = props;
  return (
    <>
      <AccountFactors account={account} me={me} open={open} />
      {me.kind !== 'device' && (
        <>
          <PushSettings />
          <EmailSettings />
        </>
      )}
      <AccountSessions account={account} onChanged={renew} />
      {me.role === 'supervisor' && <WallBoards />}
    </>
  );
}
