// People: who may come in and in which role; a new one's first password is shown once.
import { Modal, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { Role } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import { FormDialog, Secret } from './form-dialog.js';
import { Rows, SectionHead, Two } from './section.js';
import styles from './section.module.css';

const KEY = ['people'];
const ROLES = [
  'centre',
  'supervisor',
  'station',
  'doctor',
  'family',
  'administrator',
] as const satisfies readonly Role[];

export function PeopleSection(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const query = useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/people')) });
  return (
    <>
      <SectionHead
        title={t('admin.sections.people')}
        lead={t('admin.people.lead')}
        add={{ label: t('admin.people.add'), open: () => setAdding(true) }}
      />
      <Rows
        query={query}
        keyOf={({ id }) => id}
        empty={{ title: t('admin.people.empty') }}
        columns={[
          {
            key: 'name',
            label: t('admin.people.displayName'),
            cell: (one) => <Two main={one.displayName} sub={one.name} />,
          },
          { key: 'initials', label: t('admin.people.initials'), cell: (one) => one.initials },
          { key: 'role', label: t('admin.people.role'), cell: (one) => t(`role.${one.role}`) },
          {
            key: 'last',
            label: t('admin.people.lastLogIn'),
            cell: (one) => (one.lastLogInAt === null ? '–' : instant(one.lastLogInAt, now, language)),
          },
        ]}
      />
      {adding && (
        <AddPerson
          onClose={() => setAdding(false)}
          onDone={(made) => {
            setAdding(false);
            setPassword(made);
            void client.invalidateQueries({ queryKey: KEY });
          }}
        />
      )}
      {password !== null && (
        <Modal
          opened
          onClose={() => setPassword(null)}
          title={t('admin.people.passwordTitle')}
          closeOnClickOutside={false}
        >
          <div className={styles.form}>
            <Secret text={password} />
            <p className={styles.hint}>{t('admin.people.passwordHint')}</p>
          </div>
        </Modal>
      )}
    </>
  );
}

function AddPerson({ onClose, onDone }: { onClose: () => void; onDone: (password: string) => void }): ReactElement {
  const { t } = useTranslation();
  const stations = useQuery({ queryKey: ['stations'], queryFn: () => take(api.GET('/api/stations')) });
  const [texts, setTexts] = useState({ name: '', displayName: '', initials: '' });
  const [role, setRole] = useState<Role>('centre');
  const [stationId, setStationId] = useState<string | null>(null);
  const station = role === 'station' && stationId !== null ? { stationId } : {};
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
      title={t('admin.people.add')}
      submit={t('action.add')}
      send={() => take(api.POST('/api/people', { body: { ...texts, role, ...station } }))}
      onDone={({ oneTimePassword }) => onDone(oneTimePassword)}
      onClose={onClose}
    >
      {text('displayName', t('admin.people.displayName'))}
      {text('initials', t('admin.people.initials'), t('admin.people.initialsHint'), '.{1,4}')}
      {text('name', t('admin.people.name'), t('admin.people.nameHint'), '[a-z0-9][a-z0-9._\\-]{1,63}')}
      <Select
        label={t('admin.people.role')}
        data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={role}
        onChange={(value) => setRole(ROLES.find((known) => known === value) ?? 'centre')}
      />
      {role === 'station' && (
        <Select
          label={t('admin.people.station')}
          required
          data={(stations.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={stationId}
          onChange={setStationId}
        />
      )}
    </FormDialog>
  );
}
