// Stations: whom the centre can send, and when each is on duty.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, take } from '../api/client.js';
import { useMe } from '../session/session.js';
import { FormDialog } from './form-dialog.js';
import { linesOf } from './lines.js';
import { Mark, Rows, SectionHead, Two } from './section.js';

const KEY = ['stations'];

export function StationsSection(): ReactElement {
  const { t } = useTranslation();
  const { role } = useMe();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const query = useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/stations')) });
  const renew = (): Promise<void> => client.invalidateQueries({ queryKey: KEY });
  const may = role === 'administrator' || role === 'supervisor';
  return (
    <>
      <SectionHead
        title={t('admin.sections.stations')}
        lead={t('admin.stations.lead')}
        add={may ? { label: t('admin.stations.add'), open: () => setAdding(true) } : undefined}
      />
      <Rows
        query={query}
        keyOf={({ id }) => id}
        empty={{ title: t('admin.stations.empty') }}
        columns={[
          { key: 'name', label: t('admin.stations.name'), cell: (one) => <Two main={one.name} sub={one.address} /> },
          { key: 'phone', label: t('admin.stations.phone'), cell: (one) => one.phone },
          { key: 'areas', label: t('admin.stations.areas'), cell: (one) => one.areas.join(t('separator')) },
          {
            key: 'duty',
            label: t('admin.stations.onDuty'),
            cell: (one) => (
              <Two
                main={
                  <Mark good={one.onDutyFor.length > 0}>
                    {one.onDutyFor.length > 0 ? one.onDutyFor.join(t('separator')) : t('admin.stations.notOnDuty')}
                  </Mark>
                }
                sub={one.liveDispatches > 0 ? t('admin.stations.live', { count: one.liveDispatches }) : null}
              />
            ),
          },
          {
            key: 'acts',
            label: '',
            align: 'right',
            cell: (one) => (
              <Button
                variant="default"
                size="compact-sm"
                component={Link}
                to={`/roster?kind=station${one.areas.length === 1 ? `&area=${encodeURIComponent(one.areas[0] ?? '')}` : ''}`}
              >
                {t('screen.roster')}
              </Button>
            ),
          },
        ]}
      />
      {adding && (
        <AddStation onClose={() => setAdding(false)} onDone={() => void renew().then(() => setAdding(false))} />
      )}
    </>
  );
}

function AddStation({ onClose, onDone }: { onClose: () => void; onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const [texts, setTexts] = useState({ name: '', phone: '', address: '' });
  const [areas, setAreas] = useState('');
  const body = { ...texts, areas: linesOf(areas), lat: null, lon: null, timeZone: 'Asia/Tokyo' };
  const text = (field: keyof typeof texts, label: string): ReactElement => (
    <TextInput
      label={label}
      required
      value={texts[field]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTexts((before) => ({ ...before, [field]: value }));
      }}
    />
  );
  return (
    <FormDialog
      title={t('admin.stations.add')}
      submit={t('action.add')}
      send={() => take(api.POST('/api/stations', { body }))}
      onDone={onDone}
      onClose={onClose}
    >
      {text('name', t('admin.stations.name'))}
      {text('phone', t('admin.stations.phone'))}
      {text('address', t('admin.stations.address'))}
      <Textarea
        label={t('admin.stations.areas')}
        description={t('admin.stations.areasHint')}
        required
        rows={3}
        value={areas}
        onChange={(event) => setAreas(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
