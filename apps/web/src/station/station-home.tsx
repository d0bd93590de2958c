// When no offer waits: whether this phone will be heard calling, visits under way and planned, the day's and the month's,
// and when this station is on duty.
import { Button } from '@mantine/core';
import { IconBellRinging, IconChevronRight, IconCloudOff } from '@tabler/icons-react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isLive, localTime } from '#care';
import { DAY_MS, MINUTE_MS, type Instant } from '#kernel';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { api, take } from '../api/client.js';
import type { Dispatch, RosterView } from '../api/types.js';
import { centreClock } from '../clock.js';
import { inLanguage } from '../format/language.js';
import { dayWithWeekday, hourMinute, instant, plannedTime } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { GapBanner } from '../roster/gap-banner.js';
import { workerSupport } from '../service-worker/page.js';
import { useSlowNow } from '../use-now.js';
import { ownDuties, ownGaps } from './own-duties.js';
import { ThisPhone } from './this-phone.js';
import type { Hearing } from './use-station.js';
import styles from './station-home.module.css';

const SHOWN_DAYS = 30;

interface StationHomeProps {
  dispatches: readonly Dispatch[];
  stationId: string;
  hearing: Hearing;
}

export function StationHome({ dispatches, stationId, hearing }: StationHomeProps): ReactElement {
  const { t } = useTranslation();
  const now = useSlowNow();
  const { active, planned, today, earlier } = sorted(dispatches, now);
  const { data: week } = useComingWeek(stationId);
  return (
    <main className={styles.home}>
      {week !== undefined && <GapBanner gaps={ownGaps(week, stationId, now)} now={now} />}
      {active.length === 0 && <Idle hearing={hearing} />}
      <List title={t('station.active')} dispatches={active} />
      <List title={t('station.planned')} dispatches={planned} />
      <List title={t('station.today')} dispatches={today} />
      <Duties stationId={stationId} />
      <List title={t('station.recent')} dispatches={earlier} />
      <ThisPhone />
    </main>
  );
}

function Idle({ hearing }: { hearing: Hearing }): ReactElement {
  const { t } = useTranslation();
  const sound = useSyncExternalStore(alarmPlayer.subscribe, alarmPlayer.state);
  // Without the centre's word "no requests" would be a guess.
  if (hearing.kind !== 'heard') {
    return (
      <section className={styles.idle} data-unknown>
        <IconCloudOff size={36} stroke={1.4} aria-hidden />
        <h1>{t('station.unknownIdle')}</h1>
        <p>{t('station.unknownIdleHint')}</p>
      </section>
    );
  }
  return (
    <section className={styles.idle}>
      <IconBellRinging size={36} stroke={1.4} aria-hidden />
      <h1>{t('station.idle')}</h1>
      <p>{t('station.idleHint')}</p>
      {workerSupport() !== 'ready' && <p className={styles.warning}>{t('station.keepOpen')}</p>}
      {sound === 'blocked' && (
        <Button size="lg" onClick={() => void alarmPlayer.demonstrate('medium')}>
          {t('station.enableSound')}
        </Button>
      )}
    </section>
  );
}

function sorted(dispatches: readonly Dispatch[], now: Instant) {
  const day = (at: Instant): string => localTime(at, Intl.DateTimeFormat().resolvedOptions().timeZone).date;
  const over = dispatches.filter(({ state }) => !isLive(state) && state !== 'planned');
  const isToday = ({ offeredAt }: Dispatch): boolean => day(offeredAt) === day(now);
  return {
    active: dispatches.filter(({ state }) => isLive(state)),
    planned: dispatches.filter(({ state }) => state === 'planned'),
    today: over.filter(isToday),
    earlier: over.filter((each) => !isToday(each) && now - each.offeredAt < SHOWN_DAYS * DAY_MS),
  };
}

function List({ title, dispatches }: { title: string; dispatches: readonly Dispatch[] }): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  if (dispatches.length === 0) return null;
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <ul>
        {dispatches.map((dispatch) => (
          <li key={dispatch.id}>
            <Link className={styles.item} to={`/station/${dispatch.id}`}>
              <span>
                <b>{dispatch.patient.displayName}</b> <small>{t(`dispatch.${dispatch.state}`)}</small>
                <span className={styles.what}>{inLanguage(dispatch.summary, language)}</span>
              </span>
              <time>
                {dispatch.plannedFor === null
                  ? instant(dispatch.offeredAt, now, language)
                  : plannedTime(dispatch.plannedFor, now, language)}
              </time>
              <IconChevronRight size={20} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const AHEAD_MS = 7 * DAY_MS;
const LOOK_EVERY_MS = 5 * MINUTE_MS;

/** The coming week, for when this station is on duty and for what is missing. */
function useComingWeek(stationId: string): UseQueryResult<RosterView> {
  return useQuery({
    queryKey: ['own-shifts', stationId],
    queryFn: () => {
      const from = Math.floor(centreClock.now());
      return take(api.GET('/api/roster', { params: { query: { from, to: from + AHEAD_MS } } }));
    },
    staleTime: LOOK_EVERY_MS,
    refetchInterval: LOOK_EVERY_MS,
  });
}

/** When this station is on duty in the coming week, swaps included. */
function Duties({ stationId }: { stationId: string }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, isError, refetch } = useComingWeek(stationId);
  const own = data === undefined ? undefined : ownDuties(data, stationId);
  return (
    <section>
      <h2 className={styles.title}>{t('station.duties')}</h2>
      {own === undefined && !isError && <p className={styles.none}>{t('state.loading')}</p>}
      {own === undefined && isError && (
        <p className={styles.none} role="alert">
          {t('station.dutiesUnread')}{' '}
          <Button size="compact-md" variant="default" onClick={() => void refetch()}>
            {t('action.retry')}
          </Button>
        </p>
      )}
      {own?.length === 0 && <p className={styles.none}>{t('station.noDuties')}</p>}
      <ul>
        {own?.map(({ key, duty, from, to }) => (
          <li key={key} className={styles.duty}>
            {dayWithWeekday(from, language)} {hourMinute(from, language)} – {dayWithWeekday(to, language)}{' '}
            {hourMinute(to, language)}
            <small>
              {t(`roster.task.${duty.task}`)}
              {duty.task === 'duty' && ` ${t('roster.rankOf', { count: duty.rank + 1 })}`}
              {duty.task !== 'away' && ` ${duty.areas.length === 0 ? t('roster.allAreas') : duty.areas.join('・')}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
