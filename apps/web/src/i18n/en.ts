// Every text of the application in English, with the keys of ja.ts.
import { admin } from './en/admin.js';
import { board, login } from './en/board.js';
import { clinic, family } from './en/clinic.js';
import { common } from './en/common.js';
import { emergency } from './en/emergency.js';
import { escalation } from './en/escalation.js';
import { activity, handover, load } from './en/load.js';
import { phone } from './en/phone.js';
import { messages } from './en/messages.js';
import { roster } from './en/roster.js';
import { security } from './en/security.js';
import { station } from './en/station.js';
import type { ja } from './ja.js';

export const en: typeof ja = {
  ...common,
  login,
  security,
  board,
  emergency,
  escalation,
  activity,
  handover,
  load,
  messages,
  phone,
  roster,
  station,
  clinic,
  family,
  admin,
};
