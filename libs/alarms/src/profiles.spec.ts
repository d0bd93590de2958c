import { parseRules } from './parse/parse-rules.js';
import { PROFILES } from './profiles.js';

describe.each(PROFILES.map((profile) => [profile.id, profile] as const))('the profile %s', (_, profile) => {
  it('is made of rules that the engine takes', () => {
    expect(parseRules(profile.rules.map(({ rule }) => rule))).toMatchObject({ kind: 'rules' });
  });

  it('gives a reason for each rule', () => {
    for (const { why } of profile.rules) expect(why.length).toBeGreaterThan(20);
  });

  it('watches its gateway and its batteries', () => {
    const kinds = profile.rules.map(({ rule }) => `${String(rule['kind'])}/${String(rule['scope'] ?? rule['event'])}`);
    expect(kinds).toEqual(expect.arrayContaining(['silence/gateway', 'silence/battery']));
  });
});

it('alarms for comfort and contact at the end of life, not for rescue', () => {
  const rules = PROFILES.find((profile) => profile.id === 'end-of-life')!.rules.map(({ rule }) => rule);
  expect(rules.some((rule) => rule['kind'] === 'rhythm' || rule['signal'] === 'spo2' || rule['signal'] === 'hr')).toBe(
    false,
  );
  expect(rules.filter((rule) => rule['priority'] === 'high')).toEqual([]);
});

it('leaves the scale of NEWS2 in COPD to the card, and warns of too much oxygen', () => {
  const rules = PROFILES.find((profile) => profile.id === 'copd')!.rules.map(({ rule }) => rule);
  expect(rules.find(({ kind }) => kind === 'news2')).not.toHaveProperty('scale');
  expect(rules).toContainEqual(expect.objectContaining({ kind: 'limit', signal: 'spo2', high: 96 }));
});
