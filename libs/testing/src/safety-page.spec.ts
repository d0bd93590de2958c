import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.join(import.meta.dirname, '../../..');

/** Words of the scenario language that look like a scenario's name. */
const KNOWN_WORDS: ReadonlySet<string> = new Set(['out-of-bed', 'not-in-bed-by', 'day-before-holiday']);

describe.each(['docs/safety.md', 'docs/scenarios.md'])('%s', (file) => {
  const page = readFileSync(path.join(root, file), 'utf8');

  it('names only scenarios that exist', () => {
    const named = [...page.matchAll(/`([a-z0-9]+(?:-[a-z0-9]+){2,})`/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(20);
    const folders = ['libs/alarms/scenarios', 'libs/care/scenarios'];
    const missing = named
      .filter((name) => !KNOWN_WORDS.has(name))
      .filter((name) => !folders.some((folder) => existsSync(path.join(root, folder, `${name}.yaml`))));
    expect(missing).toEqual([]);
  });
});
