// When a station is on duty: what stands, a weekly pattern to add, and taking one away.
import { Button, Checkbox, Group, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { Duty, DutyDay, Station } from '../api/types.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import styles from './duties-dialog.module.css';
import { useDutyText } from './duty-text.js';
import { FormDialog } from './form-dialog.js';

const DAYS = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
  'holiday',
  'day-before-holiday',
] as const satisfies readonly DutyDay[];

interface DutiesProps {
  readonly station: Station;
  readonly mayChange: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function DutiesDialog(props: DutiesProps): ReactElement {
  const { t } = useTranslation();
  const path = { id: props.station.id };
  const query = useQuery({
    queryKey: ['duties', props.station.id],
    queryFn: () => take(api.GET('/api/stations/{id}/duties', { params: { path } })),
    staleTime: 0,
  });
  if (query.data !== undefined) return <DutiesForm {...props} before={query.data.duties} />;
  return (
    <FormDialog
      title={t('admin.stations.duties')}
      submit={t('action.close')}
      send={() => Promise.resolve()}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      {query.error === null ? <LoadingState /> : <ErrorState error={query.error} retry={() => void query.refetch()} />}
    </FormDialog>
  );
}

function DutiesForm({
  station,
  mayChange,
  onClose,
  onDone,
  before,
}: DutiesProps & { before: readonly Duty[] }): ReactElement {
  const { t } = useTranslation();
  const dutyText = useDutyText();
  const [duties, setDuties] = useState<readonly Duty[]>(before);
  const path = { id: station.id };
  const save = (): Promise<unknown> =>
    mayChange
      ? take(api.PUT('/api/stations/{id}/duties', { params: { path }, body: { duties: [...duties] } }))
      : Promise.resolve();
  return (
    <FormDialog
      title={t('admin.stations.dutiesTitle', { name: station.name })}
      submit={t(mayChange ? 'action.save' : 'action.close')}
      send={save}
      onDone={onDone}
      onClose={onClose}
      wide
    >
      {duties.length === 0 && <p>{t('admin.stations.noDuties')}</p>}
      <ul className={styles.duties}>
        {duties.map((duty, index) => (
          <li key={index}>
            <span className={styles.rank}>{duty.away ? t('admin.stations.away') : duty.rank + 1}</span>
            <span>{dutyText(duty)}</span>
            {mayChange && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => setDuties(duties.filter((_, i) => i !== index))}
              >
                {t('action.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && <AddDuty onAdd={(duty) => setDuties([...duties, duty])} />}
    </FormDialog>
  );
}

function AddDuty({ onAdd }: { onAdd: (duty: Duty) => void }): ReactElement {
  const { t } = useTranslation();
  const [days, setDays] = useState<readonly DutyDay[]>(['mon', 'tue', 'wed', 'thu', 'fri']);
  const [from, setFrom] = useState('18:00');
  const [to, setTo] = useState('09:00');
  const [rank, setRank] = useState(1);
  const [away, setAway] = useState(false);
  const add = (): void =>
    onAdd({ areas: [], pattern: { kind: 'weekly', days: [...days], from, to }, away, rank: Math.max(0, rank - 1) });
  return (
    <fieldset className={styles.add}>
      <legend>{t('admin.stations.addDuty')}</legend>
      <Checkbox.Group
        value={[...days]}
        onChange={(chosen) => setDays(DAYS.filter((day) => chosen.includes(day)))}
        aria-label={t('admin.stations.days')}
      >
        <Group gap="sm">
          {DAYS.map((day) => (
            <Checkbox key={day} value={day} label={t(`admin.stations.day.${day}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <div className={styles.times}>
        <TextInput
          type="time"
          label={t('admin.stations.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={t('admin.stations.to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <NumberInput
          label={t('admin.stations.rank')}
          min={1}
          max={100}
          value={rank}
          onChange={(value) => setRank(Number(value))}
        />
        <Checkbox
          label={t('admin.stations.away')}
          checked={away}
          onChange={(event) => setAway(event.currentTarget.checked)}
        />
        <Button variant="default" disabled={days.length === 0} onClick={add}>
          {t('action.add')}
        </Button>
      </div>
    </fieldset>
  );
}
