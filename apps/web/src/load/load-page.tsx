// Alarm load: is what the centre hears few enough, answered soon enough, and worth it? Each figure beside its target, and
// the way to the rules that make it.
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, take, takeFile } from '../api/client.js';
import type { AlarmLoad, LoadSpan } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { DownloadButton } from '../shell/download-button.js';
import { EmptyState, ErrorState, LoadingState } from '../shell/states.js';
import { WorkPage } from '../shell/work-page.js';
import { FigureTile, share, useRatio } from './figure-tile.js';
import { HourChart } from './hour-chart.js';
import { Outcomes, Patients, Responses, TopTen } from './load-tables.js';
import styles from './load-page.module.css';

const SPANS: readonly LoadSpan[] = ['24h', '7d', '30d'];

export default function LoadPage(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const [query, setQuery] = useSearchParams();
  const span = SPANS.find((each) => each === query.get('span')) ?? '24h';
  const load = useQuery({
    queryKey: ['alarm-load', span],
    queryFn: () => take(api.GET('/api/alarm-load', { params: { query: { span } } })),
    refetchInterval: 5 * 60_000,
  });
  return (
    <WorkPage title={t('load.title')}>
      <div className={styles.head}>
        <SegmentedControl
          aria-label={t('load.title')}
          value={span}
          data={SPANS.map((value) => ({ value, label: t(`load.span.${value}`) }))}
          onChange={(value) => setQuery({ span: value }, { replace: true })}
        />
        <DownloadButton
          label={t('load.csv')}
          name={`alarm-load-${span}.csv`}
          load={() =>
            takeFile(api.GET('/api/alarm-load.csv', { params: { query: { span, language } }, parseAs: 'blob' }))
          }
        />
      </div>
      {load.data !== undefined ? (
        <Body load={load.data} />
      ) : load.isError ? (
        <ErrorState error={load.error} retry={() => void load.refetch()} />
      ) : (
        <LoadingState />
      )}
    </WorkPage>
  );
}

function Body({ load }: { load: AlarmLoad }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const time = (at: number): string => instant(at, load.to, language);
  return (
    <>
      <p className={styles.span}>{t('load.from', { from: time(load.from), to: time(load.to) })}</p>
      {!load.judgeable && <p className={styles.hint}>{t('load.notJudgeable')}</p>}
      <Figures load={load} />
      {load.alarms === 0 ? <EmptyState title={t('load.none')} /> : <HourChart hours={load.hours} />}
      <div className={styles.tables}>
        <Responses load={load} />
        <TopTen load={load} />
        <Patients load={load} />
        <Outcomes load={load} />
      </div>
    </>
  );
}

function Figures({ load }: { load: AlarmLoad }): ReactElement {
  const { t } = useTranslation();
  const ratio = useRatio();
  const most = (value: string | number): string => t('load.atMost', { value });
  const { alarms, operatorHours, unattended, peak, floodCount } = load;
  const round = (value: number): string => (Math.round(value * 10) / 10).toLocaleString();
  return (
    <div className={styles.figures}>
      <FigureTile
        name={t('load.perOperatorHour')}
        figure={load.perOperatorHour}
        target={most(6)}
        how={t('load.perOperatorHourHow', { alarms: alarms - unattended, hours: round(operatorHours) })}
        {...(unattended > 0 ? { warning: t('load.unattended', { count: unattended }) } : {})}
      />
      <FigureTile
        name={t('load.floodShare')}
        figure={share(load.floodShare)}
        unit="%"
        target={most('1 %')}
        how={t('load.floodHow', { count: floodCount, peak: round(peak) })}
      />
      <FigureTile name={t('load.chattering')} figure={load.chatteringRules} target="0" how={t('load.chatteringHow')} />
      <FigureTile
        name={t('load.stale')}
        figure={load.stalePerDay}
        target={most(5)}
        how={t('load.staleNow', { count: load.staleNow })}
      />
      <FigureTile name={t('load.topTenShare')} figure={share(load.topTenShare)} unit="%" target={most('5 %')} />
      <FigureTile name={t('load.actionable')} figure={share(load.actionable)} unit="%" how={t('load.actionableHow')} />
      <FigureTile
        name={t('load.perDay')}
        figure={load.perDay}
        how={t('load.technicalShare', { share: ratio(load.technicalShare) })}
      />
    </div>
  );
}
