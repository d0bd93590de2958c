// Why the centre did not take something that was done on this phone: what had happened there, when and by whom. What was
// written is shown again, so that it can be said by telephone.
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Measured } from '../board/dispatch-progress.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import { reasonOf } from './refusal-reason.js';
import type { RefusedAct } from './offline-queue.js';
import styles from './offline-banner.module.css';

interface RefusedBannerProps {
  refused: RefusedAct;
  onRetry: () => void;
  onDismiss: () => void;
}

export function RefusedBanner({ refused, onRetry, onDismiss }: RefusedBannerProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { act, madeAt, refusal } = refused;
  const { meanwhile } = refusal;
  const again = act.kind === 'report' && meanwhile?.kept !== true;
  const facts = {
    time: meanwhile === null ? '' : instant(meanwhile.since, now, language),
    name: meanwhile?.byName ?? '',
  };
  return (
    <div className={styles.banner}>
      <IconAlertCircle size={22} aria-hidden />
      <div>
        <b>
          {t('station.offline.refused', {
            action: t(`station.actions.${act.kind}`),
            time: instant(madeAt, now, language),
          })}
        </b>
        <p>{t(`station.offline.because.${reasonOf(act.kind, refusal)}`, facts)}</p>
        {act.kind === 'report' && (
          <>
            {again && <p>{t('station.offline.keptReport')}</p>}
            <blockquote className={styles.words}>
              <Measured vitals={act.vitals} />
              {[act.findings, act.action, act.nextStep].filter(Boolean).map((text) => (
                <p key={text}>{text}</p>
              ))}
            </blockquote>
          </>
        )}
        <div className={styles.buttons}>
          {again && (
            <button type="button" className={styles.button} onClick={onRetry}>
              {t('station.offline.retry')}
            </button>
          )}
          <button type="button" className={styles.button} onClick={onDismiss}>
            {t('station.offline.dismiss')}
          </button>
        </div>
      </div>
    </div>
  );
}
