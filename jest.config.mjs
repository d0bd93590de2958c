// Four kinds of test, told apart by the file's name:
//   *.spec.ts          no server, no browser, no sleeping; next to the code (unit and embedded adapters)
//   *.system-spec.ts   the built hub as a child process, real MQTT, embedded database
//   *.server-spec.ts   a real PostgreSQL, NATS or InfluxDB (Docker or Debian packages)
//   *.browser-spec.ts  Chromium against the built hub
import { readFileSync } from 'node:fs';

const { imports } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
const libs = Object.keys(imports)
  .map((name) => name.slice(1))
  .join('|');
const kind = process.env.TEST_KIND ?? 'spec';
/** `together`: files that bear others beside them, two at a time; `alone`: the rest, one by one; otherwise all, one by one. */
const lane = process.env.TEST_LANE;
const together = kind === 'spec' || lane === 'together';
/** `npm run dev` compiles anew into dist, which the other specs run their hubs from. */
export const alone = ['apps/hub/test/readme.system-spec.ts'];

export default {
  testEnvironment: 'node',
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/devices'],
  testMatch: lane === 'alone' ? alone.map((file) => `<rootDir>/${file}`) : [`**/*.${kind}.ts`],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', ...(lane === 'together' ? alone : [])],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  workerIdleMemoryLimit: '400MB',
  maxWorkers: together ? 2 : 1,
  // Long enough for a machine at work on other things: a test that hangs is to end, not one that waits its turn.
  testTimeout: kind === 'spec' ? 120_000 : 600_000,
  moduleNameMapper: { [`^#(${libs})$`]: '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
  // `npm run coverage`: of the clinical heart alone.
  collectCoverageFrom: ['libs/{alarms,waveform}/src/**/*.ts', '!**/*.{spec,fixture}.ts'],
  coverageDirectory: 'reports/coverage',
  coverageReporters: ['text'],
  coverageThreshold: { './libs/alarms/src/': { branches: 95 }, './libs/waveform/src/': { branches: 95 } },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
          keepClassNames: true,
        },
      },
    ],
  },
};
