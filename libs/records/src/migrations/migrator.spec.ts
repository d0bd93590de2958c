import { describe, expect, it } from '@jest/globals';
import { openTestDatabase } from '#testing';
import { migrations } from './index.js';
import { migrationContract } from './migration.contract.js';

migrationContract('the embedded database', () => openTestDatabase({ asOwner: true }));

describe('the list of migrations', () => {
  it('is in order, each with a name of its own', () => {
    const names = migrations.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\d{4}-[a-z]+(-[a-z]+)*$/);
  });
});
