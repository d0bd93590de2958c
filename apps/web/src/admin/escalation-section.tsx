// Escalation: the policies in force as tables, the earlier ones with author and reason, and the way to change them.
import { Button } from '@mantine/core';
import { IconClockPlus, IconPencil } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { EscalationPolicies, EscalationPolicy } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { useSlowNow } from '../use-now.js';
import { EscalationDialog, type PolicyEdit } from './escalation-dialog.js';
import styles from './escalation-section.module.css';
import { PolicyTable } from './escalation-table.js';
import { FIRST_WINDOW } from './escalation-windows.js';
import { usePolicyWords } from './escalation-words.js';
import { Rows, SectionHead } from './section.js';

const KEY = ['escalation-policies'];

export function EscalationSection(): ReactElement {
  const { t } = useTranslation();
  const { role } = useMe();
  const client = useQueryClient();
  // The history begins with the policies in force: one answer serves both.
  const query = useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/escalation/policies/history')) });
  const [shown, setShown] = useState<number | null>(null);
  const [editing, setEditing] = useState<PolicyEdit | null>(null);
  const current = query.data?.[0];
  const may = role === 'supervisor' || role === 'administrator';
  const done = (): void => {
    setShown(null);
    setEditing(null);
    void client.invalidateQueries({ queryKey: KEY });
  };
  const set = query.data?.find(({ version }) => version === shown) ?? current;
  return (
    <>
      <SectionHead title={t('escalation.title')} lead={t('escalation.lead')} />
      {set === undefined || current === undefined ? (
        query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )
      ) : (
        <div className={styles.section}>
          <Standing set={set} isCurrent={set === current} onCurrent={() => setShown(null)} />
          {set.policies.map((policy, index) => (
            <Policy
              key={`${set.version} ${index}`}
              policy={policy}
              onEdit={may && set === current ? () => setEditing(changeOf(current, index)) : undefined}
              onAddHours={may && set === current ? () => setEditing(hoursOf(current, index)) : undefined}
            />
          ))}
          <h2>{t('escalation.history.title')}</h2>
          <History sets={query.data ?? []} shown={set.version} onShow={setShown} />
        </div>
      )}
      {editing !== null && <EscalationDialog edit={editing} onClose={() => setEditing(null)} onDone={done} />}
    </>
  );
}

function changeOf({ version, policies }: EscalationPolicies, index: number): PolicyEdit {
  return { basedOn: version, policies, index, isNew: false };
}

/** Hours of its own begin as what holds at all hours, and stand before it, as they are looked through. */
function hoursOf({ version, policies }: EscalationPolicies, index: number): PolicyEdit {
  const added = policies.slice(index, index + 1).map((one) => ({ ...one, when: [FIRST_WINDOW] }));
  return {
    basedOn: version,
    policies: [...policies.slice(0, index), ...added, ...policies.slice(index)],
    index,
    isNew: true,
  };
}

function Standing(props: { set: EscalationPolicies; isCurrent: boolean; onCurrent: () => void }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { version, byName, at, reason } = props.set;
  return (
    <div className={styles.standing} role="status" data-old={!props.isCurrent || undefined}>
      {!props.isCurrent && (
        <p>
          <b>{t('escalation.old', { version })}</b>{' '}
          <Button variant="default" size="compact-sm" onClick={props.onCurrent}>
            {t('escalation.toCurrent')}
          </Button>
        </p>
      )}
      <p>
        {at === null
          ? t('escalation.house')
          : t('escalation.inForce', { version, name: byName ?? '–', at: instant(at, now, language) })}
        {reason !== null && ` — ${reason}`}
      </p>
    </div>
  );
}

function Policy(props: {
  policy: EscalationPolicy;
  onEdit: (() => void) | undefined;
  onAddHours: (() => void) | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const { when } = usePolicyWords();
  const { policy, onEdit, onAddHours } = props;
  const title = t('escalation.priority', { priority: t(`priority.${policy.priority}`) });
  return (
    <section className={styles.policy}>
      <header className={styles.head}>
        <h2>
          {title} <small>{when(policy)}</small>
        </h2>
        {onAddHours !== undefined && policy.when.length === 0 && (
          <Button
            className={styles.hours}
            variant="subtle"
            size="compact-md"
            leftSection={<IconClockPlus size={16} aria-hidden />}
            aria-label={`${t('escalation.window.addPolicy')} — ${title}`}
            onClick={onAddHours}
          >
            {t('escalation.window.addPolicy')}
          </Button>
        )}
        {onEdit !== undefined && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-label={`${t('action.edit')} — ${title}, ${when(policy)}`}
            onClick={onEdit}
          >
            {t('action.edit')}
          </Button>
        )}
      </header>
      <PolicyTable policy={policy} label={`${title}, ${when(policy)}`} />
    </section>
  );
}

function History(props: {
  sets: readonly EscalationPolicies[];
  shown: number;
  onShow: (version: number) => void;
}): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  return (
    <Rows
      query={{ data: props.sets, error: null, refetch: () => undefined }}
      keyOf={({ version }) => String(version)}
      empty={{ title: '–' }}
      columns={[
        { key: 'version', label: t('escalation.history.version'), cell: ({ version }) => version },
        {
          key: 'at',
          label: t('escalation.history.at'),
          cell: ({ at }) => (at === null ? '–' : instant(at, now, language)),
        },
        { key: 'by', label: t('escalation.history.by'), cell: ({ byName }) => byName ?? '–' },
        { key: 'reason', label: t('escalation.history.reason'), cell: ({ reason }) => reason ?? t('escalation.house') },
        {
          key: 'show',
          label: '',
          align: 'right',
          cell: ({ version }) =>
            version === props.shown ? (
              t('escalation.history.shown')
            ) : (
              <Button variant="default" size="compact-sm" onClick={() => props.onShow(version)}>
                {t('escalation.history.show')}
              </Button>
            ),
        },
      ]}
    />
  );
}
