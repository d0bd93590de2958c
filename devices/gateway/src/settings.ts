// gateway.json in the gateway's folder: which drivers it reads and how much disk it may use. Unknown keys are refused and
// all problems are told at once, by path.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Driver } from './measurement.js';
import { ProgramDriver, type ProgramDriverDependencies } from './program-driver.js';
import { DEFAULT_SPOOL_LIMITS, type SpoolLimits } from './spool.js';

const MEGABYTE = 1024 * 1024;

const schema = z.strictObject({
  /** Disk the spool may use. A day of one patient's four streams is about 110 MB. */
  spoolMegabytes: z
    .number()
    .int()
    .min(16)
    .max(1_000_000)
    .default(DEFAULT_SPOOL_LIMITS.maxBytes / MEGABYTE),
  drivers: z
    .array(
      z.strictObject({
        /** A program that writes what it hears as JSON lines; see program-driver.ts. */
        kind: z.literal('program'),
        name: z.string().min(1).max(64),
        command: z.array(z.string().min(1)).min(1),
      }),
    )
    .default([]),
});

export type Settings =
  | {
      readonly kind: 'settings';
      readonly spoolLimits: SpoolLimits;
      drivers(dependencies: ProgramDriverDependencies): readonly Driver[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Without a file the defaults hold. */
export function readSettings(file: string): Settings {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      return { kind: 'refused', problems: [`${file} is not JSON`] };
    content = {};
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, code }) => `${file}: ${path.join('.') || 'top level'}: ${code.replaceAll('_', ' ')}`,
    );
    return { kind: 'refused', problems };
  }
  const { spoolMegabytes, drivers } = parsed.data;
  return {
    kind: 'settings',
    spoolLimits: { ...DEFAULT_SPOOL_LIMITS, maxBytes: spoolMegabytes * MEGABYTE },
    drivers: (dependencies) => drivers.map(({ name, command }) => new ProgramDriver(name, command, dependencies)),
  };
}
