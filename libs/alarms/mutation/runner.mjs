// A Stryker test runner that keeps the alarm specs loaded and switches mutants by a global, so that a mutant costs what
// its own tests cost. A spec that fails ends the run of its mutant; cheap tests go first.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { loadSpecs } from './spec-globals.mjs';

/** Below the sandbox, which is the working folder by the time the specs are loaded. */
const specsFolder = () => path.resolve('dist/libs/alarms/src');

/** The same cases for every mutant: a property that sometimes kills would make the figure a matter of luck. */
const SEED = 20_260_110;

// Recorded ECGs test the detector of libs/waveform, at seconds each; the rules on its events have specs of their own.
process.env.RECORDINGS_DIR = path.resolve('no-recordings');
delete process.env.CI;

/** Specs of single behaviours before scenarios, and properties last: the cheapest that can kill runs first. */
function specFiles() {
  const cost = (file) => (file.includes('properties') ? 2 : /scenarios|golden/.test(file) ? 1 : 0);
  return readdirSync(specsFolder(), { recursive: true })
    .filter((file) => file.endsWith('.spec.js'))
    .sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1))
    .map((file) => pathToFileURL(path.join(specsFolder(), file)).href);
}

/** The specs named after the mutant's own file first, then those of its folder: they know most about it. */
function nearestFirst(tests, fileName) {
  const stem = path.basename(fileName, '.ts');
  const folder = path.basename(path.dirname(fileName));
  const distance = ({ file }) =>
    file.endsWith(`/${stem}.spec.js`) ? 0 : folder !== 'src' && file.includes(`/${folder}/`) ? 1 : 2;
  return tests
    .map((test) => ({ test, far: distance(test) }))
    .sort((a, b) => a.far - b.far)
    .map(({ test }) => test);
}

async function runTest(test, instrumenter, isMeasured) {
  if (isMeasured) instrumenter.currentTestId = test.id;
  const before = process.cpuUsage();
  // The processor's time: on a busy machine the clock's would stretch every limit that is reckoned from it.
  const spentMs = () => process.cpuUsage(before).user / 1_000;
  const base = { id: test.id, name: test.id };
  try {
    await test.run();
    return { ...base, timeSpentMs: spentMs(), status: TestStatus.Success };
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error);
    return { ...base, timeSpentMs: spentMs(), status: TestStatus.Failed, failureMessage };
  } finally {
    if (isMeasured) instrumenter.currentTestId = undefined;
  }
}

class AlarmSpecRunner {
  instrumenter = (globalThis.__stryker__ ??= {});
  tests = null;
  spentMs = new Map();

  capabilities() {
    // Modules that were imported cannot be imported anew: a mutant that acts while they load gets a process of its own.
    return { reloadEnvironment: false };
  }

  async load(activeMutant) {
    if (this.tests) return;
    this.instrumenter.activeMutant = activeMutant;
    fc.configureGlobal({ seed: SEED });
    this.tests = await loadSpecs(specFiles());
  }

  async dryRun({ coverageAnalysis }) {
    await this.load(undefined);
    const results = [];
    for (const test of this.tests) {
      const result = await runTest(test, this.instrumenter, coverageAnalysis === 'perTest');
      this.spentMs.set(test.id, result.timeSpentMs);
      results.push(result);
    }
    return {
      status: DryRunStatus.Complete,
      tests: results,
      ...(coverageAnalysis === 'off' ? {} : { mutantCoverage: this.instrumenter.mutantCoverage }),
    };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    this.instrumenter.hitLimit = hitLimit;
    this.instrumenter.hitCount = hitLimit === undefined ? undefined : 0;
    try {
      await this.load(mutantActivation === 'static' ? activeMutant.id : undefined);
    } catch (error) {
      // A mutant that keeps the modules from loading is seen by every spec.
      const failureMessage = error instanceof Error ? error.message : String(error);
      const failed = { id: 'loading', name: 'loading', timeSpentMs: 0, status: TestStatus.Failed, failureMessage };
      return toMutantRunResult({ status: DryRunStatus.Complete, tests: [failed] });
    }
    this.instrumenter.activeMutant = activeMutant.id;
    const wanted = testFilter ? new Set(testFilter) : null;
    const results = [];
    for (const test of nearestFirst(this.tests, activeMutant.fileName)) {
      if (wanted && !wanted.has(test.id)) continue;
      const result = await runTest(test, this.instrumenter, false);
      const limit = determineHitLimitReached(this.instrumenter.hitCount, hitLimit);
      if (limit) return limit;
      results.push(result);
      if (result.status === TestStatus.Failed) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: results });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'alarm-specs', AlarmSpecRunner)];
