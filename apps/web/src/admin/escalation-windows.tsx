// The hours for which a policy holds: days with times, or a stretch over several days such as Friday evening to Monday
// morning. In the patient's own time zone.
import { ActionIcon, Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DUTY_DAYS, WEEKDAYS } from '#care';
import type { EscalationWindow } from '../api/types.js';
import styles from './escalation-section.module.css';

export const FIRST_WINDOW: EscalationWindow = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'],
  from: '22:00',
  to: '06:00',
};
const FIRST_SPAN: EscalationWindow = { from: 'fri 18:00', to: 'mon 09:00' };
const MOST_WINDOWS = 8;

interface WindowsProps {
  readonly windows: readonly EscalationWindow[];
  readonly onChange: (windows: EscalationWindow[]) => void;
}

export function WindowFields({ windows, onChange }: WindowsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.chain}>
      <legend>{t('escalation.window.title')}</legend>
      <p className={styles.hint}>{t('escalation.window.hint')}</p>
      <ol className={styles.steps}>
        {windows.map((window, index) => (
          <Window
            key={index}
            window={window}
            number={index + 1}
            only={windows.length === 1}
            onChange={(next) => onChange(windows.map((one, at) => (at === index ? next : one)))}
            onRemove={() => onChange(windows.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={windows.length >= MOST_WINDOWS}
        onClick={() => onChange([...windows, FIRST_WINDOW])}
      >
        {t('escalation.window.add')}
      </Button>
    </fieldset>
  );
}

function Window(props: {
  window: EscalationWindow;
  number: number;
  only: boolean;
  onChange: (window: EscalationWindow) => void;
  onRemove: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { window, number, only, onChange, onRemove } = props;
  const kind = window.days === undefined ? 'span' : 'days';
  return (
    <li className={styles.step}>
      <div className={styles.stepHead}>
        <b>{t('escalation.window.number', { number })}</b>
        <ActionIcon
          variant="subtle"
          disabled={only}
          aria-label={t('escalation.window.remove', { number })}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </div>
      <Select
        label={t('escalation.window.kind')}
        allowDeselect={false}
        data={(['days', 'span'] as const).map((value) => ({ value, label: t(`escalation.window.${value}`) }))}
        value={kind}
        onChange={(chosen) => chosen !== kind && onChange(chosen === 'span' ? FIRST_SPAN : FIRST_WINDOW)}
      />
      {window.days === undefined ? (
        <div className={styles.times}>
          <WeekTime label={t('roster.from')} value={window.from} onChange={(from) => onChange({ ...window, from })} />
          <WeekTime label={t('roster.to')} value={window.to} onChange={(to) => onChange({ ...window, to })} />
        </div>
      ) : (
        <Days window={window} onChange={onChange} />
      )}
    </li>
  );
}

function Days(props: { window: EscalationWindow; onChange: (window: EscalationWindow) => void }): ReactElement {
  const { t } = useTranslation();
  const { window, onChange } = props;
  return (
    <>
      <Checkbox.Group
        label={t('roster.days')}
        value={[...(window.days ?? [])]}
        onChange={(chosen) => onChange({ ...window, days: DUTY_DAYS.filter((day) => chosen.includes(day)) })}
      >
        <Group gap="sm" mt={4}>
          {DUTY_DAYS.map((day) => (
            <Checkbox key={day} value={day} label={t(`roster.day.${day}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <div className={styles.times}>
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="time"
            label={t(`roster.${name}`)}
            value={window[name]}
            onChange={(event) => onChange({ ...window, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
    </>
  );
}

/** `fri 18:00` as a day and a time. */
function WeekTime(props: { label: string; value: string; onChange: (value: string) => void }): ReactElement {
  const { t } = useTranslation();
  const [day = 'mon', time = ''] = props.value.split(' ');
  return (
    <div className={styles.time}>
      <Select
        label={props.label}
        allowDeselect={false}
        data={WEEKDAYS.map((value) => ({ value, label: t(`roster.day.${value}`) }))}
        value={day}
        onChange={(chosen) => props.onChange(`${chosen ?? day} ${time}`)}
      />
      <TextInput
        type="time"
        aria-label={`${props.label}, ${t('escalation.window.clock')}`}
        value={time}
        onChange={(event) => props.onChange(`${day} ${event.currentTarget.value}`)}
      />
    </div>
  );
}
