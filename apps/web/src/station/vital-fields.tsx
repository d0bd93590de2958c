// Fields for what was measured by hand, each with the centre's newest value beside it.
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY_MS, HOUR_MS } from '#kernel';
import { api, take } from '../api/client.js';
import { centreClock } from '../clock.js';
import { figure, unitOf } from '../format/measure.js';
import { hourMinute } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import {
  diastolicAbove,
  HAND_RANGES,
  outOfRange,
  VITAL_FIELDS,
  type ReportDraft,
  type VitalField,
} from './report-draft.js';
import styles from './vital-fields.module.css';

interface VitalFieldsProps {
  patientId: string;
  draft: ReportDraft;
  showProblems: boolean;
  onChange: (vitals: ReportDraft['vitals']) => void;
}

export function VitalFields({ patientId, draft, showProblems, onChange }: VitalFieldsProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const seen = useCentreValues(patientId);
  const wrong = new Set(outOfRange(draft));
  return (
    <>
      <p className={styles.hint}>{t('station.report.measuredHint')}</p>
      <div className={styles.fields}>
        {VITAL_FIELDS.map((field) => {
          const known = seen[field];
          const label = field === 'sbp' || field === 'dbp' ? t(`station.report.${field}`) : t(`signal.${field}`);
          const text = known === undefined ? '' : figure(field, known.value);
          return (
            <div key={field}>
              <TextInput
                label={
                  <>
                    {label} <small>{unitOf(field)}</small>
                  </>
                }
                inputMode="decimal"
                autoComplete="off"
                classNames={{ input: styles.input }}
                value={draft.vitals[field]}
                error={
                  showProblems && wrong.has(field)
                    ? t('station.report.outOfRange', { min: HAND_RANGES[field].min, max: HAND_RANGES[field].max })
                    : showProblems && field === 'dbp' && diastolicAbove(draft)
                      ? t('station.report.diastolicAbove')
                      : undefined
                }
                onChange={(event) => onChange({ ...draft.vitals, [field]: event.currentTarget.value })}
              />
              {known !== undefined && (
                <button
                  type="button"
                  className={styles.seen}
                  title={t('station.report.use')}
                  onClick={() => onChange({ ...draft.vitals, [field]: text })}
                >
                  {t('station.report.centreSaw', { value: text, time: hourMinute(known.at, language) })}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </>
  );
}

type Seen = Partial<Record<VitalField, { value: number; at: number }>>;

/** Newest values in the centre's archive: of the last hour, for spot measurements of the last day. */
function useCentreValues(patientId: string): Seen {
  const { data } = useQuery({
    queryKey: ['centre-values', patientId],
    queryFn: async () => {
      const now = centreClock.now();
      const found = await Promise.all(VITAL_FIELDS.map((field) => newest(patientId, field, now)));
      return Object.fromEntries(found.flatMap((each) => (each === null ? [] : [each])));
    },
    staleTime: 30_000,
  });
  return data ?? {};
}

async function newest(
  patientId: string,
  signal: VitalField,
  now: number,
): Promise<[VitalField, { value: number; at: number }] | null> {
  const spot = signal === 'temp' || signal === 'sbp' || signal === 'dbp' || signal === 'weight';
  const query = {
    signal,
    from: Math.floor(now - (spot ? DAY_MS : HOUR_MS)),
    to: Math.ceil(now),
    resolution: spot ? ('10min' as const) : ('1min' as const),
  };
  const series = await take(api.GET('/api/patients/{id}/numerics', { params: { path: { id: patientId }, query } }));
  const last = series.buckets.at(-1);
  return last === undefined ? null : [signal, { value: last.mean, at: last.from }];
}
