// What has happened in this incident, newest last, as it is kept: append-only, who and when.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { Incident } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { clockTime, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { useSlowNow } from '../use-now.js';
import { useBoard, useBoardFeed } from './use-board.js';
import styles from './timeline.module.css';

export function Timeline({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const feed = useBoardFeed();
  const { timelines } = useBoard();
  const entries = timelines.get(incident.id);
  // Entries come with the events; a gap in their numbers means some were missed, and the whole is asked for again.
  const complete = entries !== undefined && entries.length >= incident.lastTimelineSeq;
  const query = useQuery({
    queryKey: ['timeline', incident.id, complete ? 'kept' : incident.lastTimelineSeq],
    queryFn: async () => {
      const detail = await take(api.GET('/api/incidents/{id}', { params: { path: { id: incident.id } } }));
      feed.takeTimeline(detail);
      return detail.timeline.length;
    },
    enabled: !complete,
    gcTime: 0,
  });
  const list = useRef<HTMLOListElement>(null);
  const count = entries?.length ?? 0;
  useEffect(() => {
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [count, incident.id]);
  return (
    <section className={styles.timeline} aria-labelledby="timeline-title">
      <h2 id="timeline-title" className={styles.title}>
        {t('board.timeline.title')}
      </h2>
      {entries === undefined && query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {entries === undefined && query.isPending && <LoadingState />}
      <ol ref={list} className={styles.entries}>
        {entries?.map((entry) => (
          <li key={entry.seq} className={styles.entry} data-person={entry.by !== 'centre' || undefined}>
            <time title={instant(entry.at, now, language)}>{clockTime(entry.madeAt ?? entry.at, language)}</time>
            <span>
              {entry.by !== 'centre' && <b>{entry.byName} </b>}
              {inLanguage(entry.text, language)}
              {entry.madeAt !== null && (
                <small> {t('board.timeline.offlineAt', { time: clockTime(entry.madeAt, language) })}</small>
              )}
            </span>
          </li>
        ))}
      </ol>
      {entries?.length === 0 && <p className={styles.none}>{t('board.timeline.empty')}</p>}
    </section>
  );
}
