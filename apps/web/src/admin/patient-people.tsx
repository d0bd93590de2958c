// Who sees a patient: the doctors, and the relatives the patient has allowed to look, each from when until when. One can be added
// or taken out, and the whole family's accounts be closed when the patient agrees no longer.
import { Button, Select, TextInput } from '@mantine/core';
import { IconUserMinus, IconUserPlus, IconUsersMinus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { PatientPerson, PatientSummary } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { useProblemText } from '../shell/problem-text.js';
import { useSlowNow } from '../use-now.js';
import { InfoDialog } from './form-dialog.js';
import styles from './patient-people.module.css';
import { Mark, Rows } from './section.js';

export function PatientPeople({ patient, onClose }: { patient: PatientSummary; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { role } = useMe();
  const now = useSlowNow();
  const id = patient.id;
  const query = useQuery({
    queryKey: ['patient-people', id],
    queryFn: () => take(api.GET('/api/patients/{id}/people', { params: { path: { id } } })),
  });
  const family = (query.data ?? []).filter((one) => one.kind === 'family' && isAllowed(one, now));
  return (
    <InfoDialog title={t('security.patientPeople.title', { name: patient.displayName })} onClose={onClose}>
      <p className={styles.lead}>{t('security.patientPeople.lead')}</p>
      <Links patientId={id} query={query} now={now} />
      {role === 'administrator' && <AddLink patientId={id} known={query.data ?? []} now={now} />}
      {role === 'administrator' && family.length > 0 && <CloseFamily patientId={id} family={family} />}
    </InfoDialog>
  );
}

function isAllowed({ from, until }: PatientPerson, now: number): boolean {
  return from <= now && (until === null || until > now);
}

function useChanged(patientId: string): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['patient-people', patientId] });
    void client.invalidateQueries({ queryKey: ['people'] });
  };
}

function Links(props: {
  patientId: string;
  query: { data: readonly PatientPerson[] | undefined; error: Error | null; refetch: () => unknown };
  now: number;
}): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const changed = useChanged(props.patientId);
  const { patientId, query, now } = props;
  const problemText = useProblemText();
  const unlinking = useMutation({
    mutationFn: (personId: string) =>
      take(api.DELETE('/api/patients/{id}/people/{personId}', { params: { path: { id: patientId, personId } } })),
    onSuccess: changed,
  });
  const span = ({ from, until }: PatientPerson): string => {
    if (until === null) return t('security.patientPeople.since', { time: instant(from, now, language) });
    return t(until <= now ? 'security.patientPeople.ended' : 'security.patientPeople.until', {
      time: instant(until, now, language),
    });
  };
  return (
    <>
      {unlinking.isError && (
        <p role="alert" className={styles.hint}>
          {problemText(unlinking.error)}
        </p>
      )}
      <Rows
        query={query}
        minWidth={280}
        keyOf={(one: PatientPerson) => one.personId}
        empty={{ title: t('security.patientPeople.nobody') }}
        columns={[
          {
            key: 'name',
            label: t('admin.people.displayName'),
            cell: (one) => (
              <div className={styles.who}>
                <Mark good={isAllowed(one, now)}>{one.displayName}</Mark>
                <span className={styles.hint}>
                  {t(`role.${one.kind}`)} · {span(one)}
                </span>
              </div>
            ),
          },
          {
            key: 'acts',
            label: '',
            align: 'right',
            cell: (one) =>
              isAllowed(one, now) && (
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconUserMinus size={14} aria-hidden />}
                  aria-label={t('security.patientPeople.unlinkOf', { name: one.displayName })}
                  loading={unlinking.isPending && unlinking.variables === one.personId}
                  onClick={() => unlinking.mutate(one.personId)}
                >
                  {t('security.patientPeople.unlink')}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function AddLink(props: { patientId: string; known: readonly PatientPerson[]; now: number }): ReactElement {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { patientId, known, now } = props;
  const changed = useChanged(patientId);
  const [personId, setPersonId] = useState<string | null>(null);
  const [until, setUntil] = useState('');
  const people = useQuery({ queryKey: ['people'], queryFn: () => take(api.GET('/api/people')) });
  const linked = new Set(known.filter((one) => isAllowed(one, now)).map((one) => one.personId));
  const free = (people.data ?? []).filter(
    ({ id, role, active }) => active && (role === 'doctor' || role === 'family') && !linked.has(id),
  );
  const linking = useMutation({
    mutationFn: async (person: string) => {
      const at = Date.parse(until);
      await take(
        api.PUT('/api/patients/{id}/people/{personId}', {
          params: { path: { id: patientId, personId: person } },
          body: Number.isNaN(at) ? {} : { until: at },
        }),
      );
    },
    onSuccess: () => {
      setPersonId(null);
      setUntil('');
      changed();
    },
  });
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (personId !== null) linking.mutate(personId);
      }}
    >
      <Select
        label={t('security.patientPeople.who')}
        searchable
        nothingFoundMessage={t('security.patientPeople.noneFree')}
        data={free.map(({ id, displayName, role }) => ({
          value: id,
          label: displayName + t('aside', { text: t(`role.${role}`) }),
        }))}
        value={personId}
        onChange={setPersonId}
      />
      <TextInput
        type="datetime-local"
        label={t('security.patientPeople.untilField')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Button
        type="submit"
        disabled={personId === null}
        loading={linking.isPending}
        leftSection={<IconUserPlus size={16} aria-hidden />}
      >
        {t('security.patientPeople.link')}
      </Button>
      {linking.isError && <p role="alert">{problemText(linking.error)}</p>}
    </form>
  );
}

/** Asks once more, because it cannot be taken back for all at once. */
function CloseFamily(props: { patientId: string; family: readonly PatientPerson[] }): ReactElement {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const changed = useChanged(props.patientId);
  const [isSure, setIsSure] = useState(false);
  const { family } = props;
  const closing = useMutation({
    mutationFn: () =>
      take(api.POST('/api/people/revocations', { body: { personIds: family.map((one) => one.personId) } })),
    onSuccess: () => {
      setIsSure(false);
      changed();
    },
  });
  return (
    <div className={styles.close}>
      {isSure && (
        <p>
          {t('security.patientPeople.closeFamilySure', {
            names: family.map((one) => one.displayName).join(t('separator')),
          })}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          variant="default"
          leftSection={<IconUsersMinus size={16} aria-hidden />}
          loading={closing.isPending}
          onClick={() => (isSure ? closing.mutate() : setIsSure(true))}
        >
          {t(isSure ? 'security.patientPeople.closeFamilyNow' : 'security.patientPeople.closeFamily')}
        </Button>
        {isSure && (
          <Button variant="subtle" disabled={closing.isPending} onClick={() => setIsSure(false)}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
      {closing.isError && <p role="alert">{problemText(closing.error)}</p>}
    </div>
  );
}
