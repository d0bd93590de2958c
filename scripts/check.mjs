// `npm run check`, before every commit: format, lint without warnings, types, dependency rules, unit tests.
// The quick ones run beside each other; the output of one that fails is shown whole.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
ensureInstalled();

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const steps = [
  [
    ['format', bin('prettier'), ['--check', '--log-level', 'warn', '--cache', '.']],
    ['lint', bin('eslint'), ['.', '--max-warnings', '0', '--cache', '--cache-location', 'dist/.eslintcache']],
    ['types', bin('tsc'), ['-p', 'tsconfig.json', '--noEmit']],
    ['web types', bin('tsc'), ['-p', 'apps/web/tsconfig.json', '--noEmit']],
    [
      'dependency rules',
      bin('depcruise'),
      ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'libs', 'devices'],
    ],
  ],
  [['unit tests', process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), '--silent']]],
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
process.exit(good ? 0 : 1);
