// The right of the board: what the alarm is and why, what to do about it, and what has been done.
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmMark } from '../alarm/alarm-mark.js';
import surface from '../alarm/alarm-surface.module.css';
import type { Incident } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { instant, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../use-now.js';
import type { WatchedPatient } from './board-state.js';
import type { DialogKind } from './dialogs/dialogs.js';
import { Calling } from './calling.js';
import { DispatchProgress } from './dispatch-progress.js';
import { DoctorSearch } from './doctor-search.js';
import { EvidenceView } from './evidence-view.js';
import { saidOf } from './evidence.js';
import { glanceOf } from './headline.js';
import { Actions } from './incident-actions.js';
import { MessageProof } from './message-proof.js';
import { OtherAlarms } from './other-alarms.js';
import { PlannedVisits } from './planned-visits.js';
import { Timeline } from './timeline.js';
import { usePatientVitals } from './use-board.js';
import type { PatientActs } from './use-patient-acts.js';
import styles from './incident-panel.module.css';

interface IncidentPanelProps {
  patient: WatchedPatient;
  incident: Incident | undefined;
  acts: PatientActs;
  onDialog: (kind: DialogKind) => void;
}

export function IncidentPanel(props: IncidentPanelProps): ReactElement {
  const { incident, patient, onDialog } = props;
  const { t } = useTranslation();
  return (
    <aside className={styles.panel} aria-label={t('board.alarm.title')}>
      {incident === undefined ? (
        <p className={styles.calm}>
          <IconCircleCheck size={20} aria-hidden /> {t('board.alarm.none')}
        </p>
      ) : (
        <Headline incident={incident} />
      )}
      <Actions {...props} />
      {incident !== undefined && (
        <>
          <Calling incident={incident} />
          <DispatchProgress incident={incident} />
          <DoctorSearch key={incident.id} incident={incident} />
          <OtherAlarms incident={incident} />
          <Timeline incident={incident} />
          <MessageProof incidentId={incident.id} />
        </>
      )}
      <PlannedVisits patientId={patient.id} onPlan={() => onDialog('visit')} />
    </aside>
  );
}

function Headline({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const head = incident.alarms.find((alarm) => alarm.id === incident.headlineAlarm?.alarmId);
  const said = head === undefined ? null : saidOf(head);
  const calling = incident.unansweredSince !== null;
  const about = incident.headlineAlarm;
  // What has gone has no present value to show: the sentence and the facts below say what it was.
  const seen = glanceOf(incident, usePatientVitals(incident.patientId), now);
  const glance = seen?.recovered === null ? seen : null;
  return (
    <section
      className={`${styles.headline} ${surface.edge}`}
      data-priority={incident.priority}
      data-technical={about?.conditionKind === 'technical' || undefined}
      data-calling={calling || undefined}
    >
      <p className={styles.top}>
        <AlarmMark
          priority={incident.priority}
          technical={about?.conditionKind === 'technical'}
          calling={calling}
          size={26}
        />
        <b className={surface.text} data-priority={incident.priority}>
          {t(`priority.${incident.priority}`)}
          {about?.conditionKind === 'technical' && ` ${t('technical')}`}
        </b>
        <span className={styles.waiting}>
          {calling && incident.unansweredSince !== null
            ? t('board.unansweredFor', { timer: timer(now - incident.unansweredSince) })
            : incident.acknowledged !== null &&
              t('board.alarm.acknowledgedBy', {
                name: incident.acknowledged.initials,
                time: instant(incident.acknowledged.at, now, language),
              })}
        </span>
      </p>
      {glance !== null && (
        <p className={styles.glance}>
          {t(`signal.${glance.signal}`)} <b>{glance.figure}</b> {glance.unit} {glance.arrow}
          <small> {t('board.limit', { limit: glance.limit })}</small>
        </p>
      )}
      <p className={styles.sentence}>
        {inLanguage(incident.headline, language)}
        {said !== null && <small> {t('board.alarm.saidOf', { time: instant(said, now, language) })}</small>}
      </p>
      {incident.attention !== null && <p className={styles.attention}>{t(`board.attention.${incident.attention}`)}</p>}
      {head !== undefined && <EvidenceView alarm={head} chattering={incident.chattering.includes(head.ruleId)} />}
    </section>
  );
}
