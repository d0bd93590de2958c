// Documents made from the code. `node scripts/documents.mjs` writes them, `--check` fails when one is out of date.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';

const documents = [
  { script: 'scripts/asyncapi.mjs', writes: ['docs/asyncapi.yaml'] },
  { script: 'scripts/openapi.mjs', writes: ['docs/openapi.json', 'apps/web/src/api/schema.d.ts'] },
];

requireNode();
ensureInstalled();
ensureBuilt();

const read = (file) => readFileSync(path.join(root, file), 'utf8');
let stale = 0;
for (const { script, writes } of documents) {
  const before = writes.map((file) => {
    try {
      return read(file);
    } catch {
      return null;
    }
  });
  const made = spawnSync(process.execPath, [path.join(root, script)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (made.status !== 0) process.exit(1);
  writes.forEach((file, i) => {
    if (read(file) === before[i]) return;
    console.log(
      `${file} ${process.argv.includes('--check') ? 'was out of date; commit what was just written' : 'written'}`,
    );
    stale += 1;
  });
}
process.exit(process.argv.includes('--check') && stale > 0 ? 1 : 0);
