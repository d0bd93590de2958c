// `npm test`: installs, builds, and runs every test that needs no outside server; says by name what it left out.
// `npm test -- server browser` runs the rest too. Anything after a second `--` goes to Jest.
// Unit, system and server specs run two at a time, on ports and folders of their own; browsers fill both cores, one by one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { alone } from '../jest.config.mjs';
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';

const kinds = {
  unit: { suffix: 'spec', needs: 'nothing but Node' },
  system: { suffix: 'system-spec', needs: 'nothing but Node; starts the hub as a process of its own' },
  server: { suffix: 'server-spec', needs: 'PostgreSQL and NATS (Debian packages postgresql, nats-server) or Docker' },
  browser: { suffix: 'browser-spec', needs: 'Chromium (Debian packages chromium, fonts-noto-cjk)' },
};

const words = process.argv.slice(2);
const divider = words.indexOf('--');
const named = divider < 0 ? words : words.slice(0, divider);
const forJest = divider < 0 ? [] : words.slice(divider + 1);
const unknown = named.filter((name) => !(name in kinds));
if (unknown.length > 0) {
  console.error(`Unknown kind of test: ${unknown.join(', ')}. There are: ${Object.keys(kinds).join(', ')}.`);
  process.exit(2);
}
const wanted = named.length > 0 ? named : ['unit', 'system'];

function filesOf(suffix, folder = root, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !['node_modules', 'dist', '.git', 'data'].includes(entry.name)) {
      filesOf(suffix, path.join(folder, entry.name), found);
    } else if (entry.name.endsWith(`.${suffix}.ts`)) found.push(path.relative(root, path.join(folder, entry.name)));
  }
  return found;
}

requireNode();
ensureInstalled();
ensureBuilt();

const reports = path.join(root, 'reports');
mkdirSync(reports, { recursive: true });
const totals = { passed: 0, failed: 0, skipped: 0 };

/** Runs Jest over one lane of a kind (jest.config.mjs) and adds what it found to the totals. */
function runJest(name, lane, ...flags) {
  const { suffix } = kinds[name];
  const outputFile = path.join(reports, `${name}${lane === 'alone' ? '-alone' : ''}.json`);
  rmSync(outputFile, { force: true });
  const jest = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${outputFile}`, ...flags, ...forJest],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        TEST_KIND: suffix,
        TEST_LANE: lane,
        NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      },
    },
  );
  if (!existsSync(outputFile)) {
    console.error(`Jest ended with ${jest.status ?? jest.signal} and no report.`);
    totals.failed += 1;
    return;
  }
  const report = JSON.parse(readFileSync(outputFile, 'utf8'));
  totals.passed += report.numPassedTests;
  // A suite that could not even be loaded has no tests to count, but it failed.
  totals.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  totals.skipped += report.numPendingTests + report.numTodoTests;
  if (jest.status !== 0 && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) totals.failed += 1;
}

for (const name of wanted) {
  const files = filesOf(kinds[name].suffix);
  if (files.length === 0) continue;
  console.log(`\n── ${name} tests`);
  const hasAlone = files.some((file) => alone.includes(file));
  // Where Jest is asked for one file, the other lane has none.
  const few = hasAlone && forJest.length > 0 ? ['--passWithNoTests'] : [];
  runJest(name, name === 'browser' ? 'one by one' : 'together', ...(name === 'unit' ? ['--silent'] : []), ...few);
  if (hasAlone) runJest(name, 'alone', ...few);
}

const left = Object.keys(kinds).filter((name) => !wanted.includes(name));
const printLeft = (name) => {
  const files = filesOf(kinds[name].suffix);
  if (files.length === 0) return;
  console.log(`\nLeft out: ${name} tests; they need ${kinds[name].needs}. Run them with \`npm test -- ${name}\`.`);
  for (const file of files) console.log(`  ${file}`);
};
if (named.length === 0) left.forEach(printLeft);
console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exit(totals.failed > 0 ? 1 : 0);
