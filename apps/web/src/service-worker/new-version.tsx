// "A new version is ready": said, never forced. Left out where the moment is wrong, a report half written for one.
import { Button } from '@mantine/core';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './new-version.module.css';
import { newVersion, takeNewVersion } from './page.js';

export function NewVersion({ busy = false }: { busy?: boolean }): ReactElement | null {
  const { t } = useTranslation();
  const ready = useSyncExternalStore(newVersion.subscribe, newVersion.read);
  if (!ready || busy) return null;
  return (
    <div className={styles.bar} role="status">
      <span>{t('phone.newVersion')}</span>
      <Button variant="default" size="md" onClick={takeNewVersion}>
        {t('phone.takeNewVersion')}
      </Button>
    </div>
  );
}
