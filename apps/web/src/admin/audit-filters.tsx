// What the audit is searched by.
import { Button, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import styles from './audit-section.module.css';
import { AUDIT_KINDS, type AuditSearch, EVERYTHING } from './audit-search.js';

export function AuditFilters(props: { search: AuditSearch; onChange: (search: AuditSearch) => void }): ReactElement {
  const { t } = useTranslation();
  const { search, onChange } = props;
  const people = useQuery({ queryKey: ['people'], queryFn: () => take(api.GET('/api/people')) });
  const patients = useQuery({ queryKey: ['patients'], queryFn: () => take(api.GET('/api/patients')) });
  const moment = (field: 'since' | 'until'): ReactElement => (
    <TextInput
      type="datetime-local"
      label={t(`admin.audit.${field}`)}
      value={search[field]}
      onChange={(event) => onChange({ ...search, [field]: event.currentTarget.value })}
    />
  );
  return (
    <div role="search" className={styles.filters}>
      <Select
        label={t('admin.audit.byPerson')}
        searchable
        clearable
        data={(people.data ?? []).map(({ id, displayName, name }) => ({
          value: id,
          label: `${displayName} (${name})`,
        }))}
        value={search.personId}
        onChange={(personId) => onChange({ ...search, personId })}
      />
      <Select
        label={t('admin.audit.byPatient')}
        searchable
        clearable
        data={(patients.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
        value={search.patientId}
        onChange={(patientId) => onChange({ ...search, patientId })}
      />
      <Select
        label={t('admin.audit.byAction')}
        clearable
        data={AUDIT_KINDS.map((kind) => ({ value: kind, label: t(`admin.audit.kinds.${kind}`) }))}
        value={search.kind}
        onChange={(value) => onChange({ ...search, kind: AUDIT_KINDS.find((kind) => kind === value) ?? null })}
      />
      {moment('since')}
      {moment('until')}
      {search !== EVERYTHING && (
        <Button variant="subtle" leftSection={<IconX size={16} aria-hidden />} onClick={() => onChange(EVERYTHING)}>
          {t('admin.audit.clear')}
        </Button>
      )}
    </div>
  );
}
