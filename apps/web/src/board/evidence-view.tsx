// Why an alarm was raised: the values around its onset, their quality, and what a second sensor says.
import { Button, Modal } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm, Signal } from '../api/types.js';
import { RecordedStrip } from '../ecg/recorded-strip.js';
import { figure, unitOf } from '../format/measure.js';
import { age, instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useNow } from '../use-now.js';
import { evidenceOf } from './evidence.js';
import styles from './evidence-view.module.css';

const WIDTH = 320;
const HEIGHT = 44;

export function EvidenceView({ alarm, chattering }: { alarm: Alarm; chattering: boolean }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const [strip, setStrip] = useState(false);
  const evidence = evidenceOf(alarm);
  const measured = evidence.values.filter(([, value]) => value !== null).length;
  const facts: string[] = [];
  if (alarm.signal !== null && alarm.extreme !== null && alarm.limit !== null) {
    const value = `${figure(alarm.signal, alarm.extreme)} ${unitOf(alarm.signal)}`;
    facts.push(
      alarm.extreme < alarm.limit ? t('board.alarm.extremeLow', { value }) : t('board.alarm.extremeHigh', { value }),
    );
  }
  if (evidence.quality !== null) facts.push(t(`quality.${evidence.quality}`));
  if (evidence.corroboration !== null) {
    const { signal, value, verdict } = evidence.corroboration;
    facts.push(
      t(`board.alarm.corroboration.${verdict}`, { signal: t(`signal.${signal}`), value: figure(signal, value) }),
    );
  }
  facts.push(t('board.alarm.raised', { time: instant(alarm.raisedAt, now, language) }));
  if (alarm.clearedAt === null) facts.push(t('board.since', { age: age(now - alarm.onsetAt, language) }));
  else {
    facts.push(t('board.alarm.cleared', { time: instant(alarm.clearedAt, now, language) }));
    if (alarm.signalState === 'latched') facts.push(t('board.alarm.latched'));
  }
  if (chattering) facts.push(t('board.alarm.chatter'));
  if (alarm.episodeNumber > 1) facts.push(t('board.alarm.episodes', { count: alarm.episodeNumber }));
  return (
    <div className={styles.evidence}>
      <ul className={styles.facts}>
        {facts.map((fact, index) => (
          <li key={index}>{fact}</li>
        ))}
      </ul>
      {evidence.hasEcg && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconHeartbeat size={16} />}
          onClick={() => setStrip(true)}
        >
          {t('board.patient.ecgThen')}
        </Button>
      )}
      {strip && (
        <Modal
          opened
          size="xl"
          title={t('board.patient.ecgThen')}
          onClose={() => setStrip(false)}
          closeButtonProps={{ 'aria-label': t('action.close') }}
        >
          <RecordedStrip patientId={alarm.patientId} around={alarm.raisedAt} />
        </Modal>
      )}
      {alarm.signal !== null && measured > 4 && (
        <Onset signal={alarm.signal} values={evidence.values} limit={alarm.limit} raisedAt={alarm.raisedAt} />
      )}
    </div>
  );
}

interface OnsetProps {
  signal: Signal;
  values: ReadonlyArray<readonly [number, number | null]>;
  limit: number | null;
  raisedAt: number;
}

/** The values from 30 s before the raise to 30 s after, with the limit and the moment of the raise. */
function Onset({ signal, values, limit, raisedAt }: OnsetProps): ReactElement {
  const { t } = useTranslation();
  const known = values.map(([, value]) => value).filter((value) => value !== null);
  const low = Math.min(...known, limit ?? Infinity) - 1;
  const high = Math.max(...known, limit ?? -Infinity) + 1;
  const first = values[0]?.[0] ?? 0;
  const last = values.at(-1)?.[0] ?? first + 1;
  const x = (at: number): number => ((at - first) / Math.max(1, last - first)) * WIDTH;
  const y = (value: number): number => HEIGHT * (1 - (value - low) / (high - low));
  let path = '';
  let pen = false;
  for (const [at, value] of values) {
    if (value !== null) path += `${pen ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = value !== null;
  }
  return (
    <figure className={styles.onset} data-signal={signal}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
        {raisedAt >= first && raisedAt <= last && (
          <line className={styles.raised} x1={x(raisedAt)} x2={x(raisedAt)} y1={0} y2={HEIGHT} />
        )}
        {limit !== null && <line className={styles.limit} x1={0} x2={WIDTH} y1={y(limit)} y2={y(limit)} />}
        <path className={styles.line} d={path} />
      </svg>
      <figcaption>{t('board.alarm.evidenceChart')}</figcaption>
    </figure>
  );
}
