// Put one rule aside for a while with a reason, or take it back.
import { Button, Select, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRule, Incident } from '../../api/types.js';
import { useRuleName } from '../../format/rule-name.js';
import { instant } from '../../format/time.js';
import { useLanguage } from '../../i18n/i18n.js';
import { useNow } from '../../use-now.js';
import { useAct } from '../actions.js';
import { ChoiceRow } from './choice-row.js';
import { DialogForm } from './dialog-form.js';
import type { PatientDialogProps } from './dialogs.js';

const MINUTES = ['15', '30', '60', '240', '720', '1440'] as const;

export function ShelveDialog(props: PatientDialogProps & { incident: Incident | undefined }): ReactElement {
  const { patient, incident, onClose } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const unshelve = useAct();
  const nameOf = useRuleName();
  const [ruleId, setRuleId] = useState(incident?.headlineAlarm?.ruleId ?? patient.rules[0]?.ruleId ?? null);
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('30');
  const [reason, setReason] = useState('');
  const rule = patient.rules.find((each) => each.ruleId === ruleId);
  const shelvedUntil =
    rule !== undefined && rule.shelvedUntil !== null && rule.shelvedUntil > now ? rule.shelvedUntil : null;
  const ready = ruleId !== null && reason.trim() !== '';
  const ids = new Set([...patient.rules.map((each) => each.ruleId), ...(ruleId === null ? [] : [ruleId])]);
  return (
    <DialogForm
      title={t('board.dialog.shelveTitle', { name: patient.displayName })}
      submit={t('board.dialog.shelveSave')}
      hint={t('board.dialog.shelveHint')}
      act={
        ready
          ? { kind: 'shelve', patientId: patient.id, ruleId, minutes: Number(minutes), reason: reason.trim() }
          : null
      }
      onClose={onClose}
    >
      <Select
        label={t('board.dialog.shelveRule')}
        data={[...ids].map((id) => ({
          value: id,
          label: withLimits(
            nameOf(id),
            patient.rules.find((each) => each.ruleId === id),
          ),
        }))}
        value={ruleId}
        onChange={setRuleId}
      />
      {shelvedUntil !== null && ruleId !== null && (
        <Button
          variant="light"
          loading={unshelve.isPending}
          onClick={() => unshelve.mutate({ kind: 'unshelve', patientId: patient.id, ruleId }, { onSuccess: onClose })}
        >
          {t('board.dialog.shelvedNow', { time: instant(shelvedUntil, now, language) })} — {t('board.dialog.unshelve')}
        </Button>
      )}
      <ChoiceRow
        label={t('board.dialog.shelveFor')}
        value={minutes}
        options={MINUTES.map((value) => ({
          value,
          label:
            Number(value) < 60
              ? t('board.dialog.minutes', { count: Number(value) })
              : t('board.dialog.hours', { count: Number(value) / 60 }),
        }))}
        onChange={setMinutes}
      />
      <TextInput
        label={t('board.dialog.shelveReason')}
        data-autofocus
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}

/** `SpO2低下 <90`, as the limits are this patient's own. */
function withLimits(name: string, rule: BoardRule | undefined): string {
  const limits = [
    ...(typeof rule?.low === 'number' ? [`<${rule.low}`] : []),
    ...(typeof rule?.high === 'number' ? [`>${rule.high}`] : []),
  ];
  return [name, ...limits].join(' ');
}
