import { describe, expect, it } from '@jest/globals';
import { systemClock, systemRandom } from '#host';
import { silentLogger, type Scheduler } from '#kernel';
import type { Measurement } from './measurement.js';
import { ProgramDriver } from './program-driver.js';

/** Runs at once what would be run later, once per allowed time. */
function impatient(times: number): Scheduler {
  let left = times;
  return {
    after(_delayMs, work) {
      if (left-- > 0) queueMicrotask(work);
      return () => undefined;
    },
    every: () => () => undefined,
  };
}

const line = (value: object) => `console.log(${JSON.stringify(JSON.stringify(value))});`;

function run(script: string, restarts: number, until: (measured: Measurement[], batteries: string[]) => boolean) {
  return new Promise<{ measured: Measurement[]; batteries: string[]; warnings: string[] }>((resolve) => {
    const measured: Measurement[] = [];
    const batteries: string[] = [];
    const warnings: string[] = [];
    const driver = new ProgramDriver('test', [process.execPath, '-e', script], {
      clock: systemClock,
      scheduler: impatient(restarts),
      random: systemRandom,
      logger: { ...silentLogger, warn: (_fields, message) => warnings.push(message) },
    });
    const check = () => {
      if (!until(measured, batteries)) return;
      driver.stop();
      resolve({ measured, batteries, warnings });
    };
    driver.start({
      measured: (measurement) => {
        measured.push(measurement);
        check();
      },
      deviceBattery: (device, percent) => {
        batteries.push(`${device} ${percent}`);
        check();
      },
    });
  });
}

describe('ProgramDriver', () => {
  it('reads notifications and batteries, and passes over what it does not understand', async () => {
    const script =
      line({ device: 'h1', characteristic: '2A37', hex: '0600' }) +
      'console.log("?");' +
      line({ device: 'h1', batteryPercent: 7 });
    const { measured, batteries, warnings } = await run(script, 0, (_measured, heard) => heard.length === 1);
    expect(measured).toMatchObject([{ device: 'h1', stream: 'hr', values: { hr: [0] } }]);
    expect(batteries).toEqual(['h1 7']);
    expect(warnings).toEqual(['a line of a driver was not understood']);
  });

  it('starts a program again that ends', async () => {
    const { measured, warnings } = await run(
      line({ device: 'h1', characteristic: '2A37', hex: '0648' }),
      2,
      (seen) => seen.length === 3,
    );
    expect(measured).toHaveLength(3);
    expect(warnings[0]).toContain('starting it again');
  });
});
