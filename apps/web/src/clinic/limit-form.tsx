// Changing a limit rule in place, beside the trends, so that the new lines are seen on the patient's own data.
import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconAlertCircle } from '@tabler/icons-react';
import { type FormEvent, type ReactElement, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES, type LimitRule } from '#alarms';
import { ApiError } from '../api/client.js';
import { unitOf } from '../format/measure.js';
import { useProblemText } from '../shell/problem-text.js';
import {
  atFields,
  draftOf,
  type DraftField,
  type DraftProblem,
  type Figure,
  type LimitDraft,
  problemsOf,
  ruleOf,
} from './limit-draft.js';
import styles from './limit-form.module.css';
import { readRule } from './rule-set.js';
import { putRule, type RuleJson } from './use-clinic.js';

interface LimitFormProps {
  patientId: string;
  json: RuleJson;
  rule: LimitRule;
  /** The rule as it would be; null while the form makes no sense, and when it goes. */
  onDraft: (rule: LimitRule | null) => void;
  onDone: () => void;
  onClose: () => void;
}

export function LimitForm({ patientId, json, rule, onDraft, onDone, onClose }: LimitFormProps): ReactElement {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [draft, setDraft] = useState<LimitDraft>(() => draftOf(rule));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const found = useMemo(() => problemsOf(json, draft, rule), [json, draft, rule]);
  const sending = useMutation({
    mutationFn: () => putRule(patientId, rule.id, ruleOf(json, draft), reason.trim()),
    onSuccess: onDone,
  });
  const refused = sending.error instanceof ApiError ? atFields(sending.error.problems) : {};
  const problems = { ...refused, ...found };
  const isRefusedAtFields = Object.keys(refused).length > 0;
  const unchanged = JSON.stringify(draft) === JSON.stringify(draftOf(rule));
  const sound = Object.keys(found).length === 0;

  useEffect(() => {
    const read = sound ? readRule(ruleOf(json, draft)) : null;
    onDraft(read?.kind === 'limit' ? read : null);
  }, [sound, json, draft, onDraft]);
  useEffect(() => () => onDraft(null), [onDraft]);

  const change = (part: Partial<LimitDraft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    if (sending.isError) sending.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (sound && !unchanged && reason.trim() !== '' && !sending.isPending) sending.mutate();
  };
  const errorAt = (field: DraftField): string | undefined => {
    const problem = problems[field];
    return problem === undefined ? undefined : wordsOf(problem);
  };
  const wordsOf = (problem: DraftProblem): string => {
    const { kind } = problem;
    if (kind === 'range') return t('clinic.form.problem.range', { min: problem.min, max: problem.max });
    if (kind === 'other') return t('clinic.form.problem.other', { rule: problem.rule });
    return t(`clinic.form.problem.${kind}`);
  };
  const unit = unitOf(rule.signal);
  const figure = (field: 'low' | 'high' | 'severeLow' | 'severeHigh', autoFocus = false): ReactElement => (
    <FigureField
      label={t(`clinic.form.${field}`)}
      unit={unit}
      value={draft[field]}
      error={errorAt(field)}
      autoFocus={autoFocus}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      aria-label={t('clinic.form.title', { signal: t(`signal.${rule.signal}`) })}
      noValidate
    >
      <p className={styles.hint}>{t('clinic.form.shown')}</p>
      <div className={styles.pair}>
        {figure('low', rule.low !== null)}
        {figure('high', rule.low === null)}
      </div>
      <div className={styles.pair}>
        <FigureField
          label={t('clinic.form.delay')}
          unit={t('clinic.sentence.unit.s').trim()}
          value={draft.delaySeconds}
          error={errorAt('delay')}
          onChange={(delaySeconds) => change({ delaySeconds })}
        />
        <PriorityField
          label={t('clinic.form.priority')}
          value={draft.priority}
          error={errorAt('priority')}
          onChange={(priority) => change({ priority })}
        />
      </div>
      <p className={styles.hint}>{t('clinic.form.severeHint')}</p>
      <div className={styles.pair}>
        {figure('severeLow')}
        {figure('severeHigh')}
      </div>
      <PriorityField
        label={t('clinic.form.severePriority')}
        value={draft.severePriority}
        error={errorAt('severePriority')}
        onChange={(severePriority) => change({ severePriority })}
      />
      <TextInput
        label={t('clinic.reason')}
        description={t('clinic.reasonHint')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && reason.trim() === '' ? t('required') : undefined}
      />
      {sending.isError && !isRefusedAtFields && (
        <p role="alert" className={styles.problem}>
          <IconAlertCircle size={16} aria-hidden /> <b>{problemText(sending.error)}</b>
        </p>
      )}
      {tried && unchanged && (
        <p role="status" className={styles.hint}>
          {t('clinic.form.unchanged')}
        </p>
      )}
      <footer className={styles.foot}>
        <Button variant="subtle" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={sending.isPending}>
          {t('action.save')}
        </Button>
      </footer>
    </form>
  );
}

function FigureField(props: {
  label: string;
  unit: string;
  value: Figure;
  error: string | undefined;
  autoFocus?: boolean;
  onChange: (value: Figure) => void;
}): ReactElement {
  return (
    <NumberInput
      label={props.label}
      suffix={props.unit === '' ? '' : ` ${props.unit}`}
      value={props.value}
      error={props.error}
      data-autofocus={props.autoFocus}
      autoFocus={props.autoFocus ?? false}
      decimalScale={1}
      allowNegative={false}
      inputMode="decimal"
      onChange={(value) => props.onChange(typeof value === 'number' ? value : value === '' ? '' : Number(value))}
    />
  );
}

function PriorityField(props: {
  label: string;
  value: LimitDraft['priority'];
  error: string | undefined;
  onChange: (value: LimitDraft['priority']) => void;
}): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      <span id={id} className={styles.label}>
        {props.label}
      </span>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-labelledby={id}
        value={props.value}
        onChange={props.onChange}
        data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
      />
      {props.error !== undefined && <p className={styles.error}>{props.error}</p>}
    </div>
  );
}
