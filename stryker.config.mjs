// Mutation testing of the clinical heart: `npm run mutation`, or a part of it with `npm run mutation -- --mutate FILE`.
// Some minutes on two cores: the specs are loaded once (libs/alarms/mutation), and a mutant runs those that reach it.

// One case of each property, always the same: a mutant that survives the golden nights seldom dies of a hundred and fifty.
process.env.PROPERTY_RUNS ??= '1';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  plugins: ['./libs/alarms/mutation/runner.mjs'],
  testRunner: 'alarm-specs',
  buildCommand: 'node libs/alarms/mutation/transpile.mjs',
  checkers: [],
  mutate: ['libs/alarms/src/**/*.ts', '!libs/alarms/src/**/*.spec.ts', '!libs/alarms/src/**/*.fixture.ts'],
  coverageAnalysis: 'perTest',
  // What runs only while a module loads (tables of words, profiles, lengths of time) would need a process for each mutant;
  // such tables are held by specs of their own.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'reports/mutation-incremental.json',
  ignorePatterns: ['data', 'dist', 'reports', 'apps', 'devices', 'docs', 'docker', 'coverage'],
  concurrency: Number(process.env.MUTATION_PROCESSES ?? 2),
  timeoutMS: 20_000,
  tempDirName: 'reports/stryker-tmp',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
