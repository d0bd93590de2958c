// One offer, filling the screen: where, who, what, what the doctor has ordered, how long there is to answer.
import { Button, Textarea } from '@mantine/core';
import { IconMapPin, IconPhone } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Dispatch } from '../api/types.js';
import { inLanguage } from '../format/language.js';
import { centreClock } from '../clock.js';
import { instant, timer } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { mapLink, telLink } from '../patient/map-link.js';
import { useNow } from '../use-now.js';
import { useMe } from '../session/session.js';
import { ChoiceChips } from './choice-chips.js';
import { useNurses } from './use-nurses.js';
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
  const [nurseId, setNurseId] = useState<string | null>(null);
  const acceptButton = useAnswerFocus();
  const accept = (): void => outbox.add(dispatch.id, { kind: 'accept', etaMinutes, nurseId });
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
            <ChoiceChips
              label={t('station.offer.eta')}
              options={ETA_MINUTES.map((value) => ({ value, label: t('station.offer.minutes', { count: value }) }))}
              value={etaMinutes}
              onChange={setEtaMinutes}
            />
            <WhoGoes nurseId={nurseId} onChange={setNurseId} />
            <div className={styles.answers}>
              <Button variant="default" className={styles.answer} onClick={() => setDeclining(true)}>
                {t('station.offer.decline')}
              </Button>
              <Button className={styles.answer} ref={acceptButton} onClick={accept}>
                {t('station.offer.accept')}
              </Button>
            </div>
          </>
        )}
      </footer>
    </main>
  );
}

/** From a touched notification's "accept": the page opens on the button, where minutes and nurse can still be said. */
function useAnswerFocus(): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const [search] = useSearchParams();
  const wanted = search.get('answer') === 'accept';
  useEffect(() => {
    if (wanted) button.current?.focus();
  }, [wanted]);
  return button;
}

/** Who goes: oneself, unless a colleague is named. Not asked where there is nobody else. */
function WhoGoes({
  nurseId,
  onChange,
}: {
  nurseId: string | null;
  onChange: (id: string | null) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const me = useMe();
  const others = useNurses().filter(({ personId }) => personId !== me.personId);
  if (others.length === 0) return null;
  return (
    <ChoiceChips
      label={t('station.nurse.who')}
      needed
      options={[
        { value: me.personId, label: t('station.nurse.me') },
        ...others.map(({ personId, displayName, underWay }) => ({
          value: personId,
          label: displayName + (underWay > 0 ? t('station.nurse.busy', { count: underWay }) : ''),
        })),
      ]}
      value={nurseId ?? me.personId}
      onChange={(id) => onChange(id === me.personId ? null : id)}
    />
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
            {dispatch.instruction !== null && (
              <small className={styles.by}>
                {t('station.instructionBy', {
                  name: dispatch.instruction.byName,
                  time: instant(dispatch.instruction.at, centreClock.now(), language),
                })}
              </small>
            )}
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
