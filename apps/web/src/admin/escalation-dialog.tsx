// Changing one policy: times, targets and steps of its chains, with a reason. What the centre would refuse is said in words
// while it is being written, and cannot be sent.
import { Switch, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError, take } from '../api/client.js';
import type { EscalationPolicy } from '../api/types.js';
import { ChainFields } from './escalation-fields.js';
import styles from './escalation-section.module.css';
import { WindowFields } from './escalation-windows.js';
import { usePolicyWords } from './escalation-words.js';
import { FormDialog } from './form-dialog.js';
import { CHAINS, troublesOf, type ChainName, type PolicyTrouble } from './policy-problems.js';

/** One policy of a set that is being changed; `policies` holds it already where it is a new one. */
export interface PolicyEdit {
  readonly basedOn: number;
  readonly policies: readonly EscalationPolicy[];
  readonly index: number;
  readonly isNew: boolean;
}

interface EscalationDialogProps {
  edit: PolicyEdit;
  onClose: () => void;
  onDone: () => void;
}

export function EscalationDialog({ edit, onClose, onDone }: EscalationDialogProps): ReactElement | null {
  const { t } = useTranslation();
  const { when } = usePolicyWords();
  const { basedOn, index, isNew } = edit;
  const [policy, setPolicy] = useState<EscalationPolicy | undefined>(edit.policies[index]);
  const [drops, setDrops] = useState(false);
  const [reason, setReason] = useState('');
  if (policy === undefined) return null;
  const isForHours = policy.when.length > 0;
  const policies = edit.policies.flatMap((one, at) => (at !== index ? [one] : drops ? [] : [policy]));
  const troubles = drops ? [] : troublesOf(policies, index);
  const change = (name: ChainName, part: Partial<EscalationPolicy['forgotten']>): void =>
    setPolicy({ ...policy, [name]: { ...policy[name], ...part } });
  const send = (): Promise<unknown> => {
    if (troubles.length > 0)
      return Promise.reject(new ApiError(422, 'ESCALATION.REFUSED', 'These policies can’t hold.'));
    const body = { policies, reason: reason.trim(), basedOn };
    return take(api.PUT('/api/escalation/policies', { body }));
  };
  return (
    <FormDialog
      wide
      title={t(isNew ? 'escalation.window.newTitle' : 'escalation.edit.title', {
        priority: t(`priority.${policy.priority}`),
        when: when(policy),
      })}
      submit={t('action.save')}
      send={send}
      onDone={onDone}
      onClose={onClose}
    >
      {isForHours && !isNew && (
        <Switch
          label={t('escalation.window.drop')}
          description={t('escalation.window.dropHint')}
          checked={drops}
          onChange={(event) => setDrops(event.currentTarget.checked)}
        />
      )}
      {isForHours && !drops && (
        <WindowFields windows={policy.when} onChange={(when) => setPolicy({ ...policy, when })} />
      )}
      {!drops &&
        CHAINS.map((name) => (
          <ChainFields key={name} name={name} chain={policy[name]} onChange={(part) => change(name, part)} />
        ))}
      <Textarea
        label={t('escalation.edit.reason')}
        description={t('escalation.edit.reasonHint')}
        required
        minLength={3}
        maxLength={1000}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Troubles troubles={troubles} />
    </FormDialog>
  );
}

function Troubles({ troubles }: { troubles: readonly PolicyTrouble[] }): ReactElement {
  const { t } = useTranslation();
  const { time } = usePolicyWords();
  const where = ({ chain, step }: PolicyTrouble): string =>
    [
      chain === null ? null : t(`escalation.cause.${chain}`),
      step === null ? null : t('escalation.edit.step', { number: step }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <div role="status" className={styles.troubles}>
      {troubles.length > 0 && (
        <>
          <b>{t('escalation.edit.refused')}</b>
          <ul>
            {troubles.map((trouble) => (
              <li key={`${trouble.key} ${trouble.chain} ${trouble.step}`}>
                {where(trouble) !== '' && <b>{where(trouble)}: </b>}
                {t(`escalation.problem.${trouble.key}`, { limit: time(trouble.limit) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
