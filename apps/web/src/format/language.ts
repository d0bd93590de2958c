// The two languages of the house.
import type { BilingualText } from '../api/types.js';

export type Language = 'ja' | 'en';

export function inLanguage(text: BilingualText, language: Language): string {
  return language === 'ja' ? text.ja : text.en;
}
