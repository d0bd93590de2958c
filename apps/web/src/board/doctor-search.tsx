// The search for a doctor as the centre sees it: who was asked, who is asked now and until when, and the button to begin.
import { Button, TextInput } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorCall, DoctorChain, Incident } from '../api/types.js';
import { hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { Phone } from '../patient/emergency-card.js';
import { useProblemText } from '../shell/problem-text.js';
import styles from './doctor-search.module.css';
import { useDoctorSearch } from './use-doctor-search.js';

export function DoctorSearch({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation();
  const problem = useProblemText();
  const { chain, settle, error } = useDoctorSearch(incident);
  const [asking, setAsking] = useState(false);
  const underWay = chain?.state === 'asking';
  return (
    <section className={styles.search} aria-label={t('board.doctor.title')}>
      <header className={styles.head}>
        <h3>{t('board.doctor.title')}</h3>
        {chain !== undefined && <b role="status">{t(`station.doctor.${chain.state}`)}</b>}
        {!underWay && !asking && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconStethoscope size={16} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t(chain === undefined ? 'board.doctor.start' : 'board.doctor.again')}
          </Button>
        )}
      </header>
      {error !== null && <p role="alert">{problem(error)}</p>}
      {asking && !underWay && <Question incident={incident} onClose={() => setAsking(false)} />}
      {chain !== undefined && <Calls chain={chain} onOutcome={settle} />}
    </section>
  );
}

function Question({ incident, onClose }: { incident: Incident; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const problem = useProblemText();
  const { seek, seeking, error } = useDoctorSearch(incident);
  const [question, setQuestion] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    seek(question.trim(), onClose);
  };
  return (
    <form className={styles.question} onSubmit={send}>
      <TextInput
        label={t('station.doctor.question')}
        autoFocus
        maxLength={500}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      {error !== null && <p role="alert">{problem(error)}</p>}
      <div className={styles.buttons}>
        <Button size="compact-md" type="submit" loading={seeking}>
          {t('board.doctor.send')}
        </Button>
        <Button size="compact-md" variant="subtle" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

type Outcome = 'answered' | 'no-answer';

function Calls(props: { chain: DoctorChain; onOutcome: (callId: string, outcome: Outcome) => void }): ReactElement {
  const { t } = useTranslation();
  const { chain, onOutcome } = props;
  return (
    <>
      {chain.question !== '' && (
        <p className={styles.asked}>
          {chain.startedByName}: {chain.question}
        </p>
      )}
      {chain.nobodyToAsk && chain.state === 'asking' && (
        <p role="alert">
          <b>{t('board.doctor.nobody')}</b>
        </p>
      )}
      <ul className={styles.calls}>
        {chain.calls.map((call) => (
          <Call key={call.id} call={call} onOutcome={(outcome) => onOutcome(call.id, outcome)} />
        ))}
      </ul>
    </>
  );
}

function Call({ call, onOutcome }: { call: DoctorCall; onOutcome: (outcome: Outcome) => void }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const asked = call.state === 'asked';
  return (
    <li data-asked={asked || undefined}>
      <time>{hourMinute(call.askedAt, language)}</time> <b>{call.doctorName}</b>{' '}
      <small>{t(`station.doctor.role.${call.role}`)}</small> {t(`station.doctor.state.${call.state}`)}
      {call.note !== '' && t('aside', { text: call.note })} {call.telephone !== '' && <Phone number={call.telephone} />}
      {asked && (
        <div className={styles.buttons}>
          <span>{t('station.doctor.until', { time: hourMinute(call.answerBy, language) })}</span>
          <Button size="compact-sm" variant="default" onClick={() => onOutcome('answered')}>
            {t('station.doctor.talked')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onOutcome('no-answer')}>
            {t('station.doctor.noAnswer')}
          </Button>
        </div>
      )}
    </li>
  );
}
