// The incident's alarms other than the one that speaks for it.
import { IconBell } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmMark } from '../alarm/alarm-mark.js';
import type { Alarm, Incident } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../use-now.js';
import { saidOf } from './evidence.js';
import styles from './incident-panel.module.css';

export function OtherAlarms({ incident }: { incident: Incident }): ReactElement | null {
  const { t } = useTranslation();
  const others = incident.alarms.filter((alarm) => alarm.id !== incident.headlineAlarm?.alarmId);
  if (others.length === 0) return null;
  // Standing ones first, newest first; of a chattering rule one line is enough.
  const seen = new Set<string>();
  const shown = [...others]
    .sort((a, b) => Number(a.clearedAt !== null) - Number(b.clearedAt !== null) || b.raisedAt - a.raisedAt)
    .filter((alarm) => {
      if (!incident.chattering.includes(alarm.ruleId)) return true;
      if (seen.has(alarm.ruleId)) return false;
      seen.add(alarm.ruleId);
      return true;
    });
  return (
    <section className={styles.others}>
      <h2 className={styles.title}>
        <IconBell size={14} aria-hidden /> {t('board.alarm.others')}
      </h2>
      <ul>
        {shown.map((alarm) => (
          <OtherAlarm key={alarm.id} alarm={alarm} times={timesOf(incident, alarm)} />
        ))}
      </ul>
    </section>
  );
}

/** As the engine names them: `inhibited:` with the rule of the equipment that explains it away. */
function causeOf(code: string): 'shelved' | 'patient-paused' | 'inhibited' {
  return code === 'shelved' || code === 'patient-paused' ? code : 'inhibited';
}

function timesOf(incident: Incident, alarm: Alarm): number {
  return incident.alarms.filter((other) => other.ruleId === alarm.ruleId).length;
}

function OtherAlarm({ alarm, times }: { alarm: Alarm; times: number }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const said = saidOf(alarm);
  const causes = [...new Set(alarm.suppressedBy.map(causeOf))].map((cause) => t(`board.alarm.causes.${cause}`));
  return (
    <li className={styles.other} data-gone={alarm.clearedAt !== null || undefined}>
      <AlarmMark
        priority={alarm.priority}
        technical={alarm.conditionKind === 'technical'}
        calling={alarm.acknowledged === null && alarm.signalState !== 'silent'}
        size={16}
      />
      <span>
        {inLanguage(alarm.headline, language)}
        <small>
          {said !== null && `${t('board.alarm.saidOf', { time: instant(said, now, language) })} · `}
          {alarm.clearedAt === null
            ? t('board.alarm.raised', { time: instant(alarm.raisedAt, now, language) })
            : t('board.alarm.cleared', { time: instant(alarm.clearedAt, now, language) })}
          {times > 1 && ` · ${t('board.alarm.episodes', { count: times })}`}
          {alarm.historical && ` · ${t('board.alarm.historical')}`}
          {alarm.suppressedBy.length > 0 &&
            ` · ${t('board.alarm.suppressed', { causes: causes.join(t('separator')) })}`}
        </small>
      </span>
    </li>
  );
}
