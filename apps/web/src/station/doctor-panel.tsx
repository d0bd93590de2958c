// Asking a doctor from the bedside: the centre looks for one in turn and says who is asked now; the nurse may telephone the
// same doctor and log how it went; an order given by telephone is written down, said back, and kept.
import { Button, Checkbox, Textarea } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SECOND_MS } from '#kernel';
import { api, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Dispatch } from '../api/types.js';
import { newRequestId } from '../clock.js';
import { hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { telLink } from '../patient/map-link.js';
import { useProblemText } from '../shell/problem-text.js';
import styles from './doctor-panel.module.css';

type Chain = components['schemas']['DoctorChain'];
type Call = components['schemas']['DoctorCall'];

const LOOK_EVERY_MS = 5 * SECOND_MS;

export function DoctorPanel({ dispatch }: { dispatch: Dispatch }): ReactElement {
  const { t } = useTranslation();
  const problem = useProblemText();
  const { chain, seek, settle, isError, error } = useDoctorChain(dispatch.id);
  const [question, setQuestion] = useState('');
  const idle = chain === undefined || chain.state === 'ended';
  return (
    <section className={styles.panel} aria-labelledby="ask-doctor">
      <h2 id="ask-doctor">{t('station.doctor.title')}</h2>
      {isError && <p role="alert">{navigator.onLine ? problem(error) : t('station.doctor.offline')}</p>}
      {idle ? (
        <>
          <Textarea
            label={t('station.doctor.question')}
            size="md"
            rows={2}
            maxLength={500}
            value={question}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
          <Button variant="default" className={styles.button} onClick={() => seek(question.trim())}>
            {t('station.doctor.ask')}
          </Button>
        </>
      ) : (
        <Search chain={chain} onOutcome={settle} />
      )}
      {chain?.state === 'answered' && <TakeDown dispatch={dispatch} call={answeredBy(chain)} />}
    </section>
  );
}

function Search(props: {
  chain: Chain;
  onOutcome: (callId: string, outcome: 'answered' | 'no-answer') => void;
}): ReactElement {
  const { t } = useTranslation();
  const { chain, onOutcome } = props;
  const asked = chain.calls.findLast(({ state }) => state === 'asked');
  return (
    <div aria-live="polite">
      <p className={styles.state}>{t(`station.doctor.${chain.state}`)}</p>
      {chain.nobodyToAsk && <p className={styles.state}>{t('station.doctor.nobody')}</p>}
      <ol className={styles.calls}>
        {chain.calls.map((call) => (
          <OneCall key={call.id} call={call} />
        ))}
      </ol>
      {asked !== undefined && (
        <div className={styles.buttons}>
          {asked.telephone !== '' && (
            <a className={styles.link} href={telLink(asked.telephone)}>
              <IconPhone size={20} aria-hidden /> {t('station.doctor.call', { name: asked.doctorName })}
            </a>
          )}
          <Button variant="default" className={styles.button} onClick={() => onOutcome(asked.id, 'answered')}>
            {t('station.doctor.talked')}
          </Button>
          <Button variant="default" className={styles.button} onClick={() => onOutcome(asked.id, 'no-answer')}>
            {t('station.doctor.noAnswer')}
          </Button>
        </div>
      )}
    </div>
  );
}

function OneCall({ call }: { call: Call }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li>
      <b>{call.doctorName}</b> <small>{t(`station.doctor.role.${call.role}`)}</small>{' '}
      {t(`station.doctor.state.${call.state}`)}
      {call.state === 'asked' && (
        <p className={styles.until}>{t('station.doctor.until', { time: hourMinute(call.answerBy, language) })}</p>
      )}
    </li>
  );
}

/** An order is kept only when it was said back. */
function TakeDown({ dispatch, call }: { dispatch: Dispatch; call: Call | undefined }): ReactElement {
  const { t } = useTranslation();
  const problem = useProblemText();
  const [text, setText] = useState('');
  const [readBack, setReadBack] = useState(false);
  const [requestId, setRequestId] = useState(newRequestId);
  const keep = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/dispatches/{id}/orders', {
          params: { path: { id: dispatch.id } },
          body: {
            text: text.trim(),
            doctorName: call?.doctorName ?? '',
            ...(call?.doctorId === null || call === undefined ? {} : { doctorId: call.doctorId }),
            readBack: true,
            requestId,
          },
        }),
      ),
    onSuccess: () => {
      setText('');
      setReadBack(false);
      setRequestId(newRequestId());
    },
  });
  return (
    <div className={styles.order}>
      <h3>{t('station.doctor.order')}</h3>
      <Textarea
        label={t('station.doctor.orderText')}
        size="lg"
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox
        size="lg"
        label={t('station.doctor.readBack')}
        checked={readBack}
        onChange={(event) => setReadBack(event.currentTarget.checked)}
      />
      {keep.isError && <p role="alert">{problem(keep.error)}</p>}
      <Button
        className={styles.button}
        disabled={!readBack || text.trim() === ''}
        loading={keep.isPending}
        onClick={() => keep.mutate()}
      >
        {t('station.doctor.keep')}
      </Button>
    </div>
  );
}

function answeredBy(chain: Chain): Call | undefined {
  return chain.calls.find(({ state }) => state === 'answered');
}

/** The newest search of this visit, looked at again while a doctor is awaited. Not queued: a search starts now or never. */
function useDoctorChain(dispatchId: string) {
  const client = useQueryClient();
  const key = ['doctor-chain', dispatchId];
  const params = { path: { id: dispatchId } };
  const query = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET('/api/dispatches/{id}/doctor-chain', { params })),
    refetchInterval: ({ state }) => (state.data?.[0]?.state === 'asking' ? LOOK_EVERY_MS : false),
  });
  const known = (chain: Chain): void => {
    client.setQueryData<Chain[]>(key, (chains) => [chain, ...(chains ?? []).filter(({ id }) => id !== chain.id)]);
  };
  const seek = useMutation({
    mutationFn: (question: string) =>
      take(api.POST('/api/dispatches/{id}/doctor-chain', { params, body: { question } })),
    onSuccess: known,
  });
  const settle = useMutation({
    mutationFn: ({ callId, outcome }: { callId: string; outcome: 'answered' | 'no-answer' }) =>
      take(api.POST('/api/doctor-calls/{id}/outcome', { params: { path: { id: callId } }, body: { outcome } })),
    onSuccess: known,
  });
  return {
    chain: query.data?.[0],
    seek: (question: string) => seek.mutate(question),
    settle: (callId: string, outcome: 'answered' | 'no-answer') => settle.mutate({ callId, outcome }),
    isError: seek.isError || settle.isError,
    error: seek.error ?? settle.error,
  };
}
