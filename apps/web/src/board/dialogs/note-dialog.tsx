// Write a note into the timeline; @ names a colleague, who is told of it.
import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.js';
import type { Colleague } from '../../api/types.js';
import { candidatesFor, completed, mentionedIn, mentioningAt, type Mentioning } from '../mention.js';
import { DialogForm } from './dialog-form.js';
import type { IncidentDialogProps } from './dialogs.js';
import styles from './dialog-form.module.css';

export function NoteDialog({ patient, incident, onClose }: IncidentDialogProps): ReactElement {
  const { t } = useTranslation();
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: () => take(api.GET('/api/board/colleagues')) });
  const all = colleagues.data ?? [];
  const [text, setText] = useState('');
  const [mentioning, setMentioning] = useState<Mentioning | null>(null);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const offered = mentioning === null ? [] : candidatesFor(mentioning.typed, all);
  const look = ({ value, selectionStart }: HTMLTextAreaElement): void => {
    setMentioning(mentioningAt(value, selectionStart));
    setChosen(0);
  };
  const name = (colleague: Colleague): void => {
    if (mentioning === null) return;
    const next = completed(text, mentioning, colleague);
    setText(next.text);
    setMentioning(null);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  const press = (event: KeyboardEvent): void => {
    const pick = offered[chosen];
    if (pick === undefined || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((chosen + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') name(pick);
    else if (event.key === 'Escape') setMentioning(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const mentions = mentionedIn(text, all);
  return (
    <DialogForm
      title={t('board.dialog.noteTitle', { name: patient.displayName })}
      submit={t('board.dialog.noteSave')}
      act={text.trim() === '' ? null : { kind: 'note', incidentId: incident.id, text: text.trim(), mentions }}
      hint={
        mentions.length === 0 ? t('board.dialog.mentionHint') : t('board.dialog.mentions', { count: mentions.length })
      }
      onClose={onClose}
    >
      <Textarea
        ref={field}
        label={t('board.dialog.noteText')}
        data-autofocus
        rows={5}
        maxLength={4000}
        value={text}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls="mention-list"
        aria-activedescendant={offered[chosen] === undefined ? undefined : `mention-${offered[chosen].personId}`}
        onChange={(event) => {
          setText(event.currentTarget.value);
          look(event.currentTarget);
        }}
        onClick={(event) => look(event.currentTarget)}
        onKeyDownCapture={press}
      />
      {offered.length > 0 && (
        <ul id="mention-list" role="listbox" className={styles.mentions}>
          {offered.map((colleague, index) => (
            <li
              key={colleague.personId}
              id={`mention-${colleague.personId}`}
              role="option"
              aria-selected={index === chosen}
              onPointerDown={(event) => {
                event.preventDefault();
                name(colleague);
              }}
            >
              {colleague.displayName} <small>{colleague.name}</small>
            </li>
          ))}
        </ul>
      )}
    </DialogForm>
  );
}
