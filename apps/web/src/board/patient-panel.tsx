// The middle of the board: who the patient is, what the body says now, and how it came to that.
import { useViewportSize } from '@mantine/hooks';
import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident, Priority, Signal } from '../api/types.js';
import { EcgStrip } from '../ecg/ecg-strip.js';
import { CONTINUOUS, freshness } from '../format/measure.js';
import { useRuleName } from '../format/rule-name.js';
import { hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { EmergencyNote } from '../emergency/emergency-note.js';
import { EmergencyCard } from '../patient/emergency-card.js';
import { NumericTile } from '../patient/numeric-tile.js';
import { SpotValues } from '../patient/spot-values.js';
import { usePatient } from '../patient/use-patient.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { Trends } from '../trends/trends.js';
import type { TrendRange } from '../trends/trend-data.js';
import { useNow } from '../use-now.js';
import type { WatchedPatient } from './board-state.js';
import { DutyCard } from './duty-card.js';
import { usePatientVitals } from './use-board.js';
import styles from './patient-panel.module.css';

interface PatientPanelProps {
  patient: WatchedPatient;
  incident: Incident | undefined;
  range: TrendRange;
  onRange: (range: TrendRange) => void;
}

export function PatientPanel({ patient, incident, range, onRange }: PatientPanelProps): ReactElement {
  const card = usePatient(patient.id);
  const { height: windowHeight } = useViewportSize();
  // What a taller screen has more goes to the charts, down to what is readable at 900 px.
  const chartHeight = Math.round(Math.max(70, Math.min(160, 70 + (windowHeight - 900) / 3.6)));
  const visits = useMemo(() => visitsOf(incident), [incident]);
  return (
    <main className={styles.panel}>
      <div>
        <Header patient={patient} />
        <EmergencyNote patientId={patient.id} />
      </div>
      <Vitals patient={patient} incident={incident} />
      <div className={styles.ecg}>
        <EcgStrip patientId={patient.id} />
      </div>
      <div className={styles.trends}>
        <Trends
          patientId={patient.id}
          limits={patient.rules}
          visits={visits}
          range={range}
          onRange={onRange}
          height={chartHeight}
        />
      </div>
      <div className={styles.foot}>
        {card.data !== undefined ? (
          <EmergencyCard patient={card.data} />
        ) : card.isError ? (
          <ErrorState error={card.error} retry={() => void card.refetch()} />
        ) : (
          <LoadingState />
        )}
        <DutyCard area={patient.area} />
      </div>
    </main>
  );
}

function Header({ patient }: { patient: WatchedPatient }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const nameOf = useRuleName();
  const shelved = patient.rules.filter((rule) => rule.shelvedUntil !== null && rule.shelvedUntil > now);
  const off = patient.devices.filter((device) => !device.connected);
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
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
        {patient.audioPausedUntil !== null && patient.audioPausedUntil > now && (
          <b className={styles.tag}>
            {t('board.sound.pausedUntil', { time: hourMinute(patient.audioPausedUntil, language) })}
          </b>
        )}
        {shelved.length > 0 && (
          <b className={styles.tag} title={shelved.map((rule) => nameOf(rule.ruleId)).join(t('separator'))}>
            {t('board.patient.shelved', { count: shelved.length })}
          </b>
        )}
        {patient.devices.length === 0 && <b>{t('board.patient.noDevices')}</b>}
        {off.length > 0 && (
          <b title={off.map((device) => device.label).join(t('separator'))}>
            {t('board.patient.disconnected')}: {off.map((device) => device.label).join(t('separator'))}
          </b>
        )}
      </p>
    </header>
  );
}

function Vitals({ patient, incident }: { patient: WatchedPatient; incident: Incident | undefined }): ReactElement {
  const now = useNow();
  const { numerics, minutes } = usePatientVitals(patient.id);
  const signals = tilesFor(numerics, now);
  return (
    <div className={styles.vitals}>
      {signals.map((signal) => (
        <NumericTile
          key={signal}
          signal={signal}
          numeric={numerics.get(signal)}
          minutes={minutes.get(signal) ?? []}
          limits={limitsOf(patient, signal)}
          alarm={alarmAbout(incident, signal)}
          now={now}
        />
      ))}
      <SpotValues numerics={numerics} now={now} />
    </div>
  );
}

/** SpO2 and respiration always; pulse and heart rate as they are measured, at least one of them. */
function tilesFor(numerics: ReadonlyMap<Signal, Parameters<typeof freshness>[0]>, now: number): Signal[] {
  const measured = (['pr', 'hr'] as const).filter((signal) => numerics.has(signal));
  const fresh = measured.filter((signal) => freshness(numerics.get(signal), now) === 'fresh');
  const heart: Signal[] = fresh.length > 0 ? fresh : measured.length > 0 ? measured : ['pr'];
  return ['spo2', ...heart, 'rr'];
}

function limitsOf(patient: WatchedPatient, signal: Signal): { low: number | null; high: number | null } | null {
  const rules = patient.rules.filter((rule) => rule.signal === signal);
  const lows = rules.map((rule) => rule.low).filter((low) => low !== null);
  const highs = rules.map((rule) => rule.high).filter((high) => high !== null);
  if (lows.length === 0 && highs.length === 0) return null;
  return { low: lows.length === 0 ? null : Math.max(...lows), high: highs.length === 0 ? null : Math.min(...highs) };
}

function alarmAbout(incident: Incident | undefined, signal: Signal): Priority | null {
  const standing = (incident?.alarms ?? []).filter(
    (alarm) =>
      alarm.signal === signal &&
      alarm.clearedAt === null &&
      !alarm.historical &&
      alarm.conditionKind === 'physiological',
  );
  return (['high', 'medium', 'low'] as const).find((p) => standing.some((alarm) => alarm.priority === p)) ?? null;
}

function visitsOf(incident: Incident | undefined): number[] {
  return (incident?.dispatches ?? []).flatMap((dispatch) =>
    dispatch.steps.filter((step) => step.state === 'on-scene').map((step) => step.madeAt ?? step.at),
  );
}

/** Whether anything that should come all the time has come lately. */
export function hasData(numerics: ReadonlyMap<Signal, Parameters<typeof freshness>[0]>, now: number): boolean {
  return [...numerics].some(([signal, numeric]) => CONTINUOUS.has(signal) && freshness(numeric, now) === 'fresh');
}
