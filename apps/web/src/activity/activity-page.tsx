// The month's activity: on the screen, on paper and as a file. Figures only; no patient is in it.
import { Button, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { monthOf, monthSpan } from '#care';
import { api, take, takeFile } from '../api/client.js';
import type { Activity, Figure } from '../api/types.js';
import { centreClock } from '../clock.js';
import { age, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { fewness, useRatio } from '../load/figure-tile.js';
import { DownloadButton } from '../shell/download-button.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { WorkPage } from '../shell/work-page.js';
import styles from './activity-page.module.css';

const TIME_ZONE = 'Asia/Tokyo';

export default function ActivityPage(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const [query, setQuery] = useSearchParams();
  const asked = query.get('month') ?? '';
  const month = monthSpan(asked, TIME_ZONE) === null ? monthOf(centreClock.now(), TIME_ZONE) : asked;
  const activity = useQuery({
    queryKey: ['activity', month],
    queryFn: () => take(api.GET('/api/reports/activity', { params: { query: { month } } })),
  });
  return (
    <WorkPage title={t('activity.title')}>
      <div className={styles.head}>
        <TextInput
          type="month"
          label={t('activity.month')}
          value={month}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (monthSpan(value, TIME_ZONE) !== null) setQuery({ month: value }, { replace: true });
          }}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => globalThis.print()}
        >
          {t('load.print')}
        </Button>
        <DownloadButton
          label={t('load.csv')}
          name={`activity-${month}.csv`}
          load={() =>
            takeFile(api.GET('/api/reports/activity.csv', { params: { query: { month, language } }, parseAs: 'blob' }))
          }
        />
      </div>
      {activity.data !== undefined ? (
        <Report activity={activity.data} />
      ) : activity.isError ? (
        <ErrorState error={activity.error} retry={() => void activity.refetch()} />
      ) : (
        <LoadingState />
      )}
    </WorkPage>
  );
}

function Report({ activity }: { activity: Activity }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { month, timeZone, complete, madeAt } = activity;
  const name = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    timeZone,
  });
  return (
    <article className={styles.report}>
      <h2 className={styles.month}>{name.format(activity.from)}</h2>
      <p className={styles.facts} data-month={month}>
        {t('activity.figuresOnly', { zone: timeZone })}
        {!complete && ` ${t('activity.incomplete', { time: instant(madeAt, 0, language, timeZone) })}`}
      </p>
      <Priorities activity={activity} />
      <div className={styles.pair}>
        <OutcomesAndCalls activity={activity} />
      </div>
      <Stations activity={activity} />
    </article>
  );
}

function Priorities({ activity }: { activity: Activity }): ReactElement {
  const { t } = useTranslation();
  const time = useTime();
  const ratio = useRatio();
  return (
    <Section title={t('load.responses')}>
      <thead>
        <tr>
          <th>{t('load.priority')}</th>
          <th>{t('activity.incidents')}</th>
          <th>{t('activity.alarms')}</th>
          <th>{t('load.median')}</th>
          <th>{t('load.p90')}</th>
          <th>{t('load.within')}</th>
        </tr>
      </thead>
      <tbody>
        {activity.priorities.map((each) => (
          <tr key={each.priority}>
            <th>{t(`priority.${each.priority}`)}</th>
            <td>{each.opened}</td>
            <td>{each.alarms}</td>
            <td>{time(each.medianMs)}</td>
            <td>{time(each.p90Ms)}</td>
            <td>{ratio(each.withinTarget)}</td>
          </tr>
        ))}
      </tbody>
    </Section>
  );
}

function OutcomesAndCalls({ activity }: { activity: Activity }): ReactElement {
  const { t } = useTranslation();
  const span = useSpan();
  return (
    <>
      <Section title={t('activity.byOutcome')}>
        <thead>
          <tr>
            <th>{t('load.outcomes')}</th>
            <th>{t('activity.closed')}</th>
            <th>{t('activity.medianOpen')}</th>
          </tr>
        </thead>
        <tbody>
          {activity.outcomes.map((each) => (
            <tr key={each.outcome}>
              <th>{t(`outcome.${each.outcome}`)}</th>
              <td>{each.count}</td>
              <td>{span(each.medianOpenMs)}</td>
            </tr>
          ))}
        </tbody>
      </Section>
      <Section title={t('activity.calls')}>
        <thead>
          <tr>
            <th>{t('load.outcomes')}</th>
            <th>{t('load.count')}</th>
          </tr>
        </thead>
        <tbody>
          {activity.calls.map(({ outcome, count }) => (
            <tr key={outcome}>
              <th>{t(`board.dialog.callOutcomes.${outcome}`)}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </Section>
    </>
  );
}

const COUNTS = ['offered', 'planned', 'accepted', 'declined', 'timedOut', 'recalled', 'visits', 'reported'] as const;

function Stations({ activity }: { activity: Activity }): ReactElement {
  const { t } = useTranslation();
  const span = useSpan();
  const { stations } = activity;
  return (
    <Section title={t('activity.stations')}>
      <thead>
        <tr>
          <th>{t('activity.station')}</th>
          {COUNTS.map((name) => (
            <th key={name}>{t(`activity.${name}`)}</th>
          ))}
          <th>{t('activity.medianAnswer')}</th>
          <th>{t('activity.medianArrival')}</th>
        </tr>
      </thead>
      <tbody>
        {stations.map((station) => (
          <tr key={station.stationId}>
            <th>{station.stationName}</th>
            {COUNTS.map((name) => (
              <td key={name}>{station[name]}</td>
            ))}
            <td>{span(station.medianAnswerMs)}</td>
            <td>{span(station.medianArrivalMs)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th>{t('activity.total')}</th>
          {COUNTS.map((name) => (
            <td key={name}>{stations.reduce((sum, station) => sum + station[name], 0)}</td>
          ))}
          <td colSpan={2} />
        </tr>
      </tfoot>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      <div className={styles.scroll}>
        <table>{children}</table>
      </div>
    </section>
  );
}

function useSpan(): (ms: number | null) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (ms) => (ms === null ? t('activity.noFigure') : age(ms, language));
}

function useTime(): (figure: Figure) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (figure) => (figure.value === null ? t('load.tooFew', fewness(figure)) : age(figure.value, language));
}
