// Which key does what.
import { Modal } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './keys-help.module.css';

export function KeysHelp({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const keys: ReadonlyArray<readonly [string, string]> = [
    ['j  ↓', t('board.keys.next')],
    ['k  ↑', t('board.keys.previous')],
    ['g', t('board.keys.first')],
    ['/', t('board.keys.search')],
    ['a', t('board.act.acknowledge')],
    ['d', t('board.act.dispatch')],
    ['t', t('board.act.call')],
    ['n', t('board.act.note')],
    ['s', t('board.act.shelve')],
    ['p', t('board.act.audioPause')],
    ['z', `${t('board.act.pause')} / ${t('board.act.resume')}`],
    ['v', t('board.visit.plan')],
    ['e', t('board.act.close')],
    ['m', t('board.filter.mine')],
    ['l', t('board.quiet.title')],
    ['h', t('handover.title')],
    ['1–4', t('board.keys.range')],
    ['w', t('board.keys.wall')],
    ['Ctrl+⏎', t('board.keys.send')],
    ['?', t('board.keys.help')],
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('board.keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <dl className={styles.keys}>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
