// Makes a bare clone runnable with Node alone: installs what the lock file says and builds what changed. Used by every
// other script here; needs nothing but Node's own modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const oldestNode = [20, 19];

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(`Mimamori needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a command in the repository's root; ends this process with its exit code when it fails. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error) {
    console.error(`${command} could not be started: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) {
    if (quiet) console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    console.error(`${[command, ...args].join(' ')} failed with exit code ${result.status}.`);
    process.exit(result.status ?? 1);
  }
  return result.stdout ?? '';
}

const bin = (name) => path.join(root, 'node_modules', '.bin', name);

/** Installs from the lock file when `node_modules` is absent or was made from another lock file. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.mimamori-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing the dependencies of the lock file (about half a minute) …');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  writeFileSync(stamp, lock);
}

/** One digest over name, size and change time of every source file below the given folders. */
function digestOf(folders) {
  const digest = createHash('sha256');
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!['node_modules', 'dist', 'test'].includes(entry.name)) visit(file);
      } else if (!/\.(spec|contract|fixture)\.tsx?$|-spec\.ts$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(file);
        digest.update(`${file}\0${size}\0${mtimeMs}\n`);
      }
    }
  };
  for (const folder of folders) {
    const full = path.join(root, folder);
    if (statSync(full).isDirectory()) visit(full);
    else digest.update(readFileSync(full));
  }
  return digest.digest('hex');
}

function buildPart(name, sources, build) {
  const stamp = path.join(root, 'dist', `.${name}-stamp`);
  const now = digestOf([...sources, 'package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.build.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log(`Building ${name} …`);
  build();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

/** Compiles the programs and the web page when their sources changed since the last build. */
export function ensureBuilt() {
  const programs = readdirSync(path.join(root, 'apps'))
    .filter((name) => name !== 'web')
    .map((name) => `apps/${name}`);
  buildPart('programs', [...programs, 'libs', 'devices'], () => {
    // An incremental build remembers what it wrote; without its output that memory would be wrong.
    if (!existsSync(path.join(root, 'dist', 'apps', 'hub')))
      rmSync(path.join(root, 'dist', '.build.tsbuildinfo'), { force: true });
    run(process.execPath, [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);
  });
  if (existsSync(path.join(root, 'apps', 'web', 'vite.config.ts'))) {
    buildPart('web', ['apps/web', 'libs/kernel', 'libs/vitals', 'libs/alarms'], () =>
      run(bin('vite'), ['build', 'apps/web', '--logLevel', 'warn']),
    );
  }
}
