// `npm start`: installs, builds and runs the hub. Everything after `--` goes to the hub (`npm start -- --demo`).
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureBuilt();

const hub = spawn(process.execPath, [path.join(root, 'dist/apps/hub/src/main.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// A terminal sends Ctrl-C to both; a supervisor may send the signal to this process alone. The hub takes either once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => hub.kill(signal));
hub.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
