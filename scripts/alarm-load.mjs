// `node scripts/alarm-load.mjs`: writes docs/alarm-load.md, the number of alarms that the general profile gives on the
// BIDMC recordings, and what delay, margin and burden each change. Needs a build and the recordings.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { backtest, parseRules, PROFILES } from '#alarms';
import { openNumerics, recordingsDir } from '#recordings';

const SIGNAL_OF = { HR: 'hr', PULSE: 'pr', RESP: 'rr', SpO2: 'spo2' };
const START = Date.UTC(2026, 0, 10, 13);
const folder = path.join(recordingsDir(), 'bidmc');
if (!existsSync(folder)) {
  console.error(`There are no BIDMC recordings in ${folder}.`);
  process.exit(1);
}

function patientOf(file) {
  const { timesMs, columns } = openNumerics(`bidmc/${Number(file.slice(6, 8))}`);
  const offset = Math.min(...timesMs);
  const times = Float64Array.from(timesMs, (ms) => START + ms - offset);
  const series = Object.entries(columns).flatMap(([label, values]) => {
    const signal = SIGNAL_OF[label.trim()];
    return signal
      ? [{ signal, device: 'bedside', times, values: Float64Array.from(values, (value) => value ?? NaN) }]
      : [];
  });
  return { series, hours: (times[times.length - 1] - START + 1_000) / 3_600_000 };
}

const general = PROFILES.find(({ id }) => id === 'general').rules.map(({ rule }) => rule);
const limits = general.filter(({ kind }) => kind === 'limit');
const burden = general.filter(({ kind }) => kind === 'burden');
const bare = ({ onDelay, share, clearMargin, offDelay, corroborate, ...rule }) => {
  void [onDelay, share, clearMargin, offDelay, corroborate];
  return rule;
};
const variants = [
  ['limits alone', limits.map(bare)],
  [
    '+ on-delay',
    limits.map((rule) => ({ ...bare(rule), onDelay: rule.onDelay, ...(rule.share ? { share: rule.share } : {}) })),
  ],
  ['+ clear margin and off-delay', limits.map(({ corroborate, ...rule }) => (void corroborate, rule))],
  ['+ the second rate', limits],
  ['+ burden', [...limits, ...burden]],
  ['burden instead of the SpO2 limit', [...limits.filter(({ signal }) => signal !== 'spo2'), ...burden]],
  ['the general profile as it is', general],
];

const patients = readdirSync(folder)
  .filter((file) => file.endsWith('_Numerics.csv'))
  .sort()
  .map(patientOf);
const hours = patients.reduce((sum, patient) => sum + patient.hours, 0);

const rows = variants.map(([name, written]) => {
  const parsed = parseRules(written);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  const alarms = patients.flatMap(
    ({ series }) => backtest({ rules: parsed.rules, series, timeZone: 'Asia/Tokyo' }).alarms,
  );
  const kept = alarms.filter(({ conditionKind }) => conditionKind === 'physiological');
  const count = (test) => kept.filter(test).length;
  const per = (n) => (n / hours).toFixed(1);
  const cells = [
    per(kept.length),
    per(count(({ priority }) => priority === 'high')),
    count(({ ruleId }) => ruleId.startsWith('spo2')),
  ];
  return [
    name,
    kept.length,
    ...cells,
    count(({ ruleId }) => ruleId.startsWith('hr')),
    count(({ ruleId }) => ruleId === 'rr'),
    count(({ ruleId }) => ruleId === 'news2'),
  ];
});

const first = rows[0][1];
const table = rows.map(
  ([name, all, ...rest]) => `| ${[name, all, `${Math.round((100 * (all - first)) / first)} %`, ...rest].join(' | ')} |`,
);
writeFileSync(
  new URL('../docs/alarm-load.md', import.meta.url),
  `# Alarm load

Made by \`node scripts/alarm-load.mjs\`; do not edit. ${patients.length} intensive-care patients of the BIDMC set (PhysioNet, Pimentel 2016), ${hours.toFixed(1)} patient-hours of HR, pulse, respiration and SpO2 at one value a second, through the numeric rules of the general profile. Physiological alarms only; a device that is silent is another matter.

| rules | alarms | against limits alone | per patient-hour | of high priority, per patient-hour | SpO2 | heart rate | respiration | NEWS2 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${table.join('\n')}

How to read it: these are eight minutes each of very ill people in hospital, not people at home, so the level says nothing about a district. The differences between the rows do: the same patients, the same limits. ISA-18.2 allows an operator about 6 alarms an hour, 12 at most.
`,
);
console.table(rows);
