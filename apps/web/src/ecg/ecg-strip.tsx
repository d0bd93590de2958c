// The live ECG as a sweep over paper at 25 mm/s and 10 mm/mV. It draws outside React, once a screen frame.
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heartbeat, LiveEcg, LiveNumeric } from '../api/types.js';
import { centreClock } from '../clock.js';
import { age } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { openStream } from '../live/open-stream.js';
import { useScheme } from '../theme/scheme.js';
import { useNow } from '../use-now.js';
import { drawPaper, PX_PER_MILLIVOLT, PX_PER_SECOND, sheetOf, type Sheet } from './paper.js';
import { Playout } from './playout.js';
import { EcgBuffer } from './samples.js';
import styles from './ecg-strip.module.css';

const KEEP_MS = 20_000;
/** Blank ahead of the pen, so that old and new never touch. */
const GAP_PX = 14;
const STALE_MS = 5_000;

interface EcgStripProps {
  patientId: string;
  /** The same stream carries the patient's numerics, for a screen that has no other source of them. Keep it stable. */
  onNumerics?: (values: readonly LiveNumeric[]) => void;
}

export function EcgStrip({ patientId, onNumerics }: EcgStripProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const scheme = useScheme();
  const paper = useRef<HTMLCanvasElement>(null);
  const trace = useRef<HTMLCanvasElement>(null);
  const [seen, setSeen] = useState<{ lead: string; at: number } | null>(null);

  useEffect(() => {
    const [below, above] = [paper.current, trace.current];
    if (below === null || above === null) return;
    return runStrip({ below, above, patientId, onSeen: setSeen, onNumerics });
  }, [patientId, scheme, onNumerics]);

  const silentMs = seen === null ? null : now - seen.at;
  return (
    <figure className={styles.strip} aria-label={t('signal.ecg')}>
      <canvas ref={paper} className={styles.paper} aria-hidden />
      <canvas ref={trace} className={styles.trace} aria-hidden />
      <figcaption className={styles.caption}>
        <b>{t('signal.ecg')}</b> {seen !== null && t('board.patient.ecgScale', { lead: seen.lead })}
      </figcaption>
      {seen === null && <p className={styles.none}>{t('board.patient.ecgNone')}</p>}
      {silentMs !== null && silentMs > STALE_MS && (
        <p className={styles.none}>{t('board.patient.ecgStale', { age: age(silentMs, language) })}</p>
      )}
    </figure>
  );
}

type Seen = (seen: { lead: string; at: number }) => void;

/** Follows one patient's ECG until told to stop. */
function runStrip(strip: {
  below: HTMLCanvasElement;
  above: HTMLCanvasElement;
  patientId: string;
  onSeen: Seen;
  onNumerics: EcgStripProps['onNumerics'];
}): () => void {
  const { below, above, patientId, onSeen, onNumerics } = strip;
  const buffer = new EcgBuffer(KEEP_MS);
  const playout = new Playout();
  let pen: Pen | null = null;
  const resize = (): void => {
    const sheet = sheetOf(below);
    if (sheet !== null) drawPaper(sheet, getComputedStyle(below));
    const upper = sheetOf(above);
    pen = upper === null ? null : new Pen(upper, getComputedStyle(above).color);
  };
  const observer = new ResizeObserver(resize);
  observer.observe(below);
  let toldAt = 0;
  const stream = openStream({
    url: `/api/patients/${encodeURIComponent(patientId)}/live`,
    after: null,
    onMessage: ({ event, data }) => {
      if (event === 'numerics') onNumerics?.(JSON.parse(data) as LiveNumeric[]);
      if (event === 'heartbeat') centreClock.hear((JSON.parse(data) as Heartbeat).now);
      if (event !== 'ecg') return;
      const frame = JSON.parse(data) as LiveEcg;
      const now = centreClock.now();
      buffer.add(frame);
      playout.arrived(frame.observedAt, now);
      if (now - toldAt < 900) return;
      toldAt = now;
      onSeen({ lead: frame.lead, at: now });
    },
    onState: () => undefined,
  });
  let request = requestAnimationFrame(function draw() {
    if (buffer.newestAt !== null) pen?.drawUntil(playout.headAt(centreClock.now()), buffer);
    request = requestAnimationFrame(draw);
  });
  return () => {
    cancelAnimationFrame(request);
    observer.disconnect();
    stream.close();
  };
}

/** Draws what is new since the last frame, from left to right and round again. */
class Pen {
  private drawnTo: number | null = null;

  constructor(
    private readonly sheet: Sheet,
    private readonly colour: string,
  ) {}

  drawUntil(head: number, buffer: EcgBuffer): void {
    const { context, width, height } = this.sheet;
    const pageMs = (width / PX_PER_SECOND) * 1_000;
    // The first time, and after a pause, the whole page is drawn at once.
    const from = this.drawnTo === null || head - this.drawnTo > pageMs ? head - pageMs : this.drawnTo;
    if (head <= from) return;
    const xOf = (at: number): number => ((((at % pageMs) + pageMs) % pageMs) / pageMs) * width;
    this.wipe(xOf(from), xOf(head) + GAP_PX, head - from >= pageMs);
    context.beginPath();
    context.strokeStyle = this.colour;
    context.lineWidth = 1.6;
    context.lineJoin = 'round';
    let lastX = Number.POSITIVE_INFINITY;
    // One sample back, so that the new piece joins the old one.
    buffer.each(from - 10, head, (at, millivolts) => {
      const x = xOf(at);
      if (Number.isNaN(millivolts)) {
        lastX = Number.POSITIVE_INFINITY;
        return;
      }
      const y = Math.max(2, Math.min(height - 2, height * 0.58 - millivolts * PX_PER_MILLIVOLT));
      if (x < lastX) context.moveTo(x, y);
      else context.lineTo(x, y);
      lastX = x;
    });
    context.stroke();
    this.drawnTo = head;
  }

  private wipe(fromX: number, toX: number, all: boolean): void {
    const { context, width, height } = this.sheet;
    if (all) {
      context.clearRect(0, 0, width, height);
      return;
    }
    const end = toX < fromX ? toX + width : toX;
    context.clearRect(fromX + 1, 0, end - fromX - 1, height);
    if (end > width) context.clearRect(0, 0, end - width, height);
  }
}
