// On a patient's screen: who looks at this patient by emergency access, and who did within 30 days. Not there when nobody.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY_MS } from '#kernel';
import { hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { useSlowNow } from '../use-now.js';
import { AccessLine } from './access-line.js';
import styles from './emergency.module.css';
import { isOpen, usePatientEmergencies } from './use-emergency.js';

const SHOWN_MS = 30 * DAY_MS;
const SHOWN = 3;

export function EmergencyNote({ patientId }: { patientId: string }): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const now = useSlowNow();
  const { data, isError } = usePatientEmergencies(patientId);
  const recent = (data ?? []).filter(({ openedAt }) => openedAt > now - SHOWN_MS);
  // Not knowing who looked is something else than nobody having looked.
  if (data === undefined && isError) return <p className={styles.unread}>{t('emergency.note.unread')}</p>;
  if (recent.length === 0) return null;
  const own = recent.find((access) => access.personId === me.personId && isOpen(access, now));
  const shown = recent.filter((access) => isOpen(access, now)).concat(recent.filter((access) => !isOpen(access, now)));
  return (
    <section className={styles.note} aria-labelledby="emergency-note">
      <h2 id="emergency-note" className={styles.noteTitle}>
        {t('emergency.note.title')}
      </h2>
      {own !== undefined && <p>{t('emergency.note.yours', { time: hourMinute(own.untilAt, language) })}</p>}
      <ul className={styles.list}>
        {shown.slice(0, SHOWN).map((access) => (
          <AccessLine key={access.id} access={access} now={now} />
        ))}
      </ul>
      {shown.length > SHOWN && (
        <p className={styles.hint}>{t('emergency.note.earlier', { count: shown.length - SHOWN })}</p>
      )}
    </section>
  );
}
