// Mentioning a colleague while writing a note: what stands before the cursor, who it may mean, and who a finished note names.
import type { Colleague } from '../api/types.js';

export interface Mentioning {
  /** Where the @ stands. */
  readonly from: number;
  readonly typed: string;
}

/** The @name being typed at the cursor; null when none is. An @ within a word, as in an address, is none. */
export function mentioningAt(text: string, cursor: number): Mentioning | null {
  const [, before, typed] = /(^|[\s、。（(])[@＠]([^\s@＠、。]{0,40})$/u.exec(text.slice(0, cursor)) ?? [];
  if (before === undefined || typed === undefined) return null;
  return { from: cursor - typed.length - 1, typed };
}

/** Whom the typed part may mean, by name as shown or log-in name. */
export function candidatesFor(typed: string, colleagues: readonly Colleague[]): Colleague[] {
  const wanted = typed.normalize('NFKC').toLowerCase();
  return colleagues
    .filter(({ name, displayName }) =>
      [name, ...displayName.split(/\s+/), displayName].some((each) =>
        each.normalize('NFKC').toLowerCase().startsWith(wanted),
      ),
    )
    .slice(0, 6);
}

/** The text with the colleague named in it, and where the cursor goes. */
export function completed(
  text: string,
  { from, typed }: Mentioning,
  colleague: Colleague,
): { readonly text: string; readonly cursor: number } {
  const named = `@${colleague.displayName} `;
  return { text: text.slice(0, from) + named + text.slice(from + 1 + typed.length), cursor: from + named.length };
}

/** Who of them the text names. A longer name that begins with a shorter one is not the shorter one's. */
export function mentionedIn(text: string, colleagues: readonly Colleague[]): string[] {
  const byLength = [...colleagues].sort((a, b) => b.displayName.length - a.displayName.length);
  const found = new Set<string>();
  let rest = text;
  for (const { personId, displayName } of byLength) {
    if (!rest.includes(`@${displayName}`)) continue;
    found.add(personId);
    rest = rest.replaceAll(`@${displayName}`, '');
  }
  return colleagues.filter(({ personId }) => found.has(personId)).map(({ personId }) => personId);
}
