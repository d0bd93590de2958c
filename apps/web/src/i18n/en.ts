// Every text of the application in English, with the keys of ja.ts.
import { admin } from './en/admin.js';
import { board, login } from './en/board.js';
import { clinic, family } from './en/clinic.js';
import { common } from './en/common.js';
import { phone } from './en/phone.js';
import { station } from './en/station.js';
import type { ja } from './ja.js';

export const en: typeof ja = { ...common, login, board, phone, station, clinic, family, admin };
