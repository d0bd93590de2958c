import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { ja } from './ja.js';

/** Every text by its key, such as `board.section.watched`. */
function textsOf(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(node as Record<string, unknown>)) {
    for (const [name, text] of textsOf(value, path === '' ? key : `${path}.${key}`)) all.set(name, text);
  }
  return all;
}

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
}

const japanese = textsOf(ja);
const english = textsOf(en);
/** Said with no word: the cause `none`, and what stands between the parts of a sentence. */
const MAY_BE_EMPTY = new Set(['cause.none', 'clinic.sentence.join']);

describe('the texts', () => {
  it('exist in both languages under the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort());
    expect(japanese.size).toBeGreaterThan(300);
  });

  it('fill in the same facts in both languages', () => {
    for (const [key, text] of japanese) {
      expect([key, placeholdersOf(english.get(key) ?? '')]).toEqual([key, placeholdersOf(text)]);
    }
  });

  it('are never empty', () => {
    for (const texts of [japanese, english]) {
      for (const [key, text] of texts) if (!MAY_BE_EMPTY.has(key)) expect([key, text.trim()]).not.toEqual([key, '']);
    }
  });

  it('hold no Japanese in the English', () => {
    const foreign = [...english].filter(
      ([key, text]) => !key.startsWith('language.') && /[\u3040-\u30ff\u4e00-\u9fff]/.test(text),
    );
    expect(foreign).toEqual([]);
  });
});
