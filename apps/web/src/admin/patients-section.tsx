// Patients: who is watched over, and adding somebody with what an emergency needs.
import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { NewPatient, PatientSummary, Sex } from '../api/types.js';
import { useMe } from '../session/session.js';
import { FormDialog } from './form-dialog.js';
import { linesOf } from './lines.js';
import { PatientPeople } from './patient-people.js';
import { Rows, SectionHead, Two } from './section.js';
import styles from './section.module.css';

const KEY = ['patients'];
const SEXES = ['female', 'male', 'other', 'unknown'] as const satisfies readonly Sex[];

export function PatientsSection(): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { role } = useMe();
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<PatientSummary | null>(null);
  const seesPeople = role === 'administrator' || role === 'supervisor';
  const query = useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/patients')) });
  // Whoever only administers is given no conditions at all.
  const seesConditions = query.data?.some(({ conditions }) => conditions.length > 0) ?? false;
  const close = (): void => setAdding(false);
  return (
    <>
      <SectionHead
        title={t('admin.sections.patients')}
        lead={t('admin.patients.lead')}
        add={{ label: t('admin.patients.add'), open: () => setAdding(true) }}
      />
      <Rows
        query={query}
        keyOf={({ id }) => id}
        empty={{ title: t('admin.patients.empty') }}
        columns={[
          {
            key: 'name',
            label: t('admin.patients.name'),
            cell: (one) => <Two main={one.displayName} sub={one.kana} />,
          },
          {
            key: 'age',
            label: t('admin.patients.age'),
            cell: (one) => `${t('years', { age: one.age })} ${t(`sex.${one.sex}`)}`,
          },
          { key: 'area', label: t('admin.patients.area'), cell: (one) => one.area },
          ...(seesConditions
            ? [
                {
                  key: 'conditions',
                  label: t('admin.patients.conditions'),
                  cell: (one: PatientSummary) => one.conditions.join(t('separator')),
                },
              ]
            : []),
          ...(seesPeople
            ? [
                {
                  key: 'people',
                  label: '',
                  align: 'right' as const,
                  cell: (one: PatientSummary) => (
                    <Button
                      size="compact-sm"
                      variant="default"
                      leftSection={<IconUsers size={14} aria-hidden />}
                      aria-label={t('security.patientPeople.title', { name: one.displayName })}
                      onClick={() => setShown(one)}
                    >
                      {t('security.patientPeople.open')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {shown !== null && <PatientPeople patient={shown} onClose={() => setShown(null)} />}
      {adding && (
        <AddPatient onClose={close} onDone={() => void client.invalidateQueries({ queryKey: KEY }).then(close)} />
      )}
    </>
  );
}

const EMPTY = {
  displayName: '',
  kana: '',
  birthDate: '',
  area: '',
  address: '',
  phone: '',
  keyNote: '',
  wishes: '',
  standingInstruction: '',
};

function AddPatient({ onClose, onDone }: { onClose: () => void; onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const [texts, setTexts] = useState(EMPTY);
  const [sex, setSex] = useState<Sex>('female');
  const [lists, setLists] = useState({ conditions: '', medication: '' });
  const [flags, setFlags] = useState({ livingAlone: false, oxygen: false, hypercapnic: false });
  const body: NewPatient = {
    ...texts,
    ...flags,
    sex,
    timeZone: 'Asia/Tokyo',
    conditions: linesOf(lists.conditions),
    medication: linesOf(lists.medication),
    lat: null,
    lon: null,
    family: [],
    familyDoctor: null,
  };
  const text = (field: keyof typeof EMPTY, label: string, required = false): ReactElement => (
    <TextInput
      label={label}
      required={required}
      type={field === 'birthDate' ? 'date' : 'text'}
      value={texts[field]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTexts((before) => ({ ...before, [field]: value }));
      }}
    />
  );
  const lines = (field: keyof typeof lists, label: string): ReactElement => (
    <Textarea
      label={label}
      description={t('admin.patients.conditionsHint')}
      rows={3}
      value={lists[field]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setLists((before) => ({ ...before, [field]: value }));
      }}
    />
  );
  const check = (field: keyof typeof flags, label: string): ReactElement => (
    <Checkbox
      label={label}
      checked={flags[field]}
      onChange={(event) => {
        const { checked } = event.currentTarget;
        setFlags((before) => ({ ...before, [field]: checked }));
      }}
    />
  );
  return (
    <FormDialog
      title={t('admin.patients.add')}
      submit={t('action.add')}
      send={() => take(api.POST('/api/patients', { body }))}
      onDone={onDone}
      onClose={onClose}
      wide
    >
      <div className={styles.columns}>
        {text('displayName', t('admin.patients.name'), true)}
        {text('kana', t('admin.patients.kana'), true)}
        {text('birthDate', t('admin.patients.birthDate'), true)}
        <Select
          label={t('admin.patients.sex')}
          data={SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))}
          value={sex}
          onChange={(value) => setSex(SEXES.find((known) => known === value) ?? 'unknown')}
        />
        {text('area', t('admin.patients.area'), true)}
        {text('phone', t('admin.patients.phone'))}
      </div>
      {text('address', t('admin.patients.address'), true)}
      {text('keyNote', t('admin.patients.keyNote'))}
      <div className={styles.columns}>
        {lines('conditions', t('admin.patients.conditions'))}
        {lines('medication', t('admin.patients.medication'))}
      </div>
      {text('wishes', t('admin.patients.wishes'))}
      {text('standingInstruction', t('admin.patients.instruction'))}
      {check('livingAlone', t('admin.patients.livingAlone'))}
      {check('oxygen', t('admin.patients.oxygen'))}
      {check('hypercapnic', t('admin.patients.hypercapnic'))}
      <p className={styles.hint}>{t('admin.patients.profileNote')}</p>
    </FormDialog>
  );
}
