// Write a note into the timeline.
import { Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogForm } from './dialog-form.js';
import type { IncidentDialogProps } from './dialogs.js';

export function NoteDialog({ patient, incident, onClose }: IncidentDialogProps): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <DialogForm
      title={t('board.dialog.noteTitle', { name: patient.displayName })}
      submit={t('board.dialog.noteSave')}
      act={text.trim() === '' ? null : { kind: 'note', incidentId: incident.id, text: text.trim() }}
      onClose={onClose}
    >
      <Textarea
        label={t('board.dialog.noteText')}
        data-autofocus
        rows={5}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
