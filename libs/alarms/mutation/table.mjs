// `node libs/alarms/mutation/table.mjs [REPORT.json...]`: the mutants of Stryker's reports by file, as docs/mutation.md has them.
// Several reports are parts of one run over different files.
import { readFileSync } from 'node:fs';

const reports = process.argv.slice(2);
const files = new Map();
for (const report of reports.length > 0 ? reports : ['reports/mutation.json']) {
  const { files: part } = JSON.parse(readFileSync(report, 'utf8'));
  for (const [name, { mutants }] of Object.entries(part)) files.set(name, mutants);
}

function figures(mutants) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const detected = count('Killed', 'Timeout');
  const undetected = count('Survived', 'NoCoverage');
  return { detected, undetected, excluded: count('Ignored'), score: (100 * detected) / (detected + undetected) };
}

const row = (name, { detected, undetected, excluded, score }) =>
  `| ${name} | ${detected} | ${undetected} | ${excluded} | ${Number.isNaN(score) ? '–' : score.toFixed(1)} |`;

console.log('| file | detected | not detected | left out | score % |\n|---|---|---|---|---|');
for (const [name, mutants] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(row(`\`${name.replace('libs/alarms/src/', '')}\``, figures(mutants)));
console.log(row('all', figures([...files.values()].flat())));
