// Says new alarms to a screen reader, and keeps the tab's title telling how many wait.
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { useLanguage } from '../i18n/i18n.js';
import { byUrgency } from './board-state.js';
import { useBoard } from './use-board.js';

const MARKS = { high: '▲', medium: '◆', low: '●' } as const;

export function Announcer(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { incidents, patients } = useBoard();
  const waiting = useMemo(
    () => [...incidents.values()].filter((incident) => incident.unansweredSince !== null).sort(byUrgency),
    [incidents],
  );
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const [said, setSaid] = useState('');
  const keys = waiting.map(keyOf);
  const fresh = waiting.filter((incident) => known !== null && !known.has(keyOf(incident)));
  if (known === null || fresh.length > 0 || known.size !== keys.length) {
    if (known === null || keys.some((key) => !known.has(key)) || known.size > keys.length) setKnown(new Set(keys));
    if (fresh.length > 0) {
      setSaid(
        fresh
          .map((incident) =>
            t('board.announce', {
              priority: t(`priority.${incident.priority}`),
              name: patients.get(incident.patientId)?.displayName ?? '',
              headline: inLanguage(incident.headline, language),
            }),
          )
          .join(' '),
      );
    }
  }
  const first = waiting[0];
  const title = first === undefined ? t('app.centre') : `${MARKS[first.priority]}${waiting.length} ${t('app.centre')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <p className="visually-hidden" role="alert" aria-live="assertive">
      {said}
    </p>
  );
}

/** A rise in priority is news too. */
function keyOf(incident: Incident): string {
  return `${incident.id} ${incident.priority}`;
}
