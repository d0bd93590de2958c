import { describe, expect, it } from '@jest/globals';
import { PROFILES } from '#alarms';
import { ja } from '../i18n/ja.js';

describe('the names of rules', () => {
  it('are there for every rule of every profile, and for no other', () => {
    const ids = new Set(PROFILES.flatMap(({ rules }) => rules.map(({ rule }) => String(rule['id']))));
    expect(Object.keys(ja.ruleName).toSorted()).toEqual([...ids].toSorted());
  });
});
