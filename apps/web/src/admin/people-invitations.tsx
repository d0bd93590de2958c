// Inviting one person or many, and closing a whole station's accounts.
import { Textarea, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { InvitedPerson } from '../api/types.js';
import { FormDialog } from './form-dialog.js';
import { PatientField, placeBody, PlaceFields, StationField, type Place } from './people-fields.js';
import { invitationLines } from './invitation-lines.js';
import styles from './section.module.css';

interface Inviting {
  readonly onClose: () => void;
  readonly onInvited: (invited: readonly InvitedPerson[]) => void;
}

export function InviteOne({ onClose, onInvited }: Inviting): ReactElement {
  const { t } = useTranslation();
  const [texts, setTexts] = useState({ name: '', displayName: '', initials: '' });
  const [place, setPlace] = useState<Place>({ role: 'centre', stationId: null });
  const text = (field: keyof typeof texts, label: string, description?: string, pattern?: string): ReactElement => (
    <TextInput
      label={label}
      description={description}
      pattern={pattern}
      required
      autoCapitalize="none"
      value={texts[field]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTexts((before) => ({ ...before, [field]: value }));
      }}
    />
  );
  return (
    <FormDialog
      title={t('security.people.invite')}
      submit={t('security.people.invite')}
      send={() => take(api.POST('/api/people', { body: { ...texts, ...placeBody(place) } }))}
      onDone={(invited) => onInvited([invited])}
      onClose={onClose}
    >
      {text('displayName', t('admin.people.displayName'))}
      {text('initials', t('admin.people.initials'), t('admin.people.initialsHint'), '.{1,4}')}
      {text('name', t('admin.people.name'), t('admin.people.nameHint'), '[a-z0-9][a-z0-9._\\-]{1,63}')}
      <PlaceFields place={place} onChange={setPlace} />
    </FormDialog>
  );
}

export function InviteMany({ onClose, onInvited }: Inviting): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [place, setPlace] = useState<Place>({ role: 'station', stationId: null });
  const [patientId, setPatientId] = useState<string | null>(null);
  const isCareTeam = place.role === 'doctor' || place.role === 'family';
  const { people, wrongLine } = invitationLines(text);
  return (
    <FormDialog
      title={t('security.people.inviteMany')}
      submit={t('security.people.invite')}
      send={async () => {
        if (wrongLine !== null || people.length === 0) return null;
        const of = isCareTeam && patientId !== null ? { patientId } : {};
        const body = { people: people.map((one) => ({ ...one, ...placeBody(place) })), ...of };
        return take(api.POST('/api/people/invitations', { body }));
      }}
      onDone={(invited) => {
        if (invited !== null) onInvited(invited);
      }}
      onClose={onClose}
      wide
    >
      <PlaceFields place={place} onChange={setPlace} />
      {isCareTeam && <PatientField value={patientId} onChange={setPatientId} />}
      <Textarea
        label={t('security.people.lines')}
        description={t('security.people.inviteManyHint')}
        placeholder={t('security.people.inviteManyExample')}
        required
        rows={8}
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        error={wrongLine === null ? undefined : t('security.people.inviteManyLine', { line: wrongLine })}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

export function RevokeStation({ onClose, onDone }: { onClose: () => void; onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const [stationId, setStationId] = useState<string | null>(null);
  return (
    <FormDialog
      title={t('security.people.revokeStation')}
      submit={t('security.people.act.close')}
      send={async () => {
        if (stationId === null) return false;
        await take(api.POST('/api/people/revocations', { body: { stationId } }));
        return true;
      }}
      onDone={(done) => {
        if (done) onDone();
      }}
      onClose={onClose}
    >
      <p className={styles.hint}>{t('security.people.revokeStationHint')}</p>
      <StationField value={stationId} onChange={setStationId} />
    </FormDialog>
  );
}
