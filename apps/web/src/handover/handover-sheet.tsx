// What a handover says, section by section, as the giver writes it and as the taker reads it.
import { Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmMark } from '../alarm/alarm-mark.js';
import type { HandoverContent, HandoverItem } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { instant, plannedTime } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import styles from './handover-page.module.css';

const SECTIONS = ['incident', 'paused', 'shelved', 'visit', 'roster'] as const;

interface HandoverSheetProps {
  content: HandoverContent;
  /** Given while it is being written: the remark of an item, and what to do when it changes. */
  notes?: Readonly<Record<string, string>>;
  onNote?: (key: string, note: string) => void;
}

export function HandoverSheet({ content, notes, onNote }: HandoverSheetProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.path}>
        {t('handover.path')}: {t(`board.path.${content.path.state}`)}
      </p>
      {SECTIONS.map((section) => {
        const items = content.items.filter((item) => item.section === section);
        return (
          <section key={section} className={styles.section}>
            <h2>
              {t(`handover.section.${section}`)} <small>{items.length}</small>
            </h2>
            {items.length === 0 && <p className={styles.none}>{t('handover.noneOf')}</p>}
            <ul>
              {items.map((item) => (
                <Item
                  key={item.key}
                  item={item}
                  at={content.at}
                  note={notes?.[item.key] ?? item.note}
                  onNote={onNote === undefined ? null : (note) => onNote(item.key, note)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

export function Item(props: {
  item: HandoverItem;
  at: number;
  note: string;
  onNote: ((note: string) => void) | null;
}): ReactElement {
  const { item, at, note, onNote } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const time = (value: number): string => instant(value, at, language);
  // What happened is known to the second; what is planned is meant to the minute.
  const span = (value: number): string =>
    item.section === 'incident' ? time(value) : plannedTime(value, at, language);
  return (
    <li className={styles.item}>
      <p className={styles.line}>
        {item.section === 'incident' && item.priority !== null && (
          <AlarmMark priority={item.priority} size={16} silent />
        )}
        <b>{item.name}</b>
        <span>{inLanguage(item.text, language)}</span>
        {item.unansweredSince !== null && <b className={styles.tag}>{t('handover.unanswered')}</b>}
        <span className={styles.when}>
          {item.from !== null && t('handover.from', { time: span(item.from) })}{' '}
          {item.until !== null && t('handover.until', { time: span(item.until) })}
        </span>
      </p>
      {item.steps.length > 0 && (
        <ol className={styles.steps}>
          {item.steps.map((step, index) => (
            <li key={`${step.at} ${index}`}>
              <time>{time(step.at)}</time> {step.byName} — {inLanguage(step.text, language)}
            </li>
          ))}
        </ol>
      )}
      {onNote !== null ? (
        <Textarea
          aria-label={`${t('handover.note')}: ${item.name}`}
          placeholder={t('handover.note')}
          autosize
          minRows={1}
          maxLength={4000}
          value={note}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
      ) : (
        note !== '' && <p className={styles.note}>{note}</p>
      )}
    </li>
  );
}
