// A time soon for which nobody is on duty, or somebody twice: in words, with the way to the roster. On each seat's board and on
// the phones of the stations it concerns.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Instant } from '#kernel';
import { AlarmMark } from '../alarm/alarm-mark.js';
import surface from '../alarm/alarm-surface.module.css';
import type { RosterGap } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { plannedTime } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import banner from '../board/banners.module.css';

/** `gaps`: the soonest first, and only those that must be mended. */
export function GapBanner({ gaps, now }: { gaps: readonly RosterGap[]; now: Instant }): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const [first, ...others] = gaps;
  if (first === undefined) return null;
  return (
    <Link className={`${banner.banner} ${surface.strip}`} data-priority="medium" data-roster-gap to="/roster">
      <AlarmMark priority="medium" technical size={20} silent />
      <span>
        {t('board.rosterGap', {
          text: inLanguage(first.text, language),
          from: plannedTime(Math.max(first.from, now), now, language),
          to: plannedTime(first.to, now, language),
        })}
        {others.length > 0 && ` ${t('board.rosterGapMore', { count: others.length })}`}
      </span>
    </Link>
  );
}
