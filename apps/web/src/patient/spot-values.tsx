// Values measured now and then (temperature, blood pressure, weight) and whether the patient is in bed, on one line.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../api/types.js';
import { figure, freshness, unitOf } from '../format/measure.js';
import { age } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import type { Numeric } from '../live/vitals-store.js';
import styles from './spot-values.module.css';

interface SpotValuesProps {
  numerics: ReadonlyMap<Signal, Numeric>;
  now: number;
}

export function SpotValues({ numerics, now }: SpotValuesProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const show = (signal: Signal): string | null => {
    const numeric = numerics.get(signal);
    return freshness(numeric, now) === 'fresh' ? figure(signal, numeric?.value ?? null) : null;
  };
  const bed = numerics.get('bed');
  const inBed = freshness(bed, now) === 'fresh' ? bed?.value === 1 : null;
  const pressure = show('sbp') === null ? null : `${show('sbp')}/${show('dbp') ?? '–'}`;
  const ageOf = (signal: Signal): string => {
    const numeric = numerics.get(signal);
    return numeric === undefined ? '' : t('board.patient.age', { age: age(now - numeric.observedAt, language) });
  };
  const items = [
    {
      key: 'bed',
      label: t('short.bed'),
      value: inBed === null ? null : inBed ? t('inBed') : t('outOfBed'),
      unit: '',
      of: 'bed',
    },
    { key: 'temp', label: t('short.temp'), value: show('temp'), unit: unitOf('temp'), of: 'temp' },
    { key: 'bp', label: t('short.bp'), value: pressure, unit: unitOf('sbp'), of: 'sbp' },
    { key: 'weight', label: t('short.weight'), value: show('weight'), unit: unitOf('weight'), of: 'weight' },
  ] as const;
  return (
    <dl className={styles.spots}>
      {items.map(({ key, label, value, unit, of }) => (
        <div key={key} className={styles.spot} data-signal={key}>
          <dt>{label}</dt>
          <dd data-none={value === null || undefined}>
            {value ?? '–'} <small>{value === null ? '' : unit}</small>
          </dd>
          <dd className={styles.age}>{value === null ? t('noData') : ageOf(of)}</dd>
        </div>
      ))}
    </dl>
  );
}
