// `npm run check`, before every commit: format, lint without warnings, types, dependency rules, unit tests.
// The quick ones run beside each other; the output of one that fails is shown whole. Tests that start the embedded database,
// a centre or a broker are left to `npm test`: each costs seconds, and this is to take about a minute.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
ensureInstalled();

const bin = (name) => path.join(root, 'node_modules', '.bin', name);

/** Specs that start a server of their own, found by what they call. */
function specsWithServer(folder, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) specsWithServer(file, found);
    else if (/\.(spec|contract)\.ts$/.test(entry.name) && STARTS_SERVER.test(readFileSync(file, 'utf8')))
      found.push(file);
  }
  return found;
}
const STARTS_SERVER =
  /openTestDatabase|openEmbeddedDatabase|centre-under-test|testWorkerUrl|CareRunner|startBroker|startWard|startGateway/;
const withServer = ['libs', 'devices', 'apps/hub'].flatMap((folder) =>
  specsWithServer(path.join(root, folder)).map((file) => path.relative(root, file)),
);

const steps = [
  [
    ['format', bin('prettier'), ['--check', '--log-level', 'warn', '--cache', '.']],
    ['lint', bin('eslint'), ['.', '--max-warnings', '0', '--cache', '--cache-location', 'dist/.eslintcache']],
    ['types', bin('tsc'), ['-p', 'tsconfig.json', '--noEmit']],
    ['web types', bin('tsc'), ['-p', 'apps/web/tsconfig.json', '--noEmit']],
    ['worker types', bin('tsc'), ['-p', 'apps/web/src/service-worker/worker/tsconfig.json', '--noEmit']],
    [
      'dependency rules',
      bin('depcruise'),
      ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'libs', 'devices'],
    ],
  ],
  [
    [
      'unit tests',
      process.execPath,
      [
        path.join(root, 'node_modules/jest/bin/jest.js'),
        '--silent',
        ...withServer.flatMap((file) => ['--testPathIgnorePatterns', file.replaceAll('.', '\\.')]),
        '--testPathIgnorePatterns',
        '/node_modules/',
      ],
    ],
  ],
];

function runStep([name, command, args]) {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
    const child = spawn(command, args, { cwd: root, env });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      if (code !== 0) console.log(output);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
      resolve(code === 0);
    });
  });
}

let good = true;
const wanted = process.argv.includes('--no-unit') ? steps.slice(0, 1) : steps;
for (const together of wanted) {
  const queue = [...together];
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) good = (await runStep(step)) && good;
  };
  await Promise.all([worker(), worker()]);
}
console.log(`left to npm test: ${withServer.length} specs that start a database, a centre or a broker`);
process.exit(good ? 0 : 1);
