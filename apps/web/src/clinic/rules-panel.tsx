// A patient's rules as sentences: what is watched, how urgent it is, who set it and why. Limits are changed in place.
import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LimitRule } from '#alarms';
import { FormDialog } from '../admin/form-dialog.js';
import { hourMinute, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { EmptyState } from '../shell/states.js';
import { useToast } from '../shell/toast.js';
import { useSlowNow } from '../use-now.js';
import { LimitForm } from './limit-form.js';
import { RuleHistory } from './rule-history.js';
import { useRuleSentence } from './rule-sentence.js';
import { isEquipment, type ShownRule } from './rule-set.js';
import styles from './rules-panel.module.css';
import { putRule, removeRule, useRenewRules } from './use-clinic.js';

type Act = 'disable' | 'enable' | 'remove';

interface RulesPanelProps {
  patientId: string;
  rules: readonly ShownRule[];
  onDraft: (rule: LimitRule | null) => void;
}

export function RulesPanel({ patientId, rules, onDraft }: RulesPanelProps): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const renew = useRenewRules(patientId);
  const [editing, setEditing] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ act: Act; shown: ShownRule } | null>(null);
  const done = (text: string): void => {
    setEditing(null);
    setAsking(null);
    toast('done', text);
    void renew();
  };
  const groups = [
    { key: 'vitals', of: rules.filter((shown) => !isEquipment(shown)) },
    { key: 'equipment', of: rules.filter(isEquipment) },
  ] as const;
  return (
    <aside className={styles.panel} aria-label={t('clinic.rules.title')}>
      <header>
        <h2>{t('clinic.rules.title')}</h2>
        <p className={styles.lead}>{t('clinic.rules.lead')}</p>
      </header>
      {rules.length === 0 && <EmptyState title={t('clinic.rules.empty')} />}
      {groups.map(({ key, of }) => (
        <section key={key} hidden={of.length === 0}>
          <h3 className={styles.group}>{t(`clinic.rules.groups.${key}`)}</h3>
          <ul className={styles.rules}>
            {of.map((shown) => (
              <RuleItem
                key={shown.of.ruleId}
                patientId={patientId}
                shown={shown}
                editing={editing === shown.of.ruleId}
                onEdit={setEditing}
                onAsk={(act) => setAsking({ act, shown })}
                onDraft={onDraft}
                onSaved={() => done(t('clinic.rules.saved'))}
              />
            ))}
          </ul>
        </section>
      ))}
      <RuleHistory patientId={patientId} />
      {asking !== null && (
        <ReasonDialog
          patientId={patientId}
          {...asking}
          onClose={() => setAsking(null)}
          onDone={() => done(t(asking.act === 'remove' ? 'clinic.rules.removed' : 'clinic.rules.saved'))}
        />
      )}
    </aside>
  );
}

interface RuleItemProps {
  patientId: string;
  shown: ShownRule;
  editing: boolean;
  onEdit: (ruleId: string | null) => void;
  onAsk: (act: Act) => void;
  onDraft: (rule: LimitRule | null) => void;
  onSaved: () => void;
}

function RuleItem({ patientId, shown, editing, onEdit, onAsk, onDraft, onSaved }: RuleItemProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const sentenceOf = useRuleSentence();
  const { of, rule } = shown;
  const sentence = rule === null ? null : sentenceOf(rule);
  const enabled = rule === null || rule.enabled;
  return (
    <li className={styles.rule} data-off={!enabled || undefined}>
      <p className={styles.sentence}>{sentence?.main ?? `${t('clinic.rules.unreadable')} (${of.ruleId})`}</p>
      {sentence !== null && sentence.more !== null && <p className={styles.more}>{sentence.more}</p>}
      <p className={styles.facts}>
        {rule !== null && <b>{t('clinic.rules.priority', { priority: t(`priority.${rule.priority}`) })}</b>}
        {sentence !== null && sentence.when !== null && <span>{t('clinic.rules.only', { when: sentence.when })}</span>}
        {!enabled && <b className={styles.tag}>{t('clinic.rules.disabled')}</b>}
        {of.shelvedUntil !== null && of.shelvedUntil > now && (
          <b className={styles.tag}>
            {t('clinic.rules.shelved', { time: hourMinute(of.shelvedUntil, language) })} {of.shelvedReason}
          </b>
        )}
        <span title={of.reason}>
          {t('clinic.rules.setBy', { name: of.byName, time: instant(of.at, now, language) })}
        </span>
      </p>
      {editing && rule?.kind === 'limit' && of.rule !== null ? (
        <LimitForm
          patientId={patientId}
          json={of.rule}
          rule={rule}
          onDraft={onDraft}
          onDone={onSaved}
          onClose={() => onEdit(null)}
        />
      ) : (
        <div className={styles.acts}>
          {rule?.kind === 'limit' && (
            <Button variant="default" size="compact-sm" onClick={() => onEdit(of.ruleId)}>
              {t('clinic.rules.edit')}
            </Button>
          )}
          {rule !== null && (
            <Button variant="subtle" size="compact-sm" onClick={() => onAsk(enabled ? 'disable' : 'enable')}>
              {t(enabled ? 'clinic.rules.disable' : 'clinic.rules.enable')}
            </Button>
          )}
          <Button variant="subtle" size="compact-sm" onClick={() => onAsk('remove')}>
            {t('clinic.rules.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

function ReasonDialog(props: {
  patientId: string;
  act: Act;
  shown: ShownRule;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { patientId, act, shown } = props;
  const { t } = useTranslation();
  const sentenceOf = useRuleSentence();
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const { ruleId, rule } = shown.of;
    if (act === 'remove') return removeRule(patientId, ruleId, reason.trim());
    await putRule(patientId, ruleId, { ...rule, enabled: act === 'enable' }, reason.trim());
  };
  return (
    <FormDialog
      title={t(`clinic.ask.${act}`)}
      submit={t(`clinic.rules.${act}`)}
      send={send}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      {shown.rule !== null && <p className={styles.sentence}>{sentenceOf(shown.rule).main}</p>}
      <p className={styles.lead}>{t(`clinic.ask.${act}Hint`)}</p>
      <TextInput
        label={t('clinic.reason')}
        description={t('clinic.reasonHint')}
        required
        data-autofocus
        maxLength={500}
        pattern=".*\S.*"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
