// The fields of one chain as it is being changed: its times, its steps, whom each calls.
import { ActionIcon, Button, Checkbox, MultiSelect, NumberInput, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ESCALATION_TARGETS } from '#care';
import type { EscalationPolicy, EscalationStep } from '../api/types.js';
import styles from './escalation-section.module.css';
import { TIME_UNITS, writtenTime } from './escalation-words.js';
import type { ChainName } from './policy-problems.js';

type Chain = EscalationPolicy[ChainName];
const MOST_STEPS = 12;

export function ChainFields(props: {
  name: ChainName;
  chain: Chain;
  onChange: (change: Partial<EscalationPolicy['forgotten']>) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { name, chain, onChange } = props;
  const steps = (next: readonly EscalationStep[]): void => onChange({ steps: [...next] });
  return (
    <fieldset className={styles.chain}>
      <legend>{t(`escalation.cause.${name}`)}</legend>
      <div className={styles.times}>
        <TimeField label={t('escalation.edit.after')} value={chain.after} onChange={(after) => onChange({ after })} />
        {'afterAct' in chain && (
          <TimeField
            label={t('escalation.edit.afterAct')}
            value={chain.afterAct}
            onChange={(afterAct) => onChange({ afterAct })}
          />
        )}
      </div>
      <ol className={styles.steps}>
        {chain.steps.map((step, index) => (
          <StepFields
            key={index}
            step={step}
            number={index + 1}
            last={index === chain.steps.length - 1}
            only={chain.steps.length === 1}
            onChange={(change) => steps(chain.steps.map((one, at) => (at === index ? { ...one, ...change } : one)))}
            onRemove={() => steps(chain.steps.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={chain.steps.length >= MOST_STEPS}
        // A new step begins as the one before it: that is already allowed as the last.
        onClick={() =>
          steps([...chain.steps, ...chain.steps.slice(-1).map((one) => ({ ...one, call: [...one.call] }))])
        }
      >
        {t('escalation.edit.add')}
      </Button>
    </fieldset>
  );
}

function StepFields(props: {
  step: EscalationStep;
  number: number;
  last: boolean;
  only: boolean;
  onChange: (change: Partial<EscalationStep>) => void;
  onRemove: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { step, number, last, only, onChange, onRemove } = props;
  const title = `${t('escalation.edit.step', { number })}${last ? ` — ${t('escalation.edit.last')}` : ''}`;
  return (
    <li className={styles.step}>
      <div className={styles.stepHead}>
        <b>{title}</b>
        <ActionIcon
          variant="subtle"
          disabled={only}
          aria-label={t('escalation.edit.remove', { number })}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </div>
      <MultiSelect
        label={t('escalation.edit.call')}
        data={ESCALATION_TARGETS.map((value) => ({ value, label: t(`escalation.target.${value}`) }))}
        value={[...step.call]}
        onChange={(chosen) => onChange({ call: ESCALATION_TARGETS.filter((target) => chosen.includes(target)) })}
      />
      <div className={styles.times}>
        <TimeField
          label={t(last ? 'escalation.edit.every' : 'escalation.edit.within')}
          value={step.within}
          onChange={(within) => onChange({ within })}
        />
        <Checkbox
          className={styles.louder}
          label={t('escalation.edit.louder')}
          checked={step.louder}
          onChange={(event) => onChange({ louder: event.currentTarget.checked })}
        />
      </div>
    </li>
  );
}

/** A length of time as a number and its unit; kept as it is written in a policy, such as `90s`. */
function TimeField(props: { label: string; value: string; onChange: (value: string) => void }): ReactElement {
  const { t } = useTranslation();
  const { count, unit } = writtenTime(props.value);
  return (
    <div className={styles.time}>
      <NumberInput
        label={props.label}
        min={0}
        max={9_999}
        allowDecimal={false}
        allowNegative={false}
        value={count ?? ''}
        onChange={(value) => props.onChange(`${value}${unit}`)}
      />
      <Select
        aria-label={`${props.label}, ${t('escalation.unitName.s')}–${t('escalation.unitName.h')}`}
        allowDeselect={false}
        data={TIME_UNITS.map((value) => ({ value, label: t(`escalation.unitName.${value}`) }))}
        value={unit}
        onChange={(value) => props.onChange(`${count ?? ''}${value ?? unit}`)}
      />
    </div>
  );
}
