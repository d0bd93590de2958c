// Finding a patient from what a caller says: name, reading, address, telephone, key person. Width, case, script of kana,
// spaces and hyphens do not matter.

export const SEARCHED = ['name', 'kana', 'phone', 'keyPerson', 'address'] as const;
export type SearchedField = (typeof SEARCHED)[number];

const HIRAGANA = /[\u3041-\u3096]/g;
const TO_KATAKANA = 0x60;
/** Spaces, hyphens of every width, the long vowel mark beside digits, and the middle dot. */
const SEPARATORS = /[\s\-‐‑–—−・･.()]/g;

/** The text as it is compared. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(HIRAGANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + TO_KATAKANA))
    .replace(/(\d)ー(?=\d)/g, '$1')
    .replace(SEPARATORS, '');
}

/** Which field holds what is looked for; the first of `SEARCHED` that does. Null for none, and for nothing asked. */
export function foundIn(
  fields: Readonly<Record<SearchedField, readonly string[]>>,
  query: string,
): { readonly field: SearchedField; readonly text: string } | null {
  const wanted = folded(query);
  if (wanted === '') return null;
  for (const field of SEARCHED) {
    // Two digits are in every telephone number and address.
    if ((field === 'phone' || field === 'address') && /^\d{1,2}$/.test(wanted)) continue;
    const text = fields[field].find((each) => folded(each).includes(wanted));
    if (text !== undefined) return { field, text };
  }
  return null;
}
