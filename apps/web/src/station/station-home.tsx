// When no offer waits: visits under way, earlier ones, and when this station is on duty.
import { Button } from '@mantine/core';
import { IconBellRinging, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isLive } from '#care';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { api, take } from '../api/client.js';
import type { Dispatch } from '../api/types.js';
import { useDutyText } from '../admin/duty-text.js';
import { inLanguage } from '../format/language.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import styles from './station-home.module.css';

interface StationHomeProps {
  dispatches: readonly Dispatch[];
  stationId: string;
}

export function StationHome({ dispatches, stationId }: StationHomeProps): ReactElement {
  const { t } = useTranslation();
  const sound = useSyncExternalStore(alarmPlayer.subscribe, alarmPlayer.state);
  const active = dispatches.filter((dispatch) => isLive(dispatch.state));
  const earlier = dispatches.filter((dispatch) => !isLive(dispatch.state));
  return (
    <main className={styles.home}>
      {active.length === 0 && (
        <section className={styles.idle}>
          <IconBellRinging size={36} stroke={1.4} aria-hidden />
          <h1>{t('station.idle')}</h1>
          <p>{t('station.idleHint')}</p>
          {sound === 'blocked' && (
            <Button size="lg" onClick={() => void alarmPlayer.demonstrate('medium')}>
              {t('station.enableSound')}
            </Button>
          )}
        </section>
      )}
      <List title={t('station.active')} dispatches={active} />
      <Duties stationId={stationId} />
      <List title={t('station.recent')} dispatches={earlier} />
    </main>
  );
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
              <time>{instant(dispatch.offeredAt, now, language)}</time>
              <IconChevronRight size={20} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Duties({ stationId }: { stationId: string }): ReactElement {
  const { t } = useTranslation();
  const text = useDutyText();
  const { data } = useQuery({
    queryKey: ['duties', stationId],
    queryFn: () => take(api.GET('/api/stations/{id}/duties', { params: { path: { id: stationId } } })),
    staleTime: 300_000,
  });
  return (
    <section>
      <h2 className={styles.title}>{t('station.duties')}</h2>
      {data?.duties.length === 0 && <p className={styles.none}>{t('station.noDuties')}</p>}
      <ul>
        {data?.duties.map((duty, index) => (
          <li key={index} className={styles.duty}>
            {text(duty)}
          </li>
        ))}
      </ul>
    </section>
  );
}
