// Record a telephone call: whom, how it went, what was said. The people of the emergency card are one press away.
import { TextInput, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutcome, Patient } from '../../api/types.js';
import { telLink } from '../../patient/map-link.js';
import { usePatient } from '../../patient/use-patient.js';
import { ChoiceRow } from './choice-row.js';
import { DialogForm } from './dialog-form.js';
import type { IncidentDialogProps } from './dialogs.js';

const OUTCOMES: readonly CallOutcome[] = ['reached', 'no-answer', 'busy', 'left-message', 'wrong-number'];
const OTHER = '';

export function CallDialog({ patient, incident, onClose }: IncidentDialogProps): ReactElement {
  const { t } = useTranslation();
  const card = usePatient(patient.id).data;
  const [chosen, setChosen] = useState<string | null>(null);
  const [other, setOther] = useState('');
  const [outcome, setOutcome] = useState<CallOutcome | null>(null);
  const [note, setNote] = useState('');
  const people = peopleOf(card, t('board.dialog.callPatient'));
  const to = chosen === OTHER ? other.trim() : (chosen ?? '');
  const phone = people.find((person) => person.to === chosen)?.phone;
  const ready = to !== '' && outcome !== null;
  return (
    <DialogForm
      title={t('board.dialog.callTitle', { name: patient.displayName })}
      submit={t('board.dialog.callSave')}
      act={ready ? { kind: 'call', incidentId: incident.id, to, outcome, note: note.trim() } : null}
      onClose={onClose}
    >
      <ChoiceRow
        label={t('board.dialog.callTo')}
        value={chosen}
        options={[
          ...people.map((person) => ({ value: person.to, label: person.to })),
          { value: OTHER, label: t('board.dialog.callOther') },
        ]}
        onChange={setChosen}
      />
      {phone !== undefined && phone !== '' && <a href={telLink(phone)}>{phone}</a>}
      {chosen === OTHER && (
        <TextInput
          aria-label={t('board.dialog.callOther')}
          autoFocus
          maxLength={200}
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
      )}
      <ChoiceRow
        label={t('board.dialog.callOutcome')}
        value={outcome}
        options={OUTCOMES.map((value) => ({ value, label: t(`board.dialog.callOutcomes.${value}`) }))}
        onChange={setOutcome}
      />
      <Textarea
        label={t('board.dialog.callNote')}
        rows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}

interface Reachable {
  readonly to: string;
  readonly phone: string;
}

/** The patient, the family in order, the family doctor; names alike are told apart by their relation. */
function peopleOf(card: Patient | undefined, patientWord: string): Reachable[] {
  if (card === undefined) return [{ to: patientWord, phone: '' }];
  const doctor = card.familyDoctor;
  const people = [
    { to: patientWord, phone: card.phone },
    ...card.family.map((contact) => ({ to: `${contact.relation} ${contact.name}`, phone: contact.phone })),
    ...(doctor === null ? [] : [{ to: `${doctor.name} ${doctor.clinic}`, phone: doctor.phone }]),
  ];
  return people.filter((person, index) => people.findIndex((other) => other.to === person.to) === index);
}
