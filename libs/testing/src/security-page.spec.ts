import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');

/** Levels 1 and 2 of ASVS 5.0.0 by chapter and section; V10 and V17 are about what this program does not use. */
const REQUIRED: Readonly<Record<string, readonly number[]>> = {
  '1.1': [1, 2],
  '1.2': [1, 2, 3, 4, 5, 6, 7, 8, 9],
  '1.3': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  '1.4': [1, 2, 3],
  '1.5': [1, 2],
  '2.1': [1, 2, 3],
  '2.2': [1, 2, 3],
  '2.3': [1, 2, 3, 4],
  '2.4': [1],
  '3.2': [1, 2],
  '3.3': [1, 2, 3, 4],
  '3.4': [1, 2, 3, 4, 5, 6],
  '3.5': [1, 2, 3, 4, 5],
  '3.7': [1, 2],
  '4.1': [1, 2, 3],
  '4.2': [1],
  '4.3': [1, 2],
  '4.4': [1, 2, 3, 4],
  '5.1': [1],
  '5.2': [1, 2, 3],
  '5.3': [1, 2],
  '5.4': [1, 2, 3],
  '6.1': [1, 2, 3],
  '6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  '6.3': [1, 2, 3],
  '6.4': [1, 2, 3, 4],
  '6.5': [1, 2, 3, 4, 5],
  '6.6': [1, 2, 3],
  '6.8': [1, 2, 3],
  '7.1': [1, 2, 3],
  '7.2': [1, 2, 3, 4],
  '7.3': [1, 2],
  '7.4': [1, 2, 3, 4, 5],
  '7.5': [1, 2],
  '7.6': [1, 2],
  '8.1': [1, 2],
  '8.2': [1, 2, 3],
  '8.3': [1],
  '8.4': [1],
  '9.1': [1, 2, 3],
  '9.2': [1, 2, 3, 4],
  '11.1': [1, 2],
  '11.2': [1, 2, 3],
  '11.3': [1, 2, 3],
  '11.4': [1, 2, 3],
  '11.5': [1],
  '11.6': [1],
  '12.1': [1, 2, 3],
  '12.2': [1, 2],
  '12.3': [1, 2, 3, 4],
  '13.1': [1],
  '13.2': [1, 2, 3, 4, 5],
  '13.3': [1, 2],
  '13.4': [1, 2, 3, 4, 5],
  '14.1': [1, 2],
  '14.2': [1, 2, 3, 4],
  '14.3': [1, 2, 3],
  '15.1': [1, 2, 3],
  '15.2': [1, 2, 3],
  '15.3': [1, 2, 3, 4, 5, 6, 7],
  '16.1': [1],
  '16.2': [1, 2, 3, 4, 5],
  '16.3': [1, 2, 3, 4],
  '16.4': [1, 2, 3],
  '16.5': [1, 2, 3],
};

interface Line {
  readonly numbers: readonly string[];
  readonly words: string;
  readonly heldBy: string;
}

/** The rows of the chapters' tables. */
function lines(): Line[] {
  const table = PAGE.slice(PAGE.indexOf('## OWASP ASVS'), PAGE.indexOf('## 医療情報'));
  return table
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, numbers = '', words = '', heldBy = '']) => ({ numbers: numbers.split(', '), words, heldBy }));
}

describe('the security page', () => {
  it('has every requirement of levels 1 and 2 once', () => {
    const listed = lines().flatMap(({ numbers }) => numbers);
    const required = Object.entries(REQUIRED).flatMap(([section, last]) => last.map((n) => `${section}.${n}`));
    expect([...listed].sort()).toEqual([...required].sort());
  });

  it('says of each by what it is held, or in words why it is not', () => {
    const unsaid = lines().filter(
      ({ words, heldBy }) => heldBy === '–' && !/not (applicable|met)/.test(words) && words.length < 20,
    );
    expect(unsaid).toEqual([]);
    for (const { words } of lines()) expect(words).not.toMatch(/\bTODO\b|\?\?/);
  });

  it('names only specs that are there', () => {
    const there = new Set(
      ['apps', 'devices', 'libs'].flatMap((folder) =>
        readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.basename(file)),
      ),
    );
    const named = [...PAGE.matchAll(/`([a-z0-9.-]+\.(?:(?:system-|server-|browser-)?spec|contract)\.ts)`/g)];
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named.map(([, file = '']) => file))].filter((file) => !there.has(file))).toEqual([]);
  });
});
