// A page that is opened on the board asks for the board at once, beside its own parts and the session, instead of after them:
// before five hundred open incidents each step of that way costs time in which nobody sees an alarm.
import { boardLayout, boardPage, wallPage } from './board-parts.js';
import { beginEarlyBoard } from './early-board.js';

/**
 * Once, at the page's start; resolves when the board's parts have come or can't. Where nobody is logged in the answer is a
 * refusal, and nothing comes of it.
 */
export async function askEarly(path: string): Promise<void> {
  if (!path.startsWith('/board')) return;
  beginEarlyBoard();
  await Promise.all([boardLayout.ask(), (path.startsWith('/board/wall') ? wallPage : boardPage).ask()]);
}
