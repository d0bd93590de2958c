// Plan a visit without an alarm: when, why, and if it matters which station and which nurse.
import { Select, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY_MS, MINUTE_MS } from '#kernel';
import { api, take } from '../../api/client.js';
import { centreClock } from '../../clock.js';
import { fieldOf, instantOfField } from '../../roster/range.js';
import { useNow } from '../../use-now.js';
import { PLANNED_VISITS } from '../planned-visits.js';
import { useBoard } from '../use-board.js';
import { DialogForm } from './dialog-form.js';
import type { PatientDialogProps } from './dialogs.js';

const BY_ROSTER = 'by-roster';
const ANYBODY = 'anybody';

export function VisitDialog({ patient, onClose }: PatientDialogProps): ReactElement {
  const { t } = useTranslation();
  const { stations } = useBoard();
  const client = useQueryClient();
  const now = useNow();
  // The same hour tomorrow is the check most often wanted.
  const [time, setTime] = useState(() => fieldOf(centreClock.now() + DAY_MS));
  const [reason, setReason] = useState('');
  const [stationId, setStationId] = useState<string>(BY_ROSTER);
  const [nurseId, setNurseId] = useState<string>(ANYBODY);
  const nurses = useNursesOf(stationId === BY_ROSTER ? null : stationId);
  const plannedFor = instantOfField(time);
  const past = plannedFor !== null && plannedFor <= now - MINUTE_MS;
  const ready = plannedFor !== null && !past && reason.trim() !== '';
  const act = {
    kind: 'visit' as const,
    patientId: patient.id,
    plannedFor: plannedFor ?? 0,
    reason: reason.trim(),
    stationId: stationId === BY_ROSTER ? null : stationId,
    nurseId: nurseId === ANYBODY ? null : nurseId,
  };
  return (
    <DialogForm
      title={t('board.visit.dialog', { name: patient.displayName })}
      submit={t('board.visit.plan')}
      act={ready ? act : null}
      hint={t('board.visit.hint')}
      onClose={() => {
        void client.invalidateQueries({ queryKey: PLANNED_VISITS });
        onClose();
      }}
    >
      <TextInput
        type="datetime-local"
        label={t('board.visit.when')}
        min={fieldOf(now)}
        required
        error={past ? t('board.visit.past') : undefined}
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
      <Textarea
        label={t('board.visit.why')}
        data-autofocus
        required
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Select
        label={t('board.dialog.station')}
        allowDeselect={false}
        data={[
          { value: BY_ROSTER, label: t('board.visit.byRoster') },
          ...stations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={stationId}
        onChange={(value) => {
          setStationId(value ?? BY_ROSTER);
          setNurseId(ANYBODY);
        }}
      />
      {stationId !== BY_ROSTER && (
        <Select
          label={t('board.visit.nurse')}
          allowDeselect={false}
          data={[
            { value: ANYBODY, label: t('board.visit.anybody') },
            ...nurses.map(({ personId, displayName }) => ({ value: personId, label: displayName })),
          ]}
          value={nurseId}
          onChange={(value) => setNurseId(value ?? ANYBODY)}
        />
      )}
    </DialogForm>
  );
}

function useNursesOf(stationId: string | null) {
  const { data } = useQuery({
    queryKey: ['nurses', stationId],
    queryFn: () => take(api.GET('/api/stations/{id}/nurses', { params: { path: { id: stationId ?? '' } } })),
    enabled: stationId !== null,
  });
  return data ?? [];
}
