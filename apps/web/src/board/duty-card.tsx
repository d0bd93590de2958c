// Who is on duty now for the patient's district, and how busy they are.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Phone } from '../patient/emergency-card.js';
import { useBoard } from './use-board.js';
import styles from './duty-card.module.css';

export function DutyCard({ area }: { area: string }): ReactElement {
  const { t } = useTranslation();
  const { stations } = useBoard();
  const onDuty = stations.filter((station) => station.onDutyFor.includes(area));
  return (
    <aside className={styles.duty} aria-label={t('board.duty.title')}>
      <h2 className={styles.title}>{t('board.duty.now')}</h2>
      {onDuty.length === 0 && <p className={styles.none}>{t('board.duty.none')}</p>}
      {onDuty.map((station) => (
        <div key={station.id} className={styles.station}>
          <p>{station.name}</p>
          <Phone number={station.phone} />
          {station.liveDispatches > 0 && <small>{t('board.duty.busy', { count: station.liveDispatches })}</small>}
        </div>
      ))}
    </aside>
  );
}
