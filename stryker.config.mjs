// Mutation testing of the clinical heart: `npx stryker run`, or a part of it with `npx stryker run --mutate FILE`.
// Nothing here runs in `npm test`; the whole takes hours on two cores.
import jestConfig from './jest.config.mjs';

// Fewer cases for each property: a mutant that survives fifteen seldom dies of a hundred and fifty.
process.env.PROPERTY_RUNS ??= '15';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    projectType: 'custom',
    config: { ...jestConfig, roots: ['<rootDir>/libs/alarms'] },
    enableFindRelatedTests: false,
  },
  mutate: [
    'libs/alarms/src/**/*.ts',
    '!libs/alarms/src/**/*.spec.ts',
    '!libs/alarms/src/{index,model,memory,state,rules,profiles}.ts',
  ],
  // Tables of words and constants are read once; mutants in them need the whole suite each.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  ignorePatterns: ['data', 'dist', 'reports', 'apps', 'devices', 'docs', 'docker'],
  concurrency: 2,
  timeoutMS: 10_000,
  tempDirName: 'reports/stryker-tmp',
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
