// How far the calling for an incident has gone: the step, who was called and how many of them were reached, when the next
// follows. That nobody was reached is said as loudly as an alarm.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmMark } from '../alarm/alarm-mark.js';
import surface from '../alarm/alarm-surface.module.css';
import type { Incident } from '../api/types.js';
import { timer } from '../format/time.js';
import { useNow } from '../use-now.js';
import styles from './calling.module.css';

export function Calling({ incident }: { incident: Incident }): ReactElement | null {
  const { t } = useTranslation();
  const now = useNow();
  const { escalation } = incident;
  if (escalation === null || (escalation.level === 0 && escalation.nextAt === null)) return null;
  const { level, nextAt, unreached, calls } = escalation;
  return (
    <section className={styles.calling} data-level={level}>
      {unreached && (
        <p className={`${styles.unreached} ${surface.strip}`} data-priority="high" role="alert">
          <AlarmMark priority="high" size={18} silent /> {t('board.calling.unreached')}
        </p>
      )}
      <p className={styles.line}>
        {level > 0 && <b>{t('board.calling.level', { level })}</b>}
        {nextAt !== null && (
          <span>{nextAt > now ? t('board.calling.next', { timer: timer(nextAt - now) }) : t('board.calling.due')}</span>
        )}
      </p>
      {calls.length > 0 && (
        <ul>
          {calls.map((call) => (
            <li key={call.target}>
              {t(`board.calling.target.${call.target}`)}
              {call.names.length > 0 && `: ${call.names.join('・')}`}{' '}
              <small>{t('board.calling.reached', { reached: call.reached, people: call.people })}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
