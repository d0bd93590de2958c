// `npm run -s mimamori -- COMMAND`: the command line, built first when its sources changed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
// Standard output belongs to the command.
const log = console.log;
console.log = console.error;
ensureInstalled();
ensureBuilt();
console.log = log;

const cli = spawn(process.execPath, [path.join(root, 'dist/apps/cli/src/main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => cli.kill(signal));
cli.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
