// Gateways: add one with its one-time code, see how each fares, what was refused and why, revoke.
import { Button, Modal, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SECOND_MS } from '#kernel';
import { api, take } from '../api/client.js';
import type { EnrolmentCode, Gateway } from '../api/types.js';
import { age, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { useSlowNow } from '../use-now.js';
import { FormDialog, Secret } from './form-dialog.js';
import { gatewayHealth } from './gateway-health.js';
import { Refusals } from './refusals.js';
import { Mark, Rows, SectionHead, Two } from './section.js';
import styles from './section.module.css';

const KEY = ['gateways'];
type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'code'; readonly code: EnrolmentCode }
  | { readonly kind: 'revoke' | 'refusals'; readonly gateway: Gateway };

export function GatewaysSection(): ReactElement {
  const { t } = useTranslation();
  const may = useMe().role === 'administrator';
  const client = useQueryClient();
  const [open, setOpen] = useState<Open | null>(null);
  const query = useQuery({
    queryKey: KEY,
    queryFn: () => take(api.GET('/api/gateways')),
    refetchInterval: 5 * SECOND_MS,
  });
  const close = (): void => setOpen(null);
  const renew = (): Promise<void> => client.invalidateQueries({ queryKey: KEY });
  return (
    <>
      <SectionHead
        title={t('admin.sections.gateways')}
        lead={t('admin.gateways.lead')}
        add={may ? { label: t('admin.gateways.add'), open: () => setOpen({ kind: 'add' }) } : undefined}
      />
      <Rows
        query={query}
        keyOf={({ id }) => id}
        empty={{ title: t('admin.gateways.empty'), hint: t('admin.gateways.emptyHint') }}
        columns={[
          { key: 'name', label: t('admin.gateways.label'), cell: (one) => <Two main={one.label} sub={one.id} /> },
          { key: 'state', label: t('admin.gateways.state'), cell: (one) => <State gateway={one} /> },
          { key: 'health', label: t('admin.gateways.health'), cell: (one) => <HealthCell gateway={one} /> },
          { key: 'spool', label: t('admin.gateways.spool'), align: 'right', cell: (one) => <Spool gateway={one} /> },
          {
            key: 'refused',
            label: t('admin.gateways.refused'),
            align: 'right',
            cell: (one) =>
              may && one.refusedFrames > 0 ? (
                <Button variant="subtle" size="compact-sm" onClick={() => setOpen({ kind: 'refusals', gateway: one })}>
                  {one.refusedFrames}
                </Button>
              ) : (
                one.refusedFrames
              ),
          },
          {
            key: 'acts',
            label: '',
            align: 'right',
            cell: (one) =>
              may &&
              one.state !== 'revoked' && (
                <Button variant="default" size="compact-sm" onClick={() => setOpen({ kind: 'revoke', gateway: one })}>
                  {t('admin.gateways.revoke')}
                </Button>
              ),
          },
        ]}
      />
      {open?.kind === 'add' && (
        <AddGateway
          onClose={close}
          onAdded={(code) => {
            setOpen({ kind: 'code', code });
            void renew();
          }}
        />
      )}
      {open?.kind === 'code' && <CodeShown code={open.code} onClose={close} />}
      {open?.kind === 'revoke' && (
        <Revoke gateway={open.gateway} onClose={close} onDone={() => void renew().then(close)} />
      )}
      {open?.kind === 'refusals' && <Refusals gateway={open.gateway} onClose={close} />}
    </>
  );
}

function State({ gateway }: { gateway: Gateway }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { state, connected, connectionChangedAt: changedAt } = gateway;
  if (state !== 'enrolled') return <Mark good={false}>{t(`admin.gateways.${state}`)}</Mark>;
  if (connected) return <Mark good>{t('admin.gateways.connected')}</Mark>;
  return (
    <Mark good={false}>
      {changedAt === null
        ? t('admin.gateways.neverSeen')
        : t('admin.gateways.away', { age: age(now - changedAt, language) })}
    </Mark>
  );
}

function HealthCell({ gateway }: { gateway: Gateway }): ReactElement {
  const { t } = useTranslation();
  const { softwareVersion, batteryPercent, clockOffsetMs } = gatewayHealth(gateway);
  const parts = [
    batteryPercent === null ? t('admin.gateways.mains') : `${t('signal.battery')} ${batteryPercent} %`,
    clockOffsetMs === null ? null : t('admin.gateways.clock', { seconds: (clockOffsetMs / SECOND_MS).toFixed(1) }),
  ].filter((part) => part !== null);
  if (softwareVersion === null) return <>–</>;
  return <Two main={parts.join(' · ')} sub={t('admin.gateways.version', { version: softwareVersion })} />;
}

function Spool({ gateway }: { gateway: Gateway }): ReactElement {
  const { t } = useTranslation();
  const { spooledFrames, droppedFrames } = gatewayHealth(gateway);
  if (spooledFrames === null) return <>–</>;
  return (
    <Two
      main={t('admin.gateways.frames', { count: spooledFrames })}
      sub={droppedFrames > 0 ? t('admin.gateways.dropped', { count: droppedFrames }) : null}
    />
  );
}

function AddGateway(props: { onClose: () => void; onAdded: (code: EnrolmentCode) => void }): ReactElement {
  const { t } = useTranslation();
  const [id, setId] = useState('');
  const [label, setLabel] = useState('');
  return (
    <FormDialog
      title={t('admin.gateways.add')}
      submit={t('action.add')}
      send={() => take(api.POST('/api/gateways', { body: { id: id.trim(), label: label.trim() } }))}
      onDone={props.onAdded}
      onClose={props.onClose}
    >
      <TextInput
        label={t('admin.gateways.label')}
        required
        maxLength={100}
        data-autofocus
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <TextInput
        label={t('admin.gateways.id')}
        description={t('admin.gateways.idHint')}
        required
        pattern="[A-Za-z0-9][A-Za-z0-9_\-]{0,63}"
        autoCapitalize="none"
        spellCheck={false}
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function CodeShown({ code, onClose }: { code: EnrolmentCode; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const command = `npm run -s mimamori -- enrol --centre ${window.location.origin} --code ${code.code} --dir gateway`;
  return (
    <Modal opened onClose={onClose} title={t('admin.gateways.codeTitle')} size="lg" closeOnClickOutside={false}>
      <div className={styles.form}>
        <Secret text={code.code} />
        <p className={styles.hint}>{t('admin.gateways.codeHint', { time: instant(code.expiresAt, now, language) })}</p>
        <p>{t('admin.gateways.codeCommand')}</p>
        <Secret text={command} small />
      </div>
    </Modal>
  );
}

function Revoke(props: { gateway: Gateway; onClose: () => void; onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const { id, label } = props.gateway;
  return (
    <FormDialog
      title={t('admin.gateways.revokeTitle', { label })}
      submit={t('admin.gateways.revoke')}
      send={() => take(api.POST('/api/gateways/{id}/revoke', { params: { path: { id } } }))}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <p>{t('admin.gateways.revokeHint')}</p>
    </FormDialog>
  );
}
