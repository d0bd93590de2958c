// What the programs are made of: `node scripts/supply.mjs`
//   licences      every package that ships has a licence of the list below
//   bill          reports/sbom.cdx.json, a CycloneDX bill of materials of what ships
//   advisories    `npm audit` of what ships; high and critical ones fail unless argued in scripts/supply-exceptions.json
// A registry may not answer questions about advisories. That is said in words, and fails with --require-advisories.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
ensureInstalled();

/** Licences that allow what we do: use in a service, unchanged, with their notices kept. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);
const exceptions = JSON.parse(readFileSync(path.join(root, 'scripts', 'supply-exceptions.json'), 'utf8'));

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const capture = (command, args) =>
  spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });

/** Whether an SPDX expression of the simple kind (`A`, `(A OR B)`, `A AND B`) is met by the allowed licences. */
function isAllowed(expression) {
  const bare = expression.replaceAll(/[()]/g, '').replaceAll('*', '');
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed);
  return bare.split(' OR ').some((licence) => ALLOWED.has(licence.trim()));
}

function licences() {
  const { stdout, status } = capture(bin('license-checker-rseidelsohn'), [
    '--production',
    '--json',
    '--excludePrivatePackages',
  ]);
  if (status !== 0) return ['the licences could not be read'];
  const found = Object.entries(JSON.parse(stdout));
  const problems = found
    .map(([name, { licenses }]) => [name, String(licenses)])
    .filter(([name, licence]) => !isAllowed(licence) && argued('licences', name.replace(/@[^@]+$/, '')) === undefined)
    .map(([name, licence]) => `${name} has the licence ${licence}, which is neither allowed nor argued`);
  if (problems.length === 0) console.log(`licences: ${found.length} packages, all allowed`);
  return problems;
}

function bill() {
  const file = path.join(root, 'reports', 'sbom.cdx.json');
  mkdirSync(path.dirname(file), { recursive: true });
  const { status, stderr } = capture(bin('cyclonedx-npm'), [
    '--omit=dev',
    '--output-format=JSON',
    '--output-reproducible',
    '--validate',
    `--output-file=${file}`,
  ]);
  if (status !== 0) return [`the bill of materials could not be made: ${stderr.trim().split('\n').at(-1)}`];
  const { components, specVersion } = JSON.parse(readFileSync(file, 'utf8'));
  console.log(`bill of materials: ${components.length} components, CycloneDX ${specVersion}, reports/sbom.cdx.json`);
  return components.length === 0 ? ['the bill of materials is empty'] : [];
}

function advisories() {
  const { stdout } = capture('npm', ['audit', '--json', '--omit=dev']);
  let answer;
  try {
    answer = JSON.parse(stdout);
  } catch {
    answer = {};
  }
  if (answer.vulnerabilities === undefined) {
    const said = 'advisories: the registry in use does not answer `npm audit`; ask one that does before a release';
    console.log(said);
    return process.argv.includes('--require-advisories') ? [said] : [];
  }
  const grave = Object.values(answer.vulnerabilities).filter(({ severity }) => ['high', 'critical'].includes(severity));
  const open = grave.filter(({ name }) => argued('advisories', name) === undefined);
  if (open.length === 0) console.log(`advisories: none high or critical without an argument (${grave.length} argued)`);
  return open.map(({ name, severity }) => `${name} has a ${severity} advisory`);
}

/** The exception for a package; one without a reason is none. */
function argued(kind, name) {
  return exceptions[kind].find((exception) => exception.package === name && exception.reason.length > 20);
}

const problems = [...licences(), ...bill(), ...advisories()];
for (const problem of problems) console.error(`FAILED ${problem}`);
process.exit(problems.length > 0 ? 1 : 0);
