// One patient for the doctor: who it is, how it is now, how it was; and the rules beside it.
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LimitRule } from '#alarms';
import { DAY_MS, MINUTE_MS } from '#kernel';
import type { Patient, Signal } from '../api/types.js';
import { EcgStrip } from '../ecg/ecg-strip.js';
import { hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { EmergencyNote } from '../emergency/emergency-note.js';
import { EmergencyCard } from '../patient/emergency-card.js';
import { NumericTile } from '../patient/numeric-tile.js';
import { SpotValues } from '../patient/spot-values.js';
import { usePatient } from '../patient/use-patient.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { Trends, type TrendLimit, useTrendRange } from '../trends/trends.js';
import { useNow, useSlowNow } from '../use-now.js';
import styles from './clinic-patient.module.css';
import { InstructionPanel } from './instruction-panel.js';
import { limitLines, readRules } from './rule-set.js';
import { RulesPanel } from './rules-panel.js';
import { useRules } from './use-clinic.js';
import { useVisits, type Visit } from './use-doctor-work.js';
import { useLiveVitals } from './use-live-vitals.js';
import { VisitList, visitMarks } from './visit-list.js';

const NO_VISITS: readonly Visit[] = [];
/** Visits of this long are listed and marked; the charts show at most as much. */
const VISITS_MS = 30 * DAY_MS;
/** Asked in steps, so that the same question is not asked anew every second. */
const VISITS_STEP_MS = 10 * MINUTE_MS;

export function ClinicPatient({ patientId }: { patientId: string }): ReactElement {
  const card = usePatient(patientId);
  const rules = useRules(patientId);
  const [range, setRange] = useTrendRange();
  const visitsTo = Math.ceil(useSlowNow() / VISITS_STEP_MS) * VISITS_STEP_MS;
  const visits = useVisits(patientId, { from: visitsTo - VISITS_MS, to: visitsTo + VISITS_MS }).data ?? NO_VISITS;
  const marks = useMemo(() => visitMarks(visits), [visits]);
  const [draft, setDraft] = useState<LimitRule | null>(null);
  const shown = useMemo(() => readRules(rules.data ?? []), [rules.data]);
  const limits = useMemo(() => limitLines(shown, draft), [shown, draft]);
  if (card.data === undefined) {
    if (card.isError) return <ErrorState error={card.error} retry={() => void card.refetch()} />;
    return <LoadingState />;
  }
  return (
    <div className={styles.patient}>
      <main className={styles.left}>
        <Header patient={card.data} />
        <EmergencyNote patientId={patientId} />
        <Vitals patientId={patientId} limits={limits} />
        <div className={styles.ecg}>
          <EcgStrip patientId={patientId} />
        </div>
        <div className={styles.trends}>
          <Trends patientId={patientId} limits={limits} visits={marks} range={range} onRange={setRange} height={120} />
        </div>
        <div className={styles.visits}>
          <VisitList visits={visits} />
        </div>
        <EmergencyCard patient={card.data} />
      </main>
      <div className={styles.right}>
        <InstructionPanel patientId={patientId} />
        {rules.data !== undefined ? (
          <RulesPanel patientId={patientId} rules={shown} onDraft={setDraft} />
        ) : rules.isError ? (
          <ErrorState error={rules.error} retry={() => void rules.refetch()} />
        ) : (
          <LoadingState />
        )}
      </div>
    </div>
  );
}

function Header({ patient }: { patient: Patient }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return (
    <header className={styles.header}>
      <Button
        className={styles.back}
        component={Link}
        to="/clinic"
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
      >
        {t('clinic.back')}
      </Button>
      <h1>
        {patient.displayName} <small>{patient.kana}</small>
      </h1>
      <p className={styles.facts}>
        <span>
          {t('years', { age: patient.age })} {t(`sex.${patient.sex}`)}
        </span>
        <span>{patient.area}</span>
        {patient.conditions.map((condition) => (
          <span key={condition} className={styles.tag}>
            {condition}
          </span>
        ))}
        {patient.livingAlone && <span className={styles.tag}>{t('livingAlone')}</span>}
        {patient.pausedUntil !== null && patient.pausedUntil > now && (
          <b className={styles.tag}>{t('pausedUntil', { time: hourMinute(patient.pausedUntil, language) })}</b>
        )}
      </p>
    </header>
  );
}

function Vitals({ patientId, limits }: { patientId: string; limits: readonly TrendLimit[] }): ReactElement {
  const now = useNow();
  const { numerics, minutes } = useLiveVitals(patientId);
  const hearts = (['pr', 'hr'] as const).filter((signal) => numerics.has(signal));
  const signals: Signal[] = ['spo2', ...(hearts.length === 0 ? (['pr'] as const) : hearts), 'rr'];
  return (
    <div className={styles.vitals}>
      {signals.map((signal) => (
        <NumericTile
          key={signal}
          signal={signal}
          numeric={numerics.get(signal)}
          minutes={minutes.get(signal) ?? []}
          limits={nearestLimits(limits, signal)}
          alarm={null}
          now={now}
        />
      ))}
      <SpotValues numerics={numerics} now={now} />
    </div>
  );
}

/** Of several rules on one signal, the limits that are met first. */
function nearestLimits(limits: readonly TrendLimit[], signal: Signal): { low: number | null; high: number | null } {
  const own = limits.filter((limit) => limit.signal === signal);
  const lows = own.flatMap(({ low }) => low ?? []);
  const highs = own.flatMap(({ high }) => high ?? []);
  return { low: lows.length === 0 ? null : Math.max(...lows), high: highs.length === 0 ? null : Math.min(...highs) };
}
