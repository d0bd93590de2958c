// A page that is opened on the board asks for the board at once, beside its own parts and the session, instead of after them:
// before five hundred open incidents each step of that way costs time in which nobody sees an alarm.
import { beginEarlyBoard } from './early-board.js';

/** Once, at the page's start. Where nobody is logged in the answer is a refusal, and nothing comes of it. */
export function askEarly(path: string): void {
  if (!path.startsWith('/board')) return;
  void import('./board-layout.js');
  if (path.startsWith('/board/wall')) void import('./wall-page.js');
  else void import('./board-page.js');
  beginEarlyBoard();
}
