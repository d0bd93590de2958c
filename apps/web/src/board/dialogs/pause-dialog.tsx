// Pause a patient's monitoring with a reason and an end.
import { TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceRow } from './choice-row.js';
import { DialogForm } from './dialog-form.js';
import type { PatientDialogProps } from './dialogs.js';

const MINUTES = ['30', '60', '180', '480', '1440', '4320'] as const;

export function PauseDialog({ patient, onClose }: PatientDialogProps): ReactElement {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('60');
  const [reason, setReason] = useState('');
  return (
    <DialogForm
      title={t('board.dialog.pauseTitle', { name: patient.displayName })}
      submit={t('board.dialog.pauseSave')}
      hint={t('board.dialog.pauseHint')}
      act={
        reason.trim() === ''
          ? null
          : { kind: 'pause', patientId: patient.id, minutes: Number(minutes), reason: reason.trim() }
      }
      onClose={onClose}
    >
      <ChoiceRow
        label={t('board.dialog.pauseFor')}
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
        label={t('board.dialog.pauseReason')}
        data-autofocus
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
