import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.join(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/safety.md'), 'utf8');

describe('the safety page', () => {
  it('names only scenarios that exist', () => {
    const named = [...page.matchAll(/`([a-z0-9]+(?:-[a-z0-9]+){2,})`/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(20);
    const folders = ['libs/alarms/scenarios', 'libs/care/scenarios'];
    const missing = named.filter(
      (name) => !folders.some((folder) => existsSync(path.join(root, folder, `${name}.yaml`))),
    );
    expect(missing).toEqual([]);
  });
});
