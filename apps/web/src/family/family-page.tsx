// One calm page: a sentence, a picture, a time. Nothing blinks. It says only what the centre tells a family today, which
// is that the watch goes on.
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heartbeat } from '../api/types.js';
import { centreClock } from '../clock.js';
import { hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { openStream } from '../live/open-stream.js';
import { PersonMenu } from '../shell/person-menu.js';
import { Logo } from '../shell/logo.js';
import { HomePicture } from './home-picture.js';
import styles from './family-page.module.css';

type Watch = 'connecting' | 'watching' | 'checking' | 'lost';

export default function FamilyPage(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { watch, at } = useWatch();
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Logo size={28} /> <b>{t('app.name')}</b>
        <span>
          <PersonMenu />
        </span>
      </header>
      <main className={styles.main}>
        <HomePicture lit={watch === 'watching'} />
        <h1 className={styles.sentence} aria-live="polite">
          {t(`family.${watch}`)}
        </h1>
        {at !== null && <p className={styles.time}>{t('family.lastCheck', { time: hourMinute(at, language) })}</p>}
        <p className={styles.note}>{t('family.notShared')}</p>
        <p className={styles.note}>{t('family.help')}</p>
      </main>
    </div>
  );
}

/** What the centre's heartbeat says of its own path. */
function useWatch(): { watch: Watch; at: number | null } {
  const [state, setState] = useState<{ watch: Watch; at: number | null }>({ watch: 'connecting', at: null });
  useEffect(() => {
    const stream = openStream({
      url: '/api/events',
      after: null,
      onMessage: ({ event, data }) => {
        if (event !== 'heartbeat') return;
        const { now, path } = JSON.parse(data) as Heartbeat;
        centreClock.hear(now);
        const watch = path.state === 'failed' ? 'checking' : 'watching';
        setState((before) => {
          const at = path.checkedAt ?? before.at;
          return before.watch === watch && before.at === at ? before : { watch, at };
        });
      },
      onState: ({ kind }) => {
        if (kind === 'lost') setState((before) => ({ ...before, watch: 'lost' }));
      },
    });
    return () => stream.close();
  }, []);
  return state;
}
