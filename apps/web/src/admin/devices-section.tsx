// Devices: what there is, who has it, lending and return.
import { Button, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SECOND_MS } from '#kernel';
import { api, take } from '../api/client.js';
import type { Device, DeviceKind } from '../api/types.js';
import { centreClock } from '../clock.js';
import { age, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { useSlowNow } from '../use-now.js';
import { FormDialog } from './form-dialog.js';
import { Rows, SectionHead, Two } from './section.js';

const KEY = ['devices'];
const KINDS = [
  'oximeter',
  'ecg',
  'bed',
  'heart-rate',
  'blood-pressure',
  'thermometer',
  'scale',
  'other',
] as const satisfies readonly DeviceKind[];
type Open = { readonly kind: 'add' } | { readonly kind: 'lend' | 'return'; readonly device: Device };

export function DevicesSection(): ReactElement {
  const { t } = useTranslation();
  const { role } = useMe();
  const language = useLanguage();
  const now = useSlowNow();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open | null>(null);
  const query = useQuery({
    queryKey: KEY,
    queryFn: () => take(api.GET('/api/devices')),
    refetchInterval: 10 * SECOND_MS,
  });
  const close = (): void => setOpen(null);
  const done = (): void => void client.invalidateQueries({ queryKey: KEY }).then(close);
  const mayLend = role === 'administrator' || role === 'supervisor';
  return (
    <>
      <SectionHead
        title={t('admin.sections.devices')}
        lead={t('admin.devices.lead')}
        add={
          role === 'administrator' ? { label: t('admin.devices.add'), open: () => setOpen({ kind: 'add' }) } : undefined
        }
      />
      <Rows
        query={query}
        keyOf={({ id }) => id}
        empty={{ title: t('admin.devices.empty') }}
        columns={[
          {
            key: 'label',
            label: t('admin.devices.label'),
            cell: (one) => <Make device={one} />,
          },
          {
            key: 'where',
            label: t('admin.devices.gateway'),
            cell: (one) => <Two main={one.gateway} sub={one.device} />,
          },
          {
            key: 'lent',
            label: t('admin.devices.lentTo'),
            cell: (one) =>
              one.patientId === null ? (
                t('admin.devices.free')
              ) : (
                <Two
                  main={one.patientName ?? one.patientId}
                  sub={
                    one.lentFrom === null
                      ? null
                      : t('admin.devices.lentFrom', { time: instant(one.lentFrom, now, language) })
                  }
                />
              ),
          },
          {
            key: 'last',
            label: t('admin.devices.last'),
            cell: (one) =>
              one.lastReceivedAt === null ? '–' : t('board.path.ago', { age: age(now - one.lastReceivedAt, language) }),
          },
          {
            key: 'acts',
            label: '',
            align: 'right',
            cell: (one) =>
              mayLend && (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => setOpen({ kind: one.patientId === null ? 'lend' : 'return', device: one })}
                >
                  {t(one.patientId === null ? 'admin.devices.lend' : 'admin.devices.return')}
                </Button>
              ),
          },
        ]}
      />
      {open?.kind === 'add' && <AddDevice onClose={close} onDone={done} />}
      {open?.kind === 'lend' && <Lend device={open.device} onClose={close} onDone={done} />}
      {open?.kind === 'return' && <Return device={open.device} onClose={close} onDone={done} />}
    </>
  );
}

function Make({ device: { label, kind } }: { device: Device }): ReactElement {
  const { t } = useTranslation();
  const kindText = t(`admin.devices.kinds.${kind}`);
  return <Two main={label} sub={kindText === label ? null : kindText} />;
}

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function AddDevice({ onClose, onDone }: DialogProps): ReactElement {
  const { t } = useTranslation();
  const gateways = useQuery({ queryKey: ['gateways'], queryFn: () => take(api.GET('/api/gateways')) });
  const [gateway, setGateway] = useState<string | null>(null);
  const [kind, setKind] = useState<DeviceKind>('oximeter');
  const [device, setDevice] = useState('');
  const [label, setLabel] = useState('');
  const body = { gateway: gateway ?? '', kind, device: device.trim(), label: label.trim() };
  return (
    <FormDialog
      title={t('admin.devices.add')}
      submit={t('action.add')}
      send={() => take(api.POST('/api/devices', { body }))}
      onDone={onDone}
      onClose={onClose}
    >
      <Select
        label={t('admin.devices.gateway')}
        required
        searchable
        data={(gateways.data ?? []).map(({ id, label: name }) => ({ value: id, label: `${name} (${id})` }))}
        value={gateway}
        onChange={setGateway}
      />
      <Select
        label={t('admin.devices.kind')}
        data={KINDS.map((value) => ({ value, label: t(`admin.devices.kinds.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(KINDS.find((known) => known === value) ?? 'other')}
      />
      <TextInput
        label={t('admin.devices.label')}
        required
        maxLength={100}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <TextInput
        label={t('admin.devices.device')}
        description={t('admin.gateways.idHint')}
        required
        pattern="[A-Za-z0-9][A-Za-z0-9_\-]{0,63}"
        autoCapitalize="none"
        spellCheck={false}
        value={device}
        onChange={(event) => setDevice(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function Lend({ device, onClose, onDone }: DialogProps & { device: Device }): ReactElement {
  const { t } = useTranslation();
  const patients = useQuery({ queryKey: ['patients'], queryFn: () => take(api.GET('/api/patients')) });
  const [patientId, setPatientId] = useState<string | null>(null);
  const path = { id: device.id };
  return (
    <FormDialog
      title={t('admin.devices.lendTitle', { label: device.label })}
      submit={t('admin.devices.lend')}
      send={() =>
        take(
          api.POST('/api/devices/{id}/lend', {
            params: { path },
            body: { patientId: patientId ?? '', from: Math.round(centreClock.now()) },
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Select
        label={t('admin.devices.patient')}
        required
        searchable
        data={(patients.data ?? []).map(({ id, displayName, kana }) => ({
          value: id,
          label: `${displayName}${t('aside', { text: kana })}`,
        }))}
        value={patientId}
        onChange={setPatientId}
      />
    </FormDialog>
  );
}

function Return({ device, onClose, onDone }: DialogProps & { device: Device }): ReactElement {
  const { t } = useTranslation();
  const path = { id: device.id };
  return (
    <FormDialog
      title={t('admin.devices.returnTitle', { label: device.label })}
      submit={t('admin.devices.return')}
      send={() =>
        take(api.POST('/api/devices/{id}/return', { params: { path }, body: { to: Math.round(centreClock.now()) } }))
      }
      onDone={onDone}
      onClose={onClose}
    >
      <p>{t('admin.devices.returnHint')}</p>
    </FormDialog>
  );
}
