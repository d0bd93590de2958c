// Writes docs/openapi.json from the built controllers and the web client's types from it. `--check` writes nothing and
// fails when either is not what the code says.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';

if (!process.argv.includes('--no-build')) {
  ensureInstalled();
  ensureBuilt();
}

const { buildOpenApiDocument } = await import(path.join(root, 'dist', 'libs', 'api', 'src', 'index.js'));
const document = await buildOpenApiDocument();

const banner =
  '// Made by `node scripts/openapi.mjs` from docs/openapi.json. Change the DTOs in libs/api, not this file.\n';
const style = await prettier.resolveConfig(path.join(root, 'package.json'));
const outputs = [
  [path.join(root, 'docs', 'openapi.json'), await format(JSON.stringify(document), 'json')],
  [
    path.join(root, 'apps', 'web', 'src', 'api', 'schema.d.ts'),
    await format(banner + astToString(await openapiTS(JSON.parse(JSON.stringify(document)))), 'typescript'),
  ],
];

function format(text, parser) {
  return prettier.format(text, { ...style, parser });
}

const stale = outputs.filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
if (process.argv.includes('--check')) {
  for (const [file] of stale)
    console.error(`${path.relative(root, file)} is not what the code says; run node scripts/openapi.mjs`);
  process.exit(stale.length === 0 ? 0 : 1);
}
for (const [file, text] of stale) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`wrote ${path.relative(root, file)}`);
}
