// A page that is opened on the board asks for the board at once, beside its own parts and the session, instead of after them:
// before five hundred open incidents each step of that way costs time in which nobody sees an alarm.
import type { Board } from '../api/types.js';

let early: Promise<Board> | null = null;

/** Once, at the page's start. Where nobody is logged in the answer is a refusal, and nothing comes of it. */
export function askEarly(path: string): void {
  if (!path.startsWith('/board')) return;
  void import('./board-layout.js');
  if (path.startsWith('/board/wall')) void import('./wall-page.js');
  else void import('./board-page.js');
  early = ask();
  early.catch(() => undefined);
}

async function ask(): Promise<Board> {
  const answer = await fetch('/api/board', { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`The board was refused: HTTP ${answer.status}.`);
  return (await answer.json()) as Board;
}

/** What was asked for early, once: later snapshots are asked for when they are wanted. */
export function earlyBoard(): Promise<Board> | null {
  const asked = early;
  early = null;
  return asked;
}
