// One shift: what it is, and what can be done with it: change its duty, leave the day out, swap, end, take away.
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { RosterDuty, RosterShift, RosterView } from '../api/types.js';
import section from '../admin/section.module.css';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { useSlowNow } from '../use-now.js';
import { bodyOf, draftFor, draftOf, type DutyDraft } from './duty-draft.js';
import { EffectDialog } from './effect-dialog.js';
import { ROSTER_ZONE } from './range.js';
import styles from './roster-page.module.css';
import { useRosterWords } from './roster-words.js';

type Act = 'look' | 'swap' | 'skip' | 'end' | 'remove' | 'take-back';

interface ShiftProps {
  readonly view: RosterView;
  readonly shift: RosterShift;
  readonly onEdit: (draft: DutyDraft) => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ShiftDialog(props: ShiftProps): ReactElement | null {
  const [act, setAct] = useState<Act>('look');
  const duty = props.view.duties.find(({ id }) => id === props.shift.dutyId);
  if (duty === undefined) return null;
  if (act === 'look') return <Look {...props} duty={duty} choose={setAct} />;
  if (act === 'swap') return <Swap {...props} duty={duty} />;
  return <Confirm {...props} duty={duty} act={act} />;
}

function useDraft(view: RosterView, duty: RosterDuty): DutyDraft {
  const me = useMe();
  const now = useSlowNow();
  return draftOf(duty, draftFor(view, me, { from: now, to: now + 1, days: [] }, now));
}

function Look(props: ShiftProps & { duty: RosterDuty; choose: (act: Act) => void }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { view, shift, duty, choose } = props;
  const words = useRosterWords(view);
  const draft = useDraft(view, duty);
  const swap = view.swaps.find(({ id }) => id === shift.swapId);
  const isRepeated = duty.pattern.kind !== 'interval';
  const areas = duty.areas.length === 0 ? t('roster.allAreas') : duty.areas.join('・');
  const facts: ReadonlyArray<readonly [string, string]> = [
    [t('roster.taskLabel'), t(`roster.task.${duty.task}`)],
    [t('roster.from'), words.moment(shift.from)],
    [t('roster.to'), words.moment(shift.to)],
    ...(duty.task === 'away' || duty.coversId !== null ? [] : [[t('roster.area'), areas] as const]),
    ...(duty.kind === 'station' ? [[t('roster.rank'), t('roster.rankOf', { count: duty.rank + 1 })] as const] : []),
    ...(duty.coversId === null ? [] : [[t('roster.covers'), words.nameOf(duty.coversId)] as const]),
    [t('roster.pattern.label'), isRepeated ? words.pattern(duty) : t('roster.pattern.interval')],
    ...(duty.validFrom === null ? [] : [[t('roster.validFrom'), duty.validFrom] as const]),
    ...(duty.validUntil === null ? [] : [[t('roster.validUntil'), duty.validUntil] as const]),
    ...(duty.note === '' ? [] : [[t('roster.note'), duty.note] as const]),
    ...(swap === undefined
      ? []
      : [
          [
            t('roster.swap'),
            `${t('roster.swapped', { name: words.nameOf(duty.subjectId) })}・${swap.agreedBy}`,
          ] as const,
        ]),
  ];
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={words.nameOf(shift.subjectId)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={section.form}>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
        </dl>
        <p className={styles.hint}>
          {t('roster.history', { time: instant(duty.changedAt, now, language, ROSTER_ZONE) })}
        </p>
        {duty.mayChange && (
          <div className={styles.buttons}>
            <Button onClick={() => props.onEdit(draft)}>{t('roster.edit')}</Button>
            {duty.task !== 'away' && swap === undefined && (
              <Button variant="default" onClick={() => choose('swap')}>
                {t('roster.swap')}
              </Button>
            )}
            {swap !== undefined && (
              <Button variant="default" onClick={() => choose('take-back')}>
                {t('roster.takeBack')}
              </Button>
            )}
            {isRepeated && (
              <>
                <Button variant="default" onClick={() => choose('skip')}>
                  {t('roster.skip')}
                </Button>
                <Button variant="default" onClick={() => choose('end')}>
                  {t('roster.end')}
                </Button>
              </>
            )}
            <Button variant="default" onClick={() => choose('remove')}>
              {t('roster.remove')}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  );
}

function Swap({ view, shift, duty, onClose, onDone }: ShiftProps & { duty: RosterDuty }): ReactElement {
  const { t } = useTranslation();
  const words = useRosterWords(view);
  const [takenBy, setTakenBy] = useState<string | null>(null);
  const [agreedBy, setAgreedBy] = useState('');
  const others = view.subjects.filter(({ id, kind }) => kind === duty.kind && id !== duty.subjectId);
  const body = { dutyId: duty.id, date: shift.date, agreedBy };
  const send =
    takenBy === null || agreedBy.trim() === ''
      ? null
      : (preview: boolean) => take(api.POST('/api/roster/swaps', { body: { ...body, takenBy, preview } }));
  return (
    <EffectDialog
      title={t('roster.swapTitle', { date: words.moment(shift.from) })}
      submit={t('action.save')}
      view={view}
      send={send}
      onClose={onClose}
      onDone={onDone}
    >
      <Select
        label={t('roster.takenBy')}
        required
        searchable
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={takenBy}
        onChange={setTakenBy}
      />
      <TextInput
        label={t('roster.agreedBy')}
        required
        maxLength={100}
        value={agreedBy}
        onChange={(event) => setAgreedBy(event.currentTarget.value)}
      />
    </EffectDialog>
  );
}

function Confirm(props: ShiftProps & { duty: RosterDuty; act: Exclude<Act, 'look' | 'swap'> }): ReactElement {
  const { t } = useTranslation();
  const { view, shift, duty, act, onClose, onDone } = props;
  const words = useRosterWords(view);
  const draft = useDraft(view, duty);
  const path = { id: duty.id };
  const send = (preview: boolean) => {
    switch (act) {
      case 'skip': {
        const body = bodyOf({ ...draft, except: [...duty.except, shift.date] });
        if (body === null) throw new Error('A duty on record has no times.');
        const change = { ...body, pattern: duty.pattern, preview, version: duty.version };
        return take(api.PUT('/api/roster/duties/{id}', { params: { path }, body: change }));
      }
      case 'end': {
        const body = { version: duty.version, lastDate: shift.date, preview };
        return take(api.POST('/api/roster/duties/{id}/end', { params: { path }, body }));
      }
      case 'remove':
        return take(
          api.POST('/api/roster/duties/{id}/end', { params: { path }, body: { version: duty.version, preview } }),
        );
      case 'take-back':
        return take(
          api.DELETE('/api/roster/swaps/{id}', {
            params: { path: { id: shift.swapId ?? '' }, query: { preview: preview ? 'true' : 'false' } },
          }),
        );
    }
  };
  const titles = {
    skip: t('roster.skip'),
    end: t('roster.end'),
    remove: t('roster.remove'),
    'take-back': t('roster.takeBack'),
  };
  return (
    <EffectDialog title={titles[act]} submit={titles[act]} view={view} send={send} onClose={onClose} onDone={onDone}>
      <p>
        {words.shift(shift, duty)}
        {act === 'remove' && duty.pattern.kind !== 'interval' && ` — ${words.pattern(duty)}`}
      </p>
      {act === 'remove' && <p className={styles.hint}>{t('roster.removeHint')}</p>}
    </EffectDialog>
  );
}
