// Which stations were asked for an incident, in order: who declined and why, who did not answer, who is asked now.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isLive } from '#care';
import type { Dispatch } from '../api/types.js';
import { hourMinute, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { Phone } from '../patient/emergency-card.js';
import { useNow } from '../use-now.js';
import styles from './dispatch-progress.module.css';
import { useBoard } from './use-board.js';

export function Cascade({ dispatches }: { dispatches: readonly Dispatch[] }): ReactElement | null {
  const { t } = useTranslation();
  const inOrder = [...dispatches].sort((a, b) => a.offeredAt - b.offeredAt);
  const refused = inOrder.some(({ state }) => state === 'declined' || state === 'timed-out');
  if (!refused) return null;
  const taken = inOrder.some(({ state }) => isLive(state) || state === 'reported' || state === 'closed');
  return (
    <div className={styles.cascade}>
      <h3>{t('board.cascade.title')}</h3>
      <ul>
        {inOrder.map((dispatch) => (
          <Asked key={dispatch.id} dispatch={dispatch} />
        ))}
      </ul>
      {!taken && <b role="status">{t('board.cascade.nobody')}</b>}
    </div>
  );
}

function Asked({ dispatch }: { dispatch: Dispatch }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { stations } = useBoard();
  const { state, stationName, stationId, offeredAt, answerBy, steps } = dispatch;
  const asked = state === 'offered';
  const phone = stations.find(({ id }) => id === stationId)?.phone ?? '';
  const reason = steps.findLast((step) => step.state === state)?.reason ?? null;
  return (
    <li data-asked={asked || undefined}>
      <time>{hourMinute(offeredAt, language)}</time> <b>{stationName}</b>{' '}
      {asked ? t('board.cascade.now', { timer: timer(answerBy - now) }) : t(`dispatch.${state}`)}
      {reason !== null && t('aside', { text: reason })} {asked && phone !== '' && <Phone number={phone} />}
    </li>
  );
}
