// Visits to come to a patient: when, by whom, why; the way to plan one and to call one off.
import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SECOND_MS } from '#kernel';
import { api, take } from '../api/client.js';
import type { Dispatch } from '../api/types.js';
import { dayWithWeekday, hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { Phone } from '../patient/emergency-card.js';
import { useNow } from '../use-now.js';
import { useAct } from './actions.js';
import styles from './planned-visits.module.css';

const LOOK_EVERY_MS = 30 * SECOND_MS;
export const PLANNED_VISITS = ['planned-visits'] as const;

const SHOWN = 3;

export function PlannedVisits({ patientId, onPlan }: { patientId: string; onPlan: () => void }): ReactElement {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: PLANNED_VISITS,
    queryFn: () => take(api.GET('/api/dispatches', { params: { query: { which: 'work' } } })),
    refetchInterval: LOOK_EVERY_MS,
  });
  const [all, setAll] = useState(false);
  // Soonest first: the next ones are what a seat asks about.
  const visits = (query.data ?? [])
    .filter((visit) => visit.kind === 'planned' && visit.patientId === patientId)
    .toSorted((a, b) => (a.plannedFor ?? 0) - (b.plannedFor ?? 0));
  return (
    <section className={styles.visits} aria-label={t('board.visit.title')}>
      <header className={styles.head}>
        <h3>{t('board.visit.title')}</h3>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          onClick={onPlan}
        >
          {t('board.visit.plan')}
        </Button>
      </header>
      {query.isError && <p role="alert">{t('board.visit.failed')}</p>}
      {query.data !== undefined && visits.length === 0 && <p className={styles.none}>{t('board.visit.none')}</p>}
      <ul>
        {visits.slice(0, all ? visits.length : SHOWN).map((visit) => (
          <Visit key={visit.id} visit={visit} />
        ))}
      </ul>
      {visits.length > SHOWN && (
        <Button size="compact-sm" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('board.visit.fewer') : t('board.visit.more', { count: visits.length - SHOWN })}
        </Button>
      )}
    </section>
  );
}

function Visit({ visit }: { visit: Dispatch }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const client = useQueryClient();
  const act = useAct();
  const { plannedFor, state, nurse } = visit;
  const late = state === 'planned' && plannedFor !== null && plannedFor < now;
  return (
    <li>
      <p>
        {plannedFor !== null && (
          <b>
            {dayWithWeekday(plannedFor, language)} {hourMinute(plannedFor, language)}
          </b>
        )}{' '}
        {visit.stationName} <span>{late ? <b>{t('board.visit.late')}</b> : t(`dispatch.${state}`)}</span>
      </p>
      <p className={styles.none}>{visit.note}</p>
      {nurse !== null && (
        <p>
          {nurse.displayName} {nurse.telephone !== null && <Phone number={nurse.telephone} />}
        </p>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        loading={act.isPending}
        onClick={() =>
          act.mutate(
            { kind: 'recall', dispatchId: visit.id },
            { onSuccess: () => void client.invalidateQueries({ queryKey: PLANNED_VISITS }) },
          )
        }
      >
        {t('board.visit.cancel')}
      </Button>
    </li>
  );
}
