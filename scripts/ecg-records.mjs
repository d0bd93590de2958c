// `node scripts/ecg-records.mjs`: writes docs/ecg-records.md, what the ECG detector says of every record and lead at hand.
// Needs a build and the recordings.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isBeat, openAnnotations, openRecording, recordingsDir, toInt16 } from '#recordings';
import { readEcg, scoreBeats } from '#waveform';

/** MATLAB files without a header: CU ventricular tachyarrhythmia database, 250 Hz. */
const BARE_RATE_HZ = 250;

function recordsIn(folder) {
  const files = existsSync(path.join(recordingsDir(), folder)) ? readdirSync(path.join(recordingsDir(), folder)) : [];
  const names = files.filter((file) => /\.(hea|mat)$/.test(file)).map((file) => file.replace(/\.\w+$/, ''));
  return [...new Set(names)].sort().map((name) => `${folder}/${name}`);
}

function open(record) {
  return openRecording(record, record.startsWith('cudb/') ? { rateHz: BARE_RATE_HZ } : {});
}

function referenceOf(record) {
  return existsSync(path.join(recordingsDir(), `${record}.atr`))
    ? openAnnotations(record)
        .filter(({ code }) => isBeat(code))
        .map(({ sample }) => sample)
    : null;
}

const percent = (share) => (share === null || Number.isNaN(share) ? '–' : (100 * share).toFixed(2));

function rowOf(record, channel, reference) {
  const { samples, microvoltsPerBit } = toInt16(channel);
  const { rateHz } = channel;
  const { beats, spans, unreadableShare } = readEcg(samples, { rateHz, microvoltsPerBit });
  const score =
    reference &&
    scoreBeats(
      reference,
      beats.map(({ sample }) => sample),
      rateHz,
    );
  const told = new Map();
  for (const { event, fromSample, toSample } of spans) {
    if (event === 'unreadable') continue;
    const { count = 0, seconds = 0 } = told.get(event) ?? {};
    told.set(event, { count: count + 1, seconds: seconds + (toSample - fromSample) / rateHz });
  }
  const events = [...told]
    .map(([event, { count, seconds }]) => `${event} ${count} × (${seconds.toFixed(0)} s)`)
    .join(', ');
  const cells = [
    record,
    channel.name,
    beats.length,
    percent(score?.sensitivity ?? null),
    percent(score?.positivePredictivity ?? null),
  ];
  return `| ${[...cells, percent(unreadableShare), events || '–'].join(' | ')} |`;
}

const rows = ['mitdb', 'cinc2015', 'cudb'].flatMap(recordsIn).flatMap((record) => {
  const reference = referenceOf(record);
  return open(record)
    .channels.filter(({ microvoltsPerBit }) => microvoltsPerBit !== null)
    .map((channel) => rowOf(record, channel, reference));
});
const page = `# The ECG detector on recorded ECGs

Made by \`node scripts/ecg-records.mjs\`; do not edit. Every record and every lead at hand, all beats scored within 150 ms
(ANSI/AAMI EC57), also those in unreadable spans. Of each rhythm: how often it was told, and for how long in all.

| record | lead | beats | sensitivity % | positive predictivity % | unreadable % | rhythms |
|---|---|---|---|---|---|---|
${rows.join('\n')}

Known weak spots:

- The second lead of 200 (V1). Its conducted complexes are about 0.12 mV between ectopic beats several times as large, under the
  0.15 mV that a monitor counts. Where they stand out of the trace the lead cannot be judged; twice nothing stands out for some
  seconds, and asystole is still claimed until a large beat comes. The first lead of the same patient is read without one.
- P waves of a third of the slope energy of the patient's own complexes and more (0.2 mV before complexes of 0.5 mV) can't be
  told from beats that have grown small when the ventricles stand still. Smaller ones can (\`standstill.spec.ts\`). So a fall of
  the whole signal to a fifth at once, with large P waves before, counts as a standstill.
- A ventricular tachycardia from 150 a minute on whose complexes are half as steep as the patient's own, or whose T waves are as
  large as its complexes, is "cannot judge" instead of a tachycardia.
- A tremor of 4 to 8 Hz of 0.3 mV and more (0.6 mV from peak to peak) under complexes of 1 mV passes for fibrillation.
`;
writeFileSync(path.resolve(import.meta.dirname, '../docs/ecg-records.md'), page);
