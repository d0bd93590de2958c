// `npm run dev`: compiles on change and restarts the hub, and serves the web page with hot reload in front of it.
// Ctrl-C stops all three.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureBuilt();

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const hubPort = process.env.MIMAMORI_HTTP_PORT ?? '8080';
const children = [];

function start(name, command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  child.on('exit', (code) => {
    if (!stopping) console.error(`${name} ended with ${code}; stopping.`);
    stop(code ?? 1);
  });
  children.push(child);
}

let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGINT');
  process.exitCode = code;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

start('compiler', bin('tsc'), ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput']);
// Node watches every file the hub has loaded and starts it again when one changes.
start('hub', process.execPath, [
  '--watch',
  '--watch-preserve-output',
  'dist/apps/hub/src/main.js',
  '--no-prompt',
  ...process.argv.slice(2),
]);
if (existsSync(path.join(root, 'apps/web/vite.config.ts'))) {
  start('web', bin('vite'), ['apps/web'], { MIMAMORI_HUB: `http://127.0.0.1:${hubPort}` });
  console.log('The web page with hot reload is on http://localhost:5173');
}
