import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { filterMatches, TopicTree } from './topic-tree.js';

/** The rules of section 4.7, said once more as a regular expression. */
function matches(filter: string, name: string): boolean {
  if (name.startsWith('$') && /^[+#]/.test(filter)) return false;
  const pattern = filter
    .split('/')
    .map((level) => (level === '+' ? '[^/]*' : level === '#' ? '#' : level.replace(/\$/g, '\\$')))
    .join('/')
    .replace(/(^|\/)#$/, (_all, slash: string) => (slash ? '(/.*)?' : '.*'));
  return new RegExp(`^${pattern}$`).test(name);
}

const level = fc.constantFrom('a', 'b', '', '$s');
const name = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'));
const filter = fc
  .tuple(fc.array(fc.oneof(level, fc.constant('+')), { maxLength: 4 }), fc.boolean())
  .map(([levels, rest]) => (rest || levels.length === 0 ? [...levels, '#'] : levels).join('/'));

describe('TopicTree', () => {
  it.each([
    ['sport/tennis/player1/#', 'sport/tennis/player1', true],
    ['sport/#', 'sport', true],
    ['sport/+', 'sport', false],
    ['sport/+', 'sport/', true],
    ['+/+', '/finance', true],
    ['/+', '/finance', true],
    ['+', '/finance', false],
    ['#', '$SYS/x', false],
    ['+/monitor/Clients', '$SYS/monitor/Clients', false],
    ['$SYS/#', '$SYS/x', true],
    ['a/$x/#', 'a/$x/b', true],
    ['a/+/#', 'a/$x', true],
  ])('%s and %s: %s, as section 4.7 has it', (filterText, nameText, expected) => {
    const tree = new TopicTree<number>();
    tree.add(filterText, 1);
    expect(tree.match(nameText).has(1)).toBe(expected);
    expect(filterMatches(filterText.split('/'), nameText.split('/'))).toBe(expected);
  });

  it('finds what matching one by one finds, also after removals', () => {
    fc.assert(
      fc.property(
        fc.array(filter, { maxLength: 12 }),
        fc.array(filter, { maxLength: 4 }),
        name,
        (kept, removed, topic) => {
          const tree = new TopicTree<string>();
          for (const each of [...kept, ...removed]) tree.add(each, each);
          for (const each of removed) tree.remove(each, each);
          const left = kept.filter((each) => !removed.includes(each));
          const expected = new Set(left.filter((each) => matches(each, topic)));
          expect(tree.match(topic)).toEqual(expected);
          const oneByOne = left.filter((each) => filterMatches(each.split('/'), topic.split('/')));
          expect(new Set(oneByOne)).toEqual(expected);
        },
      ),
      { numRuns: 2_000, seed: 11 },
    );
  });
});
