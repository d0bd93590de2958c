// What is missing in the range, in words, the soonest first. Never only a hatched stretch somewhere on a calendar.
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY_MS } from '#kernel';
import type { RosterGap, RosterKind, RosterView } from '../api/types.js';
import styles from './roster-page.module.css';
import { useRosterWords } from './roster-words.js';

const SHOWN = 6;

export function GapList(props: {
  gaps: readonly RosterGap[];
  view: Pick<RosterView, 'subjects'>;
  now: number;
  area: string | null;
  kind: RosterKind | null;
}): ReactElement {
  const { t } = useTranslation();
  const { view, now, area, kind } = props;
  const ahead = props.gaps.filter(
    (gap) =>
      gap.to > now && (kind === null || gap.who === kind) && (area === null || gap.area === null || gap.area === area),
  );
  const alarming = ahead.filter((gap) => gap.alarming);
  const notices = ahead.filter((gap) => !gap.alarming);
  if (ahead.length === 0) {
    return (
      <p className={styles.noGaps}>
        <IconCheck size={18} aria-hidden /> {t('roster.gapsNone')}
      </p>
    );
  }
  return (
    <section className={styles.gaps} aria-label={t('roster.gaps')}>
      {alarming.length > 0 && (
        <details open={alarming.length <= SHOWN}>
          <summary>
            <IconAlertCircle size={18} aria-hidden /> {t('roster.gapsCount', { count: alarming.length })}
          </summary>
          <Gaps gaps={alarming} view={view} now={now} />
        </details>
      )}
      {notices.length > 0 && (
        <details>
          <summary>{t('roster.notices', { count: notices.length })}</summary>
          <Gaps gaps={notices} view={view} now={now} />
        </details>
      )}
    </section>
  );
}

export function Gaps(props: {
  gaps: readonly RosterGap[];
  view: Pick<RosterView, 'subjects'>;
  now: number;
}): ReactElement {
  const { t } = useTranslation();
  const words = useRosterWords(props.view);
  return (
    <ul className={styles.gapItems}>
      {props.gaps.map((gap) => (
        <li key={`${gap.kind}-${gap.who}-${gap.area}-${gap.subjectIds.join()}-${gap.from}`}>
          {words.gap(gap)}
          {gap.alarming && gap.from < props.now + DAY_MS && <b>{t('roster.soon')}</b>}
        </li>
      ))}
    </ul>
  );
}
