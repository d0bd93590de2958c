// One patient in the list: in alarm a full card, otherwise one quiet line.
import type { TFunction } from 'i18next';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmMark } from '../alarm/alarm-mark.js';
import surface from '../alarm/alarm-surface.module.css';
import type { Incident, Signal } from '../api/types.js';
import { figure, freshness } from '../format/measure.js';
import { inLanguage } from '../format/language.js';
import { hourMinute, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../use-now.js';
import { presentDispatch, type WatchedPatient } from './board-state.js';
import type { Section } from './board-order.js';
import { glanceOf, type Glance } from './headline.js';
import { Sparkline } from './sparkline.js';
import { usePatientVitals } from './use-board.js';
import styles from './patient-card.module.css';

interface PatientCardProps {
  patient: WatchedPatient;
  incident: Incident | undefined;
  section: Section;
  selected: boolean;
  onSelect: (patientId: string) => void;
}

export const PatientCard = memo(function PatientCard(props: PatientCardProps): ReactElement {
  const { patient, incident, section, selected, onSelect } = props;
  const quiet = section === 'watched' || incident === undefined;
  const waits = incident !== undefined && incident.unansweredSince !== null;
  return (
    <button
      type="button"
      id={`card-${patient.id}`}
      className={`${styles.card} ${surface.edge}`}
      data-kind={quiet ? 'watched' : 'incident'}
      data-priority={incident?.priority}
      data-technical={incident?.headlineAlarm?.conditionKind === 'technical' || undefined}
      data-calling={waits || undefined}
      data-patient={patient.id}
      aria-current={selected || undefined}
      tabIndex={selected ? 0 : -1}
      onClick={() => onSelect(patient.id)}
    >
      {quiet ? <Line patient={patient} incident={incident} /> : <InAlarm patient={patient} incident={incident} />}
    </button>
  );
});

function InAlarm({ patient, incident }: { patient: WatchedPatient; incident: Incident }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const vitals = usePatientVitals(patient.id);
  const waits = incident.unansweredSince;
  const glance = glanceOf(incident, vitals, now);
  const sparkSignal: Signal = glance !== null && vitals.minutes.has(glance.signal) ? glance.signal : 'spo2';
  const rule = patient.rules.find((each) => each.signal === sparkSignal && (each.low !== null || each.high !== null));
  const alarm = incident.headlineAlarm;
  const isStanding = incident.alarms.some(({ id, clearedAt }) => id === alarm?.alarmId && clearedAt === null);
  const others = incident.alarms.filter((each) => each.clearedAt === null).length - 1;
  return (
    <>
      <span className={styles.head}>
        <AlarmMark
          priority={incident.priority}
          technical={alarm?.conditionKind === 'technical'}
          calling={waits !== null}
        />
        <span className={styles.name}>{patient.displayName}</span>
        <span className={styles.who}>{t('years', { age: patient.age })}</span>
        {waits === null ? (
          <span className={styles.initials}>{incident.acknowledged?.initials ?? '–'}</span>
        ) : (
          <span className={styles.timer} aria-label={t('board.unansweredFor', { timer: timer(now - waits) })}>
            {timer(now - waits)}
          </span>
        )}
      </span>
      <span className={styles.headline}>
        {glance === null ? (
          <>
            <span className={styles.sentence}>{inLanguage(incident.headline, language)}</span>
            {isStanding && <span className={styles.held}>{alarm !== null && timer(now - alarm.since)}</span>}
          </>
        ) : (
          <>
            <span className={styles.glance}>
              {t(`signal.${glance.signal}`)} <b>{glance.figure}</b>
              <small>{glance.unit}</small> {glance.arrow}
            </span>
            <span className={styles.limit}>
              {glance.recovered === null
                ? t('board.limit', { limit: glance.limit })
                : recoveredText(glance.recovered, t)}
            </span>
            {others > 0 && <span className={styles.limit}>+{others}</span>}
            {glance.recovered === null && (
              <span className={styles.held}>{alarm !== null && timer(now - alarm.since)}</span>
            )}
          </>
        )}
      </span>
      <span className={styles.foot}>
        <span className={styles.spark}>
          <Sparkline
            signal={sparkSignal}
            minutes={vitals.minutes.get(sparkSignal) ?? []}
            limit={alarm?.signal === sparkSignal ? alarm.limit : (rule?.low ?? rule?.high ?? null)}
          />
        </span>
        <Progress incident={incident} />
      </span>
    </>
  );
}

function recoveredText({ extreme, wasLow }: NonNullable<Glance['recovered']>, t: TFunction): string {
  if (extreme === null) return t('board.recovered');
  const value = t(wasLow ? 'board.alarm.extremeLow' : 'board.alarm.extremeHigh', { value: extreme });
  return `${t('board.recovered')} ${value}`;
}

/** How far help has come, or what stopped it. */
function Progress({ incident }: { incident: Incident }): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  if (incident.attention !== null)
    return <b className={styles.attention}>{t(`board.attention.${incident.attention}`)}</b>;
  const dispatch = presentDispatch(incident);
  if (dispatch === null) return null;
  const eta = dispatch.eta !== null && dispatch.state !== 'on-scene' && dispatch.state !== 'reported';
  return (
    <span className={styles.progress}>
      {t(`dispatch.${dispatch.state}`)}
      {eta && dispatch.eta !== null && ` ${hourMinute(dispatch.eta, language)}`}
    </span>
  );
}

const LINE_SIGNALS: readonly Signal[] = ['spo2', 'pr', 'rr'];

/** Also for a patient whose alarm came while the list is held: the row keeps its place and height, and shows the mark. */
function Line({ patient, incident }: { patient: WatchedPatient; incident: Incident | undefined }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { numerics } = usePatientVitals(patient.id);
  const paused = patient.pausedUntil !== null && patient.pausedUntil > now;
  const heart = freshness(numerics.get('pr'), now) === 'fresh' ? 'pr' : 'hr';
  return (
    <span className={styles.line}>
      {incident !== undefined && (
        <AlarmMark
          priority={incident.priority}
          technical={incident.headlineAlarm?.conditionKind === 'technical'}
          calling={incident.unansweredSince !== null}
        />
      )}
      <span className={styles.name}>{patient.displayName}</span>
      {paused ? (
        <span className={styles.paused}>
          {t('pausedUntil', { time: hourMinute(patient.pausedUntil ?? now, language) })}
        </span>
      ) : (
        LINE_SIGNALS.map((signal) => {
          const shown = signal === 'pr' ? heart : signal;
          const numeric = numerics.get(shown);
          const fresh = freshness(numeric, now) === 'fresh';
          return (
            <span key={signal} className={styles.mini} data-signal={shown} data-fresh={fresh || undefined}>
              {fresh ? figure(shown, numeric?.value ?? null) : '–'}
            </span>
          );
        })
      )}
    </span>
  );
}
