// Adding a duty or an absence, and changing one.
import { Checkbox, Group, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS } from '#care';
import { api, take } from '../api/client.js';
import type { RosterTask, RosterView } from '../api/types.js';
import section from '../admin/section.module.css';
import { useMe } from '../session/session.js';
import { bodyOf, type DutyDraft } from './duty-draft.js';
import { EffectDialog } from './effect-dialog.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday', 'day-before-holiday'] as const;
const PATTERNS = ['interval', 'weekly', 'weekly-span', 'holiday-span'] as const;
const TASKS = {
  station: ['duty', 'away'],
  supervisor: ['duty', 'away'],
  doctor: ['covering', 'coordinating', 'away'],
} as const;

interface FieldProps {
  readonly draft: DutyDraft;
  readonly set: (change: Partial<DutyDraft>) => void;
}

export function DutyDialog(props: {
  view: RosterView;
  draft: DutyDraft;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(props.draft);
  const set = (change: Partial<DutyDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const body = bodyOf(draft);
  const { duty } = draft;
  const send =
    body === null
      ? null
      : (preview: boolean) =>
          duty === null
            ? take(api.POST('/api/roster/duties', { body: { ...body, preview } }))
            : take(
                api.PUT('/api/roster/duties/{id}', {
                  params: { path: { id: duty.id } },
                  body: { ...body, preview, version: duty.version },
                }),
              );
  return (
    <EffectDialog
      title={t(duty === null ? (draft.task === 'away' ? 'roster.addAway' : 'roster.add') : 'roster.edit')}
      submit={t(duty === null ? 'action.add' : 'action.save')}
      view={props.view}
      send={send}
      onClose={props.onClose}
      onDone={props.onDone}
    >
      <WhoFields view={props.view} draft={draft} set={set} />
      <Select
        label={t('roster.pattern.label')}
        allowDeselect={false}
        data={PATTERNS.map((value) => ({ value, label: t(`roster.pattern.${value}`) }))}
        value={draft.pattern}
        onChange={(pattern) => pattern !== null && set({ pattern })}
      />
      <WhenFields draft={draft} set={set} />
      <div className={section.columns}>
        {draft.task !== 'away' && (
          <NumberInput
            label={t('roster.rank')}
            min={1}
            max={100}
            value={draft.rank + 1}
            onChange={(value) => set({ rank: Math.max(0, Number(value) - 1) })}
          />
        )}
        <TextInput
          label={t('roster.note')}
          maxLength={200}
          value={draft.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
    </EffectDialog>
  );
}

function WhoFields({ view, draft, set }: FieldProps & { view: RosterView }): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const isOwn = view.mayChange === 'own';
  const kinds = [...new Set(view.subjects.map(({ kind }) => kind))];
  const doctors = view.subjects.filter(({ kind }) => kind === 'doctor');
  const pickable = isOwn
    ? doctors.filter(({ id }) => (draft.task === 'away' ? id === me.personId : id !== me.personId))
    : view.subjects;
  const subject = view.subjects.find(({ id }) => id === draft.subjectId);
  const areas = subject?.kind === 'station' ? subject.areas : view.areas;
  const tasks: readonly RosterTask[] = isOwn ? ['away', 'covering'] : TASKS[draft.kind];
  const chooseTask = (task: RosterTask): void => {
    if (!isOwn) return set({ task });
    const other = doctors.find(({ id }) => id !== me.personId);
    set(
      task === 'away'
        ? { task, subjectId: me.personId, coversId: null }
        : { task, subjectId: other?.id ?? '', coversId: me.personId },
    );
  };
  return (
    <>
      <div className={section.columns}>
        <Select
          label={t('roster.who')}
          searchable
          allowDeselect={false}
          data={kinds.map((kind) => ({
            group: t(`roster.kind.${kind}`),
            items: pickable.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
          }))}
          value={draft.subjectId}
          onChange={(id) => {
            const chosen = view.subjects.find((one) => one.id === id);
            if (chosen === undefined) return;
            const fits = (TASKS[chosen.kind] as readonly RosterTask[]).includes(draft.task);
            set({
              subjectId: chosen.id,
              kind: chosen.kind,
              areas: [],
              ...(fits ? {} : { task: TASKS[chosen.kind][0] }),
            });
          }}
        />
        <Select
          label={t('roster.taskLabel')}
          allowDeselect={false}
          data={tasks.map((value) => ({ value, label: t(`roster.task.${value}`) }))}
          value={draft.task}
          onChange={(task) => task !== null && chooseTask(task)}
        />
      </div>
      {draft.task === 'covering' && !isOwn && (
        <Select
          label={t('roster.covers')}
          placeholder={t('roster.coversNobody')}
          clearable
          data={doctors.filter(({ id }) => id !== draft.subjectId).map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.coversId}
          onChange={(coversId) => set({ coversId })}
        />
      )}
      {draft.task !== 'away' && draft.coversId === null && (
        <MultiSelect
          label={t('roster.areas')}
          data={[...areas]}
          value={[...draft.areas]}
          onChange={(chosen) => set({ areas: chosen })}
        />
      )}
    </>
  );
}

function WhenFields({ draft, set }: FieldProps): ReactElement {
  const { t } = useTranslation();
  const field = (name: 'from' | 'to' | 'start' | 'end', type: 'time' | 'datetime-local'): ReactElement => (
    <TextInput
      type={type}
      required
      label={t(name === 'from' || name === 'start' ? 'roster.from' : 'roster.to')}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const day = (name: 'fromDay' | 'toDay'): ReactElement => (
    <Select
      label={t(`roster.${name}`)}
      allowDeselect={false}
      data={WEEKDAYS.map((value) => ({ value, label: t(`roster.day.${value}`) }))}
      value={draft[name]}
      onChange={(value) => value !== null && set({ [name]: value })}
    />
  );
  if (draft.pattern === 'interval') {
    return (
      <div className={section.columns}>
        {field('start', 'datetime-local')}
        {field('end', 'datetime-local')}
      </div>
    );
  }
  return (
    <>
      {draft.pattern === 'weekly' && (
        <Checkbox.Group
          label={t('roster.days')}
          value={[...draft.days]}
          onChange={(chosen) => set({ days: DAYS.filter((each) => chosen.includes(each)) })}
        >
          <Group gap="sm" mt={4}>
            {DAYS.map((value) => (
              <Checkbox key={value} value={value} label={t(`roster.day.${value}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      <div className={section.columns}>
        {draft.pattern === 'weekly-span' && day('fromDay')}
        {draft.pattern === 'weekly-span' && day('toDay')}
        {field('from', 'time')}
        {field('to', 'time')}
      </div>
      {draft.pattern === 'holiday-span' && (
        <Checkbox
          label={t('roster.yearEnd')}
          checked={draft.yearEnd}
          onChange={(event) => set({ yearEnd: event.currentTarget.checked })}
        />
      )}
      <div className={section.columns}>
        {(['validFrom', 'validUntil'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(`roster.${name}`)}
            value={draft[name] ?? ''}
            onChange={(event) => set({ [name]: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          />
        ))}
      </div>
    </>
  );
}
