// What an administrator does about one account, each in a dialog that says what it means for the person.
import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { InvitedPerson, OneTimeLink, Person } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { SessionRow } from '../session/account-sessions.js';
import { LoadingState } from '../shell/states.js';
import { useSlowNow } from '../use-now.js';
import { FormDialog, Secret } from './form-dialog.js';
import { placeBody, PlaceFields, type Place } from './people-fields.js';
import styles from './section.module.css';

export type PersonAct = 'change' | 'link' | 'reset' | 'factor' | 'sessions' | 'close' | 'reopen';

interface Props {
  readonly person: Person;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function PeopleDialogs({ act, ...props }: Props & { act: PersonAct }): ReactElement {
  switch (act) {
    case 'change':
      return <ChangePerson {...props} />;
    case 'sessions':
      return <SessionsOf {...props} />;
    case 'link':
    case 'reset':
      return <NewLink {...props} act={act} />;
    default:
      return <Confirm {...props} act={act} />;
  }
}

function Confirm({ act, person, onClose, onChanged }: Props & { act: 'factor' | 'close' | 'reopen' }): ReactElement {
  const { t } = useTranslation();
  const { id, displayName: name } = person;
  const path = { params: { path: { id } } };
  const send = async (): Promise<void> => {
    if (act === 'factor') await take(api.DELETE('/api/people/{id}/second-factor', path));
    else if (act === 'reopen') await take(api.POST('/api/people/{id}/reopen', path));
    else await take(api.POST('/api/people/revocations', { body: { personIds: [id] } }));
  };
  return (
    <FormDialog
      title={t(`security.people.${act}Title`, { name })}
      submit={t(`security.people.act.${act}`)}
      send={send}
      onDone={() => {
        onChanged();
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t(`security.people.${act}Hint`)}</p>
    </FormDialog>
  );
}

function NewLink({ act, person, onClose, onChanged }: Props & { act: 'link' | 'reset' }): ReactElement {
  const { t } = useTranslation();
  const [link, setLink] = useState<OneTimeLink | null>(null);
  if (link !== null) return <LinksShown invited={[{ person, link }]} onClose={onClose} />;
  return (
    <FormDialog
      title={
        act === 'link' ? t('security.people.act.link') : t('security.people.resetTitle', { name: person.displayName })
      }
      submit={t(`security.people.act.${act}`)}
      send={() => take(api.POST('/api/people/{id}/link', { params: { path: { id: person.id } } }))}
      onDone={(made) => {
        setLink(made);
        onChanged();
      }}
      onClose={onClose}
    >
      <p>{act === 'link' ? person.displayName : t('security.people.resetHint')}</p>
    </FormDialog>
  );
}

export function LinksShown(props: { invited: readonly InvitedPerson[]; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const until = props.invited[0]?.link.expiresAt ?? now;
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('security.people.linkTitle')}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t('security.people.linkHint', { time: instant(until, now, language) })}</p>
        {props.invited.map(({ person, link }) => (
          <div key={person.id}>
            <p>
              {person.displayName}
              {t('aside', { text: person.name })}
            </p>
            <Secret text={`${window.location.origin}${link.path}`} small />
          </div>
        ))}
      </div>
    </Modal>
  );
}

function ChangePerson({ person, onClose, onChanged }: Props): ReactElement {
  const { t } = useTranslation();
  const [displayName, setDisplayName] = useState(person.displayName);
  const [initials, setInitials] = useState(person.initials);
  const [place, setPlace] = useState<Place>(person);
  return (
    <FormDialog
      title={t('security.people.changeTitle', { name: person.displayName })}
      submit={t('action.save')}
      send={() =>
        take(
          api.PUT('/api/people/{id}', {
            params: { path: { id: person.id } },
            body: { displayName: displayName.trim(), initials: initials.trim(), ...placeBody(place) },
          }),
        )
      }
      onDone={() => {
        onChanged();
        onClose();
      }}
      onClose={onClose}
    >
      <p className={styles.hint}>{t('security.people.changeHint')}</p>
      <TextInput
        label={t('admin.people.displayName')}
        required
        maxLength={100}
        value={displayName}
        onChange={(event) => setDisplayName(event.currentTarget.value)}
      />
      <TextInput
        label={t('admin.people.initials')}
        required
        maxLength={4}
        value={initials}
        onChange={(event) => setInitials(event.currentTarget.value)}
      />
      <PlaceFields place={place} onChange={setPlace} />
    </FormDialog>
  );
}

function SessionsOf({ person, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id } = person;
  const key = ['people', id, 'sessions'];
  const sessions = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET('/api/people/{id}/sessions', { params: { path: { id } } })),
  });
  const ending = useMutation({
    mutationFn: async (sessionId: string | null) => {
      if (sessionId === null) await take(api.DELETE('/api/people/{id}/sessions', { params: { path: { id } } }));
      else await take(api.DELETE('/api/people/{id}/sessions/{sessionId}', { params: { path: { id, sessionId } } }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('security.people.sessionsTitle', { name: person.displayName })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={styles.form}>
        {sessions.data === undefined && <LoadingState />}
        {sessions.data?.length === 0 && <p>{t('security.people.noSessions')}</p>}
        {sessions.data?.map((session) => (
          <SessionRow key={session.id} session={session} end={(sessionId) => ending.mutate(sessionId)} />
        ))}
        {(sessions.data?.length ?? 0) > 1 && (
          <footer className={styles.foot}>
            <Button variant="default" onClick={() => ending.mutate(null)}>
              {t('security.people.endAll')}
            </Button>
          </footer>
        )}
      </div>
    </Modal>
  );
}
