// The board's first answer, asked for at the page's start and handed to whoever shows it.
import type { Board } from '../api/types.js';

let early: Promise<Board> | null = null;

export function beginEarlyBoard(): void {
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
