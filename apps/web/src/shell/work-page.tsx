// The frame of a page of work beside the board: its name, the way back, and a body that prints on paper by itself.
import { IconArrowLeft } from '@tabler/icons-react';
import { useLayoutEffect, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { homeOf, useMe } from '../session/session.js';

import { PersonMenu } from './person-menu.js';
import styles from './work-page.module.css';

export function WorkPage({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Link to={homeOf(me)} aria-label={t('action.back')}>
          <IconArrowLeft size={22} aria-hidden />
        </Link>
        <h1 className={styles.title}>{title}</h1>
        <PersonMenu />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
