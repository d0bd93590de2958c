// Runs in Stryker's sandbox after the mutants are in: turns the pure libs and their specs into plain modules, where the
// `#alarms` of package.json points. Types are stripped and nothing else, so that a mutant is what the specs run.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';

const LIBS = ['kernel', 'vitals', 'recordings', 'waveform', 'alarms', 'testing'];

/** The scenario language alone: the rest of `#testing` brings databases and servers that no alarm spec asks for. */
const TESTING_ENTRY = [
  "export { parseScenario } from './scenario/parse-scenario.js';",
  "export { checkLine, traceLine } from './scenario/report.js';",
  "export * from './scenario/run-scenario.js';",
  '',
].join('\n');

const options = {
  sourceMaps: false,
  module: { type: 'es6' },
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
};

for (const lib of LIBS) {
  const folder = path.join('libs', lib, 'src');
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.d.ts')) continue;
    if (lib !== 'alarms' && file.endsWith('-spec.ts')) continue;
    const source = readFileSync(path.join(folder, file), 'utf8');
    const target = path.join('dist', folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, transformSync(source, { ...options, filename: file }).code);
  }
}
writeFileSync('dist/libs/testing/src/index.js', TESTING_ENTRY);
for (const folder of ['scenarios', 'golden']) {
  cpSync(`libs/alarms/${folder}`, `dist/libs/alarms/${folder}`, { recursive: true });
}
