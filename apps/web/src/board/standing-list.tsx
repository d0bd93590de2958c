// Everything that keeps an alarm from being heard, across all patients, with its end: paused patients, shelved rules,
// paused sound.
import { Button, Modal } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuleName } from '../format/rule-name.js';
import { instant, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../use-now.js';
import { useAct } from './actions.js';
import { quietedOf, type Quieted } from './quieted.js';
import { useBoard } from './use-board.js';
import styles from './standing-list.module.css';

interface StandingListProps {
  onSelect: (patientId: string) => void;
  onClose: () => void;
}

export function StandingList({ onSelect, onClose }: StandingListProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const act = useAct();
  const nameOf = useRuleName();
  const { patients } = useBoard();
  const quieted = quietedOf(patients.values(), now);
  const end = (one: Quieted): void => {
    const { patientId } = one;
    if (one.kind === 'paused') act.mutate({ kind: 'resume', patientId });
    else if (one.kind === 'shelved') act.mutate({ kind: 'unshelve', patientId, ruleId: one.ruleId });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('board.quiet.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {quieted.length === 0 && <p>{t('board.quiet.none')}</p>}
      {(['paused', 'shelved', 'audio'] as const).map((kind) => {
        const some = quieted.filter((one) => one.kind === kind);
        if (some.length === 0) return null;
        return (
          <section key={kind} className={styles.section}>
            <h3>
              {t(`board.quiet.${kind}`)} <small>{some.length}</small>
            </h3>
            <ul>
              {some.map((one) => (
                <li key={`${one.patientId}/${one.kind === 'shelved' ? one.ruleId : ''}`}>
                  <button
                    type="button"
                    className={styles.name}
                    onClick={() => {
                      onSelect(one.patientId);
                      onClose();
                    }}
                  >
                    {one.name}
                    {one.kind === 'shelved' && <small> {nameOf(one.ruleId)}</small>}
                  </button>
                  <span className={styles.until}>
                    {one.kind === 'audio'
                      ? timer(one.until - now)
                      : t('board.quiet.until', { time: instant(one.until, now, language) })}
                  </span>
                  {one.kind !== 'audio' && (
                    <Button size="compact-sm" variant="default" loading={act.isPending} onClick={() => end(one)}>
                      {t(`board.quiet.end.${one.kind}`)}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Modal>
  );
}
