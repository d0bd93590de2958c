// The roster as a calendar: weeks or months, one row for each station, doctor and supervisor, gaps hatched and in words.
// Supervisors and administrators change it here; a doctor enters own absences and who covers; others look.
import { Button, SegmentedControl, Select } from '@mantine/core';
import {
  IconCalendarPlus,
  IconChevronLeft,
  IconChevronRight,
  IconLink,
  IconPrinter,
  IconUpload,
} from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { addDays, localTime } from '#care';
import { api, takeFile } from '../api/client.js';
import type { RosterKind, RosterShift, RosterView } from '../api/types.js';
import { useMe } from '../session/session.js';
import { Logo } from '../shell/logo.js';
import { DownloadButton } from '../shell/download-button.js';
import { PersonMenu } from '../shell/person-menu.js';
import { EmptyState, ErrorState, LoadingState } from '../shell/states.js';
import { useSlowNow } from '../use-now.js';
import { AddressDialog } from './address-dialog.js';
import { DayList } from './day-list.js';
import { draftFor, type DutyDraft } from './duty-draft.js';
import { DutyDialog } from './duty-dialog.js';
import { GapList } from './gap-list.js';
import { ImportDialog } from './import-dialog.js';
import { dateOf, neighbour, rangeOf, ROSTER_ZONE, type RosterSpan } from './range.js';
import { RosterGrid } from './roster-grid.js';
import styles from './roster-page.module.css';
import { ShiftDialog } from './shift-dialog.js';
import { useRenewRoster, useRoster } from './use-roster.js';

type Open =
  | { readonly kind: 'duty'; readonly draft: DutyDraft }
  | { readonly kind: 'shift'; readonly shift: RosterShift }
  | { readonly kind: 'import' }
  | { readonly kind: 'address' }
  | null;

const KINDS = ['station', 'doctor', 'supervisor'] as const;

export default function RosterPage(): ReactElement {
  const { t } = useTranslation();
  const now = useSlowNow();
  const me = useMe();
  const renew = useRenewRoster();
  const [open, setOpen] = useState<Open>(null);
  const filter = useFilter(dateOf(now));
  const range = rangeOf(filter.date, filter.span);
  const query = useRoster(range);
  const view = query.data;
  const done = (): void => void renew().then(() => setOpen(null));
  const add = (change: Partial<DutyDraft> = {}): void => {
    if (view !== undefined) setOpen({ kind: 'duty', draft: { ...draftFor(view, me, range, now), ...change } });
  };
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Logo size={28} />
        <div className={styles.title}>
          <h1>{t('roster.title')}</h1>
          <p>{t('roster.lead')}</p>
        </div>
        <PersonMenu />
      </header>
      <main className={styles.main}>
        <Tools filter={filter} view={view} onAdd={() => add()} onOpen={setOpen} />
        {view === undefined && query.error === null && <LoadingState />}
        {view === undefined && query.error !== null && (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        )}
        {view !== undefined && (
          <>
            <Hint view={view} />
            <GapList gaps={view.gaps} view={view} now={now} area={filter.area} kind={filter.kind} />
            <RosterGrid
              view={view}
              range={range}
              span={filter.span}
              area={filter.area}
              kind={filter.kind}
              now={now}
              onShift={(shift) => setOpen({ kind: 'shift', shift })}
              onAdd={add}
            />
            <DayList
              view={view}
              range={range}
              area={filter.area}
              kind={filter.kind}
              now={now}
              onShift={(shift) => setOpen({ kind: 'shift', shift })}
            />
          </>
        )}
      </main>
      {view !== undefined && open?.kind === 'duty' && (
        <DutyDialog view={view} draft={open.draft} onClose={() => setOpen(null)} onDone={done} />
      )}
      {view !== undefined && open?.kind === 'shift' && (
        <ShiftDialog
          view={view}
          shift={open.shift}
          onEdit={(draft) => setOpen({ kind: 'duty', draft })}
          onClose={() => setOpen(null)}
          onDone={done}
        />
      )}
      {view !== undefined && open?.kind === 'import' && (
        <ImportDialog view={view} onClose={() => setOpen(null)} onDone={done} />
      )}
      {view !== undefined && open?.kind === 'address' && <AddressDialog view={view} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Hint({ view }: { view: RosterView }): ReactElement | null {
  const { t } = useTranslation();
  if (view.subjects.length === 0) return <EmptyState title={t('roster.nobodyToPlan')} />;
  if (view.duties.length === 0) return <EmptyState title={t('roster.empty')} hint={t('roster.emptyHint')} />;
  if (view.mayChange === 'all') return null;
  return <p className={styles.hint}>{t(view.mayChange === 'own' ? 'roster.ownOnly' : 'roster.readOnly')}</p>;
}

interface Filter {
  readonly date: string;
  readonly span: RosterSpan;
  readonly area: string | null;
  readonly kind: RosterKind | null;
  readonly set: (change: Readonly<Record<string, string | null>>) => void;
}

/** What is shown, kept in the address so that it can be sent to a colleague. */
function useFilter(today: string): Filter {
  const [params, setParams] = useSearchParams();
  const at = Number(params.get('at'));
  const given = params.get('date');
  const linked = Number.isFinite(at) && at > 0 ? localTime(at, ROSTER_ZONE).date : today;
  const date = given !== null && /^\d{4}-\d{2}-\d{2}$/.test(given) && addDays(given, 0) === given ? given : linked;
  return {
    date,
    span: params.get('view') === 'month' ? 'month' : 'week',
    area: params.get('area'),
    kind: KINDS.find((kind) => kind === params.get('kind')) ?? null,
    set: (change) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(change)) {
            if (value === null) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
  };
}

function Tools(props: {
  filter: Filter;
  view: RosterView | undefined;
  onAdd: () => void;
  onOpen: (open: Open) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { filter, view, onAdd, onOpen } = props;
  const { date, span, set } = filter;
  const go = (to: string | null): void => set({ date: to, at: null });
  return (
    <div className={styles.tools}>
      <div className={styles.group}>
        <Button
          variant="default"
          px="xs"
          aria-label={t('roster.previous')}
          onClick={() => go(neighbour(date, span, -1))}
        >
          <IconChevronLeft size={18} aria-hidden />
        </Button>
        <Button variant="default" onClick={() => go(null)}>
          {t('roster.today')}
        </Button>
        <Button
          variant="default"
          px="xs"
          aria-label={t('roster.following')}
          onClick={() => go(neighbour(date, span, 1))}
        >
          <IconChevronRight size={18} aria-hidden />
        </Button>
        <SegmentedControl
          aria-label={t('roster.view.label')}
          data={(['week', 'month'] as const).map((value) => ({ value, label: t(`roster.view.${value}`) }))}
          value={span}
          onChange={(value) => set({ view: value })}
        />
      </div>
      <div className={`${styles.group} ${styles.filters}`}>
        <Select
          aria-label={t('roster.area')}
          placeholder={t('roster.allAreas')}
          clearable
          w={150}
          data={[...(view?.areas ?? [])]}
          value={filter.area}
          onChange={(area) => set({ area })}
        />
        <Select
          aria-label={t('roster.kindLabel')}
          placeholder={t('roster.kind.all')}
          clearable
          w={210}
          data={KINDS.map((value) => ({ value, label: t(`roster.kind.${value}`) }))}
          value={filter.kind}
          onChange={(kind) => set({ kind })}
        />
      </div>
      <div className={styles.acts}>
        {view !== undefined && view.mayChange !== 'none' && (
          <Button leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={onAdd}>
            {t(view.mayChange === 'own' ? 'roster.addAway' : 'roster.add')}
          </Button>
        )}
        {view?.mayChange === 'all' && (
          <Button
            className={styles.desk}
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={() => onOpen({ kind: 'import' })}
          >
            {t('roster.import')}
          </Button>
        )}
        <DownloadButton
          label={t('roster.export')}
          name="roster.ics"
          load={() => takeFile(api.GET('/api/roster/calendar.ics', { parseAs: 'blob' }))}
        />
        <Button
          variant="default"
          leftSection={<IconLink size={16} aria-hidden />}
          onClick={() => onOpen({ kind: 'address' })}
        >
          {t('roster.address')}
        </Button>
        <Button
          className={styles.desk}
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => globalThis.print()}
        >
          {t('roster.print')}
        </Button>
      </div>
    </div>
  );
}
