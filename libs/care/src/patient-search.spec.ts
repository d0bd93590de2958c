import fc from 'fast-check';
import { folded, foundIn } from './patient-search.js';

const HANA = {
  name: ['山田 ハナ'],
  kana: ['ヤマダ ハナ'],
  phone: ['03-1234-5678', '090-0000-1111'],
  keyPerson: ['長女 山田 花子'],
  address: ['東京都板橋区見本町 1-2-3'],
};

describe('finding a patient', () => {
  it('works by each of what a caller may say', () => {
    const of = (query: string) => foundIn(HANA, query)?.field ?? null;
    expect(['山田ハナ', 'やまだ', '0312345678', '花子', '見本町1-2', '鈴木'].map(of)).toEqual([
      'name',
      'kana',
      'phone',
      'keyPerson',
      'address',
      null,
    ]);
  });

  it('says which number or address it was', () => {
    expect(foundIn(HANA, '０９０－００００')).toEqual({ field: 'phone', text: '090-0000-1111' });
  });

  it('takes half-width kana, wide digits and spaces as the same', () => {
    expect(foundIn(HANA, ' ﾔﾏﾀﾞ　ﾊﾅ ')?.field).toBe('kana');
    expect(folded('１−２ー３')).toBe('123');
    expect(folded('スーパー')).toBe('スーパー');
  });

  it('finds nobody by nothing, and nobody by two digits of a number', () => {
    expect([foundIn(HANA, ' - '), foundIn(HANA, '12')]).toEqual([null, null]);
  });

  it('finds everybody by any part of the own name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.nat(), fc.nat(), (name, from, length) => {
        const part = folded(name).slice(from % name.length, (from % name.length) + 1 + (length % name.length));
        fc.pre(part !== '' && folded(part) === part);
        expect(foundIn({ ...HANA, name: [name] }, part)).not.toBeNull();
      }),
    );
  });
});
