// The mark of the house: a roof with a light that stays on.
import type { ReactElement } from 'react';
import styles from './logo.module.css';

export function Logo({ size = 24 }: { size?: number }): ReactElement {
  return (
    <svg className={styles.logo} width={size} height={size} viewBox="0 0 48 48" aria-hidden>
      <rect width="48" height="48" rx="11" className={styles.ground} />
      <path d="M10 25 24 12l14 13" className={styles.roof} />
      <path d="M14.5 30.5h5l2.6-5 4 9 2.7-4h4.7" className={styles.pulse} />
    </svg>
  );
}
