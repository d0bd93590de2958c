// Writes docs/asyncapi.yaml from the codec's field tables. Run it after a change of the wire; a test compares the two.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { stringify } from 'yaml';
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureBuilt();

const { asyncApiDocument } = await import(path.join(root, 'dist/libs/vitals/src/index.js'));
const file = path.join(root, 'docs', 'asyncapi.yaml');
const head = '# Made from the field tables of libs/vitals by scripts/asyncapi.mjs. Do not edit.\n';
const yaml = stringify(asyncApiDocument(), { aliasDuplicateObjects: false, lineWidth: 0 });
const options = await prettier.resolveConfig(file);
writeFileSync(file, await prettier.format(head + yaml, { ...options, parser: 'yaml' }));
console.log(`wrote ${path.relative(root, file)}`);
