// Close an incident with exactly one outcome. Digits 1 to 6 choose it.
import { Radio, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { OUTCOMES } from '#care';
import type { Outcome } from '../../api/types.js';
import { DialogForm } from './dialog-form.js';
import styles from './dialog-form.module.css';
import type { IncidentDialogProps } from './dialogs.js';

export function CloseDialog({ patient, incident, onClose }: IncidentDialogProps): ReactElement {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  return (
    <DialogForm
      title={t('board.dialog.closeTitle', { name: patient.displayName })}
      submit={t('board.dialog.closeSave')}
      act={outcome === null ? null : { kind: 'close', incidentId: incident.id, outcome, note: note.trim() }}
      onClose={onClose}
    >
      <Radio.Group
        label={t('board.dialog.closeOutcome')}
        value={outcome}
        onChange={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? null)}
        onKeyDown={(event) => {
          const chosen = OUTCOMES[Number(event.key) - 1];
          if (chosen !== undefined) setOutcome(chosen);
        }}
      >
        <div className={styles.options}>
          {OUTCOMES.map((value, index) => (
            <Radio
              key={value}
              value={value}
              data-autofocus={index === 0 || undefined}
              label={
                <>
                  <kbd>{index + 1}</kbd> {t(`outcome.${value}`)}
                </>
              }
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('board.dialog.closeNote')}
        rows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
