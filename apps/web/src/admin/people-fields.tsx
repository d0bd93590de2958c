// The fields that several dialogs about people share: role, for a nurse the station, for a care team the patient.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { Role } from '../api/types.js';

const ROLES = [
  'centre',
  'supervisor',
  'station',
  'doctor',
  'family',
  'administrator',
] as const satisfies readonly Role[];

export interface Place {
  readonly role: Role;
  readonly stationId: string | null;
}

/** As the API takes it: a station for nurses only. */
export function placeBody({ role, stationId }: Place): { role: Role; stationId?: string } {
  return role === 'station' && stationId !== null ? { role, stationId } : { role };
}

export function PlaceFields({ place, onChange }: { place: Place; onChange: (place: Place) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('admin.people.role')}
        data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={place.role}
        onChange={(value) => onChange({ ...place, role: ROLES.find((known) => known === value) ?? place.role })}
      />
      {place.role === 'station' && (
        <StationField value={place.stationId} onChange={(stationId) => onChange({ ...place, stationId })} />
      )}
    </>
  );
}

export function StationField(props: { value: string | null; onChange: (id: string | null) => void }): ReactElement {
  const { t } = useTranslation();
  const stations = useQuery({ queryKey: ['stations'], queryFn: () => take(api.GET('/api/stations')) });
  return (
    <Select
      label={t('admin.people.station')}
      required
      data={(stations.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}

/** Whose doctors or relatives they are; none for doctors who only cover for others. */
export function PatientField(props: { value: string | null; onChange: (id: string | null) => void }): ReactElement {
  const { t } = useTranslation();
  const patients = useQuery({ queryKey: ['patients'], queryFn: () => take(api.GET('/api/patients')) });
  return (
    <Select
      label={t('security.people.ofPatient')}
      description={t('security.people.ofPatientHint')}
      searchable
      clearable
      data={(patients.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
