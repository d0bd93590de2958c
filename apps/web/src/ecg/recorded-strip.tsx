// A recorded ECG around a moment on paper at 25 mm/s and 10 mm/mV; longer than the window, it scrolls.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel';
import { api, take } from '../api/client.js';
import { clockTime } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { useScheme } from '../theme/scheme.js';
import { drawPaper, PX_PER_MILLIVOLT, PX_PER_SECOND, sheetOf } from './paper.js';
import { EcgBuffer } from './samples.js';
import styles from './recorded-strip.module.css';

const BEFORE_MS = 15_000;
const AFTER_MS = 15_000;

export function RecordedStrip({ patientId, around }: { patientId: string; around: Instant }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useScheme();
  const from = Math.floor(around - BEFORE_MS);
  const to = Math.ceil(around + AFTER_MS);
  const query = useQuery({
    queryKey: ['waveform', patientId, from, to],
    queryFn: () =>
      take(api.GET('/api/patients/{id}/waveform', { params: { path: { id: patientId }, query: { from, to } } })),
  });
  const canvas = useRef<HTMLCanvasElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const buffer = useMemo(() => {
    const kept = new EcgBuffer(BEFORE_MS + AFTER_MS + 60_000);
    for (const stretch of query.data ?? []) kept.add(stretch);
    return kept;
  }, [query.data]);
  useEffect(() => {
    const sheet = canvas.current === null ? null : sheetOf(canvas.current);
    if (sheet === null || canvas.current === null) return;
    const style = getComputedStyle(canvas.current);
    drawPaper(sheet, style);
    const { context, height } = sheet;
    const xOf = (at: Instant): number => ((at - from) / 1_000) * PX_PER_SECOND;
    context.strokeStyle = style.getPropertyValue('--ink-3');
    context.beginPath();
    context.moveTo(xOf(around), 0);
    context.lineTo(xOf(around), height);
    context.stroke();
    context.strokeStyle = style.getPropertyValue('--signal-ecg');
    context.lineWidth = 1.5;
    context.beginPath();
    let pen = false;
    buffer.each(from, to, (at, millivolts) => {
      if (Number.isNaN(millivolts)) pen = false;
      else {
        const y = height * 0.58 - millivolts * PX_PER_MILLIVOLT;
        if (pen) context.lineTo(xOf(at), y);
        else context.moveTo(xOf(at), y);
        pen = true;
      }
    });
    context.stroke();
    if (scroll.current !== null) scroll.current.scrollLeft = xOf(around) - scroll.current.clientWidth / 2;
  }, [buffer, scheme, from, to, around]);
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <LoadingState />;
  if (query.data.length === 0) return <p className={styles.none}>{t('board.patient.ecgNoneThen')}</p>;
  return (
    <figure className={styles.strip}>
      <div ref={scroll} className={styles.scroll}>
        <canvas ref={canvas} style={{ width: ((to - from) / 1_000) * PX_PER_SECOND, height: 190 }} />
      </div>
      <figcaption>
        {clockTime(from, language)} – {clockTime(to, language)} ·{' '}
        {t('board.patient.ecgScale', { lead: query.data[0]?.lead ?? '' })}
      </figcaption>
    </figure>
  );
}
