// `npm run fuzz`: a million packets, sound and broken, against the broker; `npm run fuzz -- 200000 42` sends so many from another
// seed. Ends with an error when the broker crashes, grows or keeps another gateway waiting for ever. About ten minutes.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, requireNode, root } from './prepare.mjs';

const [packets = '1000000', seed = '0'] = process.argv.slice(2);
if (![packets, seed].every((text) => /^\d{1,9}$/.test(text))) {
  console.error('npm run fuzz -- [packets] [seed]');
  process.exit(2);
}
requireNode();
ensureInstalled();
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    '--expose-gc',
    'node_modules/jest/bin/jest.js',
    '--runInBand',
    'libs/mqtt/src/fuzz.spec.ts',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MIMAMORI_TEST_FUZZ_PACKETS: packets, MIMAMORI_TEST_FUZZ_SEED: seed },
  },
);
process.exit(status ?? 1);
