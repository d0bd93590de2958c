// Messages as the administrator sees them: what waits, what did not arrive, and who can be reached by what.
import { Button, Table } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SECOND_MS } from '#kernel';
import { api, take } from '../api/client.js';
import type { MessagesOverview, PushSubscription, ReachablePerson } from '../api/types.js';
import { age, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { useSlowNow } from '../use-now.js';
import styles from './messages-section.module.css';
import { Mark, Rows, SectionHead, Two } from './section.js';

const LOOK_EVERY_MS = 5 * SECOND_MS;
const COUNTS = ['queued', 'failing', 'sent', 'delivered', 'opened', 'withdrawn', 'failed'] as const;

export function MessagesSection(): ReactElement {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['messages-overview'],
    queryFn: () => take(api.GET('/api/notifications/overview')),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <>
      <SectionHead title={t('admin.sections.messages')} lead={t('messages.admin.lead')} />
      {query.data === undefined ? (
        query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )
      ) : (
        <Overview overview={query.data} />
      )}
    </>
  );
}

function Overview({ overview }: { overview: MessagesOverview }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { oldestQueuedAt } = overview;
  return (
    <div className={styles.overview}>
      <h2>{t('messages.admin.channels')}</h2>
      <p className={styles.lead} role="status">
        {oldestQueuedAt === null
          ? t('messages.admin.nothingWaits')
          : t('messages.admin.oldest', { age: age(now - oldestQueuedAt, language) })}
      </p>
      <Counts overview={overview} />
      <h2>{t('messages.admin.troubles')}</h2>
      <Troubles overview={overview} />
      <h2>{t('messages.admin.people')}</h2>
      <Reachable people={overview.people} />
    </div>
  );
}

function Counts({ overview }: { overview: MessagesOverview }): ReactElement {
  const { t } = useTranslation();
  const isSetUp = (channel: string): boolean =>
    channel === 'web-push'
      ? overview.push
      : channel === 'email'
        ? overview.email
        : channel !== 'webhook' || overview.webhooks.length > 0;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('messages.admin.channel')}</Table.Th>
            {COUNTS.map((count) => (
              <Table.Th key={count} scope="col" className={styles.number}>
                {t(`messages.admin.${count}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {overview.channels.map((row) => (
            <Table.Tr key={row.channel}>
              <Table.Th scope="row">
                {t(`messages.channel.${row.channel}`)}
                {!isSetUp(row.channel) && <small className={styles.off}> {t('messages.admin.channelOff')}</small>}
              </Table.Th>
              {COUNTS.map((count) => (
                <Table.Td key={count} className={styles.number} data-zero={row[count] === 0 || undefined}>
                  {row[count]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Troubles({ overview }: { overview: MessagesOverview }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  if (overview.troubled.length === 0) return <p className={styles.lead}>{t('messages.admin.noTroubles')}</p>;
  return (
    <Rows
      query={{ data: overview.troubled, error: null, refetch: () => undefined }}
      keyOf={({ id }) => id}
      empty={{ title: t('messages.admin.noTroubles') }}
      columns={[
        {
          key: 'to',
          label: t('messages.admin.to'),
          cell: ({ receiver, channel, deviceLabel }) => (
            <Two
              main={receiver}
              sub={[t(`messages.channel.${channel}`), deviceLabel].filter((text) => text !== '').join('・')}
            />
          ),
        },
        { key: 'what', label: t('messages.admin.what'), cell: ({ purpose }) => t(`messages.purpose.${purpose}`) },
        { key: 'since', label: t('messages.admin.since'), cell: ({ queuedAt }) => instant(queuedAt, now, language) },
        {
          key: 'state',
          label: t('messages.admin.state'),
          cell: ({ state, attempts, nextAttemptAt }) => (
            <Two
              main={
                <Mark good={false}>
                  {state === 'failed' || nextAttemptAt === null
                    ? t('messages.admin.gaveUp')
                    : t('messages.admin.retryAt', { at: instant(nextAttemptAt, now, language) })}
                </Mark>
              }
              sub={t('messages.proof.attempts', { count: attempts })}
            />
          ),
        },
        { key: 'reason', label: t('messages.admin.reason'), cell: ({ lastError }) => lastError ?? '–' },
      ]}
    />
  );
}

function Reachable({ people }: { people: readonly ReachablePerson[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <Rows
      query={{ data: people, error: null, refetch: () => undefined }}
      keyOf={({ personId }) => personId}
      empty={{ title: '–' }}
      columns={[
        {
          key: 'who',
          label: t('messages.admin.to'),
          cell: ({ name, role, station }) => <Two main={name} sub={station ?? t(`role.${role}`)} />,
        },
        {
          key: 'devices',
          label: t('messages.admin.devices'),
          cell: (person) => <Devices person={person} />,
        },
        { key: 'test', label: '', cell: (person) => <TestButton person={person} /> },
      ]}
    />
  );
}

function Devices({ person }: { person: ReachablePerson }): ReactElement {
  const { t } = useTranslation();
  const none = !person.email && !person.subscriptions.some(({ usable }) => usable);
  return (
    <ul className={styles.devices}>
      {none && (
        <li>
          <Mark good={false}>{t('messages.admin.noDevice')}</Mark>
        </li>
      )}
      {person.email && (
        <li>
          <Mark good>{t('messages.admin.mail')}</Mark>
        </li>
      )}
      {person.subscriptions.map((device) => (
        <Device key={device.id} device={device} />
      ))}
    </ul>
  );
}

function Device({ device }: { device: PushSubscription }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { removedAt, removedReason, lastSentAt, showNames, usable } = device;
  const state =
    removedAt !== null
      ? t('messages.admin.removed', { at: instant(removedAt, now, language), reason: removedReason ?? '' })
      : !usable
        ? t('messages.admin.unusable')
        : lastSentAt === null
          ? t('messages.settings.neverSent')
          : t('messages.settings.lastSent', { at: instant(lastSentAt, now, language) });
  return (
    <li>
      <Two
        main={
          <Mark good={usable}>
            {device.label}
            {showNames && removedAt === null && t('aside', { text: t('messages.admin.names') })}
          </Mark>
        }
        sub={state}
      />
    </li>
  );
}

function TestButton({ person }: { person: ReachablePerson }): ReactElement {
  const { t } = useTranslation();
  const test = useMutation({
    mutationFn: () =>
      take(api.POST('/api/notifications/people/{id}/test', { params: { path: { id: person.personId } } })),
  });
  return (
    <>
      <Button variant="default" size="xs" loading={test.isPending} onClick={() => test.mutate()}>
        {t('messages.admin.test')}
      </Button>
      <span role="status" className={styles.off}>
        {test.isSuccess && t('messages.admin.tested', { name: person.name })}
        {test.isError && t('messages.settings.failed')}
      </span>
    </>
  );
}
