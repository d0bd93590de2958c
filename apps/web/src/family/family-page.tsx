// One calm page for the family: one sentence, one picture of the night, one time. Nothing here is an alarm.
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { localTime } from '#care';
import { api, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { centreClock } from '../clock.js';
import { hourMinute, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { PushSettings } from '../notifications/push-settings.js';
import { NewVersion } from '../service-worker/new-version.js';
import { Logo } from '../shell/logo.js';
import { PersonMenu } from '../shell/person-menu.js';
import { EmptyState, ErrorState, LoadingState } from '../shell/states.js';
import { setOnFamily } from '../theme/scheme.js';
import styles from './family-page.module.css';
import { NightBand } from './night-band.js';

export type FamilyView = components['schemas']['FamilyView'];

const REFRESH_MS = 15_000;

export default function FamilyPage(): ReactElement {
  const { t } = useTranslation();
  useEffect(() => {
    setOnFamily(true);
    return () => setOnFamily(false);
  }, []);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Logo size={28} />
        <span className={styles.title}>{t('family.title')}</span>
        <PersonMenu />
      </header>
      <NewVersion />
      <Body />
      <footer className={styles.foot}>
        <p>{t('family.consent')}</p>
        <details>
          <summary>{t('family.messages')}</summary>
          <PushSettings />
        </details>
      </footer>
    </div>
  );
}

function Body(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error, isError, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['family'],
    queryFn: () => take(api.GET('/api/family')),
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: true,
  });
  if (data === undefined) return isError ? <ErrorState error={error} retry={() => void refetch()} /> : <LoadingState />;
  if (data.length === 0) return <EmptyState title={t('family.none')} hint={t('family.noneHint')} />;
  return (
    <main className={styles.main}>
      {isError && (
        <p className={styles.stale} role="status">
          {t('family.stale', { time: hourMinute(dataUpdatedAt, language) })}
        </p>
      )}
      {data.map((view) => (
        <Person key={view.patientId} view={view} />
      ))}
    </main>
  );
}

function Person({ view }: { view: FamilyView }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { state, since, etaAt, lastDataAt, timeZone } = view;
  const now = centreClock.now();
  const time = (at: number): string => timeAsSpoken(at, now, language, timeZone);
  return (
    <article className={styles.person}>
      <div className={styles.says} aria-live="polite">
        <h1 className={styles.sentence}>{t(`family.state.${sayingOf(view, now)}`, { name: view.givenName })}</h1>
        {etaAt !== null ? (
          <p className={styles.second}>{t('family.eta', { time: time(etaAt) })}</p>
        ) : (
          since !== null && <p className={styles.second}>{t('family.since', { time: time(since) })}</p>
        )}
        {state === 'no-data' && <p className={styles.hint}>{t('family.noDataHint')}</p>}
        {state === 'paused' && <p className={styles.hint}>{t('family.pausedHint')}</p>}
      </div>
      <NightBand night={view.night} timeZone={timeZone} />
      <p className={styles.last}>
        {lastDataAt === null ? t('family.noLastData') : t('family.lastData', { time: time(lastDataAt) })}
      </p>
    </article>
  );
}

/** What the sentence says: when all is well, where the patient is; a sensor cannot tell sleep from rest. */
function sayingOf(
  { state, inBed, timeZone }: FamilyView,
  now: number,
): FamilyView['state'] | 'asleep' | 'resting' | 'up' {
  if (state !== 'well' || inBed === null) return state;
  if (!inBed) return 'up';
  const { minuteOfDay } = localTime(now, timeZone);
  return minuteOfDay >= 21 * 60 || minuteOfDay < 7 * 60 ? 'asleep' : 'resting';
}

/** 22:10 today, with the date on another day; families do not count seconds. */
function timeAsSpoken(at: number, now: number, language: 'ja' | 'en', timeZone: string): string {
  const today = localTime(at, timeZone).date === localTime(now, timeZone).date;
  return today ? hourMinute(at, language, timeZone) : instant(at, now, language, timeZone);
}
