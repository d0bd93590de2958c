// "A nurse asks for you": who, what about, what the nurse sees, how the patient is now; one tap to telephone, to accept,
// or to say that one cannot so that the next doctor is asked at once.
import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconPhone, IconX } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { instant, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { telLink } from '../patient/map-link.js';
import { NumericTile } from '../patient/numeric-tile.js';
import { useProblemText } from '../shell/problem-text.js';
import { useToast } from '../shell/toast.js';
import { useNow } from '../use-now.js';
import styles from './doctor-home.module.css';
import { ReportFacts } from './report-facts.js';
import { useAnswer, type DoctorQuestion } from './use-doctor-work.js';
import { useLiveVitals } from './use-live-vitals.js';

const NO_LIMITS = { low: null, high: null } as const;

export function QuestionCard({ question }: { question: DoctorQuestion }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { call, chain, dispatch } = question;
  const left = call.answerBy - now;
  return (
    <article className={styles.question} data-priority={question.priority} aria-label={t('clinic.question.title')}>
      <header className={styles.questionHead}>
        <h2>
          {t('clinic.question.title')} · <Link to={`/clinic/${question.patientId}`}>{question.patientName}</Link>
        </h2>
        <span className={styles.timer}>
          {left > 0 ? t('clinic.question.left', { time: timer(left) }) : t('clinic.question.over')}
        </span>
      </header>
      <p className={styles.asked}>{chain.question === '' ? t('clinic.question.noText') : chain.question}</p>
      <p className={styles.facts}>
        <span>{question.callBackName}</span>
        {dispatch !== null && <span>{dispatch.stationName}</span>}
        {dispatch !== null && <span>{t(`dispatch.${dispatch.state}`)}</span>}
        {dispatch !== null && <span>{dispatch.summary[language]}</span>}
        <span>{instant(call.askedAt, now, language)}</span>
        {call.repetition > 0 && <b>{t('clinic.question.again', { count: call.repetition + 1 })}</b>}
      </p>
      <VitalsNow patientId={question.patientId} />
      {dispatch !== null && dispatch.report !== null && (
        <ReportFacts report={dispatch.report} photos={dispatch.photos} />
      )}
      {dispatch !== null && (
        <p className={styles.facts}>
          <b>{t('clinic.instruction.title')}</b>
          <span>{dispatch.standingInstruction ?? dispatch.noInstructionNotice?.[language]}</span>
        </p>
      )}
      <AnswerButtons question={question} />
    </article>
  );
}

function VitalsNow({ patientId }: { patientId: string }): ReactElement {
  const now = useNow();
  const { numerics, minutes } = useLiveVitals(patientId);
  const heart = numerics.has('pr') || !numerics.has('hr') ? 'pr' : 'hr';
  return (
    <div className={styles.vitalsNow}>
      {(['spo2', heart, 'rr'] as const).map((signal) => (
        <NumericTile
          key={signal}
          signal={signal}
          numeric={numerics.get(signal)}
          minutes={minutes.get(signal) ?? []}
          limits={NO_LIMITS}
          alarm={null}
          now={now}
        />
      ))}
    </div>
  );
}

function AnswerButtons({ question }: { question: DoctorQuestion }): ReactElement {
  const { t } = useTranslation();
  const answer = useAnswer();
  const toast = useToast();
  const problem = useProblemText();
  const [declining, setDeclining] = useState(false);
  const [note, setNote] = useState('');
  const settle = (outcome: 'answered' | 'declined') =>
    answer.mutate(
      { callId: question.call.id, outcome, note },
      {
        onSuccess: () => toast('done', t(`clinic.question.${outcome}`)),
        onError: (error) => toast('problem', problem(error)),
      },
    );
  return (
    <>
      <div className={styles.buttons}>
        {question.callBackTelephone !== '' && (
          <Button
            component="a"
            href={telLink(question.callBackTelephone)}
            size="lg"
            variant="default"
            leftSection={<IconPhone size={20} aria-hidden />}
          >
            {t('clinic.question.telephone', { number: question.callBackTelephone })}
          </Button>
        )}
        <Button
          size="lg"
          leftSection={<IconCheck size={20} aria-hidden />}
          loading={answer.isPending && !declining}
          onClick={() => settle('answered')}
        >
          {t('clinic.question.accept')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconX size={20} aria-hidden />}
          onClick={() => (declining ? settle('declined') : setDeclining(true))}
        >
          {t(declining ? 'clinic.question.reallyCannot' : 'clinic.question.cannot')}
        </Button>
      </div>
      {declining && (
        <TextInput
          label={t('clinic.question.why')}
          description={t('clinic.question.whyHint')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </>
  );
}
