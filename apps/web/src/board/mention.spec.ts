import { describe, expect, it } from '@jest/globals';
import { candidatesFor, completed, mentionedIn, mentioningAt } from './mention.js';

const SATO = { personId: '1', name: 'sato', displayName: '佐藤' };
const SATO_YUI = { personId: '2', name: 'yui', displayName: '佐藤 結衣' };
const KATO = { personId: '3', name: 'kato', displayName: '加藤 健' };
const ALL = [SATO, SATO_YUI, KATO];

describe('a mention', () => {
  it('begins with an @ at the start of a word', () => {
    expect(mentioningAt('@sa', 3)).toEqual({ from: 0, typed: 'sa' });
    expect(mentioningAt('確認。＠加', 5)).toEqual({ from: 3, typed: '加' });
    expect(mentioningAt('折り返し @', 6)).toEqual({ from: 5, typed: '' });
    expect([mentioningAt('a@b', 3), mentioningAt('@sato さん', 8), mentioningAt('', 0)]).toEqual([null, null, null]);
  });

  it('means whoever’s name begins so', () => {
    const ids = (typed: string) => candidatesFor(typed, ALL).map(({ personId }) => personId);
    expect([ids('佐'), ids('KA'), ids('結'), ids(''), ids('x')]).toEqual([
      ['1', '2'],
      ['3'],
      ['2'],
      ['1', '2', '3'],
      [],
    ]);
  });

  it('is completed where it stands, and the cursor goes behind it', () => {
    expect(completed('夜 @加 まで', { from: 2, typed: '加' }, KATO)).toEqual({ text: '夜 @加藤 健  まで', cursor: 8 });
  });

  it('is of those the finished text names, the longer name before the shorter', () => {
    expect(mentionedIn('@佐藤 結衣 お願いします', ALL)).toEqual(['2']);
    expect(mentionedIn('@佐藤 と @佐藤 結衣', ALL)).toEqual(['1', '2']);
    expect(mentionedIn('佐藤さんに電話', ALL)).toEqual([]);
  });
});
