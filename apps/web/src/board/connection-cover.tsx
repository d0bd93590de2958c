// Covers a board that cannot be trusted: no connection, behind the present, or the session over. Loud and dark, with the
// time since. A frozen screen must never look calm.
import { Button } from '@mantine/core';
import { IconCloudOff, IconHourglass, IconLock } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import surface from '../alarm/alarm-surface.module.css';
import { clockTime, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import type { Connection } from './board-feed.js';
import styles from './connection-cover.module.css';

interface ConnectionCoverProps {
  connection: Connection;
  now: number;
  quiet: boolean;
  onQuiet: () => void;
}

export function ConnectionCover({ connection, now, quiet, onQuiet }: ConnectionCoverProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const ended = connection.kind === 'ended';
  const behind = connection.kind === 'behind';
  const since = connection.kind === 'lost' || connection.kind === 'behind' ? connection.since : null;
  const title = ended ? t('board.lost.sessionEnded') : behind ? t('board.lost.behindTitle') : t('board.lost.title');
  return (
    <div className={styles.cover} role="alertdialog" aria-modal aria-label={title} data-testid="connection-cover">
      <div className={styles.box}>
        <p className={`${styles.strip} ${surface.strip}`} data-priority="high">
          {ended ? <IconLock size={36} /> : behind ? <IconHourglass size={36} /> : <IconCloudOff size={36} />}
          {title}
        </p>
        <div className={styles.body}>
          <p className={styles.fact}>{t('board.lost.body')}</p>
          {since !== null && (
            <p className={styles.since}>
              <span>{t('board.lost.since')}</span> <b>{timer(now - since)}</b>
              <small>{t('board.lost.last', { time: clockTime(since, language) })}</small>
            </p>
          )}
          {!ended && <p>{t('board.lost.trying')}</p>}
          <p className={styles.actions}>
            {ended && (
              <Button size="lg" component="a" href="/login">
                {t('board.lost.toLogin')}
              </Button>
            )}
            {!quiet && (
              <Button size="lg" variant="default" onClick={onQuiet}>
                {t('board.lost.soundOff')}
              </Button>
            )}
          </p>
        </div>
      </div>
    </div>
  );
}
