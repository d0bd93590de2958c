// The parts of the board, apart from their routes so that a page opened on the board can ask for them at its start.
import { partOf } from '../shell/part.js';

export const boardLayout = partOf(() => import('./board-layout.js'));
export const boardPage = partOf(() => import('./board-page.js'));
export const wallPage = partOf(() => import('./wall-page.js'));
