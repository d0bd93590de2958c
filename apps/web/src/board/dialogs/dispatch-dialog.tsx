// Ask a station to go and look. The one on duty for the patient's district is chosen beforehand.
import { Select, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../use-board.js';
import { DialogForm } from './dialog-form.js';
import type { IncidentDialogProps } from './dialogs.js';

const BY_ROSTER = 'by-roster';

export function DispatchDialog({ patient, incident, onClose }: IncidentDialogProps): ReactElement {
  const { t } = useTranslation();
  const { stations } = useBoard();
  const onDuty = stations.filter((station) => station.onDutyFor.includes(patient.area));
  // The centre knows the order of the roster and who has been asked; a person names a station only to depart from it.
  const [stationId, setStationId] = useState<string>(BY_ROSTER);
  const [note, setNote] = useState('');
  const dutyIds = new Set(onDuty.map((station) => station.id));
  const sorted = [...stations].sort((a, b) => Number(dutyIds.has(b.id)) - Number(dutyIds.has(a.id)));
  return (
    <DialogForm
      title={t('board.dialog.dispatchTitle', { name: patient.displayName })}
      submit={t('board.dialog.dispatchSend')}
      act={{
        kind: 'dispatch',
        incidentId: incident.id,
        stationId: stationId === BY_ROSTER ? null : stationId,
        note: note.trim(),
      }}
      {...(patient.area !== '' && onDuty.length === 0 ? { hint: t('board.duty.none') } : {})}
      onClose={onClose}
    >
      <Select
        label={t('board.dialog.station')}
        data={[
          { value: BY_ROSTER, label: t('board.dialog.byRoster') },
          ...sorted.map((station) => ({
            value: station.id,
            label: `${station.name}${dutyIds.has(station.id) ? ` — ${t('board.dialog.onDuty')}` : ''}${
              station.liveDispatches > 0 ? ` (${t('board.duty.busy', { count: station.liveDispatches })})` : ''
            }`,
          })),
        ]}
        value={stationId}
        onChange={(value) => setStationId(value ?? BY_ROSTER)}
      />
      <Textarea
        label={t('board.dialog.noteForNurse')}
        data-autofocus
        rows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
