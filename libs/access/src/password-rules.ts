// What a password must be (NIST SP 800-63B, OWASP ASVS 5 chapter 6.2): long, and not one that guessers try first. No rules on
// kinds of characters, no expiry; any character, also a space, and pasting is welcome.
import { dictionary } from '@zxcvbn-ts/language-common';
import type { Role } from './roles.js';
import { needsSecondFactor } from './session-policy.js';

export const PASSWORD_MAX = 256;
const WITH_SECOND_FACTOR = 12;
/** A password that stands alone has to be longer. */
const ALONE = 15;

export type PasswordProblem = 'tooShort' | 'tooLong' | 'common';

export function shortestPassword(role: Role): number {
  return needsSecondFactor(role) ? WITH_SECOND_FACTOR : ALONE;
}

/** Null when the password will do. `own` are words that a guesser would try for this person. */
export function passwordProblem(password: string, role: Role, own: readonly string[]): PasswordProblem | null {
  const length = [...password].length;
  if (length > PASSWORD_MAX) return 'tooLong';
  if (length < shortestPassword(role)) return 'tooShort';
  // The same again and again is as easily guessed as once.
  const once = fold(password).replace(/^(.+?)\1+$/su, '$1');
  return piecesOf(once, new Set(own.map(fold).filter((word) => word.length >= 3))) <= 2 ? 'common' : null;
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const KEYBOARD = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];
const LONGEST_ENTRY = 24;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
const unleet = (text: string): string => [...text].map((char) => LEET[char] ?? char).join('');

let known: ReadonlySet<string> | null = null;
function commonPasswords(): ReadonlySet<string> {
  known ??= new Set([...dictionary['passwords-common'].map(String), 'mimamori', 'みまもり', '見守り', '看護', '病院']);
  return known;
}

/**
 * Of how few common parts a password can be put together: `password1234` of two. A part is a common password of four or
 * more characters, one's own name, one character again and again, or a stretch of the keyboard; any other character counts
 * as a part of its own.
 */
function piecesOf(password: string, own: ReadonlySet<string>): number {
  const least = [0];
  for (let end = 1; end <= password.length; end += 1) {
    least[end] = (least[end - 1] ?? 0) + 1;
    for (let start = 0; start <= end - 3; start += 1) {
      const part = password.slice(start, end);
      const count = (least[start] ?? 0) + 1;
      if (count < (least[end] ?? count) && isCommon(part, own)) least[end] = count;
    }
  }
  return least[password.length] ?? 0;
}

function isCommon(part: string, own: ReadonlySet<string>): boolean {
  if (own.has(part) || new Set(part).size === 1) return true;
  if (/^\d{1,8}$/.test(part)) return true;
  const reversed = [...part].reverse().join('');
  if (KEYBOARD.some((row) => row.includes(part) || row.includes(reversed))) return true;
  if (part.length < 4 || part.length > LONGEST_ENTRY) return false;
  const common = commonPasswords();
  return common.has(part) || common.has(unleet(part));
}
