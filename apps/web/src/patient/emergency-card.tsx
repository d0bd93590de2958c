// What one must know before telephoning or sending somebody: where, how to get in, whom to call, what the patient wishes.
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../api/types.js';
import { mapLink, telLink } from './map-link.js';
import styles from './emergency-card.module.css';

export function EmergencyCard({ patient }: { patient: Patient }): ReactElement {
  const { t } = useTranslation();
  const none = <span className={styles.none}>{t('board.card.none')}</span>;
  return (
    <section className={styles.card} aria-label={t('board.card.title')}>
      <dl className={styles.entries}>
        <Entry label={t('board.card.address')}>
          {patient.address}{' '}
          <a href={mapLink(patient)} target="_blank" rel="noreferrer">
            {t('board.card.map')}
          </a>
        </Entry>
        <Entry label={t('board.card.key')}>{patient.keyNote === '' ? none : patient.keyNote}</Entry>
        <Entry label={t('board.card.phone')}>{patient.phone === '' ? none : <Phone number={patient.phone} />}</Entry>
        <Entry label={t('board.card.family')}>
          {patient.family.length === 0
            ? none
            : patient.family.map((contact) => (
                <span key={`${contact.name} ${contact.phone}`} className={styles.contact}>
                  {contact.name + t('aside', { text: contact.relation })} <Phone number={contact.phone} />
                  {contact.note !== '' && <small>{contact.note}</small>}
                </span>
              ))}
        </Entry>
        <Entry label={t('board.card.doctor')}>
          {patient.familyDoctor === null ? (
            none
          ) : (
            <>
              {patient.familyDoctor.name} {patient.familyDoctor.clinic} <Phone number={patient.familyDoctor.phone} />
            </>
          )}
        </Entry>
        <Entry label={t('board.card.instruction')} strong>
          {patient.standingInstruction ?? t('board.card.noInstruction')}
        </Entry>
        <Entry label={t('board.card.wishes')}>{patient.wishes === '' ? none : patient.wishes}</Entry>
        <Entry label={t('board.card.medication')}>
          {patient.medication.length === 0 ? none : patient.medication.join(' / ')}
        </Entry>
        <Entry label={t('board.card.oxygen')}>
          {patient.oxygen ? t('board.card.oxygenYes') : t('board.card.oxygenNo')}
          {patient.hypercapnic && <b> {t('board.card.hypercapnic')}</b>}
        </Entry>
      </dl>
    </section>
  );
}

function Entry(props: { label: string; strong?: boolean; children: ReactNode }): ReactElement {
  return (
    <div className={styles.entry} data-strong={props.strong || undefined}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

export function Phone({ number }: { number: string }): ReactElement {
  return (
    <a className={styles.phone} href={telLink(number)}>
      {number}
    </a>
  );
}
