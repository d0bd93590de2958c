import { describe, expect, it } from '@jest/globals';
import { invitationLines } from './invitation-lines.js';

describe('the lines of a bulk invitation', () => {
  it('take commas of either keyboard and the tabs of a spreadsheet', () => {
    const { people, wrongLine } = invitationLines('ito, 伊藤 咲, 伊藤\n\nmori、森 健一、森\nkato\t加藤 圭\t加');
    expect(wrongLine).toBeNull();
    expect(people.map(({ name, initials }) => [name, initials])).toEqual([
      ['ito', '伊藤'],
      ['mori', '森'],
      ['kato', '加'],
    ]);
  });

  it('make initials of the name where none are given', () => {
    expect(invitationLines('ito, 伊藤 咲').people[0]?.initials).toBe('伊藤');
    expect(invitationLines('mori, 森 健一').people[0]?.initials).toBe('森健');
  });

  it.each([
    ['Ito, 伊藤 咲, 伊', 1],
    ['ito, 伊藤, 伊\nito, 伊東, 伊', 2],
    ['ito, 伊藤, 伊\n\nmori', 3],
    ['ito, 伊藤, 伊, 何か', 1],
    ['ito, 伊藤, 五文字です', 1],
  ])('name the first line that is not understood: %j', (text, line) => {
    expect(invitationLines(text).wrongLine).toBe(line);
  });
});
