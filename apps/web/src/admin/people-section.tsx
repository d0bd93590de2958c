// People: who may come in and in which role, and everything an administrator does about an account.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconUsersMinus, IconUsersPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { InvitedPerson, Person } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { useSlowNow } from '../use-now.js';
import { LinksShown, PeopleDialogs, type PersonAct } from './people-dialogs.js';
import { InviteMany, InviteOne, RevokeStation } from './people-invitations.js';
import { Mark, Rows, SectionHead, Two } from './section.js';
import styles from './section.module.css';

const KEY = ['people'];

type Open =
  | { readonly kind: 'invite' | 'invite-many' | 'revoke-station' }
  | { readonly kind: 'links'; readonly invited: readonly InvitedPerson[] }
  | { readonly kind: 'act'; readonly act: PersonAct; readonly person: Person };

export function PeopleSection(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open | null>(null);
  const query = useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/people')) });
  const close = (): void => setOpen(null);
  const renew = (): void => void client.invalidateQueries({ queryKey: KEY });
  const invited = (people: readonly InvitedPerson[]): void => {
    setOpen({ kind: 'links', invited: people });
    renew();
  };
  return (
    <>
      <SectionHead
        title={t('admin.sections.people')}
        lead={t('security.people.lead')}
        add={{ label: t('security.people.invite'), open: () => setOpen({ kind: 'invite' }) }}
      />
      <div className={styles.tools}>
        <Button
          variant="default"
          leftSection={<IconUsersPlus size={16} aria-hidden />}
          onClick={() => setOpen({ kind: 'invite-many' })}
        >
          {t('security.people.inviteMany')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconUsersMinus size={16} aria-hidden />}
          onClick={() => setOpen({ kind: 'revoke-station' })}
        >
          {t('security.people.revokeStation')}
        </Button>
      </div>
      <Rows
        query={query}
        keyOf={({ id }) => id}
        empty={{ title: t('admin.people.empty') }}
        columns={[
          {
            key: 'name',
            label: t('admin.people.displayName'),
            cell: (one) => <Two main={one.displayName + t('aside', { text: one.initials })} sub={one.name} />,
          },
          { key: 'role', label: t('admin.people.role'), cell: (one) => t(`role.${one.role}`) },
          { key: 'state', label: t('security.people.state'), cell: (one) => <State person={one} /> },
          { key: 'factor', label: t('security.people.factor'), cell: (one) => <Factor person={one} /> },
          {
            key: 'last',
            label: t('admin.people.lastLogIn'),
            cell: (one) => (one.lastLogInAt === null ? '–' : instant(one.lastLogInAt, now, language)),
          },
          {
            key: 'acts',
            label: '',
            align: 'right',
            cell: (one) => <Acts person={one} choose={(act) => setOpen({ kind: 'act', act, person: one })} />,
          },
        ]}
      />
      {open?.kind === 'invite' && <InviteOne onClose={close} onInvited={invited} />}
      {open?.kind === 'invite-many' && <InviteMany onClose={close} onInvited={invited} />}
      {open?.kind === 'revoke-station' && (
        <RevokeStation
          onClose={close}
          onDone={() => {
            renew();
            close();
          }}
        />
      )}
      {open?.kind === 'links' && <LinksShown invited={open.invited} onClose={close} />}
      {open?.kind === 'act' && <PeopleDialogs act={open.act} person={open.person} onClose={close} onChanged={renew} />}
    </>
  );
}

function State({ person }: { person: Person }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  if (!person.active) return <Mark good={false}>{t('security.people.closed')}</Mark>;
  if (person.linkUntil !== null) {
    return (
      <Mark good={person.hasPassword}>
        {t('security.people.invited', { time: instant(person.linkUntil, now, language) })}
      </Mark>
    );
  }
  return (
    <Mark good={person.hasPassword}>
      {t(person.hasPassword ? 'security.people.open' : 'security.people.invitationLapsed')}
    </Mark>
  );
}

function Factor({ person }: { person: Person }): ReactElement {
  const { t } = useTranslation();
  const { totp, passkeys, required } = person.secondFactor;
  const parts = [
    passkeys > 0 ? t('security.people.factorPasskeys', { count: passkeys }) : null,
    totp ? t('security.people.factorTotp') : null,
  ].filter((part) => part !== null);
  if (parts.length > 0) return <>{parts.join(' · ')}</>;
  return <>{t(required ? 'security.people.factorWanted' : 'security.people.factorNone')}</>;
}

function Acts({ person, choose }: { person: Person; choose: (act: PersonAct) => void }): ReactElement {
  const { t } = useTranslation();
  const own = useMe().personId === person.id;
  const { passkeys, totp } = person.secondFactor;
  const acts: PersonAct[] = person.active
    ? [
        'change',
        person.hasPassword ? 'reset' : 'link',
        ...(!own && (passkeys > 0 || totp) ? (['factor'] as const) : []),
        'sessions',
        ...(own ? [] : (['close'] as const)),
      ]
    : ['reopen'];
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('security.people.acts', { name: person.displayName })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => choose(act)}>
            {t(`security.people.act.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
