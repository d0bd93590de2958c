// `npm run bench -- AREA`: measures one area and prints its rows; ratios are against a baseline in the same run, because
// machines differ and drift. Never part of a test. `--json` prints the rows as JSON lines.
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';

const areas = {
  spine: ['apps/hub/bench'],
  engine: ['libs/vitals/bench', 'libs/waveform/bench', 'libs/alarms/bench'],
  care: ['libs/care/bench', 'apps/hub/bench/board'],
  access: ['libs/api/bench'],
  'mqtt-edges': ['libs/mqtt/bench'],
  storage: ['libs/journal/bench', 'libs/archive/bench'],
};

const [area, ...rest] = process.argv.slice(2);
if (!(area in areas)) {
  console.error(`Say what to measure: npm run bench -- ${Object.keys(areas).join(' | ')}`);
  process.exit(2);
}
requireNode();
ensureInstalled();
ensureBuilt();

const asJson = rest.includes('--json');
const memory = Math.round(os.totalmem() / 2 ** 30);
if (!asJson) console.log(`${area}: Node ${process.versions.node}, ${os.cpus().length} cores, ${memory} GiB`);
for (const folder of areas[area]) {
  const built = path.join(root, 'dist', folder);
  if (!existsSync(built)) continue;
  for (const file of readdirSync(built)
    .filter((name) => name.endsWith('.js'))
    .sort()) {
    const { bench } = await import(path.join(built, file));
    if (typeof bench !== 'function') continue;
    for (const { name, value, unit } of await bench(rest)) {
      if (asJson) console.log(JSON.stringify({ name, value, unit }));
      else console.log(`${name.padEnd(72)} ${Number(value.toPrecision(4)).toLocaleString('en').padStart(14)} ${unit}`);
    }
  }
}
process.exit(0);
