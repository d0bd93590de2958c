// One offer, filling the screen: where, who, what, what the doctor has ordered, how long there is to answer.
import { Button, Textarea } from '@mantine/core';
import { IconMapPin, IconPhone } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispatch } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { mapLink, telLink } from '../patient/map-link.js';
import { useNow } from '../use-now.js';
import { useOutbox } from './use-station.js';
import styles from './offer-screen.module.css';

const ETA_MINUTES = [10, 15, 20, 30, 45] as const;
const REASONS = ['busy', 'far', 'staff', 'other'] as const;

export function OfferScreen({ dispatch, others }: { dispatch: Dispatch; others: number }): ReactElement {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const now = useNow();
  const [declining, setDeclining] = useState(false);
  const [etaMinutes, setEtaMinutes] = useState<number | null>(null);
  const leftMs = dispatch.answerBy - now;
  const share = Math.max(0, Math.min(1, leftMs / Math.max(1, dispatch.answerBy - dispatch.offeredAt)));
  return (
    <main className={styles.screen}>
      <div className={styles.time}>
        <b>{leftMs > 0 ? t('station.offer.timeLeft', { timer: timer(leftMs) }) : t('station.offer.lapsed')}</b>
        {others > 0 && <span>{t('station.otherOffers', { count: others })}</span>}
        <div className={styles.line}>
          <div style={{ transform: `scaleX(${share})` }} />
        </div>
      </div>
      <WhereAndWhat dispatch={dispatch} />
      <footer className={styles.foot}>
        {declining ? (
          <Decline
            onCancel={() => setDeclining(false)}
            onDecline={(reason) => outbox.add(dispatch.id, { kind: 'decline', reason })}
          />
        ) : (
          <>
            <div className={styles.eta} role="radiogroup" aria-label={t('station.offer.eta')}>
              <span>{t('station.offer.eta')}</span>
              {ETA_MINUTES.map((minutes) => (
                <button
                  key={minutes}
                  type="button"
                  role="radio"
                  aria-checked={etaMinutes === minutes}
                  className={styles.chip}
                  onClick={() => setEtaMinutes(etaMinutes === minutes ? null : minutes)}
                >
                  {t('station.offer.minutes', { count: minutes })}
                </button>
              ))}
            </div>
            <div className={styles.answers}>
              <Button variant="default" className={styles.answer} onClick={() => setDeclining(true)}>
                {t('station.offer.decline')}
              </Button>
              <Button className={styles.answer} onClick={() => outbox.add(dispatch.id, { kind: 'accept', etaMinutes })}>
                {t('station.offer.accept')}
              </Button>
            </div>
          </>
        )}
      </footer>
    </main>
  );
}

/** Address, person, sentence, order; the same before and after the answer. */
export function WhereAndWhat({ dispatch }: { dispatch: Dispatch }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { patient } = dispatch;
  return (
    <div className={styles.facts}>
      <p className={styles.what}>{inLanguage(dispatch.summary, language)}</p>
      <h1 className={styles.who}>
        {patient.displayName} <small>{t('years', { age: patient.age })}</small>
      </h1>
      <p>{patient.address}</p>
      <p className={styles.links}>
        <a className={styles.link} href={mapLink(patient)} target="_blank" rel="noreferrer">
          <IconMapPin size={20} aria-hidden /> {t('station.offer.map')}
        </a>
        {patient.phone !== '' && (
          <a className={styles.link} href={telLink(patient.phone)}>
            <IconPhone size={20} aria-hidden /> {t('station.offer.call')}
          </a>
        )}
      </p>
      {dispatch.note !== '' && (
        <section className={styles.box}>
          <h2>{t('station.offer.from')}</h2>
          <p>{dispatch.note}</p>
        </section>
      )}
      <section className={styles.box} data-strong>
        {dispatch.standingInstruction === null ? (
          <p>{t('station.offer.noInstruction')}</p>
        ) : (
          <>
            <h2>{t('station.offer.instruction')}</h2>
            <p>{dispatch.standingInstruction}</p>
          </>
        )}
      </section>
      {patient.keyNote !== '' && (
        <section className={styles.box}>
          <h2>{t('station.offer.key')}</h2>
          <p>{patient.keyNote}</p>
        </section>
      )}
    </div>
  );
}

function Decline(props: { onCancel: () => void; onDecline: (reason: string) => void }): ReactElement {
  const { t } = useTranslation();
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const [text, setText] = useState('');
  const said = reason === null ? '' : reason === 'other' ? text.trim() : t(`station.decline.reasons.${reason}`);
  return (
    <>
      <p className={styles.question}>{t('station.decline.title')}</p>
      <div className={styles.reasons} role="radiogroup" aria-label={t('station.decline.title')}>
        {REASONS.map((each) => (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={reason === each}
            className={styles.chip}
            onClick={() => setReason(each)}
          >
            {t(`station.decline.reasons.${each}`)}
          </button>
        ))}
      </div>
      {reason === 'other' && (
        <Textarea
          aria-label={t('station.decline.text')}
          autoFocus
          rows={2}
          maxLength={500}
          size="lg"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className={styles.answers}>
        <Button variant="default" className={styles.answer} onClick={props.onCancel}>
          {t('action.cancel')}
        </Button>
        <Button className={styles.answer} disabled={said === ''} onClick={() => props.onDecline(said)}>
          {t('station.decline.send')}
        </Button>
      </div>
    </>
  );
}
